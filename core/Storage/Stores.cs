using System.Data.Common;
using Solidarity.Core.Matching.Words;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>
/// All tables, over one open connection: what a turn reads and writes inside its transaction. Where turns run side by side
/// there is one of these a transaction: whatever touches the board (posts, matches and their cards) keeps everybody else off it until
/// the commit, so that places, capacities and refusals are judged by what holds.
/// </summary>
public sealed class Stores(DbConnection connection, Categories categories)
{
    private readonly Dialect _dialect = Dialect.Of(connection);
    private readonly PostStore _posts = new(connection, categories);
    private readonly CandidateStore _candidates = new(connection, categories);
    private readonly MatchStore _matches = new(connection);
    private readonly CardStore _cards = new(connection);
    private readonly ErrandStore _errands = new(connection);
    private readonly ErrandLineStore _errandLines = new(connection);
    private bool _atTheBoard;

    public DbConnection Connection { get; } = connection;

    public PersonStore People { get; } = new(connection);

    public RoleStore Roles { get; } = new(connection);

    public ConversationStore Conversations { get; } = new(connection);

    public PostStore Posts => AtTheBoard(_posts);

    public CandidateStore Candidates => AtTheBoard(_candidates);

    public MatchStore Matches => AtTheBoard(_matches);

    public ClosureStore Closure { get; } = new(connection);

    public TeamStore Team { get; } = new(connection);

    public AnnouncementStore Announcements { get; } = new(connection);

    public DutyStore Duty { get; } = new(connection);

    public ClaimStore Claims { get; } = new(connection);

    public NoteStore Notes { get; } = new(connection);

    public BlockStore Blocks { get; } = new(connection);

    public ReportStore Reports { get; } = new(connection);

    public SanctionStore Sanctions { get; } = new(connection);

    public QueueStore Queue { get; } = new(connection);

    public AuditStore Audit { get; } = new(connection);

    public InboxStore Inbox { get; } = new(connection);

    public OutboxStore Outbox { get; } = new(connection);

    public CardStore Cards => AtTheBoard(_cards);

    public StatisticsStore Statistics { get; } = new(connection);

    public PublicFiguresStore PublicFigures { get; } = new(connection);

    public ExportStore Exports { get; } = new(connection);

    public OrganisationStore Organisations { get; } = new(connection);

    public GroupStore Groups { get; } = new(connection);

    public GroupPostStore GroupPosts { get; } = new(connection);

    public AskedInGroupStore AskedInGroups { get; } = new(connection);

    public CheckInStore CheckIns { get; } = new(connection);

    public CheckInRoundStore CheckInRounds { get; } = new(connection);

    public CheckInLinkStore CheckInLinks { get; } = new(connection);

    public AnnouncedGroupStore AnnouncedGroups { get; } = new(connection);

    public BulletinStore Bulletins { get; } = new(connection);

    public BirthdayStore Birthdays { get; } = new(connection);

    public AskedBirthdayStore AskedBirthdays { get; } = new(connection);

    /// <summary>Of two who change one errand the second finds what the first did.</summary>
    public ErrandStore Errands => AtTheBoard(_errands);

    public ErrandLineStore ErrandLines => AtTheBoard(_errandLines);

    public VisitorStore Visitors { get; } = new(connection);

    public BelongingStore Belongings { get; } = new(connection);

    public ReturnCodeStore ReturnCodes { get; } = new(connection);

    public JoinLinkStore JoinLinks { get; } = new(connection);

    public DeskStore Desk { get; } = new(connection);

    public NeedMapStore NeedMap { get; } = new(connection);

    public ActivityStore Activities { get; } = new(connection);

    public CategoryStore CategoryChanges { get; } = new(connection);

    public Categories Categories { get; private set; } = categories;

    public WordingStore Wording { get; } = new(connection);

    /// <summary>How common each word is, as it was counted last; or a while before.</summary>
    public WordCounts Words { get; private set; } = WordCounts.None;

    /// <summary>Posts that were added or changed since <see cref="Begin"/>: whatever shows them looks again.</summary>
    public IReadOnlyCollection<long> TouchedPosts => _posts.Touched;

    /// <summary>A piece of work begins; posts are read with these categories from here on, and compared by these counts.</summary>
    public void Begin(Categories categories, WordCounts words)
    {
        Words = words;
        Categories = _posts.Categories = _candidates.Categories = categories;
        _posts.Touched.Clear();
    }

    /// <summary>A group goes on under another number, with all that waits for it and all that it shows.</summary>
    public void MoveChat(string channel, string from, string to)
    {
        if (Groups.Find(channel, from) is { } group)
        {
            GroupPosts.SayAgain(group.Id);
            Errands.SayAgain(group.Id);
        }

        Groups.MoveChat(channel, from, to);
        Cards.MoveChat(channel, from, to);
        Outbox.MoveChat(channel, from, to);
    }

    private T AtTheBoard<T>(T store)
    {
        if (_dialect.HasOneWriter || _atTheBoard) return store;
        _dialect.Latch(Connection, "board");
        _atTheBoard = true;
        return store;
    }
}

internal static class Instant
{
    public static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    public static long? Milliseconds(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds();

    public static DateTimeOffset From(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static DateTimeOffset? From(long? milliseconds) =>
        milliseconds is { } m ? DateTimeOffset.FromUnixTimeMilliseconds(m) : null;
}
