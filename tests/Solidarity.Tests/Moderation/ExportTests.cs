using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using Solidarity.Core.Moderation;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>What leaves the program as a file: for whom, with what in it, and written down.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task Export_IsTwoTables_WithNothingThatTellsWho()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/exporter");
        var (posts, matches) = Tables(desk.Mona);
        Assert.Contains("\r\nN2;demande;ouverte;;Courses;Vitry-sur-Seine;94081;94;1;soi-même;;2026-11-23 10:00;", posts, StringComparison.Ordinal);
        Assert.Contains("\r\nO1;proposition;ouverte;", posts, StringComparison.Ordinal);
        Assert.Contains("\r\nM1;N2;O1;à décider;;", matches, StringComparison.Ordinal);
        foreach (var secret in (string[])["Alice", "Bob", "bob", "pain", "5001", "5002", "Prénom"])
            Assert.DoesNotContain(secret, posts + matches, StringComparison.Ordinal);
        Assert.Equal(["export"], await desk.Audit("platform"));
    }

    /// <summary>What the others decide about one's own match is no more one's to read in a file than on a card.</summary>
    [Fact]
    public async Task Export_LeavesOutOnesOwnMatches()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Bob.Say("/exporter");
        Assert.DoesNotContain("\r\nM1;", Tables(desk.Bob).Matches, StringComparison.Ordinal);
        await desk.Nora.Say("/exporter");
        Assert.Contains("\r\nM1;", Tables(desk.Nora).Matches, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_TellsLastDaysRadiusAndKinds_AsPeopleWereTold()
    {
        await using var desk = await Desk.OpenAsync();
        var carl = desk.Town.Person("Carl");
        await carl.AgreeTo();
        await carl.Say("/offre");
        await carl.Press("Jardin");
        await carl.Press("Animaux");
        await carl.Press("Terminé");
        await carl.Press("Passer");
        await carl.Say("94400");
        await carl.Press("Toute la ville");
        await carl.Press("À vélo");
        await carl.Press("N'importe quand");
        await carl.Press("1");
        await carl.Press("Publier");
        await desk.Alice.Say("/besoin");
        await desk.Alice.Press("Papiers");
        await desk.Alice.Press("Passer");
        await desk.Alice.Say("28/11");
        await desk.Alice.Say("94400");
        await desk.Alice.Press("Pour moi");
        await desk.Alice.Press("Publier");
        await desk.Mona.Say("/exporter");
        var (posts, matches) = Tables(desk.Mona);
        Assert.Contains("\r\nO3;proposition;ouverte;;Jardin + Animaux;Vitry-sur-Seine;94081;94;1;;toute la ville;", posts, StringComparison.Ordinal);
        Assert.Contains("\r\nN4;demande;ouverte;;Papiers, démarches;Vitry-sur-Seine;94081;94;1;soi-même;;2026-11-23 10:00;2026-11-28;\r\n", posts, StringComparison.Ordinal);
        // Both gave their town alone.
        Assert.Contains("\r\nM1;N2;O1;à décider;;;;2026-11-23 10:00;", matches, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_InEnglish_HasEnglishWordsAndCommas()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", "en", id: 9001);
        await mona.Say("/export");
        Assert.StartsWith("\ufeffNumber,Kind,State,", Tables(mona).Posts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportOfContacts_ByAnAdministrator_IsWrittenDownAndToldToTheOthers()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Bob.Speaker = desk.Bob.Speaker with { FirstName = "=cmd()" };
        await desk.Bob.Say("/aide");
        await desk.Mona.Say("/exporter contacts Appeler avant la <canicule>");
        var (posts, _) = Tables(desk.Mona);
        Assert.Contains(";Prénom;Nom d'utilisateur;Téléphone\r\n", posts, StringComparison.Ordinal);
        Assert.Contains(";Alice;;\r\n", posts, StringComparison.Ordinal);
        Assert.Contains(";\"'=cmd()\";bob;\r\n", posts, StringComparison.Ordinal);
        Assert.DoesNotContain("pain", posts, StringComparison.Ordinal);
        Assert.Contains("Effacez-le", desk.Mona.Screen[^2].Text, StringComparison.Ordinal);
        Assert.Contains("Mona a reçu les noms", desk.Nora.Last.Text, StringComparison.Ordinal);
        Assert.Contains("Appeler avant la <canicule>", desk.Nora.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Mona.Screen, m => m.Text.Contains("a reçu les noms", StringComparison.Ordinal));
        var row = Assert.Single(await desk.Town.Read(s => s.Audit.Of("platform")));
        Assert.Equal(("export-contacts", "Appeler avant la <canicule>"), (row.Action, row.Detail));
    }

    [Theory]
    [InlineData("/exporter contacts")]
    [InlineData("/exporter contacts   ")]
    [InlineData("/exporter contacts trop peu")]
    [InlineData("/exporter CONTACTS a")]
    [InlineData("/exporter phrases")]
    public async Task Export_WithoutAReasonOrOfSomethingElse_SaysHow(string typed)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say(typed);
        Assert.Null(desk.Mona.Last.Message.File);
        Assert.Contains("/exporter", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.Empty(await desk.Audit("platform"));
        Assert.DoesNotContain("a reçu les noms", desk.Nora.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportOfContacts_ByAModerator_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Bob.Say("/exporter contacts Appeler avant la canicule");
        Assert.Null(desk.Bob.Last.Message.File);
        Assert.Contains("administrent", desk.Bob.Last.Text, StringComparison.Ordinal);
        await desk.Bob.Say("/exporter");
        Assert.NotNull(desk.Bob.Last.Message.File);
        await desk.Mona.Say("/moderation retirer @bob");
        await desk.Bob.Say("/exporter");
        Assert.Null(desk.Bob.Last.Message.File);
        await desk.Alice.Say("/exporter");
        Assert.Null(desk.Alice.Last.Message.File);
        Assert.Equal(["export"], await desk.Audit("platform"));
    }

    [Fact]
    public async Task Export_InTheTeamsGroup_IsLeftToPrivateChat()
    {
        await using var desk = await Desk.OpenAsync(settings: ("Moderation:ChatId", "-1007"));
        await desk.Mona.Say("/exporter", chat: "-1007");
        var said = desk.Town.Delivered.Last(d => d.Chat == "-1007");
        Assert.Null(said.Message.File);
        Assert.Contains("conversation privée", said.Text, StringComparison.Ordinal);
        Assert.Empty(await desk.Audit("platform"));
    }

    [Fact]
    public async Task Export_ByAModeratorWithAnArea_HoldsOnlyThatArea()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Alice.PublishesNeed("Un colis", "Papiers", "38000");
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Mona.Say("/secteur P4 38000");
        await desk.Bob.Say("/exporter");
        var (posts, matches) = Tables(desk.Bob);
        Assert.Contains("\r\nN3;", posts, StringComparison.Ordinal);
        Assert.DoesNotContain("Vitry", posts, StringComparison.Ordinal);
        Assert.DoesNotContain("M1", matches, StringComparison.Ordinal);
        Assert.Contains("Seulement vos communes", desk.Bob.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say("/secteur P1 38000");
        await desk.Mona.Say("/exporter");
        Assert.Contains("Vitry", Tables(desk.Mona).Posts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_TooOftenInAnHour_IsHeldBack_OfEachPersonAlone()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < TakeExport.MostAnHour; i++) await desk.Mona.Say(i % 2 == 0 ? "/exporter" : "/exporter contacts Appeler tout le monde");
        Assert.NotNull(desk.Mona.Last.Message.File);
        await desk.Mona.Say("/exporter");
        Assert.Null(desk.Mona.Last.Message.File);
        await desk.Mona.Say("/exporter contacts Appeler tout le monde");
        Assert.Null(desk.Mona.Last.Message.File);
        await desk.Nora.Say("/exporter");
        Assert.NotNull(desk.Nora.Last.Message.File);
        await desk.Town.WaitAsync(TimeSpan.FromMinutes(61));
        await desk.Mona.Say("/exporter");
        Assert.NotNull(desk.Mona.Last.Message.File);
    }

    [Fact]
    public async Task Audit_OfTheService_TellsAdministratorsWhoTookWhat()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/exporter contacts Appeler avant la canicule");
        await desk.Mona.Say("/moderation ajouter @bob");
        await desk.Nora.Say("/historique plateforme");
        Assert.Contains("données sorties du service, avec les contacts · Mona · « Appeler avant la canicule »", desk.Nora.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await desk.Bob.Say("/historique plateforme");
        Assert.DoesNotContain("Mona", desk.Bob.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>The most that one turn reads, and how long it takes; others wait meanwhile.</summary>
    [Fact]
    public async Task Export_OfMoreThanFits_HoldsTheNewest_AndSaysSo()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Town.Loop.Run(scope => scope.Stores.Connection.Execute(
            $"""
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {Bot.Commands.ExportCommand.MostRows})
            insert into post (kind, person_id, state, sentence, categories, insee, town, department, cell_row, cell_column, precision, places, wanted_when, beneficiary, published_at, expires_at, version)
            select kind, person_id, state, sentence, categories, insee, town, department, cell_row, cell_column, precision, places, wanted_when, beneficiary, published_at + i * 60000, expires_at, version
            from post, n where post.id = 2
            """));
        foreach (var command in (string[])["/exporter", "/exporter", "/exporter", "/chiffres", "/chiffres", "/chiffres"])
        {
            var since = Stopwatch.GetTimestamp();
            await desk.Mona.Say(command);
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{command}: {Stopwatch.GetElapsedTime(since).TotalMilliseconds:0} ms"));
        }

        var sent = desk.Mona.Screen.Last(m => m.Message.File?.Name.StartsWith("demandes", StringComparison.Ordinal) is true);
        var file = sent.Message.File!;
        TestContext.Current.TestOutputHelper?.WriteLine($"{file.Packed.Length} bytes packed, {file.Bytes().Length} bytes; {sent.Text}");
        Assert.Contains("Les plus récentes seulement", sent.Text, StringComparison.Ordinal);
        var posts = Encoding.UTF8.GetString(file.Bytes());
        Assert.Contains($"\r\nN{Bot.Commands.ExportCommand.MostRows + 2};", posts, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nO1;", posts, StringComparison.Ordinal);
        Assert.False(file.IsTooLarge);
    }

    private static (string Posts, string Matches) Tables(Resident who)
    {
        var files = who.Screen.Where(m => m.Message.File is not null).Select(m => Encoding.UTF8.GetString(m.Message.File!.Bytes())).TakeLast(2).ToArray();
        return (files[0], files[1]);
    }
}
