using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.CheckIns;
using Solidarity.Core.People;
using Solidarity.Core.Safety;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What is asked of a person, and of whoever they named where they don't answer.</summary>
internal static class HelloCard
{
    /// <param name="buddy">Who hears of it next; null: the team.</param>
    public static Message ToPerson(Change change, CheckInRound round, Person person, Person? buddy, bool again)
    {
        if (person.IsByPhone)
            return Message.Of(new Phrase(again ? "hello.ask-phone-again" : "hello.ask-phone", ("name", person.Name)), [.. Answers(round), [new Button("button.hello-nobody", new Action.Hello(HelloVerb.NobodyAnswered, round.Id))]]);
        var name = ("name", (object)person.Name);
        return Message.Of(
            again
                ? new Phrase(
                    buddy is null ? "hello.again" : "hello.again-buddy",
                    [name, ("time", CheckInPage.Soon(round.DueAt!.Value, change.Now, change.Timings.TimeZone)), .. buddy is null ? (IEnumerable<(string, object)>)[] : [("buddy", buddy.Name)]])
                : new Phrase("hello.ask", name),
            Answers(round));
    }

    public static IReadOnlyList<Button>[] Answers(CheckInRound round) =>
    [
        [new Button("button.hello-well", new Action.Hello(HelloVerb.Well, round.Id))],
        [new Button("button.hello-not-well", new Action.Hello(HelloVerb.NotWell, round.Id))],
        [new Button("button.hello-help", new Action.Hello(HelloVerb.Help, round.Id))],
    ];

    /// <summary>The first name, and that no answer came: nothing else is theirs to know.</summary>
    public static Message ToBuddy(Change change, CheckInRound round, string name, string country) => Message.Of(
        new Lines("\n\n",
        [
            new Phrase("buddy.ask", ("name", name)),
            new Phrase("buddy.ask-next", ("name", name), ("time", CheckInPage.Soon(round.DueAt!.Value, change.Now, change.Timings.TimeZone))),
            Lines.Of([new Phrase("buddy.danger"), .. Numbers(country)]),
        ]),
        [new Button("button.buddy-found", new Action.ForBuddy(BuddyVerb.Found, round.Id))],
        [new Button("button.buddy-on-my-way", new Action.ForBuddy(BuddyVerb.OnMyWay, round.Id))],
        [new Button("button.buddy-not-found", new Action.ForBuddy(BuddyVerb.NotFound, round.Id))]);

    /// <summary>Whom to call, a line each.</summary>
    public static IEnumerable<Phrase> Numbers(string country) => EmergencyNumbers.For(country, [Danger.Emergency]).Select(number => new Phrase("danger.call-" + number));
}
