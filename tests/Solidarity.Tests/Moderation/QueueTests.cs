using System.Diagnostics;
using System.Globalization;
using Dapper;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>What waits, oldest first, counted, by pages, by kind and by commune.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task Queue_ByCommune_ShowsOnlyWhatWaitsThere()
    {
        await using var desk = await Desk.OpenAsync();
        var (carl, dora) = (desk.Town.Person("Carl"), desk.Town.Person("Dora"));
        foreach (var one in (Resident[])[carl, dora]) await one.AgreeTo();
        await carl.PublishesOffer(place: "38000");
        await dora.PublishesNeed("Des pommes", place: "38000");
        await desk.Mona.Say("/file");
        Assert.Contains("2 à décider", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Press("Grenoble");
        Assert.Contains("1 à décider", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.Contains("M2", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("M1", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Press("Toute la file");
        Assert.Contains("M1", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("/file 94400");
        Assert.DoesNotContain("M2", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("/file nullepart-sur-rien");
        Assert.Contains("94400", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_SaysWhoHasAMatchInHand()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Nora.Press("Je m'en occupe");
        await desk.Mona.Say("/file");
        Assert.Contains("🙋 Nora", desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_FilteredFromALaterPage_BeginsAtItsFirst()
    {
        await using var desk = await Desk.OpenAsync();
        foreach (var i in Enumerable.Range(1, 11))
        {
            var (one, other) = (desk.Town.Person($"Aide{i}"), desk.Town.Person($"Demande{i}"));
            foreach (var each in (Resident[])[one, other]) await each.AgreeTo();
            await one.PublishesOffer("Papiers", place: i == 11 ? "38000" : "94400");
            await other.PublishesNeed(category: "Papiers", place: i == 11 ? "38000" : "94400");
        }

        await desk.Mona.Say("/file");
        await desk.Mona.Press("Voir la suite");
        await desk.Mona.Press("Vitry-sur-Seine (94)");
        Assert.Contains("M1 ", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Mona.Last.Buttons, b => b.Label.Contains("précédente", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Queue_ByKind_TurnsItsOwnPages()
    {
        await using var desk = await Desk.OpenAsync();
        foreach (var i in Enumerable.Range(1, 10))
        {
            var one = desk.Town.Person($"Seule{i}");
            await one.AgreeTo();
            await one.PublishesNeed($"Papier {i}", "Papiers", "38000");
        }
        await desk.Town.WaitAsync(TimeSpan.FromHours(30));
        await desk.Mona.Say("/file");
        Assert.Contains("10 demandes sans aide", desk.Mona.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await desk.Mona.Press("Sans aide (10)");
        Assert.Equal(8, desk.Mona.Last.Text.Split('\n').Count(l => l.StartsWith('N')));
        await desk.Mona.Press("Voir la suite");
        Assert.Equal(2, desk.Mona.Last.Text.Split('\n').Count(l => l.StartsWith('N')));
        await desk.Mona.Press("Page précédente");
        Assert.Equal(8, desk.Mona.Last.Text.Split('\n').Count(l => l.StartsWith('N')));
    }

    /// <summary>
    /// Each is to take less than 100 ms (figures in docs/performance.md). Here other tests take the machine meanwhile: the limit is five times that, and the third
    /// best of fifteen counts. Whoever reads the whole board takes seconds.
    /// </summary>
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task QueueAndCard_WithTenThousandOpenMatches_TakeAMomentOnly(string provider)
    {
        await using var town = await Town.OpenOnAsync(provider, null, ("Moderation:Administrators:0", "9001"));
        var (mona, alice, bob) = (town.Person("Mona", id: 9001), town.Person("Alice"), town.Person("Bob"));
        await mona.Say("/start");
        await alice.AgreeTo();
        await bob.AgreeTo();
        await bob.PublishesOffer();
        await alice.PublishesNeed();
        await town.Loop.Run(scope =>
        {
            Fill(scope.Stores);
            return true;
        });
        List<double> queue = [], card = [], press = [];
        // Presses first: each card that is shown after them would be drawn anew as well.
        for (var i = 0; i < 15; i++)
        {
            town.Clock.Advance(Bot.Turns.FloodGate.FullAgain);
            press.Add(await TimeAsync(() => mona.Press(i % 2 == 0 ? "Je m'en occupe" : "Rendre")));
        }

        for (var i = 0; i < 15; i++)
        {
            town.Clock.Advance(Bot.Turns.FloodGate.FullAgain);
            queue.Add(await TimeAsync(() => mona.Say("/file")));
            card.Add(await TimeAsync(() => mona.Press("M1")));
        }

        Assert.Contains("10001 à décider", mona.Screen.Last(m => m.Text.Contains("File", StringComparison.Ordinal)).Text.Replace('\u00a0', ' ').Replace("\u202f", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var (what, times) in new[] { ("queue", queue), ("card", card), ("press", press) })
        {
            times.Sort();
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider} {what}: median {times[7]:0.0} ms, most {times[^1]:0.0} ms"));
            Assert.True(times[2] < 500, $"{what} took {times[2]} ms");
        }
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var since = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    /// <summary>Ten thousand more of the one match, each with posts of its own.</summary>
    private static void Fill(Stores stores)
    {
        var db = stores.Connection;
        foreach (var (kind, person) in new[] { ("Need", 2), ("Offer", 3) })
        {
            db.Execute(
                $"""
                with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
                insert into post (kind, person_id, state, sentence, categories, insee, town, department, cell_row, cell_column, precision, places, wanted_when, beneficiary, radius, times, published_at, expires_at, version)
                select kind, person_id, state, sentence, categories, insee, town, department, cell_row, cell_column, precision, places, wanted_when, beneficiary, radius, times, published_at + i, expires_at, version
                from post, n where post.kind = '{kind}' and person_id = {person}
                """);
        }
        db.Execute(
            """
            insert into match (need_id, offer_id, asker_id, helper_id, state, score, reasons, kilometres, proposed_at, due_at, version)
            select n.id, n.id + 10000, m.asker_id, m.helper_id, 'Proposed', m.score, m.reasons, m.kilometres, m.proposed_at + n.id, m.due_at, 1
            from match m, post n where m.id = 1 and n.kind = 'Need' and n.id > 2
            """);
    }
}
