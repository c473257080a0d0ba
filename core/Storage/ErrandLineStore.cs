using System.Data.Common;
using Dapper;
using Solidarity.Core.Errands;

namespace Solidarity.Core.Storage;

/// <summary>What neighbours ask for on an errand.</summary>
public sealed class ErrandLineStore(DbConnection connection)
{
    private const string Insert =
        "insert into errand_line (errand_id, person_id, words, state, at) values (@ErrandId, @PersonId, @Words, @State, @At) returning id";

    /// <returns>With the id it was given.</returns>
    public ErrandLine Add(ErrandLine line) => line with
    {
        Id = connection.ExecuteScalar<long>(Insert, new { line.ErrandId, line.PersonId, line.Words, State = line.State.ToString(), At = Instant.Milliseconds(line.At) }),
    };

    public ErrandLine? Find(long id) => Read("where id = @id", new { id }).FirstOrDefault();

    /// <summary>All lines of an errand, those that were taken back too, in the order they came.</summary>
    public IReadOnlyList<ErrandLine> Of(long errandId) => Read("where errand_id = @errandId order by id", new { errandId });

    /// <returns>False when it no longer stands as it did.</returns>
    public bool Save(ErrandLine line, LineState before) =>
        connection.Execute(
            "update errand_line set words = @Words, state = @State where id = @Id and state = @Before",
            new { line.Id, line.Words, State = line.State.ToString(), Before = before.ToString() }) == 1;

    public void Forget(long errandId) => connection.Execute("delete from errand_line where errand_id = @errandId", new { errandId });

    private IReadOnlyList<ErrandLine> Read(string where, object with) =>
        [.. connection.Query<Row>("select id, errand_id, person_id, words, state, at from errand_line " + where, with)
            .Select(r => new ErrandLine(r.Id, r.Errand_Id, r.Person_Id, r.Words, Enum.Parse<LineState>(r.State), Instant.From(r.At)))];

    private sealed class Row
    {
        public long Id { get; init; }
        public long Errand_Id { get; init; }
        public long Person_Id { get; init; }
        public string Words { get; init; } = "";
        public string State { get; init; } = "";
        public long At { get; init; }
    }
}
