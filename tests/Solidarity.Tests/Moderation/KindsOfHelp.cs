using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>What kinds of help somebody is offered, and what an administrator does with them.</summary>
internal static class KindsOfHelp
{
    public static async Task<IReadOnlyList<string>> OfferedTo(Resident who)
    {
        await who.Say("/besoin");
        var labels = who.Last.Buttons.Select(b => b.Label).ToArray();
        await who.Press("Annuler");
        return labels;
    }

    public static async Task RetireAsync(Resident administrator, string named)
    {
        await administrator.Say($"/categorie {named} retirer");
        await administrator.Press("Oui, ne plus le proposer");
    }

    public static string Plain(Resident who) => who.Last.Text.Replace('\u00a0', ' ');
}
