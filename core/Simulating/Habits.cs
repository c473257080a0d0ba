using Solidarity.Core.Posts;

namespace Solidarity.Core.Simulating;

/// <summary>What people ask for, offer and do, in any town. Nobody has counted any of it: all of it is assumption, and all of it is here.</summary>
public static class Habits
{
    /// <summary>Categories of needs by their share, and how many of all helpers offer the same.</summary>
    public static readonly IReadOnlyList<(string Category, double OfNeeds, double OfHelpers)> Kinds =
    [
        ("shopping", 0.42, 0.85), ("medicines", 0.14, 0.60), ("calls", 0.11, 0.45), ("papers", 0.06, 0.20), ("transport", 0.06, 0.25), ("garden", 0.05, 0.12),
        ("meals", 0.05, 0.20), ("computers", 0.04, 0.20), ("homework", 0.03, 0.15), ("pets", 0.02, 0.20), ("other", 0.02, 0.20),
    ];

    /// <summary>Who asks: of those who are 75 and older, and of the others (adults), so many would ever ask at all.</summary>
    public const double WouldAskOld = 0.30, WouldAsk = 0.05;

    /// <summary>Needs come mostly from a few: so many of them from somebody who has asked before.</summary>
    public const double AsksAgain = 0.4;

    /// <summary>Who helps is of age and not older than this.</summary>
    public const int OldestHelper = 74;

    /// <summary>Ages by their share, as in France: from, up to, share.</summary>
    public static readonly IReadOnlyList<(double Share, (int From, int To) Ages)> Ages = [(0.22, (0, 17)), (0.34, (18, 44)), (0.34, (45, 74)), (0.10, (75, 98))];

    public static readonly IReadOnlyList<(double Share, string Language)> Languages = [(0.90, "fr"), (0.10, "en")];

    /// <summary>In the name of an organisation: so many needs, and so many offers; of so many organisations.</summary>
    public const double NeedsOfOrganisations = 0.15, OffersOfOrganisations = 0.10;

    public const int OrganisationsThere = 5;

    /// <summary>Helpers of whom the team has seen what trust needs.</summary>
    public const double Trusted = 0.30;

    public static readonly IReadOnlyList<(double Share, int Places)> Wanted = [(0.92, 1), (0.06, 2), (0.02, 3)], AtATime = [(0.60, 1), (0.30, 2), (0.10, 3)];

    /// <summary>When help is needed: as soon as possible, on a day of the next week, at the weekend, every week.</summary>
    public static readonly IReadOnlyList<(double Share, Wish Wish)> Whens = [(0.55, Wish.Soon), (0.20, Wish.OnADay), (0.10, Wish.AtTheWeekend), (0.15, Wish.EveryWeek)];

    /// <summary>When helpers can: any time, evenings, weekends, or some halves of days, each with the chance below.</summary>
    public static readonly IReadOnlyList<(double Share, Free Free)> Frees = [(0.35, Free.AnyTime), (0.15, Free.Evenings), (0.15, Free.Weekends), (0.35, Free.Sometimes)];

    public const double EachHalfDay = 0.3;

    /// <summary>How long somebody who asked waits before they give up, beyond two days; how long a helper answers at all; in how long somebody answers who was not reminded.</summary>
    public static readonly TimeSpan LeastPatience = TimeSpan.FromDays(2), Patience = TimeSpan.FromDays(12), Keenness = TimeSpan.FromDays(120), AnswersAfter = TimeSpan.FromHours(5);

    /// <summary>Of those asked so many answer by themselves, so many once they are reminded; the rest forgets.</summary>
    public const double Answers = 0.75, AnswersReminded = 0.17;

    /// <summary>
    /// A helper's yes: so likely for somebody next door who has not been called of late; for each hour of way a third of that; for each call of the last two weeks four fifths of it.
    /// </summary>
    public const double HelperYes = 0.88, AfterEachCall = 0.8, MinutesToAThird = 60;

    public static readonly TimeSpan OfLate = TimeSpan.FromDays(14);

    public const double AskerYes = 0.93;

    /// <summary>Of introductions so many lead to the help; in the others nobody came, or it was called off.</summary>
    public const double TakesPlace = 0.90;

    /// <summary>So many helpers are away once for so long; so many prolong an offer whose time is over.</summary>
    public const double Away = 0.25, Renews = 0.6;

    public static readonly TimeSpan AwayFor = TimeSpan.FromDays(8), AwayWithin = TimeSpan.FromDays(28);

    /// <summary>
    /// What a proposal costs the team: reading both sides, often a call. From the least to the most; a second yes, where help needs trust, costs the same again. An
    /// introduction that fails costs a talk.
    /// </summary>
    public const int LeastMinutes = 5, MostMinutes = 25, MinutesAFailure = 20;

    /// <summary>Of proposals so many are rejected by the team.</summary>
    public const double Rejects = 0.07;

    public enum Wish { Soon, OnADay, AtTheWeekend, EveryWeek }

    public enum Free { AnyTime, Evenings, Weekends, Sometimes }

    public static Category CategoryOf(string id) => Categories.BuiltIn.Find(id)!;
}
