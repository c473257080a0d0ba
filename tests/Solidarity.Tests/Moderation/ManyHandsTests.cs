using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Ten of the team press on the same fifty cards at once: each match is decided once, and everybody sees the truth.</summary>
public sealed class ManyHandsTests
{
    private const int Team = 10, Cards = 50, AtOnce = 5;

    private static readonly string[] Verbs = ["approve", "reject", "take"];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Presses_OfTenOnFiftyCards_DecideEachOnce(string provider)
    {
        await using var town = await Town.OpenOnAsync(provider, null, [.. Enumerable.Range(0, Team).Select(i => ($"Moderation:Administrators:{i}", (string?)$"{9001 + i}"))]);
        var team = Enumerable.Range(0, Team).Select(i => town.Person($"Moderator{i}", id: 9001 + i)).ToArray();
        foreach (var one in team) await one.Say("/start");
        for (var i = 0; i < Cards; i++)
        {
            var (helper, asker) = (town.Person($"Helper{i}"), town.Person($"Asker{i}"));
            await helper.AgreeTo();
            await helper.PublishesOffer();
            await asker.AgreeTo();
            await asker.PublishesNeed($"Ligne {i}");
        }
        var matches = await town.Read(s => s.Queue.Page(QueueKind.Proposed, Area.Everywhere, town.Clock.GetUtcNow(), 0, 1000));
        Assert.Equal(Cards, matches.Count);
        var random = new Random(7);
        var toasts = new List<(long Match, string? Text)>();
        foreach (var some in matches.Chunk(AtOnce))
        {
            town.Clock.Advance(FloodGate.FullAgain);
            var presses = team.SelectMany(one => some.Select(match => (Match: match, Press: Pressed(town, one, match, Verbs[random.Next(Verbs.Length)])))).ToArray();
            random.Shuffle(presses);
            await town.TakeTogetherAsync(presses.Select(p => p.Press));
            toasts.AddRange(presses.Select(p => (p.Match, town.Toasts.Last(t => t.Query == ((Press)p.Press.Input).QueryId).Text)));
        }
        Assert.DoesNotContain(toasts, t => string.IsNullOrEmpty(t.Text));
        foreach (var id in matches) await CheckAsync(town, team, id, [.. toasts.Where(t => t.Match == id).Select(t => t.Text!)]);
    }

    /// <summary>One decision or a claim, its audit, everybody's card the same, and a kind word to each who came later.</summary>
    private static async Task CheckAsync(Town town, Resident[] team, long id, string[] toasts)
    {
        var match = (await town.Read(s => s.Matches.Find(id)))!;
        var audit = (await town.Read(s => s.Audit.Of(match.Reference))).Select(r => (r.Action, r.ActorId)).ToArray();
        var decisions = audit.Where(a => a.Action is "approve" or "reject").ToArray();
        if (match.State == MatchState.Proposed)
        {
            // Whoever took it keeps it: the rest were told who has it.
            Assert.Empty(decisions);
            Assert.Equal(match.Claim!.By, Assert.Single(audit.Select(a => a.ActorId).Distinct()));
            Assert.Equal(Team, toasts.Count(t => t.Contains("s'occupe de", StringComparison.Ordinal) || t.Contains("Vous vous occupez", StringComparison.Ordinal)));
        }
        else
        {
            var (action, by) = Assert.Single(decisions);
            Assert.Equal((match.State == MatchState.Approved ? "approve" : "reject", match.DecidedBy), (action, by));
            Assert.Equal(Team - 1, toasts.Count(t => t.Contains("a déjà décidé", StringComparison.Ordinal) || t.Contains("vous avez déjà décidé", StringComparison.Ordinal) || t.Contains("occupe", StringComparison.Ordinal)));
        }

        var now = team.Select(one => one.Screen.Last(m => m.Text.Contains($"Mise en relation {match.Reference}\n", StringComparison.Ordinal))).ToArray();
        Assert.Single(now.Select(m => m.Text).Distinct());
        var shown = Assert.Single(now.Select(m => string.Join('|', m.Buttons.Select(b => b.Data))).Distinct());
        Assert.Equal(match.State == MatchState.Proposed, shown.Contains("m:approve:", StringComparison.Ordinal));
        var word = match.State switch { MatchState.Approved => "Approuvée par", MatchState.Rejected => "Refusée par", _ => "s'en occupe" };
        Assert.Contains(word, now[0].Text, StringComparison.Ordinal);
    }

    private static Incoming Pressed(Town town, Resident one, long match, string verb)
    {
        var card = one.Screen.Last(m => m.Text.Contains($"Mise en relation M{match}\n", StringComparison.Ordinal));
        return new Incoming(
            "telegram", town.NextUpdate(), one.Speaker, one.Speaker.Address, true, new Press($"m:{verb}:{match}", card.MessageId, Guid.NewGuid().ToString("N")), town.Clock.GetUtcNow());
    }
}
