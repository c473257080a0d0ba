using System.Text.Json;

namespace Solidarity.Core.Posts;

/// <summary>
/// Tells whether a sentence that names a thing asks for a hand with it, not for the thing: "porter un meuble", "help me move a sofa", "deux personnes
/// pour mon frigo". "Je cherche une armoire facile à monter" asks for the thing.
/// </summary>
internal static class HelpingHand
{
    /// <summary>The categories such help belongs to.</summary>
    public const string Carrying = "moving", Mending = "repairs";

    /// <summary>The kinds of things somebody may need a hand with.</summary>
    public static readonly IReadOnlySet<string> Things = new HashSet<string> { "gifts-furniture", "gifts-equipment" };

    private static readonly Lazy<Data> Loaded = new(() => new Data(JsonSerializer.Deserialize<Written>(Resource.Text("hands.json"), JsonSerializerOptions.Web)!));

    /// <summary>What a sentence that names a thing asks for.</summary>
    public abstract record Asked
    {
        private Asked() { }

        /// <param name="Category">The id of the category of the help.</param>
        public sealed record Hand(string Category) : Asked;

        /// <summary>The thing itself, although it speaks of carrying or mending it.</summary>
        public sealed record Thing : Asked;
    }

    /// <param name="namesThing">Whether these words name one of the <see cref="Things"/>.</param>
    /// <returns>Null where nothing is said of what is to be done with the thing.</returns>
    public static Asked? In(string sentence, List<Word> typed, Func<List<Word>, bool> namesThing)
    {
        var data = Loaded.Value;
        var deed = typed.FindIndex(data.IsDeed);
        // "A lift" is a ride.
        while (deed > 0 && typed[deed].Text == "lift" && data.Articles.Contains(typed[deed - 1].Text)) deed = typed.FindIndex(deed + 1, data.IsDeed);
        if (deed < 0) return PiecesReading.Helpers(sentence) is null ? null : new Asked.Hand(Carrying);
        if (!data.Finished.Contains(typed[deed].Text) && IsThingAsked(data, typed[..deed], namesThing)) return new Asked.Thing();
        if (data.Mend.Contains(typed[deed].Text)) return new Asked.Hand(Mending);
        var isCarried = data.Carry.Contains(typed[deed].Text) || typed.Any(word => Data.Has(data.Whole, word) || Data.Has(data.Floors, word));
        return new Asked.Hand(isCarried ? Carrying : Mending);
    }

    /// <summary>"il me faut un lit …", "je donne une armoire …": the thing is what stands behind, is nobody's own yet, and no hand is asked for.</summary>
    private static bool IsThingAsked(Data data, List<Word> before, Func<List<Word>, bool> namesThing)
    {
        var asking = before.FindIndex(word => data.Asking.Contains(word.Text));
        return asking >= 0 && before[(asking + 1)..] is var behind && !behind.Any(word => data.Own.Contains(word.Text) || Data.Has(data.Hands, word)) && namesThing(behind);
    }

    private sealed record Written(string[] Carry, string[] Mount, string[] Mend, string[] Whole, string[] Floors, string[] Asking, string[] Own, string[] Finished, string[] Articles, string[] Hands);

    /// <summary>The words as they are compared.</summary>
    private sealed class Data(Written written)
    {
        public IReadOnlySet<string> Carry { get; } = Folded(written.Carry);

        public IReadOnlySet<string> Mount { get; } = Folded(written.Mount);

        public IReadOnlySet<string> Mend { get; } = Folded(written.Mend);

        /// <summary>What is carried as it is: to "mount" it is to bring it up.</summary>
        public IReadOnlySet<string> Whole { get; } = Folded(written.Whole);

        public IReadOnlySet<string> Floors { get; } = Folded(written.Floors);

        public IReadOnlySet<string> Asking { get; } = Folded(written.Asking);

        public IReadOnlySet<string> Own { get; } = Folded(written.Own);

        public IReadOnlySet<string> Finished { get; } = Folded(written.Finished);

        public IReadOnlySet<string> Articles { get; } = Folded(written.Articles);

        public IReadOnlySet<string> Hands { get; } = Folded(written.Hands);

        public bool IsDeed(Word word) => Carry.Contains(word.Text) || Mount.Contains(word.Text) || Mend.Contains(word.Text);

        /// <summary>In the plural too.</summary>
        public static bool Has(IReadOnlySet<string> words, Word word) => words.Contains(word.Text) || words.Contains(word.Singular.ToString());

        private static HashSet<string> Folded(string[] words) => [.. words.Select(word => Folding.Words(word)[0].Text)];
    }
}
