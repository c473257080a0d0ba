using System.Security.Cryptography;
using Solidarity.Core.People;

namespace Solidarity.Bot.Pages.Desk;

/// <summary>What every page of the team's has around what it shows.</summary>
/// <param name="Root">Before every address; empty at the root of the site.</param>
/// <param name="Here">The page's own address, with all it was asked for: forms are sent there.</param>
/// <param name="Token">What proves that a form is ours.</param>
/// <param name="Name">Whose page it is.</param>
/// <param name="Outcome">What came of what was sent.</param>
public sealed record DeskView(PageTexts Texts, string Root, string Here, string Token, string Name, Role Role, IReadOnlyList<Said> Outcome)
{
    public const string TokenField = "form";

    /// <summary>The pages beside it, as far as this role sees them.</summary>
    public IEnumerable<(string Address, string Key)> Doors =>
    [
        ("web", "teampage.queue"), ("web/map", "teampage.map"), ("web/stats", "teampage.stats"), ("web/team", "teampage.team"),
        .. Role == Role.Administrator ? [("web/settings", "teampage.settings"), ("web/jobs", "teampage.jobs")] : Array.Empty<(string, string)>(),
    ];

    /// <summary>By which a form that is sent twice is known.</summary>
    public static long Draw() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;
}
