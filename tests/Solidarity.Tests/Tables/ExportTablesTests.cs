using Solidarity.Bot.Tables;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Moderation;

namespace Solidarity.Tests.Tables;

/// <summary>What each value is called in a table, whatever it is.</summary>
public sealed class ExportTablesTests
{
    private static readonly TextBook Texts = TextBook.Load("fr");

    [Fact]
    public void Words_OfEveryValue_StandInEveryLanguage()
    {
        // A draft is nobody's business yet, and in no table.
        var all = ExportTables.Words.Keys.SelectMany(type => Enum.GetValues(type).Cast<Enum>()).Where(value => !value.Equals(PostState.Draft)).ToArray();
        Assert.NotEmpty(all);
        foreach (var language in Texts.Languages)
            Assert.DoesNotContain(all, value => !Texts.Keys(language).Contains(ExportTables.KeyOf(value)));
    }

    /// <summary>What a value can be is said for every kind of value that a row holds.</summary>
    [Fact]
    public void Words_OfEveryKindOfValueInARow_AreThere()
    {
        var kinds = ((Type[])[typeof(ExportedPost), typeof(ExportedMatch)])
            .SelectMany(row => row.GetProperties()).Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType).Where(type => type.IsEnum).Distinct();
        Assert.DoesNotContain(kinds, type => !ExportTables.Words.ContainsKey(type));
    }

    [Fact]
    public async Task Export_WithAHeldPost_SaysThatItIsToBeRead()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Alice.PublishesNeed("Du pain contre 20 euros", "Papiers");
        await desk.Mona.Say("/exporter");
        Assert.Contains("\r\nN3;demande;à relire par l'équipe;", desk.Mona.Files[^2], StringComparison.Ordinal);
    }
}
