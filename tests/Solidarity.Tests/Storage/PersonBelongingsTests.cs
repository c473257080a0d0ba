using Dapper;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

/// <summary>Whatever names a person is given to the one they turn out to be, or there is a reason why not: no table may be forgotten.</summary>
public sealed class PersonBelongingsTests
{
    private const string NamingAPerson =
        """
        select t.name || '.' || f."from" from sqlite_master t join pragma_foreign_key_list(t.name) f where t.type = 'table' and f."table" = 'person' order by 1
        """;

    private static readonly string[] Given =
    [
        "block.other_id", "block.person_id", "check_in.buddy_id", "check_in.person_id", "check_in_round.buddy_id", "check_in_round.closed_by", "check_in_round.person_id", "match.asker_id", "match.helper_id",
        "membership.person_id", "note.author_id", "post.person_id", "quiet.person_id", "report.about_id", "report.by_id", "sanction.person_id", "wish.person_id",
    ];

    private static readonly string[] Ended = ["check_in_link.person_id", "conversation.person_id", "desk_link.person_id", "desk_session.person_id", "join_link.opened_by", "join_link.person_id"];

    /// <summary>What only somebody of the team has, who becomes one with nobody; or did when they were of it, which stays as it was.</summary>
    private static readonly string[] OfTheTeam =
    [
        "announcement.author_id", "announcement.decided_by", "announcement.stopped_by", "area.person_id", "away.person_id", "check_in.heard_by", "claim.by_id", "closure.closed_by", "duty.person_id",
        "invitation.made_by", "invitation.used_by", "membership.invited_by", "organisation.verified_by", "post.written_by", "report.decided_by", "role.person_id", "sanction.appeal_by", "sanction.by_id", "sanction.decided_by",
    ];

    /// <summary>What only groups of Telegram give.</summary>
    private static readonly string[] OfGroups =
        ["asked_birthday.person_id", "asked_in_group.person_id", "birthday.person_id", "bulletin.author_id", "errand.person_id", "errand_line.person_id", "keeper.person_id"];

    [Fact]
    public void EveryColumn_ThatNamesAPerson_IsThoughtOf()
    {
        using var folder = new TemporaryFolder();
        var database = Database.InFile($"Data Source={folder.File("people.db")}");
        Migrator.Migrate(database, TimeProvider.System);
        using var connection = database.Open();
        Assert.Equal(connection.Query<string>(NamingAPerson).Order(StringComparer.Ordinal), Given.Concat(Ended).Concat(OfTheTeam).Concat(OfGroups).Order(StringComparer.Ordinal));
    }
}
