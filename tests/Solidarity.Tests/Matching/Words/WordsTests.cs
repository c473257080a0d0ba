using Solidarity.Core.Matching.Words;
using Solidarity.Core.Posts;

namespace Solidarity.Tests.Matching.Words;

/// <summary>How sentences are compared: stems, everyday words, and how common each is.</summary>
public class WordsTests
{
    private static readonly Categories BuiltIn = Categories.BuiltIn;

    [Theory]
    [InlineData("masque", "masques")]
    [InlineData("jardin", "jardins", "jardinage", "jardiner", "jardinier")]
    [InlineData("travail", "travaux")]
    [InlineData("cadeau", "cadeaux")]
    [InlineData("porter", "portera", "portez")]
    [InlineData("petite", "petites")]
    public void FrenchForms_HaveOneStem(params string[] forms) => Assert.Single(forms.Select(FrenchStems.Of).Distinct());

    [Theory]
    [InlineData("need", "needs", "needed", "needing")]
    [InlineData("carry", "carries", "carried")]
    [InlineData("medical", "medically")]
    [InlineData("hop", "hopping", "hopped")]
    [InlineData("hope", "hoping", "hoped")]
    [InlineData("relate", "relational", "relation")]
    public void EnglishForms_HaveOneStem(params string[] forms) => Assert.Single(forms.Select(EnglishStems.Of).Distinct());

    [Theory]
    [InlineData("a")]
    [InlineData("eed")]
    [InlineData("ing")]
    [InlineData("s")]
    [InlineData("sses")]
    [InlineData("yyyy")]
    [InlineData("日本")]
    public void AnyWord_HasAStem_AndItsStemIsNotEmpty(string word)
    {
        Assert.NotEqual("", EnglishStems.Of(word));
        Assert.NotEqual("", FrenchStems.Of(word));
    }

    [Fact]
    public void Sentence_WithoutTellingWords_SpeaksOfNothing()
    {
        Assert.Empty(Spoken.Of("Bonjour, je voudrais de l'aide, merci", "fr", BuiltIn).Terms);
        Assert.Empty(Spoken.Of("Hello, I need some help please", "en", BuiltIn).Terms);
        Assert.Same(Spoken.Nothing, Spoken.Of("  ", "fr", BuiltIn));
    }

    /// <summary>Endings are read off the word as it is spelt, and doubled letters are the commonest slip.</summary>
    [Theory]
    [InlineData("fr", "appeler", "apeler")]
    [InlineData("fr", "masques", "masque")]
    [InlineData("en", "hopping", "hop")]
    [InlineData("en", "hoping", "hope")]
    public void Forms_InSentences_AreOneTerm(string language, string one, string other) =>
        Assert.Equal(Spoken.Of(one, language, BuiltIn).Terms.Keys, Spoken.Of(other, language, BuiltIn).Terms.Keys);

    [Theory]
    [InlineData("fr", "vélo", "bicyclette", "bicyclettes", "vélos")]
    [InlineData("fr", "télé", "télévision")]
    [InlineData("en", "quake", "earthquake", "earthquakes")]
    [InlineData("en", "fridge", "refrigerators")]
    public void ShortForms_AreOneTerm(string language, params string[] forms) =>
        Assert.Single(forms.Select(form => string.Join(' ', Spoken.Of(form, language, BuiltIn).Terms.Keys.Where(term => !Spoken.IsCategory(term)))).Distinct());

    [Fact]
    public void Numbers_TellNothing()
    {
        Assert.Equal(Spoken.Of("masques", "fr", BuiltIn).Terms.Keys, Spoken.Of("2000 masques", "fr", BuiltIn).Terms.Keys);
        Assert.Equal(0, Likeness.Sum(Spoken.Of("2000 tents", "en", BuiltIn), Spoken.Of("2000 blankets", "en", BuiltIn), WordCounts.None));
    }

    [Fact]
    public void EverydayWords_MeetAcrossTheLanguages()
    {
        var (request, offer) = (Spoken.Of("Je cherche des masques pour ma mère", "fr", BuiltIn), Spoken.Of("I sew masks for the neighbours", "en", BuiltIn));
        Assert.Contains("=masks", request.Terms.Keys.Intersect(offer.Terms.Keys));
        Assert.True(Likeness.Share(request, offer, WordCounts.None) > 0);
    }

    [Fact]
    public void WhatManySay_TellsLess()
    {
        var counting = new WordCounts.Counting();
        for (var i = 0; i < 50; i++) counting.Add(i, "courses samedi", "fr", BuiltIn);
        counting.Add(50, "perruche", "fr", BuiltIn);
        var counts = counting.Done();
        Assert.Equal(51, counts.Posts);
        var request = Spoken.Of("perruche samedi", "fr", BuiltIn);
        Assert.True(Likeness.Sum(request, Spoken.Of("perruche", "fr", BuiltIn), counts) > Likeness.Sum(request, Spoken.Of("samedi", "fr", BuiltIn), counts));
    }

    [Fact]
    public void WhatStandsNearTheAsking_CountsMore()
    {
        const string Long = "Ma voisine habite au troisième étage sans ascenseur depuis la chute de son mari au printemps. Elle cherche une perceuse";
        var request = Spoken.Of(Long, "fr", BuiltIn);
        Assert.True(Likeness.Sum(request, Spoken.Of("perceuse", "fr", BuiltIn), WordCounts.None) > Likeness.Sum(request, Spoken.Of("ascenseur", "fr", BuiltIn), WordCounts.None));
    }

    [Fact]
    public void Share_IsAllForTheSameSentence_AndNothingWhereNothingIsShared()
    {
        var request = Spoken.Of("Promener mon chien le soir", "fr", BuiltIn);
        Assert.InRange(Likeness.Share(request, request, WordCounts.None), 0.8, 1);
        Assert.Equal(0, Likeness.Share(request, Spoken.Of("Tondre la pelouse", "fr", BuiltIn), WordCounts.None));
        Assert.Equal(0, Likeness.Share(Spoken.Nothing, request, WordCounts.None));
    }

    [Fact]
    public void Counts_WrittenAndRead_AreTheSame()
    {
        var counting = new WordCounts.Counting();
        counting.Add(1, "Du pain, de l'eau, \"des masques\"", "fr", BuiltIn);
        counting.Add(2, "Du pain", "fr", BuiltIn);
        counting.Add(3, "Du pain", "fr", BuiltIn);
        var (counts, read) = (counting.Done(), WordCounts.Parse(counting.Done().Write()));
        Assert.Equal((counts.Posts, counts.AverageLength), (read.Posts, read.AverageLength));
        Assert.Equal(counts.Of.OrderBy(term => term.Key), read.Of.OrderBy(term => term.Key));
        Assert.Equal(3, read.Of["pain"]);
    }

    /// <summary>A name or a door code is nobody's to keep, however often one person writes it.</summary>
    [Fact]
    public void Counts_KeepOnlyWhatSeveralPeopleSay_AndNoNumbers()
    {
        var counting = new WordCounts.Counting();
        foreach (var person in (long[])[1, 2, 1, 2, 1]) counting.Add(person, "Sonnez chez Brossolette, code 4821", "fr", BuiltIn);
        Assert.Empty(counting.Done().Of.Keys.Where(term => !Spoken.IsCategory(term)));
        counting.Add(3, "Sonnez chez Brossolette, code 4821", "fr", BuiltIn);
        Assert.Contains(FrenchStems.Of("brosolete"), counting.Done().Of.Keys);
        Assert.DoesNotContain("4821", counting.Done().Of.Keys);
    }

    /// <summary>Whatever was typed, in whatever language.</summary>
    [Theory]
    [InlineData("😀😀😀")]
    [InlineData("\ud83d broken \ude00")]
    [InlineData("مرحبا أحتاج إلى مساعدة")]
    [InlineData("=shopping =masks ==")]
    [InlineData("'; drop table post; --")]
    public void AnySentence_IsCompared(string sentence)
    {
        var spoken = Spoken.Of(sentence, "ar", BuiltIn);
        Assert.InRange(Likeness.Share(spoken, spoken, WordCounts.None), 0, 1);
        // A category is named by what is said, never by its sign.
        Assert.DoesNotContain("=masks", Spoken.Of("=shopping", "fr", BuiltIn).Terms.Keys);
    }
}
