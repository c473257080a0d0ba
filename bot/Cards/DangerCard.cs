using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Solidarity.Core.Safety;

namespace Solidarity.Bot.Cards;

/// <summary>Words that tell of a danger: whom to call, to the person who wrote them; who wrote what, to the desk.</summary>
internal static class DangerCard
{
    /// <summary>Enough to see what is meant.</summary>
    private const int MostWords = 500;

    /// <param name="told">Whether there is anybody at the desk who hears of it.</param>
    /// <param name="next">Ways to go on, where nothing else is asked after it.</param>
    public static Message ForThePerson(string country, IReadOnlyList<Danger> dangers, bool told, IReadOnlyList<IReadOnlyList<Button>> next) =>
        Message.Of(Lines.Of(
        [
            new Phrase("danger.seen"),
            .. EmergencyNumbers.For(country, dangers).Select(number => new Phrase("danger.call-" + number)),
            Lines.Blank,
            new Phrase(told ? "danger.next" : "danger.next-alone"),
        ]), [.. next]);

    /// <summary>Before a group: to everybody, so that it points at nobody, with a way out of everybody's sight.</summary>
    public static Message ForTheGroup(string country, IReadOnlyList<Danger> dangers) => Message.Of(
        Lines.Of(
        [
            new Phrase("danger.in-group"),
            .. EmergencyNumbers.For(country, dangers).Select(number => new Phrase("danger.call-" + number)),
            Lines.Blank,
            new Phrase("danger.in-group-next"),
        ]),
        [Button.Into("button.in-private", "start")]);

    /// <summary>The one card that names somebody before both said yes: see docs/decisions/0034.</summary>
    public static Message ForTheDesk(Person person, IReadOnlyList<Danger> dangers, string words) =>
        Message.Of(Lines.Of(
            new Phrase("desk.danger", ("name", person.Name), ("dangers", Lines.Listed(dangers.Select(danger => new Phrase("danger.kind-" + danger.ToString().ToLowerInvariant()))))),
            new Phrase("desk.danger-words", ("words", PlainText.Shorten(PlainText.Defuse(words), MostWords))),
            IntroductionCard.Reaching(person),
            Lines.Blank,
            new Phrase("desk.danger-next")));
}
