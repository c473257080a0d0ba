using Dapper;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

public sealed class SqliteCategoryStoreTests() : CategoryStoreTests("sqlite");

public sealed class PostgresCategoryStoreTests() : CategoryStoreTests("postgres");

public abstract class CategoryStoreTests(string provider) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly CategoryEntry Chess = new("echecs", "♟️", "Échecs", "Chess", true, null, ["gambit", "pion"]);

    private Engine _engine = null!;
    private System.Data.Common.DbConnection _connection = null!;
    private CategoryStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await Engine.NewAsync(provider);
        _connection = _engine.Database.Open();
        _store = new CategoryStore(_connection);
    }

    [Fact]
    public void Entry_SavedAndRead_IsTheSame_AndEachSaveHasAStampOfItsOwn()
    {
        Assert.Equal("", _store.Stamp());
        _store.Save(Chess, Now);
        var first = _store.Stamp();
        var read = Assert.Single(_store.All());
        Assert.Equal(Chess, read with { Words = Chess.Words });
        Assert.Equal(Chess.Words, read.Words);
        var changed = Chess with { Emoji = "🎲", French = "Jeux", English = "Games", Sensitive = false, RetiredAt = Now, Words = [] };
        _store.Save(changed, Now.AddDays(1));
        Assert.Equal(changed, Assert.Single(_store.All()) with { Words = changed.Words });
        Assert.NotEqual(first, _store.Stamp());
        foreach (var goods in (bool?[])[true, false, null])
        {
            _store.Save(Chess with { Goods = goods }, Now);
            Assert.Equal(goods, Assert.Single(_store.All()).Goods);
        }
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("abcdefghijklmnopqrstu")]
    public void Entry_WithAnIdThatCouldBreakOut_IsNeverSaved_NorUsedIfItIsThere(string id)
    {
        Assert.Throws<ArgumentException>(() => _store.Save(Chess with { Id = id }, Now));
        _connection.Execute("insert into category (id, emoji, french, english, sensitive, added_at) values (@id, 'x', 'Un', 'One', 0, 0)", new { id });
        Assert.Equal(Categories.BuiltIn.All, Categories.BuiltIn.With(_store.All()).All);
    }

    [Fact]
    public void Book_ReadsAnewOnlyAfterAChange_AndNeverKeepsWhatWasRolledBack()
    {
        var (here, elsewhere) = (new CategoryBook(TimeProvider.System), new CategoryBook(TimeProvider.System));
        Assert.Same(Categories.BuiltIn, here.Read(_store));
        using (var transaction = _engine.Database.Dialect.BeginWriting(_connection))
        {
            _store.Save(Chess, Now);
            Assert.NotNull(here.Read(_store).Find("echecs"));
            transaction.Rollback();
        }

        Assert.Null(here.Read(_store).Find("echecs"));
        _store.Save(Chess with { French = "Jeu d'échecs" }, Now);
        var read = here.Read(_store);
        Assert.Equal("Jeu d'échecs", read.Find("echecs")!.Name("fr"));
        Assert.Same(read, here.Read(_store));
        Assert.Equal("Jeu d'échecs", elsewhere.Read(_store).Find("echecs")!.Name("fr"));
        _store.Save(Chess, Now);
        Assert.Equal(("Échecs", "Échecs"), (here.Read(_store).Find("echecs")!.Name("fr"), elsewhere.Read(_store).Find("echecs")!.Name("fr")));
    }

    public ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        _engine?.Dispose();
        return ValueTask.CompletedTask;
    }
}
