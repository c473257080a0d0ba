using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <summary>Whoever just writes what they need or can do, without a door: they go on in it, and what they wrote is kept.</summary>
internal static class FreeWords
{
    /// <summary>A sentence, not a word or two that may mean anything.</summary>
    private const int FewestLetters = 8;

    /// <returns>False where it speaks of no help at all.</returns>
    public static bool Take(Turn turn, Engine.Dialogues dialogues, string written)
    {
        var words = PlainText.Defuse(written).Trim();
        if (words.Length < FewestLetters) return false;
        var said = DoorReading.Read(words);
        // What is named without more ("du pain et du lait") is rather asked for.
        if (said is SaidDoor.None or SaidDoor.Help && turn.Stores.Categories.Read(words) is not CategoryReading.Clear) return false;
        if (ClosedDoor.Told(turn) || SuspendedDoor.Told(turn)) return true;
        var kept = words.Length <= Post.LongestSentence ? words : null;
        if (said is SaidDoor.Either or SaidDoor.Help) dialogues.Enter(turn, dialogues.Named("door"), new AskingDoor(kept));
        else Open(turn, dialogues, said == SaidDoor.Offer ? "offer" : "need", kept);
        return true;
    }

    /// <summary>Through this door, once they have agreed to what is kept.</summary>
    /// <param name="sentence">Null where it was too long to be kept.</param>
    public static void Open(Turn turn, Engine.Dialogues dialogues, string door, string? sentence)
    {
        if (turn.Person.Consent is null) dialogues.Enter(turn, dialogues.Named("consent"), new AskingConsent(door, Sentence: sentence));
        else GoOn(turn, dialogues, door, sentence);
    }

    /// <param name="sentence">Null where it was too long to be kept.</param>
    public static void GoOn(Turn turn, Engine.Dialogues dialogues, string door, string? sentence)
    {
        var isKept = sentence is not null && !DoorReading.SaysNothing(sentence);
        var category = sentence is not null && turn.Stores.Categories.Read(sentence) is CategoryReading.Clear clear ? clear.Category : null;
        var when = sentence is null ? null : DateReading.In(sentence, turn.Change.Today);
        object state = (door, category) switch
        {
            ("offer", { } known) => OfferState.Told([known], sentence),
            ("offer", null) => new OfferState.ChoosingCategories([], isKept ? sentence : null),
            (_, { } known) => NeedState.Told(known, sentence, when),
            _ => new NeedState.ChoosingCategory(isKept ? sentence : null, when),
        };
        var heard = sentence is null ? new Phrase("expected.shorter", ("most", Post.LongestSentence)) : new Phrase((door, isKept) switch
        {
            ("offer", true) => "heard.offers",
            ("offer", false) => "heard.only-offers",
            (_, true) => "heard.asks",
            _ => "heard.only-asks",
        });
        dialogues.Enter(turn, dialogues.Named(door), state, heard, null);
    }
}
