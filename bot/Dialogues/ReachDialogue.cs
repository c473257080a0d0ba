using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Dialogues;

internal abstract record ReachState
{
    private ReachState() { }

    /// <param name="Match">The introduction they said yes to, which goes on as soon as they have chosen; null from elsewhere.</param>
    /// <param name="Fewer">How many pieces they give, where that is fewer than they were asked for.</param>
    /// <param name="With">The other match that they said yes to at once, of a pair.</param>
    /// <param name="Alone">They were to be one of two, and said yes to going alone.</param>
    /// <param name="KeepsRest">Where they give fewer: they still have the others.</param>
    public sealed record Choosing(long? Match, int? Fewer = null, long? With = null, bool Alone = false, bool KeepsRest = false) : ReachState;

    public sealed record GivingPhone(long? Match, int? Fewer = null, long? With = null, bool Alone = false, bool KeepsRest = false) : ReachState;

    public sealed record Chosen(long? Match, int? Fewer, Reach Reach, string? Phone, long? With = null, bool Alone = false, bool KeepsRest = false) : ReachState;
}

/// <summary>How may the other side reach you? Telegram, or a phone number shared for this.</summary>
internal sealed class ReachDialogue : Dialogue<ReachState>
{
    public override string Name => "reach";

    public override int Version => 1;

    public override object First => new ReachState.Choosing(null);

    protected override JsonSerializerOptions Json => ReachJson.Default.Options;

    public override IReadOnlyList<Step<ReachState>> Steps { get; } =
    [
        Step<ReachState>.Of("way", new WayQuestion(),
            (ReachState.Choosing s, Way way) => way is { Reach: Reach.Phone, Phone: null }
                ? new ReachState.GivingPhone(s.Match, s.Fewer, s.With, s.Alone, s.KeepsRest)
                : new Next<ReachState>.Finished(new ReachState.Chosen(s.Match, s.Fewer, way.Reach, way.Phone, s.With, s.Alone, s.KeepsRest))),

        Step<ReachState>.Of("phone", new PhoneQuestion(),
            (ReachState.GivingPhone s, string phone) => new Next<ReachState>.Finished(new ReachState.Chosen(s.Match, s.Fewer, Reach.Phone, phone, s.With, s.Alone, s.KeepsRest)),
            back: s => new ReachState.Choosing(s.Match, s.Fewer, s.With, s.Alone, s.KeepsRest)),
    ];

    public override object Salvage(JsonElement data) => new ReachState.Choosing(StoredAnswer.Number(data, nameof(ReachState.Choosing.Match)));

    protected override void Finish(Turn turn, ReachState state, Engine.Dialogues dialogues)
    {
        var chosen = (ReachState.Chosen)state;
        turn.Stores.People.SetReach(turn.Person.Id, chosen.Reach, chosen.Phone);
        turn.Changed(turn.Person with { Reach = chosen.Reach, Phone = chosen.Phone });
        JoinPeople.Notice(turn.Change, turn.Person);
        dialogues.Leave(turn, chosen.Reach == Reach.Phone ? "reach.phone-kept" : "reach.telegram-kept");
        if (chosen is { Match: { } asked, Fewer: { } pieces }) MatchAnswers.PledgedFewer(turn, dialogues, PledgeFewer.By(turn.Change, turn.Person.Id, asked, pieces, chosen.KeepsRest));
        else if (chosen.Match is { } match)
            MatchAnswers.Agreed(turn, dialogues, AnswerProposal.Give(turn.Change, turn.Person.Id, match, chosen.Alone ? AnswerProposal.Answer.Alone : AnswerProposal.Answer.Yes, chosen.With));
    }

    /// <param name="Phone">Where it was typed at once.</param>
    private sealed record Way(Reach Reach, string? Phone = null);

    private sealed class WayQuestion : Question<Nothing, Way>
    {
        public override Prompt Put(Nothing work, Surroundings here)
        {
            // On a page there is one way only: the number is asked at once. Nobody can vouch for it there: it is what its person says it is, and joins them to nobody.
            if (here.Person.IsOnPage) return new Prompt(new Phrase("reach.type-phone"), [[new Choice("none", new Phrase("button.no-phone"))]]);
            IReadOnlyList<Choice> phone = [new Choice("phone", new Phrase("button.by-phone"))];
            var telegram = here.Person.UserName is { } name ? new Phrase("button.by-telegram-name", ("name", new Markup("@" + name))) : new Phrase("button.by-telegram");
            return new Prompt(new Phrase("reach.ask"), [[new Choice("telegram", telegram)], phone]);
        }

        public override Reading<Nothing, Way> Read(Nothing work, Reply reply, Surroundings here) => reply switch
        {
            Reply.Chosen { Token: "none" } when here.Person.IsOnPage => Again(here.HasTelegram ? "reach.no-phone-telegram" : "reach.no-phone"),
            Reply.Written written when here.Person.IsOnPage => PhoneNumber.Read(written.Text) is { } typed ? Answered(new Way(Reach.Phone, typed)) : Again("expected.typed-phone"),
            _ when here.Person.IsOnPage => Again("expected.typed-phone"),
            Reply.Chosen { Token: "telegram" } => Answered(new Way(Reach.Telegram)),
            Reply.Chosen { Token: "phone" } => Answered(new Way(Reach.Phone)),
            Reply.Written written when ReachReading.Read(written.Text) is { } way => Answered(new Way(way)),
            _ => Again("expected.button"),
        };
    }

    private sealed class PhoneQuestion : Question<Nothing, string>
    {
        public override Prompt Put(Nothing work, Surroundings here) => new(new Phrase("reach.ask-phone"), [], [[new KeyChoice(new Choice("share", new Phrase("button.share-phone")), KeyAsks.Contact)]]);

        public override Reading<Nothing, string> Read(Nothing work, Reply reply, Surroundings here) => reply switch
        {
            // Somebody else's contact card is somebody else's number.
            Reply.Contacted { Own: false } => Again("expected.own-phone"),
            Reply.Contacted contact when PhoneNumber.Read(contact.Phone) is { } phone => Answered(phone),
            // A typed number could be anybody's: only the app can vouch that it is one's own.
            _ => Again("expected.phone"),
        };
    }
}

[JsonSerializable(typeof(ReachState.Choosing))]
[JsonSerializable(typeof(ReachState.GivingPhone))]
internal sealed partial class ReachJson : JsonSerializerContext;
