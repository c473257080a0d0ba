using System.Collections.Frozen;
using System.Text.Json;

namespace Solidarity.Core.Posts;

/// <summary>All categories, in the order in which they are shown, and the everyday words that point to each.</summary>
public sealed class Categories
{
    /// <summary>How many categories an unclear sentence offers at most.</summary>
    public const int MostToOffer = 4;

    private const double ClearLead = 1.5, ClearLeast = 0.75, OfferedShare = 0.5, HelpWeight = 3;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };
    private static readonly Lazy<Categories> Loaded = new(() => Load(Resource.Text("categories.json")));

    /// <summary>The one that what fits nowhere else belongs to; the last, and always there.</summary>
    public const string Other = "other";

    [ThreadStatic]
    private static Categories? ofThisTurn;

    private readonly IReadOnlyList<Entry> entries;
    private readonly FrozenDictionary<string, Category> byId;
    private readonly Phrasebook<Pointer> words = new(leaveOutSmallWords: true), retired = new(leaveOutSmallWords: true);

    private Categories(IReadOnlyList<Entry> entries)
    {
        this.entries = entries;
        All = [.. entries.Select(e => new Category(e.Id, e.Emoji, e.Names, e.Related, e.Sensitive, e.WithChildren, e.Goods, e.Retired))];
        Offered = [.. All.Where(category => !category.Retired)];
        byId = All.ToFrozenDictionary(category => category.Id, StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            var book = entries[i].Retired ? retired : words;
            foreach (var (language, list) in entries[i].Words)
            {
                // "médicament*!": a word that decides against ordinary ones.
                foreach (var word in list) book.Add(word.TrimEnd('!'), new Pointer(i, language, word.EndsWith('!')));
            }
        }
    }

    /// <summary>Those that the program comes with.</summary>
    public static Categories BuiltIn => Loaded.Value;

    /// <summary>
    /// Those that the turn on this thread goes by: what the program comes with, as administrators have changed it. Outside of turns, as the
    /// program comes.
    /// </summary>
    public static Categories Shared => ofThisTurn ?? Loaded.Value;

    /// <summary>Also those that are retired: posts of theirs go on.</summary>
    public IReadOnlyList<Category> All { get; }

    /// <summary>Those that a new post can be about.</summary>
    public IReadOnlyList<Category> Offered { get; }

    /// <summary>From here on the turn on this thread goes by these.</summary>
    public void UseOnThisThread() => ofThisTurn = this;

    /// <summary>The same with what administrators changed, and what they added before the last one. What could not be theirs is passed over.</summary>
    public Categories With(IReadOnlyList<CategoryEntry> changes)
    {
        var changed = entries.ToList();
        foreach (var change in changes.Where(change => CategoryEntry.IsId(change.Id)))
        {
            var at = changed.FindIndex(entry => entry.Id == change.Id);
            if (at >= 0) changed[at] = changed[at].With(change);
            else changed.Insert(changed.FindIndex(entry => entry.Id == Other) is >= 0 and var last ? last : changed.Count, Entry.Of(change));
        }

        return new Categories(changed);
    }

    public Category? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Whether an offer of one may serve a need of the other; a category isn't related to itself.</summary>
    public bool Related(Category a, Category b) => a.Related.Contains(b.Id) || b.Related.Contains(a.Id);

    /// <summary>
    /// Reads a free sentence by its everyday words, in any language that has words. Each word found counts once; a longer
    /// expression counts more, a word that several categories claim is shared out, and a word of the language in which the
    /// sentence isn't written counts half ("chat" is a cat in French only).
    /// </summary>
    public CategoryReading Read(string sentence)
    {
        var typed = Folding.Words(sentence);
        // "I can lend a hand" names no kind of thing to lend.
        var scores = Score(words, DoorReading.WithoutHandGiven(typed), SmallWords.LanguageOf(typed));
        PreferHelp(sentence, typed, scores);
        var best = Best(scores);
        if (best.Count == 0) return Best(Score(retired, typed, SmallWords.LanguageOf(typed))) is [var gone, ..] ? new CategoryReading.NoLonger(All[gone]) : new CategoryReading.Unknown();
        var top = scores[best[0]];
        var second = best.Count > 1 ? scores[best[1]] : 0;
        if (top >= ClearLeast && top >= second * ClearLead) return new CategoryReading.Clear(All[best[0]]);
        return new CategoryReading.Unclear(
            [.. best.Where(i => scores[i] >= top * OfferedShare).Take(MostToOffer).Select(i => All[i])]);
    }

    /// <summary>Who asks for somebody to carry, mount or mend a thing doesn't ask for the thing: the help counts instead, more than a decisive word.</summary>
    private void PreferHelp(string sentence, List<Word> typed, double[] scores)
    {
        var language = SmallWords.LanguageOf(typed);
        // "monter un meuble" is one expression, but its thing is a word of its own.
        bool NamesThing(List<Word> part) => part.Exists(word => Things(Score(words, [word], language)).Any()) || Things(Score(words, part, language)).Any();
        if (!NamesThing(typed)) return;
        switch (HelpingHand.In(sentence, typed, NamesThing))
        {
            case HelpingHand.Asked.Thing when Things(scores).ToArray() is [_, ..] things:
                scores[things.MaxBy(i => scores[i])] += HelpWeight;
                break;
            case HelpingHand.Asked.Hand hand when Enumerable.Range(0, All.Count).FirstOrDefault(i => All[i].Id == hand.Category && !All[i].Retired, -1) is >= 0 and var helping:
                foreach (var i in Things(scores).ToArray()) scores[i] = 0;
                scores[helping] += HelpWeight;
                break;
        }
    }

    /// <summary>Those of the kinds of things that something points to.</summary>
    private IEnumerable<int> Things(double[] scores) => Enumerable.Range(0, scores.Length).Where(i => scores[i] > 0 && HelpingHand.Things.Contains(All[i].Id));

    /// <summary>Those that everyday words of a sentence point to, in no order; words of a language in which it isn't written don't count.</summary>
    internal IEnumerable<Category> Named(List<Word> typed, string? language) =>
        words.FindIn(typed).SelectMany(found => found.Meanings).Where(pointer => language is null || pointer.Language == language).Select(pointer => All[pointer.Category]).Distinct();

    /// <summary>Those that anything points to, the likeliest first.</summary>
    private static List<int> Best(double[] scores) => [.. Enumerable.Range(0, scores.Length).Where(i => scores[i] > 0).OrderByDescending(i => scores[i])];

    private double[] Score(Phrasebook<Pointer> words, List<Word> typed, string? language)
    {
        var scores = new double[All.Count];
        foreach (var found in words.FindIn(typed).Distinct())
        {
            foreach (var pointer in found.Meanings)
            {
                var claims = found.Meanings.Count(other => other.Language == pointer.Language);
                var weight = pointer.Decides ? Math.Max(2, found.Parts.Length) : found.Parts.Length;
                var foreign = language is not null && pointer.Language != language
                    && !found.Meanings.Any(other => other.Category == pointer.Category && other.Language == language);
                // A word that both languages share counts once for its category.
                var twins = found.Meanings.Count(other => other.Category == pointer.Category);
                scores[pointer.Category] += (double)weight / claims / twins * (foreign ? 0.5 : 1);
            }
        }
        return scores;
    }

    /// <exception cref="FormatException">The data contradicts itself; the message says where.</exception>
    internal static Categories Load(string json)
    {
        var entries = JsonSerializer.Deserialize<Entry[]>(json, Json) ?? [];
        var ids = entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        if (ids.Count != entries.Length) throw new FormatException("Two categories have the same id.");
        foreach (var entry in entries)
        {
            if (!entry.Names.ContainsKey("fr")) throw new FormatException($"{entry.Id} has no French name.");
            if (entry.Related.FirstOrDefault(id => id == entry.Id || !ids.Contains(id)) is { } stray)
                throw new FormatException($"{entry.Id} can't be related to {stray}.");
        }
        return new Categories(entries);
    }

    private readonly record struct Pointer(int Category, string Language, bool Decides);

    private sealed record Entry(
        string Id, string Emoji, Dictionary<string, string> Names, Dictionary<string, string[]> Words, string[] Related,
        bool Sensitive,
        bool WithChildren = false,
        bool Goods = false,
        bool Retired = false)
    {
        public static Entry Of(CategoryEntry change) => new Entry(change.Id, change.Emoji, [], [], [], change.Sensitive).With(change);

        public Entry With(CategoryEntry change) => this with
        {
            Emoji = change.Emoji,
            Names = new(Names) { ["fr"] = change.French, ["en"] = change.English },
            Words = new(Words)
            {
                ["fr"] = Among(Words.GetValueOrDefault("fr") ?? [], [change.French, .. change.Words]),
                ["en"] = Among(Words.GetValueOrDefault("en") ?? [], [change.English, .. change.Words]),
            },
            Sensitive = change.Sensitive,
            Goods = change.Goods ?? Goods,
            Retired = change.RetiredAt is not null,
        };

        /// <summary>
        /// Names and words of administrators decide against the program's own. A word that stands there already would share its weight with itself.
        /// One that was stored when more was let through is passed over: this runs in every turn, and must not stop the bot.
        /// </summary>
        private static string[] Among(string[] words, IEnumerable<string> more) =>
            [.. words, .. more.Where(word => CategoryEntry.IsWord(word) && !words.Any(one => CategoryEntry.AreAlike(one, word))).DistinctBy(word => word.ToLowerInvariant()).Select(word => word + "!")];
    }
}
