namespace Solidarity.Resilience.Oracle;

/// <summary>What was found wrong. Each kind is told a few times in full, then only counted.</summary>
internal sealed class Findings(TextWriter output)
{
    private const int ToldInFull = 5;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> told = [];

    public int Lost { get; private set; }

    public int Broken { get; private set; }

    /// <summary>Promised or accepted, but missing.</summary>
    public void Miss(string kind, string details)
    {
        lock (gate)
        {
            Lost++;
            Tell("LOST", kind, details);
        }
    }

    /// <summary>Something that must not be.</summary>
    public void Break(string kind, string details)
    {
        lock (gate)
        {
            Broken++;
            Tell("BROKEN", kind, details);
        }
    }

    private void Tell(string what, string kind, string details)
    {
        int times = told[kind] = told.GetValueOrDefault(kind) + 1;
        if (times <= ToldInFull) output.WriteLine($"{what} {kind}: {details}");
    }
}
