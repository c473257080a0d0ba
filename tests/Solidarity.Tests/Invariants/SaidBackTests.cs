using Solidarity.Bot.Texts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Invariants;

/// <summary>Whatever is typed, what is said of it is short enough to be sent (4,096 characters).</summary>
public sealed class SaidBackTests
{
    /// <summary>Letters that pass every look at single ones, signs that are made harmless with another each, letters of many parts.</summary>
    private static readonly string[] Long = [new('q', 4000), string.Concat(Enumerable.Repeat("q.", 2000)), string.Concat(Enumerable.Repeat("e\u0301\u0302\u0303", 1000)), new('<', 4000)];

    [Theory]
    [InlineData("/confiance {0}")]
    [InlineData("/moderation ajouter {0}")]
    [InlineData("/moderation ajouter @{0}")]
    [InlineData("/secteur {0} 94400")]
    [InlineData("/secteur P1 {0}")]
    [InlineData("/categorie shopping mots {0}")]
    [InlineData("/categorie shopping mots - {0}")]
    [InlineData("/categorie shopping renommer {0} / b")]
    [InlineData("/categorie ajouter {0} a / b")]
    [InlineData("/categorie ajouter ♟️ {0} / b")]
    [InlineData("/categorie {0}")]
    [InlineData("/avertir {0}")]
    [InlineData("/suspendre {0}")]
    [InlineData("/personnes {0}")]
    [InlineData("/historique {0}")]
    [InlineData("/rapprochement {0}")]
    [InlineData("/note {0} x")]
    [InlineData("/file {0}")]
    [InlineData("/organisation {0}")]
    [InlineData("/exporter {0}")]
    [InlineData("/langue {0}")]
    [InlineData("/{0}")]
    [InlineData("{0}")]
    public async Task WhatIsSaidOfALongCommand_CanBeSent(string command)
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        await mona.Say("/start");
        foreach (var typed in Long)
        {
            await mona.Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, typed));
            await mona.Say("/annoncer");
            await mona.Say(typed[..Math.Min(typed.Length, 490)]);
            town.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.All(town.Delivered, said => Assert.InRange(said.Text.Length, 1, 4096));
    }

    [Theory]
    [InlineData("area.unknown", "part")]
    [InlineData("announce.area-unknown", "part")]
    [InlineData("category.bad-words", "words")]
    [InlineData("person.unknown", "name")]
    [InlineData("audit.none", "subject")]
    public void SaidBack_IsShortened(string key, string place)
    {
        var texts = TextBook.Load("fr");
        foreach (var language in texts.Languages)
        {
            Assert.Equal([place], texts.Find(language, key).NamesSaidBack);
            string Said(string typed) => texts.Plain(new Phrase(key, [.. texts.Find(language, key).Names.Select(name => (name, (object)(name == place ? typed : 1)))]), language);
            Assert.Contains(new string('q', Template.MostSaidBack) + "…", Said(new string('q', 4000)), StringComparison.Ordinal);
            Assert.Equal(Said("").Length + Template.MostSaidBack, Said(new string('q', Template.MostSaidBack)).Length);
        }
    }
}
