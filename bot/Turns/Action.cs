using System.Globalization;
using System.Text;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Turns;

/// <summary>What the team does about something that waits for it. Buttons that hang in chats carry the number: none is ever another's.</summary>
internal enum DeskVerb { Show = 0, Close = 1, Act = 2, Uphold = 3, Lift = 4 }

/// <summary>What the team does about an organisation; all but showing it is for administrators. Buttons carry the number.</summary>
internal enum OrganisationVerb { Show = 0, Verify = 1, Invite = 2, Rename = 3, AskRetire = 4, Retire = 5 }

/// <summary>What somebody wants with an errand: of whoever goes, but for showing it and adding to it. Buttons carry the number.</summary>
internal enum ErrandVerb { Show = 0, GoOff = 1, AskCallOff = 2, CallOff = 3, ChangeHour = 4, TurnName = 5, ComeBack = 6, Fetch = 7, Bring = 8, Add = 9 }

/// <summary>What somebody wants with a line of an errand: whoever goes ticks it, whoever asked changes it. Buttons carry the number.</summary>
internal enum LineVerb { Found = 0, Missing = 1, Reword = 2, TakeBack = 3 }

/// <summary>
/// What a button means, written into at most 64 bytes and read back. It says what is wanted, never who may have it: that
/// is checked anew at every press.
/// </summary>
internal abstract record Action
{
    /// <summary>The most bytes a button can carry.</summary>
    public const int MostBytes = 64;

    /// <summary>Nobody turns over more pages than that.</summary>
    private const int MostFrom = 100_000;

    /// <summary>An answer to the question asked at <paramref name="Turn"/> of a conversation.</summary>
    public sealed record Answer(long Turn, string Choice) : Action;

    /// <summary>A door of the first screen, or a page: need, offer, mine, help.</summary>
    public sealed record Open(string Door) : Action;

    /// <summary>Ask again what the dialogue asked last.</summary>
    public sealed record Resume : Action;

    /// <summary>What a moderator wants with a match: show, approve, reject, next, take, give (back), undo, note, ask, call, words (why it was rejected).</summary>
    public sealed record Decide(string Verb, long Match) : Action;

    /// <summary>Why a match was rejected.</summary>
    public sealed record Because(RejectReason Reason, long Match) : Action;

    /// <summary>The wish to answer what the team asked.</summary>
    public sealed record ReplyTo(long Question) : Action;

    /// <summary>One side's yes, no or later to an introduction, or the question once more (show).</summary>
    public sealed record Agree(string Says, long Match) : Action;

    /// <summary>Whether the help took place: yes, not yet, no.</summary>
    public sealed record FollowUp(string Says, long Match) : Action;

    public sealed record Thank(long Match) : Action;

    /// <summary>"I can't make it": asked first (Sure false), then meant.</summary>
    public sealed record StepBack(long Match, bool Sure) : Action;

    /// <summary>Something to do to a post of one's own, as it was at <paramref name="Version"/>.</summary>
    public sealed record ToPost(string Verb, long Post, int Version) : Action;

    /// <summary>What a person with a phone only wants, pressed by somebody of the team.</summary>
    public sealed record OnBehalf(long Person, Action Of) : Action;

    /// <summary>Takes a weekday of the duty rota on, or gives it up (0: Sunday).</summary>
    public sealed record Duty(int Day) : Action;

    /// <summary>Something was seen of a trusted volunteer, or wasn't.</summary>
    public sealed record SeenOf(Seen What, bool Yes, long Person) : Action;

    /// <summary>The trust lasts so many months from today.</summary>
    public sealed record TrustFor(int Months, long Person) : Action;

    /// <summary>Another message of a service that is closed already.</summary>
    public sealed record CloseAnew : Action;

    /// <summary>To be told when the platform opens again.</summary>
    public sealed record Wish : Action;

    /// <summary>What the team does about an announcement: show, yes (the second), no, stop.</summary>
    public sealed record Announce(string Verb, long Announcement) : Action;

    /// <summary>Whether one wishes to have announcements.</summary>
    public sealed record Announcements(bool Wanted) : Action;

    /// <summary>A link into the team.</summary>
    public sealed record Invite(Role Role) : Action;

    /// <summary>The list of verified organisations.</summary>
    public sealed record Organisations : Action;

    /// <param name="Id">Of the organisation; 0 where there is none yet.</param>
    public sealed record OfOrganisation(OrganisationVerb Verb, long Id) : Action;

    /// <summary>This person publishes in nobody's name but their own from here on.</summary>
    public sealed record EndMembership(long Person) : Action;

    /// <summary>A kind of help: ask whether to retire it (ask), retire it (yes), take it back (back), see it (show).</summary>
    public sealed record OfCategory(string Verb, string Id) : Action;

    /// <summary>Away for so many days; 0: back.</summary>
    public sealed record Away(int Days) : Action;

    /// <summary>The page of a person with a phone only.</summary>
    public sealed record Who(long Person) : Action;

    /// <summary>Whether somebody who shares a number in chat is the one who was registered with it.</summary>
    public sealed record Join(long ByPhone, long Person, bool Same) : Action;

    public sealed record Speak(string Language) : Action;

    /// <summary>The wish to tell the team something about the other side of a match, or never to see them again.</summary>
    public sealed record Report(long Match) : Action;

    /// <summary>The other side of a match may be proposed again after all.</summary>
    public sealed record Unblock(long Match) : Action;

    /// <summary>The wish to answer a warning or a suspension.</summary>
    public sealed record AnswerSanction(long Sanction) : Action;

    /// <summary>Why the help did not take place.</summary>
    public sealed record WhyFailed(FailReason Reason, long Match) : Action;

    /// <summary>What the team makes of a post that was held, as it was at <paramref name="Version"/>.</summary>
    public sealed record Review(ReviewPost.Review What, long Post, int Version) : Action;

    /// <summary>The card of a post that was held.</summary>
    public sealed record ShowHeld(long Post) : Action;

    /// <summary>What the team does about a report: show, close, act.</summary>
    public sealed record OnReport(DeskVerb Verb, long Id) : Action;

    /// <summary>What another of the team makes of an answer to a sanction: show, uphold, lift.</summary>
    public sealed record OnAppeal(DeskVerb Verb, long Sanction) : Action;

    /// <summary>A report, an answer to a sanction or a held post: take, give (back).</summary>
    public sealed record OnCase(string Verb, Reference Subject) : Action;

    /// <summary>A page of the queue: of one kind or all, of one commune (its INSEE code) or all, after so many that were shown already.</summary>
    public sealed record Queue(QueueKind? Kind, string? Town, int From) : Action
    {
        /// <summary>In the place of a commune: all of it, for whoever has communes of their own.</summary>
        public const string Everywhere = "00000";
    }

    /// <summary>A keeper of a group decides about an introduction that began in it.</summary>
    public sealed record InGroup(bool Approve, long Match) : Action;

    /// <summary>The wish to help with the need behind a card in a group.</summary>
    /// <param name="Token">Of its notice.</param>
    public sealed record Volunteer(string Token) : Action;

    public sealed record OfErrand(ErrandVerb Verb, long Errand) : Action;

    public sealed record OfLine(LineVerb Verb, long Line) : Action;

    /// <summary>Whether a neighbour does this for themselves, so that somebody can do it on their behalf.</summary>
    public bool IsOnesOwn => this is Open or Wish or Agree or FollowUp or Thank or StepBack or ToPost or ReplyTo or Report or Unblock or AnswerSanction or WhyFailed;

    /// <exception cref="InvalidOperationException">Longer than a button can carry: a mistake of the program.</exception>
    public string Write()
    {
        var text = this switch
        {
            Answer a => $"d:{Number(a.Turn)}:{a.Choice}",
            Open o => $"go:{o.Door}",
            Resume => "on",
            Decide d => $"m:{d.Verb}:{Number(d.Match)}",
            Agree a => $"c:{a.Says}:{Number(a.Match)}",
            FollowUp f => $"f:{f.Says}:{Number(f.Match)}",
            Thank t => $"t:{Number(t.Match)}",
            StepBack s => $"w:{(s.Sure ? "sure" : "ask")}:{Number(s.Match)}",
            ToPost p => $"p:{p.Verb}:{Number(p.Post)}:{Number(p.Version)}",
            Speak s => $"l:{s.Language}",
            Report r => $"rp:{Number(r.Match)}",
            Unblock u => $"ub:{Number(u.Match)}",
            AnswerSanction a => $"as:{Number(a.Sanction)}",
            WhyFailed w => $"wf:{Number((int)w.Reason)}:{Number(w.Match)}",
            Review r => $"hp:{Number((int)r.What)}:{Number(r.Post)}:{Number(r.Version)}",
            ShowHeld h => $"hs:{Number(h.Post)}",
            OnReport r => $"r:{Number((int)r.Verb)}:{Number(r.Id)}",
            OnAppeal a => $"ap:{Number((int)a.Verb)}:{Number(a.Sanction)}",
            OnCase c => $"cs:{c.Verb}:{c.Subject}",
            Because b => $"mr:{Number((int)b.Reason)}:{Number(b.Match)}",
            ReplyTo r => $"a:{Number(r.Question)}",
            OnBehalf b => $"b:{Number(b.Person)}:{b.Of.Write()}",
            Duty d => $"du:{Number(d.Day)}",
            SeenOf s => $"ts:{Number((int)s.What)}:{(s.Yes ? "y" : "n")}:{Number(s.Person)}",
            TrustFor t => $"tf:{Number(t.Months)}:{Number(t.Person)}",
            InGroup g => $"gm:{(g.Approve ? "yes" : "no")}:{Number(g.Match)}",
            Volunteer v => $"v:{v.Token}",
            OfErrand e => $"er:{Number((int)e.Verb)}:{Number(e.Errand)}",
            OfLine l => $"el:{Number((int)l.Verb)}:{Number(l.Line)}",
            Wish => "wi",
            CloseAnew => "cl",
            Announce a => $"an:{a.Verb}:{Number(a.Announcement)}",
            Announcements a => $"ns:{(a.Wanted ? "on" : "off")}",
            Invite i => $"iv:{(i.Role == Role.Administrator ? "admin" : "mod")}",
            Organisations => "og",
            OfOrganisation o => $"og:{Number((int)o.Verb)}:{Number(o.Id)}",
            EndMembership m => $"om:{Number(m.Person)}",
            OfCategory c => $"kc:{c.Verb}:{c.Id}",
            Away a => $"aw:{Number(a.Days)}",
            Who w => $"pp:{Number(w.Person)}",
            Join j => $"j:{(j.Same ? "yes" : "no")}:{Number(j.ByPhone)}:{Number(j.Person)}",
            Queue q => $"q:{(q.Kind is { } kind ? Number((int)kind) : "")}:{q.Town}:{Number(q.From)}",
            _ => throw new InvalidOperationException($"{GetType().Name} has no written form"),
        };
        return Encoding.UTF8.GetByteCount(text) <= MostBytes ? text : throw new InvalidOperationException($"too long for a button: {text}");
    }

    /// <returns>Null for anything that <see cref="Write"/> doesn't write: a client can send what it likes.</returns>
    public static Action? Read(string data)
    {
        if (data.Length > MostBytes) return null;
        var parts = data.Split(':');
        return parts switch
        {
            ["d", var turn, ..] when Whole(turn) is { } t && parts.Length >= 3 => new Answer(t, data[(turn.Length + 3)..]),
            ["go", "need" or "offer" or "mine" or "help"] => new Open(parts[1]),
            ["on"] => new Resume(),
            ["m", "approve" or "reject" or "next" or "show" or "take" or "give" or "undo" or "note" or "ask" or "words" or "call", var id] when Whole(id) is { } match => new Decide(parts[1], match),
            ["c", "show" or "yes" or "no" or "later", var id] when Whole(id) is { } match => new Agree(parts[1], match),
            ["f", "yes" or "notyet" or "no", var id] when Whole(id) is { } match => new FollowUp(parts[1], match),
            ["b", var id, _, ..] when Whole(id) is { } person && Read(data[(id.Length + 3)..]) is { IsOnesOwn: true } of => new OnBehalf(person, of),
            ["du", var day] when Whole(day) is { } d and <= 6 => new Duty((int)d),
            ["ts", "1" or "2" or "4", "y" or "n", var id] when Whole(id) is { } person => new SeenOf((Seen)(parts[1][0] - '0'), parts[2] is "y", person),
            ["tf", var months, var id] when Whole(months) is { } n && RecordTrust.Months.Contains((int)n) && Whole(id) is { } person => new TrustFor((int)n, person),
            ["gm", "yes" or "no", var id] when Whole(id) is { } match => new InGroup(parts[1] == "yes", match),
            ["v", var token] when Invitation.IsSecret(token) => new Volunteer(token),
            ["er", var verb, var id] when Known<ErrandVerb>(verb) is { } v && Whole(id) is { } errand => new OfErrand(v, errand),
            ["el", var verb, var id] when Known<LineVerb>(verb) is { } v && Whole(id) is { } line => new OfLine(v, line),
            ["wi"] => new Wish(),
            ["cl"] => new CloseAnew(),
            ["an", "show" or "yes" or "no" or "stop", var id] when Whole(id) is { } announcement => new Announce(parts[1], announcement),
            ["ns", "on" or "off"] => new Announcements(parts[1] == "on"),
            ["iv", "admin" or "mod"] => new Invite(parts[1] == "admin" ? Role.Administrator : Role.Moderator),
            ["og"] => new Organisations(),
            ["og", var verb, var id] when Known<OrganisationVerb>(verb) is { } v && Whole(id) is { } organisation => new OfOrganisation(v, organisation),
            ["om", var id] when Whole(id) is { } person => new EndMembership(person),
            ["kc", "ask" or "yes" or "back" or "show", var id] when CategoryEntry.IsId(id) => new OfCategory(parts[1], id),
            ["aw", var days] when Whole(days) is { } n and <= Presence.LongestAway => new Away((int)n),
            ["pp", var id] when Whole(id) is { } person => new Who(person),
            ["j", "yes" or "no", var id, var other] when Whole(id) is { } byPhone && Whole(other) is { } person => new Join(byPhone, person, parts[1] == "yes"),
            ["t", var id] when Whole(id) is { } match => new Thank(match),
            ["w", "ask" or "sure", var id] when Whole(id) is { } match => new StepBack(match, parts[1] == "sure"),
            ["p", "show" or "edit" or "pause" or "resume" or "renew" or "close" or "sure", var id, var version]
                when Whole(id) is { } post && Whole(version) is { } v and <= int.MaxValue => new ToPost(parts[1], post, (int)v),
            ["l", { Length: 2 } language] => new Speak(language),
            ["rp", var id] when Whole(id) is { } match => new Report(match),
            ["ub", var id] when Whole(id) is { } match => new Unblock(match),
            ["as", var id] when Whole(id) is { } sanction => new AnswerSanction(sanction),
            ["wf", var reason, var id] when Known<FailReason>(reason) is { } r && Whole(id) is { } match => new WhyFailed(r, match),
            ["hp", var what, var id, var version] when Known<ReviewPost.Review>(what) is { } review && Whole(id) is { } post && Whole(version) is { } v and <= int.MaxValue => new Review(review, post, (int)v),
            ["hs", var id] when Whole(id) is { } post => new ShowHeld(post),
            ["r", var verb, var id] when Known<DeskVerb>(verb) is { } v and (DeskVerb.Show or DeskVerb.Close or DeskVerb.Act) && Whole(id) is { } report => new OnReport(v, report),
            ["ap", var verb, var id] when Known<DeskVerb>(verb) is { } v and (DeskVerb.Show or DeskVerb.Uphold or DeskVerb.Lift) && Whole(id) is { } sanction => new OnAppeal(v, sanction),
            ["cs", "take" or "give", var subject] when Reference.Read(subject) is { Kind: ReferenceKind.Report or ReferenceKind.Sanction or ReferenceKind.Need or ReferenceKind.Offer } of && of.ToString() == subject => new OnCase(parts[1], of),
            ["mr", var reason, var id] when Known<RejectReason>(reason) is { } r && Whole(id) is { } match => new Because(r, match),
            ["a", var id] when Whole(id) is { } question => new ReplyTo(question),
            ["q", var kind, var town, var from] when (kind.Length == 0 || Known<QueueKind>(kind) is not null) && (town.Length == 0 || town.Length == 5 && town.All(char.IsAsciiLetterOrDigit)) && Whole(from) is { } f and <= MostFrom
                => new Queue(Known<QueueKind>(kind), town.Length == 0 ? null : town, (int)f),
            _ => null,
        };
    }

    private static T? Known<T>(string number) where T : struct, Enum =>
        Whole(number) is { } value and < 100 && (T)Enum.ToObject(typeof(T), value) is var read && Enum.IsDefined(read) ? read : null;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
