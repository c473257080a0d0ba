using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Matching;

/// <summary>A town with Mona of the team, Alice who asks, and makers who have pieces; and what comes of it.</summary>
internal static class MakersTown
{
    public static async Task<(Town Town, Resident Mona, Resident Alice)> TownAsync(string provider = "sqlite")
    {
        var town = await Town.OpenOnAsync(provider, null, ("Moderation:Administrators:0", "9001"));
        var (mona, alice) = (town.Person("Mona", id: 9001), town.Person("Alice"));
        await mona.Say("/start");
        await alice.AgreeTo();
        return (town, mona, alice);
    }

    public static async Task<Resident> MakerAsync(Town town, string name, int pieces)
    {
        var maker = town.Person(name);
        await maker.AgreeTo();
        await maker.OffersPieces(pieces);
        return maker;
    }

    public static Task<T> Do<T>(Town town, Func<Change, T> what) => town.Loop.Run(scope => what(town.Settings.Begin(scope.Stores, scope.Now)));

    public static Task<Match[]> MatchesAsync(Town town) => town.Read(stores => Enumerable.Range(1, 60).Select(id => stores.Matches.Find(id)).OfType<Match>().ToArray());

    public static async Task<int[]> SharesAsync(Town town) => [.. (await MatchesAsync(town)).Where(match => match.IsLive).Select(match => match.Share)];

    public static async Task AssertSharesAsync(Town town, params int[] shares) => Assert.Equal(shares, await SharesAsync(town));

    public static async Task Meet(Resident mona, Resident helper, Resident asker, long match)
    {
        await mona.Say("/approve M" + match);
        await helper.SaysYesToHelp();
        await asker.PressWith($"c:yes:{match}", 1);
        if (asker.Last.Buttons.Any(b => b.Label.Contains("Par Telegram", StringComparison.Ordinal))) await asker.Press("Par Telegram");
    }

    public static async Task EditPieces(Resident who, long post, string typed, string letter = "N")
    {
        await who.Say("/mes");
        await who.Press("Voir " + letter + post);
        await who.Press("Modifier");
        await who.Press("Nombre de pièces");
        await who.Say(typed);
        await who.Press("Enregistrer");
    }

    public static string Plain(Resident who) => who.Last.Text.Replace('\u00a0', ' ');
}
