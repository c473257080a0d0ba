using Dapper;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

/// <summary>A group that goes on under a number heard of before takes everything along that names it: no table may be forgotten.</summary>
public class GroupBelongingsTests
{
    private const string NamingAGroup =
        """
        select t.name || '.' || f."from" from sqlite_master t join pragma_foreign_key_list(t.name) f where t.type = 'table' and f."table" = 'chat_group' order by 1
        """;

    [Fact]
    public void EveryTable_ThatNamesAGroup_IsGivenOrForgotten()
    {
        using var folder = new TemporaryFolder();
        var database = Database.InFile($"Data Source={folder.File("groups.db")}");
        Migrator.Migrate(database, TimeProvider.System);
        using var connection = database.Open();
        var known = GroupStore.Belongings.Select(table => table + ".group_id").Concat(GroupStore.Namings.Select(one => $"{one.Table}.{one.Column}")).Order(StringComparer.Ordinal);
        Assert.Equal(connection.Query<string>(NamingAGroup), known);
    }

    [Fact]
    public void Offer_MadeThroughTheOtherNumber_GoesAlong()
    {
        using var folder = new TemporaryFolder();
        var database = Database.InFile($"Data Source={folder.File("groups.db")}");
        Migrator.Migrate(database, TimeProvider.System);
        using var connection = database.Open();
        connection.Execute(
            """
            insert into person (id, channel, address, name, language, created_at) values (1, 'telegram', '1', 'Anna', 'fr', 0);
            insert into chat_group (id, channel, chat, title, standing, token, created_at) values (1, 'telegram', '-1', 'a', 'Present', 'a', 0), (2, 'telegram', '-2', 'b', 'Present', 'b', 0);
            insert into errand (group_id, person_id, token, state, what, shows_name, created_at, due_at) values (2, 1, 'e', 'Waiting', 'bakery', 0, 0, 0);
            """);
        new Stores(connection, Categories.Shared).MoveChat("telegram", "-1", "-2");
        Assert.Equal(1, connection.ExecuteScalar<long>("select group_id from errand"));
    }
}
