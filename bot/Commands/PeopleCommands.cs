using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Commands;

/// <summary>/register: a person who has only a phone. What is said about them is nobody else's: in private alone.</summary>
internal sealed class RegisterCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("register", "enregistrer", Role.Moderator)
{
    public override void Run(Turn turn, string arguments)
    {
        if (!turn.Incoming.Private)
        {
            turn.Say("register.in-private");
            return;
        }
        var dialogue = dialogues.Named("register");
        dialogues.Enter(turn, dialogue, dialogue.First, holdingCurrent: true);
    }
}

/// <summary>/people: whom one has registered; /people P12 or a number: that person.</summary>
internal sealed class PeopleCommand() : ChatCommand("people", "personnes", Role.Moderator)
{
    public override void Run(Turn turn, string arguments)
    {
        if (!turn.Incoming.Private) turn.Say("register.in-private");
        else if (arguments.Length == 0) PersonPage.List(turn);
        else if (Reference.Read(arguments) is { Kind: ReferenceKind.Person } reference) PersonPage.Show(turn, reference.Id);
        else if (PhoneNumber.Read(arguments) is { } phone && turn.Stores.People.FindByPhone(phone) is { } person) PersonPage.Show(turn, person.Id);
        else turn.Say("people.how");
    }
}
