using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What is mine: each post, how it and its matches stand, who must act next and by when.</summary>
internal static class Mine
{
    public static Message List(Turn turn)
    {
        var all = turn.Stores.Posts.Of(turn.Person.Id, turn.Now - Timings.RenewableAfterExpiry).Where(p => p is not Need { SeriesId: not null, State: PostState.Closed }).ToArray();
        // Dates stand under their series, as long as it is there itself.
        var posts = all.Where(p => p is not Need { SeriesId: { } series } || all.All(other => other.Id != series)).ToArray();
        if (posts.Length == 0) return Message.Of("mine.nothing", [new Button("door.need", new Action.Open("need"))], [new Button("door.offer", new Action.Open("offer"))]);
        var matches = turn.Stores.Matches.LiveOfPerson(turn.Person.Id);
        var parts = posts.Take(Most).Select(p => new Lines("\n", [PostCard.Line(p), State(p), Progress(turn, p), .. Matches(matches, p, turn, LongestPart), .. SeriesCard.Dates(turn, p, LongestPart)])).ToArray();
        var shown = Fitting(turn, parts, LongestList);
        var text = new Lines("\n\n",
        [
            new Phrase("mine.title"),
            .. parts.Take(shown),
            posts.Length > shown ? new Phrase("mine.more", ("n", posts.Length - shown)) : null,
        ]);
        return Message.Of(text,
        [
            .. ToAnswer(matches, turn),
            .. posts.Take(shown).Select(p => new Button(new Phrase("button.open-post", ("reference", new Markup(p.Reference))), new Action.ToPost("show", p.Id, p.Version))).Chunk(3),
            [new Button("door.need", new Action.Open("need")), new Button("door.offer", new Action.Open("offer"))],
        ]);
    }

    /// <summary>More than these are not shown at once: the message would grow too long.</summary>
    private const int Most = 12;

    /// <summary>In characters as they are read, so that a message stays below the 4,096 that a server takes.</summary>
    private const int LongestList = 3600, LongestPart = 1200, LongestMatches = 2200;

    public static Message One(Turn turn, Post post)
    {
        var matches = turn.Stores.Matches.LiveOf(post.Id);
        var text = new Lines("\n\n",
        [
            Lines.Of(new Phrase(post.Kind == PostKind.Need ? "mine.need" : "mine.offer", ("reference", new Markup(post.Reference))), PostCard.Redacted(post)),
            new Lines("\n", [State(post), Progress(turn, post), .. Matches(matches, post, turn, LongestMatches), .. SeriesCard.Dates(turn, post, LongestMatches)]),
            post.State == PostState.Closed ? null : new Phrase("post.lives-until", ("date", turn.Change.Timings.LastDayBefore(post.ExpiresAt))),
        ]);
        Button To(string verb) => new($"button.post-{verb}", new Action.ToPost(verb, post.Id, post.Version));
        var dated = post is Need { When.LastDay: not null };
        IReadOnlyList<Button>[] rows = post.State switch
        {
            _ when post is Need { SeriesId: { } series } date => SeriesCard.OfDate(date, series),
            PostState.Closed => dated || post.Closing != Closing.Expired ? [] : [[To("renew")]],
            PostState.Held => [[To("edit"), To("close")]],
            PostState.Paused => [[To("resume"), To("edit")], [To("close")]],
            _ => [[To("edit"), To("pause")], dated ? [To("close")] : [To("renew"), To("close")]],
        };
        var backs = matches.Where(m => m.State == MatchState.Introduced || m.State is MatchState.Waiting or MatchState.Accepted && m.HelperId == turn.Person.Id)
            .Select(m => (IReadOnlyList<Button>)[new Button(new Phrase("button.cant-make-it-ref", ("reference", new Markup(m.Reference))), new Action.StepBack(m.Id, false))]);
        return Message.Of(text, [.. ToAnswer(matches, turn), .. SeriesCard.ToDates(turn, post), .. rows, .. backs, [new Button("door.mine", new Action.Open("mine"))]]);
    }

    public static Phrase State(Post post) => post.State switch
    {
        PostState.Held => new Phrase(post.HeldSince is null ? "post.state-sent-back" : "post.state-held"),
        PostState.Closed => new Phrase("post.closed-" + (post.Closing ?? Closing.Withdrawn).ToString().ToLowerInvariant()),
        PostState.Filled when post is Offer { IsOfGoods: true } => new Phrase("offer.state-filled-pieces"),
        PostState.Open when post is Need { GoesByDate: true } => new Phrase("series.state-open", ("n", KeepSeries.DaysAhead)),
        _ => new Phrase($"{(post.Kind == PostKind.Need ? "need" : "offer")}.state-{post.State.ToString().ToLowerInvariant()}"),
    };

    /// <summary>"320 of 500 are promised": where pieces are counted.</summary>
    private static Phrase? Progress(Turn turn, Post post)
    {
        if (!post.IsOfGoods || !post.IsLive) return null;
        var progress = turn.Stores.Matches.ProgressOf(post);
        return new Phrase(post.Kind == PostKind.Need ? "need.progress" : "offer.progress", ("promised", progress.Promised), ("n", post.Places), ("given", progress.Given));
    }

    /// <summary>How a match stands, to one of its own people: who must act next, and by when.</summary>
    public static Phrase State(Match match, Need need, Side side, Timings timings)
    {
        var prefix = side == Side.Helper ? "helper" : "asker";
        Phrase Until() => Dates.Moment(match.AnswerBy(need, timings), timings.TimeZone);
        return match.State switch
        {
            MatchState.Proposed => new Phrase($"{prefix}.state-proposed"),
            // Nobody outside the team has heard of it yet.
            MatchState.Approved when match.IsHeldBack => new Phrase($"{prefix}.state-proposed"),
            MatchState.Approved => new Phrase($"{prefix}.state-approved", ("until", Until())),
            MatchState.Waiting when side == Side.Asker => new Phrase("asker.state-waiting"),
            MatchState.Waiting => new Phrase("helper.state-waiting", ("until", Until())),
            MatchState.Accepted => new Phrase($"{prefix}.state-accepted", ("until", Until())),
            MatchState.Introduced => new Phrase($"{prefix}.state-introduced"),
            MatchState.Done => new Phrase($"{prefix}.state-done"),
            _ => new Phrase($"{prefix}.state-ended"),
        };
    }

    /// <summary>So many buttons at most: a server takes a hundred under a message.</summary>
    private const int MostToAnswer = 20;

    /// <summary>Where this person must act next: a way to the question.</summary>
    private static IEnumerable<IReadOnlyList<Button>> ToAnswer(IReadOnlyList<Match> matches, Turn turn) =>
        matches.Where(m => AnswerProposal.WhoIsAsked(m) is { } side && m.PersonOn(side) == turn.Person.Id && !PairStanding.IsAskedWithEarlier(m, matches))
            .Take(MostToAnswer)
            .Select(m => (IReadOnlyList<Button>)[new Button(new Phrase("button.answer-match", ("reference", new Markup(m.Reference))), new Action.Agree("show", m.Id))]);

    private static IEnumerable<object> Matches(IEnumerable<Match> matches, Post post, Turn turn, int longest)
    {
        var lines = matches.Where(m => m.NeedId == post.Id || m.OfferId == post.Id).Select(m => (object)new Phrase(
            post.IsOfGoods && m.Pieces is not null ? "mine.match-pieces" : "mine.match",
            ("reference", new Markup(m.Reference)),
            ("n", m.Share),
            ("state", Standing(m, post.Kind == PostKind.Need ? Side.Asker : Side.Helper, turn)))).ToArray();
        var shown = Fitting(turn, lines, longest);
        return shown == lines.Length ? lines : [.. lines.Take(shown), new Phrase("mine.more-matches", ("n", lines.Length - shown))];
    }

    /// <summary>How many of these parts, from the first, are no longer than that together.</summary>
    public static int Fitting(Turn turn, IEnumerable<object> parts, int longest)
    {
        var length = 0;
        return parts.TakeWhile(p => (length += PlainText.Of(turn.Mail.Texts.Render(Lines.Of(p), turn.Language)).Length + 2) <= longest).Count();
    }

    /// <summary>Whoever has been introduced finds the name and the contact again here.</summary>
    private static Lines Standing(Match match, Side side, Turn turn)
    {
        var state = State(match, turn.Stores.Posts.GetNeed(match.NeedId), side, turn.Change.Timings);
        if (match.State != MatchState.Introduced) return Lines.Of(state);
        var other = turn.Stores.People.Get(side == Side.Helper ? match.AskerId : match.HelperId);
        return Lines.Of(state, new Phrase("mine.contact", ("name", other.Name), ("way", IntroductionCard.Reaching(other))), IntroductionCard.Doorstep(turn.Change, match, side));
    }
}
