using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Pages.Public;
using Solidarity.Bot.Pictures;
using Solidarity.Bot.Tables;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Places;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Pages.Desk;

/// <summary>What each page shows, read where its turn is.</summary>
internal static class DeskSights
{
    /// <summary>/queue as in chat, then the card of each of those that it lists.</summary>
    public static IResult Queue(DeskSight sight, DeskView view, HttpContext context)
    {
        var asked = Asked(context) as Action.Queue ?? new Action.Queue(null, null, 0);
        var list = sight.Press(asked);
        var cards = list.SelectMany(message => message.Rows ?? []).SelectMany(row => row).Select(button => button.Action)
            .Where(action => action is not null and not Action.Queue && DeskActs.Shows(action)).SelectMany(action => CardOf(sight, action!));
        return Cards(view, "teampage.queue", "web", [.. sight.Say(list.Select(ButCards)), .. sight.Say(cards)]);
    }

    /// <summary>One thing that another page names.</summary>
    public static IResult Card(DeskSight sight, DeskView view, HttpContext context) =>
        Asked(context) is { } action && DeskActs.Shows(action) ? Cards(view, "teampage.queue", "web", sight.Say(sight.Press(action))) : Results.NotFound();

    public static IResult Team(DeskSight sight, DeskView view, HttpContext context) =>
        Cards(view, "teampage.team", "web/team", sight.Say([.. sight.Hear(TeamCommand.Show), .. sight.Hear(turn => new DutyCommand().Run(turn, "")), .. sight.Hear(turn => new AwayCommand().Run(turn, ""))]));

    public static IResult Map(DeskSight sight, DeskView view, HttpContext context)
    {
        var (stores, settings) = (sight.Scope.Stores, context.RequestServices.GetRequiredService<Settings>());
        var map = stores.NeedMap.Read(Bot.Cards.Team.AreaOf(stores, sight.Person, Bot.Cards.Team.All(stores, settings)));
        var texts = view.Texts;
        string Told(long? count) => texts.Number(count) ?? texts["stats.untold"];
        List<(string, string, string)> rows =
        [
            .. map.Squares.Select(square => (
                Gazetteer.Shared.Nearest(square.Latitude, square.Longitude) is { } commune ? $"{commune.Name} ({commune.Department})" : "…",
                texts.In(square.Metres < 1000 ? new Phrase("teampage.metres", ("n", square.Metres)) : new Phrase("teampage.kilometres", ("n", square.Metres / 1000))),
                Told(square.Needs))),
        ];
        if (map.Nowhere is not 0) rows.Add((texts["teampage.map-nowhere"], "", Told(map.Nowhere)));
        return Page<MapPage>(view, (nameof(MapPage.Picture), MapPicture.Of(map.Squares, settings.Tiles)), (nameof(MapPage.Rows), rows), (nameof(MapPage.HasUntold), map.HasUntold));
    }

    public static IResult Figures(DeskSight sight, DeskView view, HttpContext context)
    {
        var figures = sight.Say(sight.Hear(turn => turn.Say(Message.Of(Bot.Cards.StatsPage.Words(turn, turn.Stores.Statistics.Read(turn.Change.Timings, turn.Now), "stats csv"))))).Single();
        return Page<FiguresPage>(view, (nameof(FiguresPage.Figures), figures));
    }

    public static IResult Picture(DeskSight sight, DeskView view, HttpContext context)
    {
        byte[] drawn = [];
        sight.Hear(turn => drawn = new StatsDrawing(turn.Mail.Texts, turn.Stores.Categories, turn.Language).Of(turn.Stores.Statistics.Read(turn.Change.Timings, turn.Now), turn.Settings.BotName, turn.Change.Today));
        return StatsPages.Picture(context, drawn);
    }

    public static IResult Table(DeskSight sight, DeskView view, HttpContext context)
    {
        byte[] table = [];
        sight.Hear(turn => table = new StatsTable(turn.Mail.Texts, turn.Stores.Categories, turn.Language).Of(turn.Stores.Statistics.Read(turn.Change.Timings, turn.Now), LongestWaiting.Of(turn)).Bytes);
        return Results.File(table, "text/csv; charset=utf-8", $"{view.Texts["stats.file"]}-{sight.Scope.Now:yyyy-MM-dd}.csv");
    }

    public static IResult Settings(DeskSight sight, DeskView view, HttpContext context)
    {
        var (stores, settings) = (sight.Scope.Stores, context.RequestServices.GetRequiredService<Settings>());
        var closure = stores.Closure.Now();
        return Page<SettingsPage>(
            view,
            (nameof(SettingsPage.Closure), closure?.Words),
            (nameof(SettingsPage.ClosedAt), closure?.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
            (nameof(SettingsPage.Team), Bot.Cards.Team.All(stores, settings).Select(one => (one.Reference, $"{one.Name} ({one.Reference})")).ToArray()),
            (nameof(SettingsPage.Categories), stores.Categories.All.Select(category => (category.Id, category.Name(view.Texts.Language))).ToArray()),
            (nameof(SettingsPage.All), sight.Say(sight.Hear(turn => new CategoryCommand().Run(turn, "")))));
    }

    /// <summary>The cards stand below: what would lead to them is left out.</summary>
    private static Message ButCards(Message list) => list with { Rows = [.. (list.Rows ?? []).Select(row => row.Where(button => button.Action is Action.Queue).ToArray()).Where(row => row.Length > 0)] };

    /// <summary>Of a match the card alone: chat tells of its other candidates too, and looks for them.</summary>
    private static IReadOnlyList<Message> CardOf(DeskSight sight, Action show) =>
        show is Action.Decide { Match: var id } ? sight.Hear(turn => DeskMatch.Show(turn, turn.Stores.Matches.Find(id)!)) : sight.Press(show);

    private static Action? Asked(HttpContext context) => context.Request.Query["show"].ToString() is { Length: > 0 and <= Action.MostBytes } show ? Action.Read(show) : null;

    private static RazorComponentResult<CardsPage> Cards(DeskView view, string title, string here, IReadOnlyList<Said> cards) =>
        Page<CardsPage>(view, (nameof(CardsPage.Title), view.Texts[title]), (nameof(CardsPage.Here), here), (nameof(CardsPage.Cards), cards));

    public static RazorComponentResult<T> Page<T>(DeskView view, params (string Name, object? Value)[] parameters) where T : Microsoft.AspNetCore.Components.IComponent =>
        new(parameters.Append((nameof(CardsPage.View), view)).ToDictionary(one => one.Item1, one => one.Item2));
}
