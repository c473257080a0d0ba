using Dapper;
using Solidarity.Bot.Posters;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Posters;
using Xunit;

namespace Solidarity.Tests.Groups;

/// <summary>/poster, and whoever scans its code.</summary>
public sealed class PosterCommandTests : IAsyncLifetime
{
    private Town _town = null!;
    private Circle _street = null!;
    private Resident _anna = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync();
        _street = new Circle(_town, "-1001") { Title = "Rue des Lilas 12/14" };
        (_anna, _bob) = (_town.Person("Anna"), _town.Person("Bob"));
        await _street.SetUp(_anna, place: "94400");
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private static string[] FilesOf(Resident who) => [.. who.Screen.Where(d => d.Message.File is not null).Select(d => d.Message.File!.Name)];

    [Fact]
    public async Task Asked_InTheGroup_ComesInPrivate_AsTwoSheetsAndAPicture_WithTheWholeName()
    {
        await _bob.Say("/affiche", chat: _street.Id);
        await _street.Follow(_bob, "Recevoir l'affiche");
        Assert.Equal(["affiche-a4.pdf", "affiche-a5.pdf", "affiche.png"], FilesOf(_bob));
        Assert.DoesNotContain(_bob.Screen, d => d.Text.Contains("Il manque", StringComparison.Ordinal));
    }

    /// <summary>Whoever scans it comes to this group, and not just to its town.</summary>
    [Fact]
    public async Task Codes_OfAGroup_LeadToTheGroup()
    {
        // One of which it is known that this reader reads it: it is worse than a camera.
        await _town.Read(stores => stores.Connection.Execute("update chat_group set token = 'Zq7xJ0c4T9vLkWm2RbYh1A'"));
        await _bob.Say("/affiche", chat: _street.Id);
        await _street.Follow(_bob, "Recevoir l'affiche");
        var link = new Uri("https://t.me/solidarity_bot?start=near-Zq7xJ0c4T9vLkWm2RbYh1A");
        foreach (var (sheet, file, codes) in (ReadOnlySpan<(Sheet, string, int)>)[(Sheet.A4, "affiche-a4.pdf", 9), (Sheet.A5, "affiche-a5.pdf", 7)])
        {
            var pdf = _bob.Screen.Single(d => d.Message.File?.Name == file).Message.File!.Bytes();
            PosterTests.AllLead(new PdfPage(pdf).Filled(8), PosterSample.Page(_street.Title, _town.Settings.BotName, link, sheet, "fr", "en"), 8 * PosterTests.PointsPerMillimetre, codes, link);
        }
    }

    [Fact]
    public async Task Asked_TooOften_IsToldWhereTheLastOneIs()
    {
        for (var i = 0; i < 7; i++) await _anna.Say("/affiche");
        Assert.Equal(18, FilesOf(_anna).Length);
        Assert.Contains("Demain", _anna.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scanned_OpensWithThePlaceFilledIn()
    {
        var token = await _town.Read(stores => stores.Groups.Find("telegram", _street.Id)!.Token);
        await _bob.Say("/start near-" + token);
        Assert.Contains("Rue des Lilas", _bob.Last.Text, StringComparison.Ordinal);
        await _bob.Press("J'ai besoin d'aide");
        await _bob.Press("J'accepte");
        await _bob.Press("Courses");
        await _bob.Say("Du pain");
        await _bob.Press("Dès que possible");
        await _bob.Press("Vitry-sur-Seine");
        Assert.Contains("Vitry-sur-Seine", _bob.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("near-94081", "Vitry-sur-Seine")]
    [InlineData("near-00000", "nulle part")]
    [InlineData("near-", "nulle part")]
    public async Task Scanned_OfATownOrOfNothing_LeadsToTheDoors(string link, string says)
    {
        await _bob.Say("/start " + link);
        Assert.Contains(says, _bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains(_bob.Last.Buttons, b => b.Label.Contains("J'ai besoin", StringComparison.Ordinal));
    }
}
