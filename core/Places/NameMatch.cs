namespace Solidarity.Core.Places;

/// <summary>How well a typed name fits a commune's, best first.</summary>
internal enum Likeness { Exact, FirstWords, Beginning, OneSlip, Words, TwoSlips, Mentioned }

/// <param name="Rank">The commune's place by population: 0 is the largest.</param>
internal readonly record struct NameMatch(Likeness Likeness, int Rank) : IComparable<NameMatch>
{
    public int CompareTo(NameMatch other) =>
        Grade != other.Grade ? Grade.CompareTo(other.Grade) : Rank.CompareTo(other.Rank);

    /// <summary>A word broken off and a word with a slip are equally likely: "renes" is Rennes before Renescure.</summary>
    public Likeness Grade => Likeness == Likeness.OneSlip ? Likeness.Beginning : Likeness;
}
