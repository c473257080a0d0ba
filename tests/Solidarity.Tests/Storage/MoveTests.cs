using Dapper;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Storage;

public sealed class MoveTests
{
    private static readonly string[] Tables =
        ["person", "role", "conversation", "organisation", "membership", "chat_group", "keeper", "post", "post_category", "group_post", "asked_in_group", "errand", "errand_line", "match", "note", "block", "report", "sanction", "claim", "duty", "away", "area", "invitation", "check_in", "check_in_round", "check_in_link", "closure", "wish", "announcement", "announcement_commune", "announced_group", "bulletin", "birthday", "asked_birthday", "quiet", "category", "category_word", "category_stamp", "wording", "visitor", "visitor_device", "return_code", "join_link", "activity", "signing_key", "desk_link", "desk_session", "audit", "inbox", "poison", "outbox", "card", "moved_chat"];

    [Fact]
    public async Task Move_OfALivingTown_BringsEveryRowAndGoesOnThere()
    {
        var there = await Engine.NewOnServerAsync();
        var (town, mona, alice, bob) = await Stories.Introduced();
        await using var _ = town;
        await mona.Say("/demander M1 O Tout va bien ?");
        await bob.Press("Répondre");
        await bob.Say("Oui");
        await alice.Say("/besoin");
        await bob.Say("un\0deux");
        var to = Database.At("postgres", there);
        var rows = MoveToServer.Run(town.Database, to, TimeProvider.System);
        Assert.Equal(Tables, rows.Select(r => r.Table));
        Assert.All((string[])["person", "conversation", "post", "match", "note", "audit", "inbox", "card"], table => Assert.NotEqual(0, rows.Single(r => r.Table == table).Rows));
        using var here = town.Database.Open();
        using var moved = to.Open();
        foreach (var table in Tables) Assert.Equal(Dump(here, table), Dump(moved, table));
        Assert.Empty(BoardCheck.Broken(moved));
        // New rows get numbers of their own.
        var newest = here.ExecuteScalar<long>("select max(id) from person");
        Assert.Equal(newest + 1, new PersonStore(moved).Add("telegram", "77", "New", null, "fr", town.Clock.GetUtcNow()).Id);
    }

    [Fact]
    public async Task Move_ThatFailsInTheMiddle_LeavesNothingAndCanBeRunAgain()
    {
        var there = await Engine.NewOnServerAsync();
        var (town, _, _, _) = await Stories.Introduced();
        await using var _ = town;
        var to = Database.At("postgres", there);
        Migrator.Migrate(to, TimeProvider.System);
        using var moved = to.Open();
        moved.Execute("alter table audit add constraint full_up check (id < 0)");
        Assert.Equal(StorageProblem.Broken, Assert.Throws<StorageUnusable>(() => MoveToServer.Run(town.Database, to, TimeProvider.System)).Problem);
        Assert.Equal(0, moved.ExecuteScalar<long>("select count(*) from person"));
        moved.Execute("alter table audit drop constraint full_up");
        Assert.NotEmpty(MoveToServer.Run(town.Database, to, TimeProvider.System));
        Assert.Equal(StorageProblem.NotEmpty, Assert.Throws<StorageUnusable>(() => MoveToServer.Run(town.Database, to, TimeProvider.System)).Problem);
    }

    [Fact]
    public async Task Move_WhatBreaksARule_IsNotKept()
    {
        var there = await Engine.NewOnServerAsync();
        var (town, _, _, _) = await Stories.Introduced();
        await using var _ = town;
        using (var here = town.Database.Open()) here.Execute("update match set helper_id = asker_id");
        var to = Database.At("postgres", there);
        Assert.Equal(StorageProblem.Broken, Assert.Throws<StorageUnusable>(() => MoveToServer.Run(town.Database, to, TimeProvider.System)).Problem);
        using var moved = to.Open();
        Assert.Equal(0, moved.ExecuteScalar<long>("select count(*) from person"));
    }

    [Fact]
    public async Task Move_WhileTheProgramRuns_IsRefused()
    {
        var there = await Engine.NewOnServerAsync();
        using var engine = await Engine.NewAsync("sqlite");
        using var occupied = Occupancy.Take(engine.Database);
        Assert.Equal(StorageProblem.InUse, Assert.Throws<StorageUnusable>(() => MoveToServer.Run(engine.Database, Database.At("postgres", there), TimeProvider.System)).Problem);
    }

    /// <summary>Every row in words, whatever the engine calls its types; what only one engine has is left out.</summary>
    private static IReadOnlyList<string> Dump(System.Data.Common.DbConnection connection, string table) =>
        [.. connection.Query($"select * from {table}").Cast<IDictionary<string, object?>>()
            .Select(row => string.Join('|', row.Where(c => c.Key != "xact").OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={Value(c.Value)}")))
            .Order(StringComparer.Ordinal)];

    private static string? Value(object? value) => value switch
    {
        double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        string text => text.Replace('\0', '\uFFFD'),
        _ => value?.ToString(),
    };
}
