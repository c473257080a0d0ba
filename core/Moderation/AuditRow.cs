namespace Solidarity.Core.Moderation;

/// <summary>Who did what to what, in the transaction that did it.</summary>
/// <param name="ActorId">Null when the clock did it.</param>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
public sealed record AuditRow(DateTimeOffset At, long? ActorId, string Action, string Subject, string? Detail);
