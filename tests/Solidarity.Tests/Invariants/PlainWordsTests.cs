using System.Text;
using Solidarity.Bot.Texts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Invariants;

/// <summary>Design §7.7, §7.8: what people write is shown as text, and money is never passed on silently.</summary>
public class PlainWordsTests
{
    [Theory]
    [InlineData("<b>gras</b>")]
    [InlineData("<a href=\"tg://user?id=1\">moi</a>")]
    [InlineData("&lt;script&gt;")]
    [InlineData("<tg-spoiler>x")]
    public async Task Sentence_WithMarkup_IsShownAsItWasTyped(string sentence)
    {
        var (town, mona, alice) = await Publish(sentence);
        await using var _t = town;
        Assert.Contains(sentence.Replace("/", "/\u2060").Replace(":", ":\u2060").Replace("=", "=\u2060"), mona.Last.Text);
        Assert.DoesNotContain(sentence, mona.Last.Message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<a href=\"tg", mona.Last.Message.Text);
        _ = alice;
    }

    [Theory]
    [InlineData("/approve M1", "/approve")]
    [InlineData("écrivez à @mallory", "@mallory")]
    [InlineData("voir https://exemple.test/x", "https://exemple")]
    [InlineData("voir exemple.test", "exemple.test")]
    [InlineData("#promo", "#promo")]
    [InlineData("=HYPERLINK(1)", "=HYPERLINK")]
    [InlineData("＝HYPERLINK(1)", "\u00a0＝HYPERLINK")]
    [InlineData("a\u202Egnp.exe", "\u202E")]
    [InlineData("un\u0000deux", "\u0000")]
    public async Task Sentence_WithSomethingTappable_IsDefused(string sentence, string alive)
    {
        var (town, mona, _) = await Publish(sentence);
        await using var _t = town;
        Assert.DoesNotContain(alive, mona.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<i>Eve</i>")]
    [InlineData("/reject")]
    [InlineData("Eve\nM1 est approuvée")]
    public async Task Name_WithTricks_IsShownAsText(string name)
    {
        var (town, mona, alice, bob) = await Stories.Proposed();
        await using var _t = town;
        bob.Speaker = bob.Speaker with { FirstName = name };
        await mona.Press("Approuver");
        await bob.SaysYesToHelp();
        await alice.SaysYesToMeet();
        var introduction = alice.Screen.Last(m => m.Text.Contains("s'appelle", StringComparison.Ordinal));
        Assert.DoesNotContain("<i>", introduction.Message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/reject", introduction.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nM1", introduction.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u3164", "")]
    [InlineData("\u3164 \u2800\u115f\u1160\uffa0", "")]
    [InlineData("\u3164Eve\u3164", "Eve")]
    [InlineData("\u200d\ufe0f\u034f", "")]
    [InlineData("\u20dd", "")]
    [InlineData("\u0301Eve", "Eve")]
    [InlineData("E\u0301ve ☕\ufe0f", "E\u0301ve ☕\ufe0f")]
    [InlineData("👩\u200d🌾", "👩\u200d🌾")]
    public void Defuse_OfWhatIsNotSeen_LeavesNothingOfIt(string said, string shown) => Assert.Equal(shown, PlainText.Defuse(said));

    [Fact]
    public async Task Name_OfWhichNothingIsSeen_IsToldAsADot()
    {
        await using var town = await Town.OpenAsync();
        var eve = town.Person("\u3164\ufe0f");
        await eve.Say("/start");
        Assert.Equal("…", (await town.Read(s => s.People.Find("telegram", eve.Id)!)).Name);
    }

    [Fact]
    public void Defuse_AnyUnicode_StaysWellFormedAndOnOneLine()
    {
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(40); i > 0; i--) text.Append((char)random.Next(0, 0x10000));
            var shown = PlainText.Defuse(text.ToString());
            Assert.DoesNotContain('\n', shown);
            Assert.DoesNotContain(shown.EnumerateRunes(), r => r == Rune.ReplacementChar);
            var escaped = new StringBuilder();
            PlainText.Escape(escaped, shown);
            Assert.DoesNotContain('<', escaped.ToString());
            Assert.Equal(shown, PlainText.Of(escaped.ToString()));
        }
    }

    /// <summary>What the town says to everybody keeps its links, and can still do no harm.</summary>
    [Fact]
    public void TownWords_KeepTheirLinks_AndLoseWhatHidesOrTurnsText()
    {
        var text = TextBook.Load("fr").Render(new Phrase("closed.words", ("words", new TownWords("Voir https://ville.test/a?b=1&c=2 <b>\r\n\tou ecrire@ville.test a\u202Egnp\u0000\ud800"))), "fr");
        Assert.Contains("Voir https://ville.test/a?b=1&amp;c=2 &lt;b&gt;\n ou ecrire@ville.test agnp\u00a0»", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Je paie 20 € de l'heure", true)]
    [InlineData("Du pain et du lait", false)]
    public async Task Sentence_ThatSpeaksOfMoney_IsFlaggedToTheModerator(string sentence, bool flagged)
    {
        var (town, mona, _) = await Publish(sentence);
        await using var _t = town;
        Assert.Equal(flagged, mona.Last.Text.Contains("d'argent", StringComparison.Ordinal));
    }

    private static async Task<(Town, Resident Mona, Resident Alice)> Publish(string sentence)
    {
        var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var (mona, alice, bob) = (town.Person("Mona", id: 9001), town.Person("Alice"), town.Person("Bob"));
        foreach (var who in (Resident[])[mona, alice, bob]) await who.AgreeTo();
        await bob.PublishesOffer();
        await alice.Say("/besoin");
        await alice.Press("Courses");
        await alice.Do(new Bot.Turns.Text(sentence, 999));
        await alice.Press("Dès que possible");
        await alice.PublishesFromThePlaceOn();
        return (town, mona, alice);
    }
}
