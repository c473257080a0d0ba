using Solidarity.Core.States;

namespace Solidarity.Core.Errands;

public enum ErrandState { Waiting, Gathering, Gone, Done, CalledOff }

public enum ErrandTrigger { Open, GoOff, GoAlone, ComeBack, FallSilent, CallOff }

/// <summary>How an errand ended: what was bought is fetched or brought, there was nothing to be had, nobody had asked, or the one who went never said.</summary>
public enum ErrandEnd { Fetch, Bring, Nothing, Nobody, Silent }

public static class ErrandLifecycle
{
    public static readonly StateMachine<ErrandState, ErrandTrigger> Machine = StateMachine<ErrandState, ErrandTrigger>.Named("errand", ErrandState.Waiting)
        .Permit(ErrandState.Waiting, ErrandTrigger.Open, ErrandState.Gathering)
        .Permit(ErrandState.Waiting, ErrandTrigger.CallOff, ErrandState.CalledOff)
        .Permit(ErrandState.Gathering, ErrandTrigger.GoOff, ErrandState.Gone, "somebody asked")
        .Permit(ErrandState.Gathering, ErrandTrigger.GoAlone, ErrandState.Done)
        .Permit(ErrandState.Gathering, ErrandTrigger.CallOff, ErrandState.CalledOff)
        .Permit(ErrandState.Gone, ErrandTrigger.ComeBack, ErrandState.Done)
        .Permit(ErrandState.Gone, ErrandTrigger.FallSilent, ErrandState.Done)
        .Freeze();

    /// <returns>The errand in its next state; null where the trigger means nothing now.</returns>
    internal static Errand? After(this Errand errand, ErrandTrigger on, bool? guard = null) =>
        Machine.Fire(errand.State, on, guard) is Firing<ErrandState>.Next next ? errand with { State = next.State } : null;
}

/// <summary>Somebody of a group goes to the shop, and brings along what neighbours ask for.</summary>
/// <param name="PersonId">Who goes.</param>
/// <param name="Token">In links out of the group: 128 random bits. Whoever goes continues with it, the others ask with it.</param>
/// <param name="What">Where they go, in their words; empty while they have yet to say it.</param>
/// <param name="At">Null while they have yet to say it.</param>
/// <param name="ShowsName">Whether the group may see their first name.</param>
/// <param name="OpenedAt">When it came before the group; null: it never has.</param>
/// <param name="DueAt">When the clock looks at it next: to let it go off, remind, end or forget it.</param>
/// <param name="End">Null until it is done.</param>
public sealed record Errand(
    long Id, long GroupId, long PersonId, string Token, ErrandState State, string What, DateTimeOffset? At, bool ShowsName,
    DateTimeOffset CreatedAt, DateTimeOffset? OpenedAt, DateTimeOffset DueAt, bool Reminded, ErrandEnd? End)
{
    public const int LongestWhat = 60;

    /// <summary>So many open at once in one group; each person has one of them.</summary>
    public const int MostInGroup = 5;

    /// <summary>So many one person can bring before groups in a day, and so many they can begin.</summary>
    public const int MostADay = 3, MostBegunADay = 10;

    /// <summary>How many days ahead it can be.</summary>
    public const int MostDaysAhead = 2;

    public static readonly TimeSpan WaitsFor = TimeSpan.FromDays(1), RemindAfter = TimeSpan.FromHours(2), SilentAfter = TimeSpan.FromHours(6), KeptFor = TimeSpan.FromDays(7);

    /// <summary>Somebody still has to go, or to come back.</summary>
    public bool IsUnderWay => State is ErrandState.Gathering or ErrandState.Gone;

    /// <summary>All that has to be known before a group sees it.</summary>
    public bool IsReadyAt(DateTimeOffset now) => What.Length > 0 && At > now;
}
