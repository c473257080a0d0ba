using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Errands;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Matching.Words;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Jobs;

/// <summary>
/// What the clock does, a piece at a time: each sweep takes rows that are due from the domain's own tables, so that running
/// it twice does nothing twice, and losing the scheduler loses nothing.
/// </summary>
internal sealed class Sweeps(TurnLoop loop, Settings settings, Dialogues.Engine.Dialogues dialogues, IEnumerable<IChannel> channels, TimeProvider clock)
{
    /// <summary>So many birthdays are looked at together.</summary>
    private const int MostBirthdays = 500;

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(channel => channel.Name);

    /// <summary>While nothing can be kept a job ends as failed, and doesn't hold up a program that is to stop.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>So many rows a transaction: turns of people get in between.</summary>
    private const int Most = 50;

    /// <summary>For each need all around it is read: fewer of them at once.</summary>
    private const int MostNeeds = 20;

    /// <summary>For each digest all posts in its circle are read: fewer of them at once.</summary>
    private const int MostDigests = 10;

    /// <summary>Sentences are only read, what was said on the page only forgotten: a page of them takes a moment.</summary>
    private const int MostSentences = 500;

    /// <summary>A plan that takes longer is taken as far as it has come.</summary>
    private static readonly TimeSpan LongestPlan = TimeSpan.FromMinutes(1);

    /// <summary>What waits for the team is told in one message, however much it is.</summary>
    private const int MostProposals = 500;

    /// <summary>Update ids are kept longer than the server keeps updates (24 hours).</summary>
    private static readonly TimeSpan InboxKept = TimeSpan.FromDays(3);

    public async Task ConsentsAsync() => await UntilDoneAsync(c => MayRemind(c) ? SweepConsents.Run(c, Most) : 0);

    public async Task FollowUpsAsync() => await UntilDoneAsync(c => MayRemind(c) ? SweepFollowUps.Run(c, Most) : 0);

    public async Task PostsAsync() => await UntilDoneAsync(c => MayRemind(c) ? SweepPosts.Run(c, Most) : 0);

    public async Task ModeratorsAsync() => await UntilDoneAsync(c => settings.OpeningHours.AreOpen(c.Now, c.Timings.TimeZone) ? SweepProposals.Run(c, MostProposals) : 0, MostProposals);

    /// <summary>Dialogues left in the middle: spoken of once, then forgotten.</summary>
    public async Task AbandonedAsync()
    {
        var due = await Run(scope => !WakingHours.AreNow(scope.Now, settings.Timings.TimeZone)
            ? []
            : scope.Stores.Conversations.Due(scope.Now, Most).Select(scope.Stores.People.Get).ToArray());
        // Each as a piece of that person's own work: they may be answering just now.
        foreach (var person in due)
        {
            await Run(
                scope =>
                {
                    if (scope.Stores.Conversations.IsDue(person.Id, scope.Now)) Abandoned(scope, person.Id);
                    return true;
                },
                of: new Address(person.Channel, person.Address));
        }
    }

    public async Task TrustAsync() => await UntilDoneAsync(c => RecordTrust.Sweep(c, Most));

    public async Task SanctionsAsync()
    {
        await UntilDoneAsync(c => MayRemind(c) ? SweepSanctions.Over(c, Most) : 0);
        await UntilDoneAsync(c => settings.OpeningHours.AreOpen(c.Now, c.Timings.TimeZone) ? SweepSanctions.Unread(c, Most) : 0);
        await UntilDoneAsync(c => settings.OpeningHours.AreOpen(c.Now, c.Timings.TimeZone) ? SweepSanctions.Overdue(c, Most) : 0);
    }

    /// <summary>By day, but however much else waits to be said: somebody may be lying on the floor.</summary>
    public async Task CheckInsAsync()
    {
        await UntilDoneAsync(c => WakingHours.AreNow(c.Now, c.Timings.TimeZone) ? SweepHellos.GoOn(c, Most) : 0);
        await UntilDoneAsync(c => WakingHours.AreNow(c.Now, c.Timings.TimeZone) ? SweepHellos.Ask(c, Most, settings.OpeningHours.IsHoliday) : 0);
    }

    public Task OldAnswersAsync() => Run(scope => SweepHellos.Forget(settings.Begin(scope.Stores, scope.Now)));

    public async Task WishesAsync() => await UntilDoneAsync(c => MayRemind(c) ? ClosePlatform.Tell(c, Most) : 0);

    /// <summary>Announcements that nobody confirmed lapse; those that were confirmed go out.</summary>
    public async Task AnnouncementsAsync()
    {
        await UntilDoneAsync(c => MayRemind(c) ? DecideAnnouncement.LapseOld(c, Most) : 0);
        await UntilDoneAsync(c => MayRemind(c) ? SendAnnouncements.Run(c, Most, [.. Team.All(c.Stores, settings).Select(one => one.Id)], (who, communes) => Announcements.MaySpeakFor(c.Stores, settings, who, communes)) : 0);
    }

    /// <summary>Groups have hours of their own: what waits for them, digests, and what nobody went on with.</summary>
    public async Task GroupsAsync()
    {
        await OneAfterAnotherAsync(GroupSweeps.Cards, Most);
        await OneAfterAnotherAsync((c, mail, after, most) => GroupSweeps.Words(c, mail, settings, after, most), Most);
        await UntilDoneAsync((c, mail) => GroupSweeps.Digests(c, mail, MostDigests), MostDigests);
        await OneAfterAnotherAsync(GroupSweeps.StaleDigests, MostDigests);
        await UntilDoneAsync((c, mail) => GroupSweeps.Asked(c, mail, Most));
        await UntilDoneAsync((c, mail) => GroupSweeps.AskedBirthdays(c, mail, Most));
        await UntilDoneAsync((c, mail) => GroupSweeps.OldBulletins(c, mail, Most));
        await OneAfterAnotherAsync((c, _, after, most) => LeftToTheTown.Run(c, after, most), Most);
    }

    private async Task OneAfterAnotherAsync(Func<Change, Mail, long, int, (int Count, long Last)> sweep, int most)
    {
        var after = 0L;
        await UntilDoneAsync(
            (c, mail) =>
            {
                (var count, after) = sweep(c, mail, after, most);
                return count;
            },
            most);
    }

    /// <summary>Whether somebody still belongs to their group, the server is asked between two transactions; then it is said.</summary>
    public async Task BirthdaysAsync()
    {
        var due = await Run(scope =>
        {
            var change = settings.Begin(scope.Stores, scope.Now);
            return Congratulate.Due(change, MostBirthdays).Select(birthday => (Birthday: birthday, Asks: GroupWords.Whether(scope.Stores, birthday))).ToArray();
        });
        if (due.Length == 0) return;
        var asked = new List<(Birthday, Congratulate.Presence)>();
        foreach (var (birthday, asks) in due)
        {
            var standing = _channels.TryGetValue(asks.Group.Channel, out var channel) ? await channel.StandingAsync(asks.Group.Id, asks.Person.Id, CancellationToken.None) : Standing.Unknown;
            asked.Add((birthday, standing switch { Standing.Unknown => Congratulate.Presence.Unknown, Standing.Outside => Congratulate.Presence.Outside, _ => Congratulate.Presence.Inside }));
        }

        await Run(scope =>
        {
            var change = settings.Begin(scope.Stores, scope.Now);
            var words = new GroupWords(change, scope.Mail, settings);
            foreach (var (group, people) in Congratulate.Settle(change, asked)) words.Congratulate(group, people);
            return true;
        });
    }

    /// <summary>Whoever goes names the hour themselves, so that it is kept to at any time of day; reminders aren't.</summary>
    public async Task ErrandsAsync()
    {
        await UntilDoneAsync(c => SweepErrands.Stranded(c, Most));
        await UntilDoneAsync(c => SweepErrands.Hours(c, Most));
        await UntilDoneAsync(c => MayRemind(c) ? SweepErrands.Silent(c, Most) : 0);
        await UntilDoneAsync(c => SweepErrands.Forget(c, Most));
        await UntilDoneAsync((c, mail) => GroupSweeps.Errands(c, mail, Most));
    }

    public Task VisitsAsync() => UntilDoneAsync(c => ForgetVisits.Run(c, MostSentences), MostSentences);

    public Task InboxAsync() => Run(scope => scope.Stores.Inbox.ForgetBefore(scope.Now - InboxKept));

    private Task<T> Run<T>(Func<TurnLoop.Scope, T> work, Address? of = null) => loop.Run(work, of: of).WaitAsync(LongestWait, clock);

    private void Abandoned(TurnLoop.Scope scope, long personId)
    {
        var conversation = scope.Stores.Conversations.Get(personId);
        // A question put in between is put away; what it held goes on.
        if (Snapshot.Read(conversation.Snapshot)?.Held is { } held) conversation = conversation with { Snapshot = held, Turn = conversation.Turn + 1 };
        if (Snapshot.Read(conversation.Snapshot) is not { Reminded: false } snapshot || snapshot.Dialogue is not ("need" or "offer"))
        {
            scope.Stores.Conversations.Save(personId, conversation with { Snapshot = null, Turn = conversation.Turn + 1 }, null);
            return;
        }
        var forgotten = scope.Now + Dialogues.Engine.Dialogues.ForgetAfter;
        scope.Stores.Conversations.Save(personId, conversation with { Snapshot = (snapshot with { Reminded = true }).Write() }, forgotten);
        var title = dialogues.Named(snapshot.Dialogue).Title;
        scope.Mail.ToPerson(
            scope.Stores.People.Get(personId),
            Message.Of(
                new Phrase("abandoned.remind", ("current", title)),
                [new Button(new Phrase("button.resume", ("current", title)), new Turns.Action.Resume())],
                [new Button("button.drop", new Turns.Action.Answer(conversation.Turn, Asking.Cancel))]),
            OutboxKind.Reminder,
            goodUntil: forgotten);
    }

    private Task UntilDoneAsync(Func<Change, int> sweep, int most = Most) => UntilDoneAsync((change, _) => sweep(change), most);

    private async Task UntilDoneAsync(Func<Change, Mail, int> sweep, int most = Most)
    {
        while (await Run(scope =>
        {
            var change = settings.Begin(scope.Stores, scope.Now);
            var count = sweep(change, scope.Mail);
            new Announcer(change, scope.Mail, new Moderators(change, scope.Mail, settings)).Announce();
            return count;
        }) >= most)
        {
        }
    }

    /// <summary>Better proposals in the place of those that nobody has touched. Read page by page and decided outside of any transaction, so that nobody waits for it.</summary>
    public async Task PlanAsync()
    {
        if (await Run(scope => scope.Stores.Closure.Now() is not null)) return;
        var before = await Run(scope => new GivenBack(scope.Stores.Matches.Untouched(scope.Now)));
        var rows = new List<OpenBoard.Row>();
        IReadOnlyList<OpenBoard.Row> page;
        do
        {
            var after = rows.Count == 0 ? 0 : rows[^1].Need;
            rows.AddRange(page = await Run(scope => OpenBoard.Read(settings.Begin(scope.Stores, scope.Now), before, after, MostNeeds)));
        }
        while (page.Count == MostNeeds);
        var since = clock.GetTimestamp();
        foreach (var swap in PlanOpenPosts.Decide(OpenBoard.Of(rows, before), () => clock.GetElapsedTime(since) > LongestPlan))
        {
            await Run(scope =>
            {
                var change = settings.Begin(scope.Stores, scope.Now);
                PlanOpenPosts.Apply(change, swap);
                new Announcer(change, scope.Mail, new Moderators(change, scope.Mail, settings)).Announce();
                return true;
            });
        }
    }

    /// <summary>How common each word is on the board, counted page by page outside of any transaction.</summary>
    public async Task WordsAsync()
    {
        var counting = new WordCounts.Counting();
        var after = 0L;
        IReadOnlyList<WordingStore.Line> page;
        do
        {
            (page, var categories) = await Run(scope => (scope.Stores.Wording.Sentences(after, MostSentences), scope.Stores.Categories));
            foreach (var line in page) counting.Add(line.PersonId, line.Sentence, line.Language, categories);
            if (page is [.., var last]) after = last.PostId;
        }
        while (page.Count == MostSentences);
        await Run(scope =>
        {
            scope.Stores.Wording.Save(counting.Done(), scope.Now);
            return true;
        });
    }

    /// <summary>By day, and not more than can go out until the next sweep: nobody's answer waits behind an announcement to thousands.</summary>
    private bool MayRemind(Change change) =>
        WakingHours.AreNow(change.Now, change.Timings.TimeZone) && change.Stores.Outbox.Reminders(MostReminders) < MostReminders;

    private int MostReminders => Math.Max(Most, (int)(settings.Pacing.Overall * settings.SweepEvery.TotalSeconds));
}
