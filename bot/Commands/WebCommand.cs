using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Commands;

/// <summary>/web: a link to the team's page, for whoever asked, once. In private alone: whoever opens it first is them.</summary>
internal sealed class WebCommand() : ChatCommand("web", "bureau", Role.Moderator)
{
    public override void Run(Turn turn, string arguments)
    {
        if (!turn.Incoming.Private)
        {
            turn.Say("teampage.in-private");
            return;
        }

        if (turn.Settings.DeskAddress is not { } address)
        {
            turn.Say(turn.Settings.IsSample ? "teampage.not-in-sample" : "teampage.no-address");
            return;
        }

        var secret = OpenDesk.Ask(turn.Change, turn.Speaker);
        var until = turn.Now + OpenDesk.LinkLasts;
        var link = Message.Of(new Phrase(
            "teampage.link",
            ("link", new Markup($"{address.AbsoluteUri.TrimEnd('/')}/web/enter?key={secret}")),
            ("until", Dates.Time(until, turn.Change.Timings.TimeZone)),
            ("command", new Markup(NameIn(turn.Language)))));
        turn.Mail.Say(turn.Incoming.Where, turn.Language, link, OutboxKind.Answer, goodUntil: until);
    }
}
