using System.Globalization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Errands;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>When somebody goes: "10h30", "demain 9h", "noon", or soon, by a button.</summary>
internal sealed class LeavingHour(Phrase text) : Question<Nothing, SpokenHour>
{
    private static readonly (string Token, Phrase Label, TimeSpan After)[] Soon =
    [
        ("in-30", "button.in-half-an-hour", TimeSpan.FromMinutes(30)), ("in-60", "button.in-an-hour", TimeSpan.FromHours(1)), ("in-120", "button.in-two-hours", TimeSpan.FromHours(2)),
    ];

    public override Prompt Put(Nothing work, Surroundings here) => new(text, [.. Soon.Select(one => (IReadOnlyList<Choice>)[new Choice(one.Token, one.Label)])]);

    public override Reading<Nothing, SpokenHour> Read(Nothing work, Reply reply, Surroundings here) => reply switch
    {
        Reply.Chosen chosen when Array.Find(Soon, one => one.Token == chosen.Token) is { Token: not null } soon => Answered(new SpokenHour(null, null, null, soon.After)),
        Reply.Written written when Hour(written.Text.Trim()) is { } hour => Answered(hour),
        _ => Again("expected.hour"),
    };

    /// <summary>To this question a number alone is an hour too.</summary>
    private static SpokenHour? Hour(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var alone) ? alone < 24 ? new SpokenHour(null, null, new TimeOnly(alone, 0), null) : null
        : ErrandReading.Read(typed).Hour is { } hour && (hour.Time ?? hour.After as object) is not null ? hour : null;
}
