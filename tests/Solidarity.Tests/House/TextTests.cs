using System.Text.RegularExpressions;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Texts;

namespace Solidarity.Tests.House;

/// <summary>Every word that a person reads stands in the texts, in every language, with the same places to fill.</summary>
public partial class TextTests
{
    private static readonly TextBook Texts = TextBook.Load("fr");

    [Fact]
    public void Languages_AllKeys_AreTheSame()
    {
        foreach (var language in Texts.Languages) Assert.Equal(Texts.Keys("fr").Order(), Texts.Keys(language).Order());
    }

    [Fact]
    public void Languages_AllPlaces_AreTheSame()
    {
        foreach (var (language, key) in All())
        {
            Assert.True(Texts.Find("fr", key).Names.SequenceEqual(Texts.Find(language, key).Names), $"{language}:{key}");
            Assert.True(Texts.Find("fr", key).NamesSaidBack.SequenceEqual(Texts.Find(language, key).NamesSaidBack), $"{language}:{key}");
        }
    }

    [Fact]
    public void Sources_EveryKey_IsInTheTexts() => Assert.Empty(Missing(Repository.Sources("bot").Select(s => s.Text)));

    /// <summary>Core names them and the cards say them: one without words would fail the turn of whoever asks why.</summary>
    [Fact]
    public void Core_EveryReasonAndRule_IsInTheTexts()
    {
        var named = Repository.Sources("core").SelectMany(source => ReasonLiteral().Matches(source.Text).Select(found => found.Groups[1].Value)).Distinct().ToArray();
        Assert.True(named.Length > 30, $"{named.Length} found");
        Assert.DoesNotContain(named, key => !Texts.Has(key));
    }

    /// <summary>The page of jobs says what each does, in words.</summary>
    [Fact]
    public void Jobs_All_AreNamedInTheTexts()
    {
        var jobs = Repository.Sources("bot").SelectMany(source => JobLiteral().Matches(source.Text).Select(found => found.Groups[1].Value)).Append(nameof(BackupJob)).ToArray();
        Assert.True(jobs.Length > 15, $"{jobs.Length} found");
        Assert.DoesNotContain(jobs, job => !Texts.Has("teampage.runs-" + JobListener.NameOf(job)));
    }

    /// <summary>Whoever chats in French sees this command under its French name.</summary>
    [Fact]
    public void French_NamesTheTeamsPageByItsFrenchCommand() => Assert.DoesNotContain(Texts.Keys("fr"), key => key != "language.ask" && Raw("fr", key).Contains("/web", StringComparison.Ordinal));

    [Fact]
    public void Sources_UnknownKey_IsFound() => Assert.NotEmpty(Missing(["turn.Say(new Phrase(\"need.unheard-of\"));"]));

    [Fact]
    public void Texts_EveryKey_IsUsed()
    {
        var source = string.Concat(Repository.Sources("bot").Concat(Repository.Sources("core")).Select(s => s.Text));
        Assert.DoesNotContain(Texts.Keys("fr"), k => !IsUsed(k, source));
    }

    /// <summary>Buttons and other programs look for these words: they are settled for both languages.</summary>
    [Theory]
    [InlineData("door.need", "J'ai besoin d'aide", "I need help")]
    [InlineData("door.offer", "Je propose de l'aide", "I offer help")]
    [InlineData("button.agree", "J'accepte", "I agree")]
    [InlineData("button.back", "Retour", "Back")]
    [InlineData("button.skip", "Passer", "Skip")]
    [InlineData("button.cancel", "Annuler", "Cancel")]
    [InlineData("button.edit", "Modifier", "Edit")]
    [InlineData("button.publish", "Publier", "Publish")]
    [InlineData("button.done", "Terminé", "Done")]
    [InlineData("button.asap", "Dès que possible", "As soon as possible")]
    [InlineData("button.today", "Aujourd'hui", "Today")]
    [InlineData("button.tomorrow", "Demain", "Tomorrow")]
    [InlineData("button.weekend", "Ce week-end", "This weekend")]
    [InlineData("button.a-date", "Une date", "A date")]
    [InlineData("button.weekly", "Chaque semaine", "Every week")]
    [InlineData("button.for-me", "Pour moi", "For me")]
    [InlineData("button.for-other", "Pour quelqu'un d'autre", "For someone else")]
    [InlineData("radius.500", "500 m", "500 m")]
    [InlineData("radius.town", "Toute la ville", "The whole town")]
    [InlineData("button.any-time", "N'importe quand", "Any time")]
    [InlineData("button.evenings", "Le soir", "Evenings")]
    [InlineData("button.weekends", "Le week-end", "Weekends")]
    [InlineData("button.approve", "Approuver", "Approve")]
    [InlineData("button.reject", "Refuser", "Reject")]
    [InlineData("button.next", "Suivant", "Next")]
    [InlineData("button.helper-yes", "Oui, je peux aider", "Yes, I can help")]
    [InlineData("button.helper-no", "Non, pas cette fois", "No, not this time")]
    [InlineData("button.later", "Plus tard", "Later")]
    [InlineData("button.asker-yes", "Oui, mettez-nous en contact", "Yes, put us in touch")]
    [InlineData("button.asker-no", "Non merci", "No, thank you")]
    [InlineData("button.yes", "Oui", "Yes")]
    [InlineData("button.not-yet", "Pas encore", "Not yet")]
    [InlineData("button.no", "Non", "No")]
    [InlineData("button.thank", "Dire merci", "Say thank you")]
    public void Buttons_SettledWords_AreKept(string key, string french, string english)
    {
        Assert.Equal(french, Words(key, "fr"));
        Assert.Equal(english, Words(key, "en"));
    }

    [Fact]
    public void French_Typography_IsKept()
    {
        // One text speaks both languages: whoever reads it may know only the other.
        var wrong = Texts.Keys("fr").Where(k => k != "language.ask" && BadFrench().IsMatch(PlainText.Of(Raw("fr", k)))).ToArray();
        Assert.Empty(wrong);
    }

    private static string Words(string key, string language) => LeadingSign().Replace(Texts.Plain(key, language), "");

    private static string Raw(string language, string key)
    {
        using var stream = typeof(TextBook).Assembly.GetManifestResourceStream($"texts/{language}.json")!;
        return System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(stream)![key];
    }

    private static IEnumerable<(string Language, string Key)> All() => Texts.Languages.SelectMany(l => Texts.Keys(l).Select(k => (l, k)));

    private static IEnumerable<string> Missing(IEnumerable<string> sources) =>
        sources.SelectMany(s => KeyLiteral().Matches(s).Select(m => m.Groups[1].Value)).Distinct()
            .Where(k => Groups.Contains(k.Split('.')[0]) && !Texts.Has(k));

    /// <summary>The first parts of all keys: a literal that begins so is meant as a key.</summary>
    private static readonly HashSet<string> Groups = [.. Texts.Keys("fr").Select(k => k.Split('.')[0])];

    /// <summary>Written out in the sources, or made of a beginning there ("state.", $"{prefix}.ask").</summary>
    private static bool IsUsed(string key, string source)
    {
        if (source.Contains($"\"{key}\"", StringComparison.Ordinal)) return true;
        var dot = key.IndexOf('.');
        if (dot < 0) return false;
        var (head, tail) = (key[..(dot + 1)], key[dot..]);
        if (source.Contains($"\"{head}\"", StringComparison.Ordinal) || source.Contains($"$\"{head}{{", StringComparison.Ordinal)) return true;
        if (source.Contains($"}}{tail}\"", StringComparison.Ordinal)) return true;
        for (var dash = key.LastIndexOf('-'); dash > dot; dash = key.LastIndexOf('-', dash - 1))
        {
            if (source.Contains($"\"{key[..(dash + 1)]}", StringComparison.Ordinal)) return true;
            if (source.Contains($"}}{key[dot..(dash + 1)]}", StringComparison.Ordinal)) return true;
        }
        return source.Contains($"}}.{{", StringComparison.Ordinal) && head is "helper." or "asker.";
    }

    [GeneratedRegex("""(?<![$\w])"([a-z-]+\.[a-z0-9.-]*[a-z0-9])"(?!\s*\+)""")]
    private static partial Regex KeyLiteral();

    [GeneratedRegex("new\\(\"([A-Za-z]+Job)\"")]
    private static partial Regex JobLiteral();

    [GeneratedRegex(@"^[^\p{L}\p{N}]+")]
    private static partial Regex LeadingSign();

    /// <summary>A plain space before a double sign, or none; straight quotes; a middle dot inside a word.</summary>
    [GeneratedRegex("\"((?:reason|rule)\\.[a-z-]+)\"")]
    private static partial Regex ReasonLiteral();

    [GeneratedRegex(@"[^\u00a0\u202f\s/0-9][?!;]| [?!;:»]|« |\p{L}·\p{L}")]
    private static partial Regex BadFrench();
}
