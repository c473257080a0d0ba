using System.Text.Json;

namespace Solidarity.Core.Posts;

/// <summary>Which of the two doors somebody means who just writes.</summary>
public enum SaidDoor
{
    /// <summary>Nothing is said of asking or offering.</summary>
    None,
    Need,
    Offer,

    /// <summary>It speaks of help, and says no more: "aide aux devoirs".</summary>
    Help,

    /// <summary>It could be either: to be asked, as who offers must not be published as asking, nor the other way round.</summary>
    Either,
}

/// <summary>
/// Tells whether somebody who just writes asks for help or offers it: "je voudrais de l'aide pour mes courses", "I can lend a drill". What is said of others' needs
/// counts for neither; what is plainly said of oneself counts before what may mean anything ("I can hardly walk, I need help").
/// </summary>
public static class DoorReading
{
    /// <summary>In the place of words that are accounted for.</summary>
    private const string Taken = "";

    private static readonly Lazy<Data> Loaded = new(() => new Data(JsonSerializer.Deserialize<Written>(Resource.Text("doors.json"), JsonSerializerOptions.Web)!));

    public static SaidDoor Read(string sentence)
    {
        var data = Loaded.Value;
        var words = Folding.Words(sentence).Select(word => word.Text).ToArray();
        Take(words, data.OthersNeed);
        var needs = Take(words, data.Needs);
        var offers = Take(words, data.Offers, data.TurnsRound);
        if (needs || offers) return needs && offers ? SaidDoor.Either : needs ? SaidDoor.Need : SaidDoor.Offer;
        var can = Has(words, data.Can, data.TurnsRound) || Has(words, data.Doing, data.TurnsRound) && Has(words, data.ForOthers) || HasThings(sentence, words, data);
        var gives = Take(words, data.HandGiven);
        var asks = Has(words, data.Asks);
        if (can || asks) return can && asks ? SaidDoor.Either : can ? SaidDoor.Offer : SaidDoor.Need;
        return gives ? SaidDoor.Either : Has(words, data.Help) ? SaidDoor.Help : SaidDoor.None;
    }

    /// <summary>Whether a sentence is a greeting or a plea and nothing else: "hi, could you help me". Whoever reads it knows no more than before.</summary>
    public static bool SaysNothing(string sentence) => Folding.Words(sentence).All(word => Loaded.Value.Greetings.Contains(word.Text));

    /// <summary>Without "lend a hand" and its like; the same list where none stands there.</summary>
    internal static List<Word> WithoutHandGiven(List<Word> typed)
    {
        var words = typed.Select(word => word.Text).ToArray();
        return Take(words, Loaded.Value.HandGiven) ? [.. typed.Where((_, at) => words[at] != Taken)] : typed;
    }

    /// <summary>"I have 200 masks", "j'ai des masques pour vous": things that nothing is to be done to.</summary>
    private static bool HasThings(string sentence, string[] words, Data data)
    {
        var at = First(words, data.Have, [], out var length);
        if (at < 0 || Categories.Shared.Read(sentence) is not CategoryReading.Clear { Category.Goods: true } clear) return false;
        return Has(words, data.ForOthers) || at + length < words.Length && PiecesReading.Number(words[at + length]) is not null && PiecesReading.In(sentence, clear.Category) is not null;
    }

    private static bool Has(string[] words, string[][] sayings, params string[][] turnsRound) => First(words, sayings, turnsRound, out _) >= 0;

    /// <summary>Takes out each of these sayings, so that no part of it is read again.</summary>
    private static bool Take(string[] words, string[][] sayings, params string[][] turnsRound)
    {
        var any = false;
        for (int at; (at = First(words, sayings, turnsRound, out var length)) >= 0; any = true) words.AsSpan(at, length).Fill(Taken);
        return any;
    }

    /// <returns>Where the first of them stands, the longest there; less than 0 where none does.</returns>
    private static int First(string[] words, string[][] sayings, string[][] turnsRound, out int length)
    {
        for (var at = 0; at < words.Length; at++)
        {
            length = 0;
            foreach (var saying in sayings)
            {
                if (saying.Length > length && Stands(words, at, saying) && !Array.Exists(turnsRound, turn => Stands(words, at + saying.Length, turn))) length = saying.Length;
            }

            if (length > 0) return at;
        }

        length = 0;
        return -1;
    }

    private static bool Stands(string[] words, int at, string[] saying) => at + saying.Length <= words.Length && words.AsSpan(at, saying.Length).SequenceEqual(saying);

    private sealed record Written(
        string[] OthersNeed, string[] HandGiven, string[] Needs, string[] Asks, string[] Offers, string[] Can, string[] TurnsRound, string[] Have, string[] Doing, string[] ForOthers, string[] Help, string[] Greetings);

    /// <summary>The words as they are compared.</summary>
    private sealed class Data(Written written)
    {
        /// <summary>Whoever speaks of others' needs may well offer.</summary>
        public string[][] OthersNeed { get; } = Folded(written.OthersNeed);

        /// <summary>A hand that is given, whoever gives it.</summary>
        public string[][] HandGiven { get; } = Folded(written.HandGiven);

        /// <summary>Plainly of oneself.</summary>
        public string[][] Needs { get; } = Folded(written.Needs);

        public string[][] Asks { get; } = Folded(written.Asks);

        /// <summary>Plainly of oneself.</summary>
        public string[][] Offers { get; } = Folded(written.Offers);

        public string[][] Can { get; } = Folded(written.Can);

        /// <summary>Behind an offer it is none: "je peux difficilement", "I can have".</summary>
        public string[][] TurnsRound { get; } = Folded(written.TurnsRound);

        public string[][] Have { get; } = Folded(written.Have);

        /// <summary>What one does, which is an offer where it is done <see cref="ForOthers"/>.</summary>
        public string[][] Doing { get; } = Folded(written.Doing);

        public string[][] ForOthers { get; } = Folded(written.ForOthers);

        /// <summary>Either asked for or offered.</summary>
        public string[][] Help { get; } = Folded(written.Help);

        public IReadOnlySet<string> Greetings { get; } = written.Greetings.SelectMany(word => Folding.Words(word)).Select(word => word.Text).ToHashSet();

        private static string[][] Folded(string[] sayings) => [.. sayings.Select(saying => Folding.Words(saying).Select(word => word.Text).ToArray())];
    }
}
