using System.Data.Common;
using Dapper;
using Solidarity.Core.People;
using Solidarity.Core.Places;

namespace Solidarity.Core.Storage;

public sealed class PersonStore(DbConnection connection)
{
    private const string Columns =
        """
        p.id, p.channel, p.address, p.name, p.user_name, p.phone, p.reach, p.language, p.consented_at, p.consent_wording,
        p.insee, p.town, p.department, p.cell_row, p.cell_column, p.precision, p.trusted_at, p.unreachable_since, p.registered_by,
        p.trusted_by, p.trusted_until, p.trust_seen, p.banned_until
        """;

    private const string SelectById = $"select {Columns} from person p where p.id = @id";

    public Person? Find(long id) =>
        connection.QueryFirstOrDefault<PersonRow>(SelectById, new { id })?.ToPerson();

    public Person Get(long id) => Find(id) ?? throw new InvalidOperationException($"no person {id}");

    private const string SelectByAddress = $"select {Columns} from person p where p.channel = @channel and p.address = @address";

    public Person? Find(string channel, string address) =>
        connection.QueryFirstOrDefault<PersonRow>(SelectByAddress, new { channel, address })?.ToPerson();

    private const string SelectMet =
        $"""
        select {Columns}, c.snapshot, c.turn, c.pressed_message,
            case when exists (select 1 from check_in_round r where r.person_id = p.id and r.due_at is not null) then 1 else 0 end as is_waited_for
        from person p left join conversation c on c.person_id = p.id
        where p.channel = @channel and p.address = @address
        """;

    /// <summary>A person, where they are in a dialogue, and whether a hello waits for a word of theirs, in one look: what every turn begins with.</summary>
    public (Person Person, Conversation Conversation, bool IsWaitedFor)? Meet(string channel, string address) =>
        connection.QueryFirstOrDefault<MetRow>(SelectMet, new { channel, address }) is { } row
            ? (row.ToPerson(), row.Turn is { } turn ? new Conversation(row.Snapshot, turn, row.Pressed_Message) : Conversation.None, row.Is_Waited_For != 0)
            : null;

    private const string SelectByUserName =
        $"select {Columns} from person p where p.channel = @channel and lower(p.user_name) = lower(@userName)";

    /// <summary>A user name can wander from one person to another: whoever is seen with it has it alone.</summary>
    public Person? FindByUserName(string channel, string userName) =>
        connection.QueryFirstOrDefault<PersonRow>(SelectByUserName, new { channel, userName })?.ToPerson();

    private void TakeUserName(string channel, long id, string? userName)
    {
        if (userName is null) return;
        connection.Execute(
            "update person set user_name = null where channel = @channel and lower(user_name) = lower(@userName) and id <> @id",
            new { channel, userName, id });
    }

    private const string InsertPerson =
        """
        insert into person (channel, address, name, user_name, language, created_at)
        values (@channel, @address, @name, @userName, @language, @at)
        returning id
        """;

    public Person Add(string channel, string address, string name, string? userName, string language, DateTimeOffset now)
    {
        var id = connection.ExecuteScalar<long>(
            InsertPerson, new { channel, address, name, userName, language, at = Instant.Milliseconds(now) });
        TakeUserName(channel, id, userName);
        return new Person(id, channel, address, name, userName, null, Reach.Unasked, language, null, null, false, null);
    }

    private const string InsertByPhone =
        """
        insert into person (channel, address, name, phone, reach, language, consented_at, consent_wording, registered_by, created_at)
        values (@channel, @phone, @name, @phone, 'Phone', @language, @at, @wording, @by, @at)
        on conflict (channel, address) do nothing
        returning id
        """;

    /// <returns>Their id; null when somebody is known by this number already.</returns>
    public long? AddByPhone(string phone, string name, string language, Consent consent, long by) =>
        connection.ExecuteScalar<long?>(
            InsertByPhone,
            new { channel = Person.PhoneChannel, phone, name, language, at = Instant.Milliseconds(consent.At), wording = consent.Wording, by });

    private const string SelectByPhone = $"select {Columns} from person p where p.phone = @phone order by case when p.channel = @channel then 0 else 1 end, p.id limit 1";

    /// <summary>Whoever has this number: registered by phone, or else sharing it in a chat of their own.</summary>
    public Person? FindByPhone(string phone) =>
        connection.QueryFirstOrDefault<PersonRow>(SelectByPhone, new { phone, channel = Person.PhoneChannel })?.ToPerson();

    private const string SelectRegistered = $"select {Columns} from person p where p.registered_by = @by order by p.id desc limit @most";

    /// <summary>Those whom somebody of the team registered, the newest first.</summary>
    public IReadOnlyList<Person> RegisteredBy(long by, int most) =>
        [.. connection.Query<PersonRow>(SelectRegistered, new { by, most }).Select(r => r.ToPerson())];

    private const string Empty =
        $"""
        update person set channel = '{Person.JoinedChannel}', address = cast(id as text), name = '…', user_name = null, phone = null, reach = 'Unasked',
            consented_at = null, consent_wording = null, insee = null, town = null, department = null, cell_row = null, cell_column = null,
            precision = null, trusted_at = null, trusted_by = null, trusted_until = null, trust_seen = 0, registered_by = null, banned_until = null, unreachable_since = @at
        where id = @id
        """;

    /// <summary>
    /// A person is no more, and what was theirs is somebody else's. The row stays, with nothing in it: its number must never be another's.
    /// </summary>
    public void Leave(long id, DateTimeOffset now) => connection.Execute(Empty, new { id, at = Instant.Milliseconds(now) });

    private const string UpdateNames = "update person set name = @name, user_name = @userName, unreachable_since = null where id = @Id";

    /// <summary>What the channel tells of a person now; hearing from them also means that they can be reached again.</summary>
    public void Rename(Person person, string name, string? userName)
    {
        connection.Execute(UpdateNames, new { person.Id, name, userName });
        if (person.UserName != userName) TakeUserName(person.Channel, person.Id, userName);
    }

    public void SetLanguage(long id, string language) =>
        connection.Execute("update person set language = @language where id = @id", new { id, language });

    public void SetConsent(long id, Consent consent) =>
        connection.Execute(
            "update person set consented_at = @at, consent_wording = @wording where id = @id",
            new { id, at = Instant.Milliseconds(consent.At), wording = consent.Wording });

    /// <summary>The phone is forgotten when another way is chosen.</summary>
    public void SetReach(long id, Reach reach, string? phone) =>
        connection.Execute(
            "update person set reach = @reach, phone = @phone where id = @id",
            new { id, reach = reach.ToString(), phone = reach == Reach.Phone ? phone : null });

    private const string UpdatePlace =
        """
        update person set insee = @Insee, town = @Town, department = @Department,
            cell_row = @row, cell_column = @column, precision = @precision
        where id = @id
        """;

    public void SetLastPlace(long id, Place place) =>
        connection.Execute(
            UpdatePlace,
            new
            {
                id,
                place.Insee,
                place.Town,
                place.Department,
                row = place.Cell?.Row,
                column = place.Cell?.Column,
                precision = place.Precision.ToString(),
            });

    /// <returns>False when it was so already.</returns>
    public bool SetTrusted(long id, long? by, DateTimeOffset? at, DateTimeOffset? until, Seen seen = Seen.Nothing) =>
        connection.Execute(
            """
            update person set trusted_at = @at, trusted_by = @by, trusted_until = @until, trust_seen = @seen
            where id = @id and (trusted_at is null) <> (cast(@at as bigint) is null)
            """,
            new { id, by, at = Instant.Milliseconds(at), until = Instant.Milliseconds(until), seen = (int)seen }) == 1;

    public void SetTrust(long id, long by, DateTimeOffset until, Seen seen) =>
        connection.Execute("update person set trusted_by = @by, trusted_until = @until, trust_seen = @seen where id = @id", new { id, by, until = Instant.Milliseconds(until), seen = (int)seen });

    private const string SelectOver = $"select {Columns} from person p where p.trusted_until <= @now order by p.trusted_until limit @most";

    /// <summary>Those whose trust has lasted as long as it was given for.</summary>
    public IReadOnlyList<Person> TrustedUntil(DateTimeOffset now, int most) =>
        [.. connection.Query<PersonRow>(SelectOver, new { now = Instant.Milliseconds(now), most }).Select(r => r.ToPerson())];

    /// <remarks>Asked whenever somebody publishes, so by hand (docs/decisions/0032).</remarks>
    /// <returns>Until when somebody may not publish; null where they may.</returns>
    public DateTimeOffset? BannedUntil(long id) =>
        connection.Number("select coalesce(banned_until, 0) from person where id = @id", ("id", id)) is > 0 and var until ? Instant.From(until) : null;

    /// <param name="until">Null: they may publish again.</param>
    public void SetBanned(long id, DateTimeOffset? until) =>
        connection.Execute("update person set banned_until = @until where id = @id", new { id, until = Instant.Milliseconds(until) });

    /// <returns>False where it has not ended, or a new one has begun.</returns>
    public bool EndBan(long id, DateTimeOffset now) =>
        connection.Execute("update person set banned_until = null where id = @id and banned_until <= @now", new { id, now = Instant.Milliseconds(now) }) == 1;

    private const string SelectBanned = $"select {Columns} from person p where p.banned_until <= @now order by p.banned_until limit @most";

    /// <summary>Those who may publish again since then.</summary>
    public IReadOnlyList<Person> BannedUntil(DateTimeOffset now, int most) =>
        [.. connection.Query<PersonRow>(SelectBanned, new { now = Instant.Milliseconds(now), most }).Select(r => r.ToPerson())];

    /// <returns>False when it was known already.</returns>
    public bool SetUnreachable(long id, DateTimeOffset since) =>
        connection.Execute(
            "update person set unreachable_since = @since where id = @id and unreachable_since is null",
            new { id, since = Instant.Milliseconds(since) }) == 1;

    private sealed class MetRow : PersonRow
    {
        public long Is_Waited_For { get; init; }

        public string? Snapshot { get; init; }
        public long? Turn { get; init; }
        public long? Pressed_Message { get; init; }
    }

    private class PersonRow : PlaceColumns
    {
        public long Id { get; init; }
        public string Channel { get; init; } = "";
        public string Address { get; init; } = "";
        public string Name { get; init; } = "";
        public string? User_Name { get; init; }
        public string? Phone { get; init; }
        public string Reach { get; init; } = "";
        public string Language { get; init; } = "";
        public long? Consented_At { get; init; }
        public string? Consent_Wording { get; init; }
        public long? Trusted_At { get; init; }
        public long? Unreachable_Since { get; init; }
        public long? Registered_By { get; init; }
        public long? Trusted_By { get; init; }
        public long? Trusted_Until { get; init; }
        public long Trust_Seen { get; init; }
        public long? Banned_Until { get; init; }

        public Person ToPerson() => new(
            Id, Channel, Address, Name, User_Name, Phone, Enum.Parse<Reach>(Reach), Language,
            Consented_At is { } at ? new Consent(Instant.From(at), Consent_Wording ?? "") : null,
            ToPlace(), Trusted_At is not null, Instant.From(Unreachable_Since))
        {
            RegisteredBy = Registered_By,
            BannedUntil = Instant.From(Banned_Until),
            Trust = Trusted_At is not null && Trusted_By is { } by && Trusted_Until is { } until ? new Trust(by, Instant.From(until), (Seen)Trust_Seen) : null,
        };
    }
}
