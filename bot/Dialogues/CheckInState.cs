using System.Text.Json.Serialization;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <summary>Where somebody is in wishing to be asked how they are.</summary>
/// <param name="Changing">Somebody is asked already, and only days and hour are to be others.</param>
internal abstract record CheckInState(bool Changing)
{
    public sealed record ChoosingDays(DaysPage Page, Days Ticked, bool Changing) : CheckInState(Changing);

    public sealed record ChoosingHour(Days Days, bool Changing) : CheckInState(Changing);

    /// <summary>Of whoever has a chat: who hears of it first.</summary>
    public sealed record ChoosingBuddy(Days Days, int Hour) : CheckInState(false);

    /// <summary>Of whoever has only a phone: who agreed, as the team heard it.</summary>
    public sealed record Agreeing(Days Days, int Hour) : CheckInState(false);

    public sealed record Reviewing(Days Days, int Hour, bool Buddy, Agreed Agreed, bool Changing) : CheckInState(Changing);

    public sealed record Refused() : CheckInState(false);
}

[JsonSerializable(typeof(CheckInState.ChoosingDays))]
[JsonSerializable(typeof(CheckInState.ChoosingHour))]
[JsonSerializable(typeof(CheckInState.ChoosingBuddy))]
[JsonSerializable(typeof(CheckInState.Agreeing))]
[JsonSerializable(typeof(CheckInState.Reviewing))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
internal sealed partial class CheckInJson : JsonSerializerContext;
