using Solidarity.Core.Moderation;

namespace Solidarity.Tests.House;

/// <summary>Every action that is written into the audit is listed, so that who did it is never told by mistake, and has words.</summary>
public sealed class AuditActionsTests
{
    private static readonly HashSet<string> Written = [.. Sources().SelectMany(WrittenActions.In)];

    private static IEnumerable<string> Sources() => Repository.Sources("core").Concat(Repository.Sources("bot")).Select(source => source.Text);

    [Fact]
    public void Actions_ThatAreWritten_AreTheListedOnes() => Assert.Equal(AuditActions.All.Keys.Order(StringComparer.Ordinal), Written.Order(StringComparer.Ordinal));

    /// <summary>Where a name is looked for that nobody writes, what it guards is open.</summary>
    [Fact]
    public void Actions_ThatAreLookedFor_AreListed()
    {
        var lookedFor = Sources().SelectMany(WrittenActions.LookedForIn).ToHashSet();
        Assert.Superset(new HashSet<string> { "hold", "danger", "export", "export-contacts", "join", "unreachable" }, lookedFor);
        Assert.Subset(AuditActions.All.Keys.ToHashSet(), lookedFor);
    }

    [Fact]
    public void Actions_ThatAreRead_HaveWords()
    {
        var french = File.ReadAllText(Path.Combine(Repository.Root, "bot", "Texts", "fr.json"));
        foreach (var (action, what) in AuditActions.All) Assert.Equal(!what.IsHidden, french.Contains($"\"audit.action-{action}\"", StringComparison.Ordinal));
    }

    /// <summary>The ways in which sources make a name, each with one that nobody has listed.</summary>
    [Theory]
    [InlineData("""Audit.Write(now, by, "unheard-of", subject, detail);""", "unheard-of")]
    [InlineData("""Audit.Write(change.Now, Of(a, b), yes ? "unheard-of" : "approve", subject);""", "unheard-of", "approve")]
    [InlineData("""const string Asked = "same-number", Action = "unheard-of"; … Audit.Write(now, by, Action, subject);""", "unheard-of")]
    [InlineData(
        """Rename() => Change(by, [a, b], "unheard-of", (x, y) => x); Change(long by, string[] of, string action, Func<X, Y> f) { Save(by, action); } Save(long by, string action) => Audit.Write(now, by, action, subject);""",
        "unheard-of")]
    [InlineData("Audit.Write(now, by, penalty.ToString().ToLowerInvariant(), subject, words);", "warning", "week", "month", "ban")]
    [InlineData("Audit.Write(now, by, AuditName(review), subject);", "held.published", "held.sent-back", "held.removed")]
    public void Names_HoweverTheyAreMade_AreSeen(string source, params string[] names) => Assert.Equal(names.Order(), WrittenActions.In(source).Order());

    [Fact]
    public void Names_MadeInAWayThatCantBeFollowed_AreAnError() =>
        Assert.Throws<InvalidOperationException>(() => WrittenActions.In("""Audit.Write(now, by, "x" + kind, subject);"""));

    [Fact]
    public void Actions_OfNobodysList_AreNobodysToRead()
    {
        Assert.Null(AuditActions.ToRead("of-another-version"));
        Assert.Null(AuditActions.ToRead("danger"));
        Assert.NotNull(AuditActions.ToRead("approve"));
    }
}
