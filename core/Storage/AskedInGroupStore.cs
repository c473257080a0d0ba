using System.Data.Common;
using Dapper;
using Solidarity.Core.Groups;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>What somebody wrote in a group, until they go on in private.</summary>
public sealed class AskedInGroupStore(DbConnection connection)
{
    private const string Insert =
        "insert into asked_in_group (token, group_id, person_id, kind, sentence, at) values (@Token, @GroupId, @PersonId, @Kind, @Sentence, @At) returning id";

    /// <returns>With the id it was given.</returns>
    public AskedInGroup Add(AskedInGroup asked) => asked with
    {
        Id = connection.ExecuteScalar<long>(Insert, new { asked.Token, asked.GroupId, asked.PersonId, Kind = asked.Kind.ToString(), asked.Sentence, At = Instant.Milliseconds(asked.At) }),
    };

    public AskedInGroup? WithToken(string token) => Read("where token = @token", new { token }).FirstOrDefault();

    public IReadOnlyList<AskedInGroup> Before(DateTimeOffset moment, int most) =>
        Read("where at < @moment order by at limit @most", new { moment = Instant.Milliseconds(moment), most });

    /// <summary>What one person has written in groups since then.</summary>
    public int Count(long personId, DateTimeOffset since) =>
        (int)connection.ExecuteScalar<long>("select count(*) from asked_in_group where person_id = @personId and at >= @since", new { personId, since = Instant.Milliseconds(since) });

    public void Forget(long id) => connection.Execute("delete from asked_in_group where id = @id", new { id });

    private IReadOnlyList<AskedInGroup> Read(string where, object with) =>
        [.. connection.Query<Row>("select id, token, group_id, person_id, kind, sentence, at from asked_in_group " + where, with)
            .Select(r => new AskedInGroup(r.Id, r.Token, r.Group_Id, r.Person_Id, Enum.Parse<PostKind>(r.Kind), r.Sentence, Instant.From(r.At)))];

    private sealed class Row
    {
        public long Id { get; init; }
        public string Token { get; init; } = "";
        public long Group_Id { get; init; }
        public long Person_Id { get; init; }
        public string Kind { get; init; } = "";
        public string Sentence { get; init; } = "";
        public long At { get; init; }
    }
}
