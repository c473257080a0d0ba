using System.Data.Common;
using Dapper;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;

namespace Solidarity.Core.Storage;

public sealed class NoteStore(DbConnection connection)
{
    private const string Select = "select n.id, n.subject, n.at, n.author_id, n.kind, n.side, n.question_id, n.words from note n ";

    private const string Insert =
        """
        insert into note (subject, at, author_id, kind, side, question_id, words)
        values (@subject, @at, @authorId, @kind, @side, @questionId, @words)
        returning id
        """;

    public Note Add(string subject, DateTimeOffset now, long authorId, NoteKind kind, Side? side, long? questionId, string words)
    {
        var id = connection.ExecuteScalar<long>(
            Insert, new { subject, at = Instant.Milliseconds(now), authorId, kind = kind.ToString(), side = side?.ToString(), questionId, words });
        return new Note(id, subject, now, authorId, kind, side, questionId, words);
    }

    /// <summary>What one person answered becomes another's.</summary>
    public void Give(long from, long into) => connection.Execute("update note set author_id = @into where author_id = @from", new { from, into });

    public void Forget(string subject) => connection.Execute("delete from note where subject = @subject", new { subject });

    public Note? Find(long id) => Notes("where n.id = @id", new { id }).FirstOrDefault();

    public Note? AnswerTo(long questionId) => Notes("where n.question_id = @questionId", new { questionId }).FirstOrDefault();

    /// <summary>The newest ones about something, oldest first.</summary>
    public IReadOnlyList<Note> Newest(string subject, int most) =>
        [.. Notes("where n.subject = @subject order by n.id desc limit @most", new { subject, most }).Reverse()];

    public int Count(string subject) => (int)connection.ExecuteScalar<long>("select count(*) from note where subject = @subject", new { subject });

    /// <summary>What this person was asked, about any match, and has not answered; the newest first.</summary>
    public IReadOnlyList<Note> UnansweredBy(long personId) =>
        Notes(
            """
            join match m on n.subject = 'M' || m.id
            where (m.asker_id = @personId and n.side = 'Asker' or m.helper_id = @personId and n.side = 'Helper')
                and n.kind = 'Question' and not exists (select 1 from note a where a.question_id = n.id)
            order by n.id desc
            """,
            new { personId });

    /// <summary>What one side was asked and has not answered.</summary>
    public Note? Unanswered(string subject, Side side) =>
        Notes(
            "where n.subject = @subject and n.side = @side and n.kind = 'Question' and not exists (select 1 from note a where a.question_id = n.id)",
            new { subject, side = side.ToString() }).FirstOrDefault();

    private IReadOnlyList<Note> Notes(string where, object with) => [.. connection.Query<Row>(Select + where, with).Select(r => r.ToNote())];

    private sealed class Row
    {
        public long Id { get; init; }
        public string Subject { get; init; } = "";
        public long At { get; init; }
        public long Author_Id { get; init; }
        public string Kind { get; init; } = "";
        public string? Side { get; init; }
        public long? Question_Id { get; init; }
        public string Words { get; init; } = "";

        public Note ToNote() => new(
            Id, Subject, Instant.From(At), Author_Id, Enum.Parse<NoteKind>(Kind), Side is null ? null : Enum.Parse<Side>(Side), Question_Id, Words);
    }
}
