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
        var kind = DoorReading.Read(words);
        // What is named without more ("du pain et du lait") is rather asked for.
        if (kind is null && turn.Stores.Categories.Read(words) is not CategoryReading.Clear) return false;
        if (ClosedDoor.Told(turn) || SuspendedDoor.Told(turn)) return true;
        var door = kind == PostKind.Offer ? "offer" : "need";
        var kept = words.Length <= Post.LongestSentence ? words : null;
        if (turn.Person.Consent is null) dialogues.Enter(turn, dialogues.Named("consent"), new AskingConsent(door, Sentence: kept));
        else GoOn(turn, dialogues, door, kept);
        return true;
    }

    /// <param name="sentence">Null where it was too long to be kept.</param>
    public static void GoOn(Turn turn, Engine.Dialogues dialogues, string door, string? sentence)
    {
        var category = sentence is not null && turn.Stores.Categories.Read(sentence) is CategoryReading.Clear clear ? clear.Category : null;
        object state = (door, category) switch
        {
            ("offer", { } known) => OfferState.Told([known], sentence),
            ("offer", null) => new OfferState.ChoosingCategories([], sentence),
            (_, { } known) => NeedState.Told(known, sentence),
            _ => new NeedState.ChoosingCategory(sentence),
        };
        var heard = sentence is null ? new Phrase("expected.shorter", ("most", Post.LongestSentence)) : new Phrase(door == "offer" ? "heard.offers" : "heard.asks");
        dialogues.Enter(turn, dialogues.Named(door), state, heard, null);
    }
}
