using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Errands;
using Solidarity.Core.People;

namespace Solidarity.Bot.Cards;

/// <summary>An errand as its group sees it: where to, when, how much is asked for. Never who goes, unless they chose to show their first name; never who asks, nor what for.</summary>
internal static class ErrandCard
{
    /// <param name="asked">How many lines there are.</param>
    /// <returns>Null where the group is to see nothing.</returns>
    public static Message? For(Errand errand, Person goer, int asked, TimeZoneInfo zone)
    {
        if (errand.State == ErrandState.Waiting) return Message.Of("errand.waiting", [Button.Into("asked.button", "errand-" + errand.Token)]);
        if (errand.OpenedAt is null) return null;
        var gathers = errand.State == ErrandState.Gathering;
        var text = Lines.Of(
            errand.ShowsName ? new Phrase("errand.card-named", ("name", goer.Name)) : new Phrase("errand.card"),
            new Phrase("errand.what", ("what", errand.What)),
            new Phrase("errand.when", ("moment", Dates.Moment(errand.At!.Value, zone))),
            gathers ? Count(asked) : null,
            gathers ? new Phrase("errand.card-how") : State(errand));
        return gathers ? Message.Of(text, [Add(errand)]) : Message.Of(text);
    }

    /// <summary>To whoever replied in the group without ever having spoken with the bot.</summary>
    public static Message FirstInPrivate(Errand errand) => Message.Of("errand.first-in-private", [Add(errand)]);

    private static Button Add(Errand errand) => Button.Into("errand.button-add", "add-" + errand.Token);

    private static Phrase Count(int asked) => asked == 0 ? new Phrase("errand.list-empty") : new Phrase("errand.count", ("n", asked));

    private static Phrase State(Errand errand) => errand switch
    {
        { State: ErrandState.Gone } => new Phrase("errand.card-gone"),
        { State: ErrandState.CalledOff } => new Phrase("errand.card-off"),
        { End: ErrandEnd.Fetch or ErrandEnd.Bring or ErrandEnd.Nothing } => new Phrase("errand.card-done"),
        _ => new Phrase("errand.card-over"),
    };
}
