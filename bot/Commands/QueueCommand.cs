using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>What waits for a moderator: proposals, needs without a helper, introductions that nobody speaks of.</summary>
internal sealed class QueueCommand() : ChatCommand("queue", "file", Role.Moderator)
{
    private const int Page = 8, Most = 500;

    public override void Run(Turn turn, string arguments) => Show(turn, 0);

    /// <param name="from">How many proposals were shown already.</param>
    public static void Show(Turn turn, int from)
    {
        var proposed = turn.Stores.Matches.Proposed(Most);
        var alone = turn.Stores.Posts.WithoutHelper(turn.Now - Timings.NeedWaitsTooLong, Most);
        var silent = turn.Stores.Matches.Silent(Most);
        var page = proposed.Skip(from).Take(Page).ToArray();
        var text = new Lines("\n\n",
        [
            new Phrase("queue.title", ("proposed", proposed.Count), ("alone", alone.Count), ("silent", silent.Count)),
            page.Length == 0 ? null : new Lines("\n", [new Phrase("queue.proposed"), .. page.Select(m => new Lines(" · ", [MatchCard.Line(m, turn.Stores.Posts.GetNeed(m.NeedId)), Dates.Span(turn.Now - m.ProposedAt)]))]),
            from > 0 || alone.Count == 0 ? null : new Lines("\n", [new Phrase("queue.alone"), .. alone.Take(Page).Select(n => new Lines(" · ", [PostCard.Line(n), Dates.Span(turn.Now - n.PublishedAt)]))]),
            from > 0 || silent.Count == 0 ? null : new Lines("\n", [new Phrase("queue.silent"), .. silent.Take(Page).Select(m => new Lines(" · ", [MatchCard.Line(m, turn.Stores.Posts.GetNeed(m.NeedId)), Dates.Span(turn.Now - m.IntroducedAt!.Value)]))]),
            proposed.Count + alone.Count + silent.Count == 0 ? new Phrase("queue.empty") : null,
        ]);
        var shown = from > 0 ? page : [.. page, .. silent.Take(Page)];
        turn.Answer(Message.Of(text,
        [
            .. shown.Select(m => new Button(new Phrase("button.open-match", ("match", new Markup(m.Reference))), new Action.Decide("show", m.Id))).Chunk(4),
            .. proposed.Count > from + Page ? [[new Button("button.more", new Action.Queue(from + Page))]] : Array.Empty<Button[]>(),
        ]));
    }
}
