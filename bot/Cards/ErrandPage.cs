using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Errands;
using Solidarity.Core.Groups;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>An errand in private: the list of whoever goes, and what each neighbour asked for.</summary>
internal static class ErrandPage
{
    /// <param name="lines">Without those that were taken back, each with who asked.</param>
    /// <param name="first">What has just happened.</param>
    public static Message ForGoer(Errand errand, IReadOnlyList<(ErrandLine Line, Person Asker)> lines, Group group, TimeZoneInfo zone, Phrase? first)
    {
        var list = lines.Count == 0
            ? errand.State == ErrandState.Gathering ? Lines.Of("errand.page-empty") : null
            : new Lines("\n", [new Phrase("errand.page-list"), .. lines.Select((one, i) => Line(one.Line, one.Asker, i + 1))]);
        var text = new Lines("\n\n", [first, Lines.Of(Title(errand, zone), new Phrase("errand.page-group", ("group", group.Title))), list, Next(errand, group)]);
        return errand.State switch
        {
            ErrandState.Gathering => Message.Of(text,
                [[To("errand.button-off", ErrandVerb.GoOff, errand)],
                [To("errand.button-hour", ErrandVerb.ChangeHour, errand)],
                .. group.Standing == GroupStanding.Gone ? (IReadOnlyList<Button>[])[] : [[To(errand.ShowsName ? "errand.button-unname" : "errand.button-name", ErrandVerb.TurnName, errand)]],
                [To("errand.button-call-off", ErrandVerb.AskCallOff, errand)]]),
            ErrandState.Gone => Message.Of(text, [.. lines.Select((one, i) => Ticks(one.Line, i + 1)), [To("errand.button-back", ErrandVerb.ComeBack, errand)]]),
            _ => Message.Of(text),
        };
    }

    /// <param name="lines">Those of the reader alone, without those that were taken back.</param>
    public static Message ForAsker(Errand errand, IReadOnlyList<ErrandLine> lines, Person goer, Group group, TimeZoneInfo zone, Phrase? first)
    {
        // Who asks for nothing (any more) learns nothing of it.
        if (lines.Count == 0 && errand.State is ErrandState.Gone or ErrandState.Done) return Message.Of(new Lines("\n\n", [first, Lines.Of(Title(errand, zone)), new Phrase("lines.none-over")]), Dialogues.Menu.Doors[0]);
        var list = lines.Count == 0
            ? Lines.Of("lines.none")
            : new Lines("\n", [new Phrase("lines.yours"), .. lines.Select(line => new Phrase("lines." + line.State.ToString().ToLowerInvariant(), ("words", line.Words)))]);
        var text = new Lines("\n\n", [first, Lines.Of(Title(errand, zone)), list, .. Standing(errand, lines, goer, group)]);
        if (errand.State != ErrandState.Gathering) return errand.State == ErrandState.CalledOff ? Message.Of(text, Dialogues.Menu.Doors[0]) : Message.Of(text);
        return Message.Of(text,
        [
            .. lines.Select(line => (IReadOnlyList<Button>)
                [new Button(new Phrase("lines.button-change", ("words", line.Words)), new Action.OfLine(LineVerb.Reword, line.Id)), new Button("lines.button-take-back", new Action.OfLine(LineVerb.TakeBack, line.Id))]),
            [To("lines.button-add", ErrandVerb.Add, errand)],
        ]);
    }

    public static Phrase Title(Errand errand, TimeZoneInfo zone) => new("errand.page-title", ("what", errand.What), ("moment", Dates.Moment(errand.At!.Value, zone)));

    public static Button To(string label, ErrandVerb verb, Errand errand) => new(label, new Action.OfErrand(verb, errand.Id));

    private static Phrase Line(ErrandLine line, Person asker, int number) =>
        new("errand.line-" + line.State.ToString().ToLowerInvariant(), ("n", number), ("name", asker.Name), ("words", line.Words));

    private static IReadOnlyList<Button> Ticks(ErrandLine line, int number) =>
    [
        new Button(new Phrase(line.State == LineState.Found ? "errand.button-is-found" : "errand.button-found", ("n", number)), new Action.OfLine(LineVerb.Found, line.Id)),
        new Button(new Phrase(line.State == LineState.Missing ? "errand.button-is-missing" : "errand.button-missing", ("n", number)), new Action.OfLine(LineVerb.Missing, line.Id)),
    ];

    private static Lines Next(Errand errand, Group group) => errand switch
    {
        { State: ErrandState.Gathering } => Lines.Of(Seen(errand, group), "errand.page-next"),
        { State: ErrandState.Gone } => Lines.Of("errand.page-gone", "errand.money"),
        { State: ErrandState.CalledOff } => Lines.Of("errand.page-off"),
        { End: ErrandEnd.Nobody } => Lines.Of("errand.nobody-asked"),
        { End: ErrandEnd.Silent } => Lines.Of("errand.page-silent"),
        _ => Lines.Of("errand.page-done"),
    };

    /// <summary>What the group knows of them. The message in which they said so stays there where the bot may not remove it.</summary>
    private static Phrase? Seen(Errand errand, Group group) => group.Standing == GroupStanding.Gone ? null
        : new Phrase(errand.ShowsName ? "errand.page-named" : group.MayRemove ? "errand.page-unnamed" : "errand.page-unremoved");

    private static IEnumerable<object> Standing(Errand errand, IReadOnlyList<ErrandLine> lines, Person goer, Group group)
    {
        (string, object)[] who = [("name", goer.Name), ("group", group.Title)];
        var nothing = lines.All(line => line.State == LineState.Missing);
        switch (errand.State)
        {
            case ErrandState.Gathering: yield return new Phrase("lines.next"); break;
            case ErrandState.Gone: yield return new Phrase("lines.gone", ("name", goer.Name)); break;
            // Who it was is nobody's to know any more.
            case ErrandState.CalledOff: yield return new Phrase("lines.off"); break;
            case ErrandState.Done when errand.End == ErrandEnd.Silent: yield return new Phrase("lines.silent", who); break;
            case ErrandState.Done when nothing: yield return new Phrase("lines.nothing", ("name", goer.Name)); break;
            default:
                yield return new Phrase(errand.End == ErrandEnd.Bring ? "lines.bring" : "lines.fetch", who);
                yield return new Phrase("errand.money");
                break;
        }
    }
}
