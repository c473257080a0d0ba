using Solidarity.Core.Moderation;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>How somebody of the team announces something, and who got it.</summary>
internal static class Announcing
{
    public const string Masks = "Des masques samedi, place du marché";

    /// <summary>Written and put to another; by default for those of Vitry-sur-Seine.</summary>
    public static async Task WriteAsync(Resident author, string words = Masks, string? area = "94400")
    {
        await author.Say("/annoncer");
        if (area is null) await author.Press("Tout le monde");
        else await author.Say(area);
        await author.Say(words);
        await author.Press("Demander à une autre personne");
    }

    public static int Got(Resident who, string words = Masks) =>
        who.Screen.Count(m => m.Text.Contains("Annonce de l'équipe", StringComparison.Ordinal) && m.Text.Contains(words, StringComparison.Ordinal) && m.Buttons.Any(b => b.Data == "ns:off"));

    public static async Task<Announcement> Read(Town town, long id = 1) => (await town.Read(s => s.Announcements.Find(id)))!;
}
