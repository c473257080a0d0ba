using System.Text;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>The figures: in words that say all, with a picture, and as a table.</summary>
public sealed class StatsTests
{
    [Fact]
    public async Task Stats_OfATownAtWork_SaysWeeksAreasAndWhoWaits()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Town.WaitAsync(TimeSpan.FromDays(9));
        await desk.Alice.PublishesNeed("Un colis", "Papiers", "38000");
        await desk.Mona.Say("/chiffres");
        var words = Words(desk.Mona);
        Assert.Contains("23 novembre : 1 · 1 · 0", words, StringComparison.Ordinal);
        Assert.Contains("30 novembre : 1 · 0 · 0", words, StringComparison.Ordinal);
        Assert.Contains("Vitry-sur-Seine (94) : non dit · 0", words, StringComparison.Ordinal);
        Assert.Contains("Grenoble (38) : non dit · 0", words, StringComparison.Ordinal);
        Assert.Contains("M1 attend une décision : 9 jours", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", words, StringComparison.Ordinal);
        // It's been a while: a need of today is not yet called alone.
        Assert.DoesNotContain("N3 est sans aide", words, StringComparison.Ordinal);
        await desk.Town.WaitAsync(TimeSpan.FromDays(2));
        await desk.Mona.Say("/chiffres");
        Assert.Contains("N3 est sans aide : 2 jours", Words(desk.Mona), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_FromFiveOn_TellTheNumberOfACommune()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 4; i++) await desk.Alice.PublishesNeed($"Papier {i}", "Papiers");
        await desk.Mona.Say("/chiffres");
        Assert.Contains("Vitry-sur-Seine (94) : 5 · 0", Words(desk.Mona), StringComparison.Ordinal);
    }

    /// <summary>Nine in all and eight in Vitry would be one in Thiais, in words and in the table.</summary>
    [Fact]
    public async Task Stats_WhereOneSmallNumberWouldBeLeftOver_HideTheNextToo()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 7; i++) await Ask(desk.Town, "94400");
        await Ask(desk.Town, "Thiais");
        await desk.Mona.Say("/chiffres");
        Assert.Contains("Vitry-sur-Seine (94) : non dit · 0", Words(desk.Mona), StringComparison.Ordinal);
        Assert.Contains("Thiais (94) : non dit · 0", Words(desk.Mona), StringComparison.Ordinal);
        Assert.Contains("« Non dit » : un nombre plus petit que 5", Words(desk.Mona), StringComparison.Ordinal);
        await desk.Mona.Say("/chiffres csv");
        var table = Encoding.UTF8.GetString(desk.Mona.Last.Message.File!.Bytes());
        Assert.Contains("Thiais (94);non dit;;0;", table, StringComparison.Ordinal);
        Assert.Contains("Vitry-sur-Seine (94);non dit;;0;", table, StringComparison.Ordinal);
        for (var i = 0; i < 5; i++) await Ask(desk.Town, "38000");
        await desk.Mona.Say("/chiffres");
        Assert.Contains("Vitry-sur-Seine (94) : 8 · 0", Words(desk.Mona), StringComparison.Ordinal);
        Assert.Contains("Grenoble (38) : non dit · 0", Words(desk.Mona), StringComparison.Ordinal);
    }

    /// <summary>In a village the kind alone may tell who; in words, in the picture, in the table.</summary>
    [Fact]
    public async Task Stats_OfASmallPlace_LeaveOutKindsWithSmallNumbers()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        await mona.Say("/start");
        for (var i = 0; i < 6; i++) await Ask(town, "Rungis", "Papiers");
        for (var i = 0; i < 7; i++) await Ask(town, "Rungis", "Courses");
        await Ask(town, "Rungis", "Garde d’enfants");
        await mona.Say("/chiffres");
        var words = Words(mona);
        Assert.DoesNotContain("Garde d", words, StringComparison.Ordinal);
        // The other alone would be what is left over.
        Assert.DoesNotContain("Papiers", words, StringComparison.Ordinal);
        Assert.Contains("Courses : 7 demandes", words, StringComparison.Ordinal);
        Assert.Contains("ne sont pas montrés", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Garde d", Encoding.UTF8.GetString(mona.Screen.Last(m => m.Message.File is not null).Message.File!.Bytes()), StringComparison.Ordinal);
        await mona.Say("/chiffres csv");
        Assert.DoesNotContain("Garde d", Encoding.UTF8.GetString(mona.Last.Message.File!.Bytes()), StringComparison.Ordinal);
        await Ask(town, "94400", "Papiers");
        await mona.Say("/chiffres");
        Assert.Contains("Garde d", Words(mona), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("8 1", "8 1")]
    [InlineData("8 1 20", "8 1")]
    [InlineData("1 1 9 7", "1 1 7")]
    [InlineData("2 3 9", "2 3")]
    [InlineData("4", "4")]
    [InlineData("0 4", "4")]
    [InlineData("6 5 0", "")]
    [InlineData("1 1 1", "1 1 1")]
    public void Numbers_ThatCouldBeReckonedFromTheWhole_AreNotTold(string parts, string untold)
    {
        long[] all = [.. parts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
        Assert.Equal(untold, string.Join(' ', SmallNumbers.Untold(all).Order().Select(i => all[i])));
    }

    /// <summary>One more person asks.</summary>
    private static async Task Ask(Town town, string place, string category = "Courses")
    {
        var who = town.Person("Someone");
        await who.AgreeTo();
        await who.PublishesNeed("Une aide", category, place);
    }

    [Fact]
    public async Task Stats_ComeWithADrawing_AndWordsForWhereNoneCanBeMade()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/chiffres");
        var drawing = desk.Town.Delivered.Last(d => d.Chat == desk.Mona.Id).Message.File!;
        Assert.Equal((FileKind.Drawing, "chiffres-2026-11-23.png"), (drawing.Kind, drawing.Name));
        Assert.Contains("23 novembre", drawing.Otherwise, StringComparison.Ordinal);
        var svg = Encoding.UTF8.GetString(drawing.Bytes());
        foreach (var name in (string[])["Alice", "Bob", "pain", "Vitry"]) Assert.DoesNotContain(name, svg, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task StatsTable_HoldsTheSameFigures_AndHidesTheSmallOnesOfACommune()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/chiffres CSV");
        var file = desk.Mona.Last.Message.File!;
        Assert.Equal((FileKind.Document, "chiffres-2026-11-23.csv"), (file.Kind, file.Name));
        var table = Encoding.UTF8.GetString(file.Bytes());
        Assert.Contains("\r\nsemaine du;2026-11-23;1;1;0;\r\n", table, StringComparison.Ordinal);
        Assert.Contains("\r\ncommune;Vitry-sur-Seine (94);non dit;;0;\r\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatsTable_HoldsMediansInMinutes_AndWhatHasWaitedLongest()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Town.Clock.Advance(TimeSpan.FromMinutes(47));
        await desk.Mona.Press("Approuver", under: "relation M1");
        await desk.Mona.Say("/chiffres");
        Assert.Contains("0 à décider ; 1 attend une réponse", Words(desk.Mona), StringComparison.Ordinal);
        await desk.Alice.PublishesNeed("Une lettre", "Papiers", "38000");
        await desk.Town.WaitAsync(TimeSpan.FromDays(2));
        await desk.Mona.Say("/chiffres csv");
        var table = desk.Mona.Files[^1];
        Assert.StartsWith("\ufeffPartie;Sujet;Demandes;Propositions;Mises en relation;Minutes\r\n", table, StringComparison.Ordinal);
        Assert.Contains("\r\nensemble;attendent une réponse;;;", table, StringComparison.Ordinal);
        Assert.Contains("\r\ntemps médian;jusqu'à la décision de l'équipe;;;;47\r\n", table, StringComparison.Ordinal);
        Assert.Contains("\r\nattend depuis longtemps;N3 (sans aide);;;;2880\r\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_InTheTeamsGroup_ComeThere()
    {
        await using var desk = await Desk.OpenAsync(settings: ("Moderation:ChatId", "-1007"));
        await desk.Mona.Say("/chiffres csv", chat: "-1007");
        Assert.NotNull(desk.Town.Delivered.Last(d => d.Chat == "-1007").Message.File);
    }

    /// <summary>The words may stand under the picture, or before it where they are many.</summary>
    private static string Words(Resident who) => who.Screen.Last(m => m.Text.Contains("Les chiffres", StringComparison.Ordinal)).Text.Replace('\u00a0', ' ');
}
