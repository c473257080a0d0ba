using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>The keys that cookies and tokens are signed with: in the database, so that they outlive the process and all instances share them.</summary>
public sealed class SigningKeyStore(DbConnection connection)
{
    public IReadOnlyList<string> All() => [.. connection.Query<string>("select body from signing_key order by name")];

    public void Add(string name, string body) =>
        connection.Execute("insert into signing_key (name, body) values (@name, @body) on conflict (name) do nothing", new { name, body });
}
