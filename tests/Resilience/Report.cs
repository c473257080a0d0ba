namespace Solidarity.Resilience;

/// <summary>What came of a run.</summary>
/// <param name="Lost">Promised or accepted, but missing.</param>
/// <param name="Repeated">Messages that came a second time.</param>
/// <param name="Allowed">How many of those the server had taken while the bot could not know it, or not keep it.</param>
/// <param name="Unjustified">Repeats beyond what was allowed for that very message.</param>
/// <param name="Broken">Everything else that must not be.</param>
internal sealed record Report(int Stories, int Kills, int Faults, int Lost, int Repeated, int Allowed, int Unjustified, int Broken)
{
    public bool Holds => Lost == 0 && Broken == 0 && Unjustified == 0 && Repeated <= Allowed;

    public string LastLine =>
        $"stories {Stories}, kills {Kills}, faults {Faults}, lost {Lost}, repeated {Repeated} (allowed {Allowed}), broken {Broken}";
}
