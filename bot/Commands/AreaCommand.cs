using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Places;

namespace Solidarity.Bot.Commands;

/// <summary>/area P7 94400, Thiais 5 km: where somebody of the team decides; "all" for everywhere.</summary>
internal sealed class AreaCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("area", "secteur", Role.Administrator)
{
    private const int Shown = 12;

    public override void Run(Turn turn, string arguments)
    {
        var parts = arguments.Split(' ', 2, StringSplitOptions.TrimEntries);
        var replies = turn.Incoming.Input is Command { RepliesTo: not null };
        var places = replies ? arguments : parts.ElementAtOrDefault(1) ?? "";
        if (arguments.Length == 0 && !replies || places.Length == 0 && !turn.Incoming.Private)
        {
            turn.Say(new Phrase("area.how", ("command", new Markup(NameIn(turn.Language))), ("most", AreaReading.MostKilometres)));
            return;
        }

        if (Named.Person(turn, parts[0], byOffer: false) is not { } person) return;
        if (!Team.All(turn.Stores, turn.Settings).Any(one => one.Id == person.Id))
        {
            turn.Say(new Phrase("team.was-none", ("name", person.Name)));
            return;
        }

        if (places.Length == 0)
        {
            dialogues.Enter(turn, dialogues.Named("area"), new AreaState.Pointing(person.Id), holdingCurrent: true);
            return;
        }

        if (places.ToLowerInvariant() is "all" or "tout" or "partout")
        {
            SetArea.For(turn.Change, turn.Speaker.Id, person, []);
            turn.Say(new Phrase("area.everywhere", ("name", person.Name)));
            return;
        }

        switch (AreaReading.Of(places))
        {
            case AreaReading.Read read:
                turn.Say(Set(turn, person, read.Communes));
                break;
            case AreaReading.Unknown unknown:
                AreaDialogue.AskWhich(turn, dialogues, person, places, unknown.Part, new Phrase("area.unknown", ("part", unknown.Part), ("command", new Markup(NameIn(turn.Language))), ("most", AreaReading.MostKilometres)));
                break;
            default:
                turn.Say(Dialogues.Questions.AreaQuestion.TooMuch());
                break;
        }
    }

    /// <returns>What is said to whoever did it.</returns>
    public static Phrase Set(Turn turn, Person person, IReadOnlyList<Commune> communes)
    {
        SetArea.For(turn.Change, turn.Speaker.Id, person, [.. communes.Select(c => c.Insee)]);
        IEnumerable<object> names = communes.Take(Shown).Select(c => (object)Dialogues.Questions.PlaceQuestion.Named(c.ToPlace()));
        if (communes.Count > Shown) names = names.Append(new Phrase("more", ("n", communes.Count - Shown)));
        return new Phrase(Team.IsAdministrator(turn.Stores, turn.Settings, person) ? "area.set-administrator" : "area.set", ("name", person.Name), ("n", communes.Count), ("communes", Lines.Listed(names)));
    }
}
