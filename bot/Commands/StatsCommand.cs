using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Commands;

internal sealed class StatsCommand() : ChatCommand("stats", "chiffres", Role.Moderator)
{
    public override void Run(Turn turn, string arguments)
    {
        var stats = turn.Stores.Statistics.Read();
        turn.Say(Message.Of(new Lines("\n",
        [
            new Phrase("stats.title"),
            new Phrase("stats.needs", ("open", stats.OpenNeeds), ("all", stats.AllNeeds)),
            new Phrase("stats.offers", ("open", stats.OpenOffers), ("all", stats.AllOffers)),
            new Phrase("stats.introductions", ("n", stats.Introductions), ("done", stats.Done), ("waiting", stats.WaitingForModerator)),
            new Phrase("stats.to-decision", ("span", Span(stats.MedianToDecision))),
            new Phrase("stats.to-introduction", ("span", Span(stats.MedianToIntroduction))),
            stats.ByCategory.Count == 0 ? null : new Phrase("stats.by-category"),
            .. stats.ByCategory.Select(c => Line(turn, c)),
        ])));
    }

    private static Phrase Line(Turn turn, CategoryCount count) => new(
        "stats.category",
        ("category", turn.Stores.Categories.Find(count.Category) is { } category ? category : count.Category),
        ("needs", count.Needs),
        ("offers", count.Offers));

    private static Phrase Span(TimeSpan? span) => span is { } known ? Dates.Span(known) : new Phrase("stats.none-yet");
}
