using Dapper;
using Solidarity.Core.Moderation;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Hostile;

/// <summary>A town in which honest people have needs, offers and matches in each state that can be harmed.</summary>
internal sealed class Honest(Town town, IReadOnlyList<Resident> people)
{
    /// <summary>Far from any number that a stranger has or that damage could make of it.</summary>
    private const long FirstId = 9_007_199_254_000;

    public Town Town => town;

    /// <summary>The moderators' group.</summary>
    public long Desk => -1_000_000_999_000;

    public int Posts { get; private set; }

    public int Matches { get; private set; }

    public long AnyId(Random random) => FirstId + random.Next(people.Count);

    public static async Task<Honest> SettleAsync(string provider)
    {
        var town = await Town.OpenOnAsync(provider, null, ("Moderation:Administrators:0", $"{FirstId}"), ("Moderation:ChatId", "-1000000999000"));
        string[] names = ["Mona", "Nora", "Alice", "Bob", "Carol", "Dan", "Emma", "Finn", "Gina", "Hugo"];
        Resident[] all = [.. names.Select((name, i) => town.Person(name, userName: name.ToLowerInvariant(), id: FirstId + i))];
        var honest = new Honest(town, all);
        foreach (var who in all) await who.AgreeTo();
        var (mona, alice, bob, carol, dan, emma, finn, gina, hugo) = (all[0], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9]);
        await mona.Say("/moderator add @nora");
        // One pair is introduced, one waits for the helper, one for the moderators.
        await bob.PublishesOffer("Courses");
        await alice.PublishesNeed();
        await mona.Press("Approuver", chat: $"{honest.Desk}");
        await bob.SaysYesToHelp();
        await alice.SaysYesToMeet();
        await dan.PublishesOffer("Jardin");
        await carol.PublishesNeed("Tondre la pelouse", "Jardin");
        await mona.Press("Approuver", chat: $"{honest.Desk}");
        await finn.PublishesOffer("Ordinateur");
        await emma.PublishesNeed("Mon imprimante", "Ordinateur");
        // One has a phone only.
        await mona.Say("/register");
        foreach (var said in (string[])["06 00 00 00 09", "Jeanne"]) await mona.Say(said);
        await mona.Press("Français");
        await mona.Say("94400");
        await mona.Press("La personne a dit oui");
        await mona.Say("Appeler le matin");
        // One is in the middle of a dialogue, one has paused.
        await gina.Say("/besoin");
        await gina.Press("Courses");
        await hugo.OffersPieces(40);
        await hugo.Say("/mes");
        await hugo.Press("Voir O");
        await hugo.Press("Mettre en pause");
        (honest.Posts, honest.Matches) = await honest.CountAsync();
        return honest;
    }

    public Task<(int Posts, int Matches)> CountAsync() => town.Read(s => (
        (int)s.Connection.ExecuteScalar<long>("select count(*) from post"), (int)s.Connection.ExecuteScalar<long>("select count(*) from match")));

    /// <summary>The moderators mean well, also with strangers who were put side by side: so those come to each other's names.</summary>
    public async Task ApproveStrangersAsync()
    {
        foreach (var match in await town.Read(s => s.Matches.Of(s.Queue.Page(QueueKind.Proposed, Area.Everywhere, town.Clock.GetUtcNow(), 0, 100))))
        {
            if (match.Id > Matches) await people[0].PressWith($"m:approve:{match.Id}", 1, $"{Desk}");
        }
    }

    /// <summary>Every row that is about honest people, as text, to be compared before and after.</summary>
    public Task<string> RowsAsync() => town.Read(stores => string.Join('\n', Queries.SelectMany(sql => Rows(stores, sql))));

    private string[] Queries =>
    [
        "select 'person', * from person where cast(address as bigint) >= 9007199254000 order by id",
        "select 'by phone', * from person where channel = 'phone' order by id",
        "select 'note', * from note order by id",
        "select 'role', * from role order by person_id",
        "select 'team', person_id, weekday from duty union all select 'away', person_id, until from away union all select 'area', person_id, 0 from area order by 2",
        "select 'closed', * from closure",
        $"select 'safety', id, 0 from report where by_id in ({Ids}) or about_id in ({Ids}) union all select 'sanction', id, 0 from sanction where person_id in ({Ids}) union all select 'block', person_id, other_id from block where person_id in ({Ids}) order by 1, 2",
        "select 'announcement', * from announcement order by id",
        $"select 'conversation', * from conversation where person_id in ({Ids}) order by person_id",
        $"select 'post', * from post where person_id in ({Ids}) order by id",
        $"select 'post_category', * from post_category where post_id in (select id from post where person_id in ({Ids})) order by post_id, category",
        $"select 'match', * from match where asker_id in ({Ids}) or helper_id in ({Ids}) order by id",
        $"select 'audit', * from audit where actor_id in ({Ids}) and not (action = 'approve' and cast(substr(subject, 2) as bigint) > {Matches}) order by id",
        "select 'moved', * from moved_chat order by chat",
    ];

    private const string Ids = "select id from person where cast(address as bigint) >= 9007199254000";

    private static IEnumerable<string> Rows(Stores stores, string sql) =>
        stores.Connection.Query(sql).Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values));
}
