using System.Globalization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Groups;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>The same question; the answer comes with the language of whoever gave it.</summary>
internal sealed class InLanguage<TAnswer>(Question<Nothing, TAnswer> question) : Question<Nothing, (TAnswer Answer, string Language)>
{
    public override Prompt Put(Nothing work, Surroundings here) => question.Put(work, here);

    public override Reading<Nothing, (TAnswer Answer, string Language)> Read(Nothing work, Reply reply, Surroundings here) => question.Read(work, reply, here) switch
    {
        Reading<Nothing, TAnswer>.Answered answered => Answered((answered.Answer, here.Language), answered.Heard),
        Reading<Nothing, TAnswer>.Again again => Again(again.Why, again.Instead),
        _ => throw new InvalidOperationException("nothing is ticked here"),
    };
}

/// <summary>At what hour the digest comes: those at which the group may be spoken to.</summary>
internal sealed class DigestHour : Question<GroupSetup, TimeOnly>
{
    private static readonly int[] Hours = [8, 9, 10, 12, 14, 16, 17, 18, 19, 20];

    public override Prompt Put(GroupSetup setup, Surroundings here) => new(new Phrase("group.ask-hour"),
        [.. Fitting(setup).Select(hour => new Choice(hour.ToString(CultureInfo.InvariantCulture), new Phrase("hour", ("n", hour)))).Chunk(4).Select(row => (IReadOnlyList<Choice>)row)]);

    public override Reading<GroupSetup, TimeOnly> Read(GroupSetup setup, Reply reply, Surroundings here)
    {
        var typed = reply switch { Reply.Chosen chosen => chosen.Token, Reply.Written written => new string([.. written.Text.TakeWhile(char.IsAsciiDigit)]), _ => "" };
        return int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24 && !setup.Quiet.AreAt(new TimeOnly(hour, 0))
            ? Answered(new TimeOnly(hour, 0))
            : Again("expected.digest-hour");
    }

    private static IEnumerable<int> Fitting(GroupSetup setup) => Hours.Where(hour => !setup.Quiet.AreAt(new TimeOnly(hour, 0)));
}

/// <summary>All that was chosen for a group: true to keep it so, false to change something.</summary>
internal sealed class ReviewGroup : Question<GroupSetup, bool>
{
    public override Prompt Put(GroupSetup setup, Surroundings here) => new(GroupPage.Summary(setup),
    [
        [new Choice("save", "button.save")],
        [new Choice("edit", "button.edit")],
    ]);

    public override Reading<GroupSetup, bool> Read(GroupSetup setup, Reply reply, Surroundings here) => reply switch
    {
        Reply.Chosen { Token: "save" } => Answered(true),
        Reply.Chosen { Token: "edit" } => Answered(false),
        _ => Again("expected.button"),
    };
}
