using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>/code, on the town's page: a code to write down, by which somebody comes back from another device. One that is typed behind it never gets here.</summary>
internal sealed class CodeCommand() : ChatCommand("code")
{
    public static readonly IReadOnlyList<Button> Door = [new Button("button.code", new Action.Open("code"))];

    public override bool IsInMenu => false;

    public override void Run(Turn turn, string arguments) => Ask(turn);

    /// <summary>Whoever has one keeps it, unless they mean to have another: the old one may be on a paper beside the telephone.</summary>
    public static void Ask(Turn turn)
    {
        if (turn.Settings.IsSample)
        {
            turn.Say(Message.Of("code.not-in-sample", Menu.Doors));
            return;
        }

        if (turn.Speaker.IsOnPage && !turn.IsModerator && Until(turn) is { } until)
            turn.Say(Message.Of(new Phrase("code.there-is-one", ("until", Dates.WithYear(turn.Change.Timings.LastDayBefore(until)))), [new Button("button.code-new", new Action.Open("new-code"))], Menu.Doors[2]));
        else
            Make(turn);
    }

    public static void Make(Turn turn) => turn.Say(MakeReturnCode.For(turn.Change, turn.Speaker, turn.IsModerator, turn.Incoming.Device) switch
    {
        MakeReturnCode.Outcome.Made made => Message.Of(new Phrase("code.made", ("code", new Markup(made.Code)), ("until", Dates.WithYear(turn.Change.Timings.LastDayBefore(made.Until)))), Menu.Doors[2]) with { Passing = true },
        MakeReturnCode.Outcome.TooManyToday => Message.Of("code.too-many-today", Menu.Doors),
        MakeReturnCode.Outcome.OfTheTeam => Message.Of("code.of-the-team", Menu.Doors),
        _ => Message.Of("code.not-on-page", Menu.Doors),
    });

    /// <summary>After the first post: whoever has written something wishes to find it again.</summary>
    public static bool IsToBeOffered(Turn turn) =>
        turn.Person.IsOnPage && !turn.Settings.IsSample && !turn.IsModerator && turn.Stores.Posts.Of(turn.Person.Id, turn.Now).Count == 1 && Until(turn) is null;

    private static DateTimeOffset? Until(Turn turn) => turn.Stores.ReturnCodes.Until(turn.Speaker.Address, turn.Now);
}
