namespace Solidarity.Core.Moderation;

/// <summary>The communes, by their INSEE codes, in which something is somebody's to see or to decide: some, or all but some.</summary>
public sealed record Area
{
    public static readonly Area Everywhere = AllBut([]);

    private readonly HashSet<string> _communes;

    private Area(IEnumerable<string> communes, bool isAllBut)
    {
        _communes = [.. communes];
        IsAllBut = isAllBut;
        if (_communes.FirstOrDefault(code => code.Length != 5 || !code.All(char.IsAsciiLetterOrDigit)) is { } wrong) throw new ArgumentException($"{wrong} is no commune", nameof(communes));
    }

    /// <summary>Whether <see cref="Communes"/> are those that are left out.</summary>
    public bool IsAllBut { get; }

    public IReadOnlySet<string> Communes => _communes;

    public bool IsEverywhere => IsAllBut && _communes.Count == 0;

    public static Area Of(params IEnumerable<string> communes) => new(communes, isAllBut: false);

    public static Area AllBut(params IEnumerable<string> communes) => new(communes, isAllBut: true);

    public bool Contains(string commune) => _communes.Contains(commune) != IsAllBut;

    /// <summary>What is left for one of several: their own communes, and those that are nobody's, which are everybody's.</summary>
    /// <param name="others">The areas of the others who could decide.</param>
    public Area With(IReadOnlyCollection<Area> others) =>
        IsEverywhere || others.Any(other => other.IsEverywhere) ? this : AllBut(others.SelectMany(other => other.Communes).Where(commune => !Contains(commune)));

    public bool Equals(Area? other) => other is not null && other.IsAllBut == IsAllBut && _communes.SetEquals(other._communes);

    public override int GetHashCode() => HashCode.Combine(IsAllBut, _communes.Count);
}
