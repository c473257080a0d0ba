using System.Globalization;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Core.Groups;

namespace Solidarity.Bot.Cards;

/// <summary>What was chosen for a group, as those who administer it read it.</summary>
internal static class GroupPage
{
    public static Lines Summary(GroupSetup setup) => Lines.Of(
        new Phrase("group.review"),
        Lines.Blank,
        new Phrase("group-line.kind", ("kind", new Phrase("group-kind." + setup.Kind.ToString().ToLowerInvariant()))),
        new Phrase("line.place-radius", ("place", PlaceQuestion.Named(setup.Place)), ("radius", PostCard.HowFar(setup.Circle))),
        new Phrase("group-line.approver", ("who", new Phrase("group-approver." + setup.Approver.ToString().ToLowerInvariant()))),
        setup.Quiet == QuietHours.None ? new Phrase("group-line.never-quiet") : new Phrase("group-line.quiet", ("from", Clock(setup.Quiet.From)), ("until", Clock(setup.Quiet.Until))),
        setup.Digest.Rhythm == DigestRhythm.Never
            ? new Phrase("group-line.no-digest")
            : new Phrase(setup.Digest.Pinned ? "group-line.digest-pinned" : "group-line.digest", ("rhythm", new Phrase("rhythm." + setup.Digest.Rhythm.ToString().ToLowerInvariant())), ("at", Clock(setup.Digest.At))),
        new Phrase(setup.Errands ? "group-line.errands" : "group-line.no-errands"),
        new Phrase("group-line.language", ("language", new Phrase("language." + setup.Language))),
        Lines.Blank,
        new Phrase("group.review-next"));

    private static Markup Clock(TimeOnly time) => new(time.ToString("HH:mm", CultureInfo.InvariantCulture));
}
