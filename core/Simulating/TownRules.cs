using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;

namespace Solidarity.Core.Simulating;

/// <summary>What a town can set, and so try out: how pairs are judged, how long things take, when the team is there.</summary>
/// <param name="Name">What the report calls it.</param>
public sealed record TownRules(string Name, Weights Weights, Timings Timings, OpeningHours Hours);
