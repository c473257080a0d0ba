using System.Globalization;
using System.Text;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Turns;

/// <summary>How each button is written; what hangs in chats keeps its meaning for ever.</summary>
internal abstract partial record Action
{
    /// <exception cref="InvalidOperationException">Longer than a button can carry: a mistake of the program.</exception>
    public string Write()
    {
        var text = this switch
        {
            Answer a => $"d:{Number(a.Turn)}:{a.Choice}",
            Open o => $"go:{o.Door}",
            OpenNear o => $"gn:{o.Door}:{o.Near}",
            Resume => "on",
            Decide d => $"m:{d.Verb}:{Number(d.Match)}",
            Agree a => $"c:{a.Says}:{Number(a.Match)}{(a.With is { } with ? ":" + Number(with) : "")}",
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
            NotThisTime => "vn",
            TakeBack t => $"nb:{Number(t.Bulletin)}",
            NoBirthday b => $"bd:{Number(b.Group)}",
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
            Hello h => $"he:{Number((int)h.Verb)}:{Number(h.Round)}",
            ForBuddy b => $"hb:{Number((int)b.Verb)}:{Number(b.Round)}",
            BeBuddy b => $"hi:{(b.Agrees ? "y" : "n")}:{b.Secret}",
            IsOnPage i => $"ip:{(i.Same ? "y" : "n")}:{i.Secret}",
            IsInTelegram i => $"it:{(i.Same ? "y" : "n")}:{Number(i.Person)}",
            LeaveBuddy l => $"hl:{Number(l.Person)}",
            OfCheckIn c => $"hc:{Number((int)c.Verb)}",
            OnAlert a => $"al:{Number((int)a.Verb)}:{Number(a.Round)}",
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
            ["go", "need" or "offer" or "mine" or "help" or "checkin" or "code" or "new-code" or "telegram"] => new Open(parts[1]),
            ["gn", "need" or "offer", var near] when Invitation.IsSecret(near) || near.Length == 5 && near.All(char.IsAsciiLetterOrDigit) => new OpenNear(parts[1], near),
            ["on"] => new Resume(),
            ["m", "approve" or "reject" or "next" or "show" or "take" or "give" or "undo" or "note" or "ask" or "words" or "call", var id] when Whole(id) is { } match => new Decide(parts[1], match),
            ["c", "show" or "yes" or "no" or "later" or "fewer" or "neither" or "alone", var id] when Whole(id) is { } match => new Agree(parts[1], match),
            ["c", "yes" or "later" or "neither", var id, var second] when Whole(id) is { } match && Whole(second) is { } with => new Agree(parts[1], match, with),
            ["f", "yes" or "notyet" or "no" or "part", var id] when Whole(id) is { } match => new FollowUp(parts[1], match),
            ["b", var id, _, ..] when Whole(id) is { } person && Read(data[(id.Length + 3)..]) is { IsOnesOwn: true } of => new OnBehalf(person, of),
            ["du", var day] when Whole(day) is { } d and <= 6 => new Duty((int)d),
            ["ts", "1" or "2" or "4", "y" or "n", var id] when Whole(id) is { } person => new SeenOf((Seen)(parts[1][0] - '0'), parts[2] is "y", person),
            ["tf", var months, var id] when Whole(months) is { } n && RecordTrust.Months.Contains((int)n) && Whole(id) is { } person => new TrustFor((int)n, person),
            ["gm", "yes" or "no", var id] when Whole(id) is { } match => new InGroup(parts[1] == "yes", match),
            ["vn"] => new NotThisTime(),
            ["v", var token] when Invitation.IsSecret(token) => new Volunteer(token),
            ["nb", var id] when Whole(id) is { } bulletin => new TakeBack(bulletin),
            ["bd", var id] when Whole(id) is { } group => new NoBirthday(group),
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
            ["p", "show" or "edit" or "pause" or "resume" or "renew" or "close" or "sure" or "dates" or "same" or "number", var id, var version]
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
            ["cs", "take" or "give", var subject] when Reference.Read(subject) is { Kind: ReferenceKind.Report or ReferenceKind.Sanction or ReferenceKind.Need or ReferenceKind.Offer or ReferenceKind.CheckIn } of && of.ToString() == subject => new OnCase(parts[1], of),
            ["mr", var reason, var id] when Known<RejectReason>(reason) is { } r && Whole(id) is { } match => new Because(r, match),
            ["he", var verb, var id] when Known<HelloVerb>(verb) is { } v && Whole(id) is { } round => new Hello(v, round),
            ["hb", var verb, var id] when Known<BuddyVerb>(verb) is { } v && Whole(id) is { } round => new ForBuddy(v, round),
            ["hi", "y" or "n", var secret] when Invitation.IsSecret(secret) => new BeBuddy(parts[1] == "y", secret),
            ["ip", "y" or "n", var secret] when Invitation.IsSecret(secret) => new IsOnPage(parts[1] == "y", secret),
            ["it", "y" or "n", var id] when Whole(id) is { } person => new IsInTelegram(parts[1] == "y", person),
            ["hl", var id] when Whole(id) is { } person => new LeaveBuddy(person),
            ["hc", var verb] when Known<CheckInVerb>(verb) is { } v => new OfCheckIn(v),
            ["al", var verb, var id] when Known<DeskVerb>(verb) is { } v and (DeskVerb.Show or DeskVerb.Close or DeskVerb.Act) && Whole(id) is { } round => new OnAlert(v, round),
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
