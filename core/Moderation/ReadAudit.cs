using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team looks up who did what to something, and when. What was done to oneself is another's to read.</summary>
public static class ReadAudit
{
    /// <summary>The subject of what is done to the service as a whole.</summary>
    public const string Platform = "platform";

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="All">The oldest first; none where nothing is written down, or where it doesn't exist for this reader.</param>
        public sealed record Rows(IReadOnlyList<AuditRow> All) : Outcome;

        public sealed record OwnMatch : Outcome;

        /// <summary>It is the reader themselves, a sanction on them, or a post of theirs.</summary>
        public sealed record IsOneself : Outcome;
    }

    /// <param name="anotherCould">Whether there is another moderator to leave one's own match or post to.</param>
    public static Outcome Of(Change change, long readerId, Reference subject, bool anotherCould)
    {
        if (Barred(change, readerId, subject, anotherCould) is { } no) return no;
        var rows = Readable(change, subject.ToString());
        // What became of a person's answer stands under the sanction.
        if (subject.Kind == ReferenceKind.Person)
            rows = rows.Concat(change.Stores.Sanctions.Of(subject.Id).SelectMany(sanction => Readable(change, sanction.Reference))).OrderBy(row => row.At);
        return new Outcome.Rows([.. rows]);
    }

    /// <summary>What was done to the service as a whole: closed, opened, data taken out, kinds of help changed, links into the team made.</summary>
    public static IReadOnlyList<AuditRow> OfPlatform(Change change) =>
        [.. ((string[])[Platform, .. change.Stores.Categories.All.Select(category => category.Id), .. Enum.GetNames<Role>()]).SelectMany(subject => Readable(change, subject)).OrderBy(row => row.At)];

    private static IEnumerable<AuditRow> Readable(Change change, string subject) => change.Stores.Audit.Of(subject).Where(row => AuditActions.ToRead(row.Action) is not null);

    /// <returns>Why the reader may not; null where they may.</returns>
    private static Outcome? Barred(Change change, long readerId, Reference subject, bool anotherCould) => subject.Kind switch
    {
        ReferenceKind.Person when IsOneself(change, readerId, subject) => new Outcome.IsOneself(),
        ReferenceKind.Sanction when change.Stores.Sanctions.Find(subject.Id)?.PersonId == readerId => new Outcome.IsOneself(),
        ReferenceKind.Need or ReferenceKind.Offer when anotherCould && change.Stores.Posts.Find(subject.Id)?.PersonId == readerId => new Outcome.IsOneself(),
        ReferenceKind.Match when anotherCould && change.Stores.Matches.Find(subject.Id)?.SideOf(readerId) is not null => new Outcome.OwnMatch(),
        // To whom a report concerns it doesn't exist: that there is one would tell them that somebody wrote.
        ReferenceKind.Report when change.Stores.Reports.Find(subject.Id) is { } report && (report.By == readerId || report.About == readerId) => new Outcome.Rows([]),
        ReferenceKind.CheckIn when change.Stores.CheckInRounds.Find(subject.Id)?.PersonId == readerId => new Outcome.Rows([]),
        _ => null,
    };

    /// <summary>The reader, or whom the team knew by their phone number before both were joined.</summary>
    private static bool IsOneself(Change change, long readerId, Reference person) =>
        person.Id == readerId
        || change.Stores.Audit.Of(new Reference(ReferenceKind.Person, readerId).ToString()).Any(row => row.Action == "join" && row.Detail == person.ToString());
}
