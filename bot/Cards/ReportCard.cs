using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What one side of a match tells about the other, as the team sees it: which side, what, how things stood, and what is known already.</summary>
internal static class ReportCard
{
    public static Message For(Change change, Report report)
    {
        var (stores, timings, subject) = (change.Stores, change.Timings, DeskCase.Of(report));
        var match = stores.Matches.Find(report.MatchId)!;
        var (need, offer) = (stores.Posts.GetNeed(match.NeedId), stores.Posts.GetOffer(match.OfferId));
        return Message.Of(
            new Lines("\n\n",
            [
                Lines.Of(
                    new Phrase(report.Kind == ReportKind.Worry ? "report.card-worry" : "report.card-title", ("report", new Markup(report.Reference)), ("kind", Kind(report))),
                    Standing(stores, report),
                    report.Decision is null ? DeskCase.Hand(change, subject) : null),
                new Phrase(
                    match.HelperId == report.By ? "report.by-helper" : "report.by-asker",
                    ("offer", new Markup(offer.Reference)), ("need", new Markup(need.Reference)), ("match", new Markup(match.Reference)), ("date", timings.DayOf(report.At))),
                report.Words is { } words ? new Phrase("report.words", ("words", PlainText.Shorten(PlainText.Defuse(words), Report.LongestWords))) : new Phrase("report.no-words"),
                Lines.Of(new Phrase("card.need", ("reference", new Markup(need.Reference))), PostCard.Redacted(need)),
                Lines.Of(new Phrase("card.offer", ("reference", new Markup(offer.Reference))), PostCard.Redacted(offer)),
                Known(stores, report.About, timings),
                DeskCase.Notes(change, subject),
            ]),
            [.. Buttons(report, match), .. report.Decision is null ? (IReadOnlyList<Button>[])[[DeskCase.TakeOrGive(change, subject)]] : []]);
    }

    public static Phrase Kind(Report report) => new("report.kind-" + report.Kind.ToString().ToLowerInvariant());

    /// <summary>One line for lists.</summary>
    public static Lines Line(Stores stores, Report report) => Lines.Dotted(
        new Markup($"<b>{report.Reference}</b>"), Kind(report), new Markup("M" + report.MatchId),
        Dialogues.Questions.PlaceQuestion.Named(stores.Posts.GetNeed(stores.Matches.Find(report.MatchId)!.NeedId).Place));

    /// <summary>What others have told of a person, and what the team has told them.</summary>
    public static Lines Known(Stores stores, long personId, Timings timings)
    {
        var standing = stores.Sanctions.Standing(personId);
        var reports = stores.Reports.About(personId);
        return Lines.Of(
            new Phrase("report.about", ("person", new Markup("P" + personId))),
            new Phrase("report.known", ("reports", reports), ("warnings", standing.Count(s => s.Kind == Penalty.Warning)), ("suspensions", standing.Count(s => s.Kind != Penalty.Warning))),
            standing.LastOrDefault() is { } last ? SanctionCard.Line(last, timings) : null);
    }

    private static IEnumerable<IReadOnlyList<Button>> Buttons(Report report, Match match)
    {
        if (report.Decision is null)
        {
            yield return [new Button(report.Kind == ReportKind.Worry ? "button.report-read" : "button.report-seen", new Action.OnReport(DeskVerb.Close, report.Id))];
            if (report.Kind != ReportKind.Worry) yield return [new Button("button.report-act", new Action.OnReport(DeskVerb.Act, report.Id))];
        }
        yield return [new Button("button.ask", new Action.Decide("ask", match.Id))];
        yield return [new Button(new Phrase("button.see-match", ("match", new Markup(match.Reference))), new Action.Decide("show", match.Id))];
    }

    private static Phrase Standing(Stores stores, Report report)
    {
        var name = ("name", (object)(report.DecidedBy is { } id ? stores.People.Get(id).Name : "…"));
        return report.Decision switch
        {
            ReportDecision.Seen => new Phrase(report.Kind == ReportKind.Worry ? "report.is-read" : "report.is-seen", name),
            ReportDecision.Acted => new Phrase("report.is-acted", name),
            _ => new Phrase("report.is-open"),
        };
    }
}
