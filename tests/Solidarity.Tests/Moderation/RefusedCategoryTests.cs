using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>What cannot be changed about the kinds of help, and by whom, is refused with the reason.</summary>
public sealed class RefusedCategoryTests
{
    [Theory]
    [InlineData("ajouter ♟️ Échecs", "Écrivez un seul emoji")]
    [InlineData("ajouter Échecs / Chess", "Écrivez un seul emoji")]
    [InlineData("ajouter ♟️♟️ Échecs / Chess", "Écrivez un seul emoji")]
    [InlineData("ajouter a Échecs / Chess", "Écrivez un seul emoji")]
    [InlineData("ajouter ♟️ É / Chess", "« É » ne va pas")]
    [InlineData("ajouter ♟️ Échecs / <b>Chess", "« <b>Chess » ne va pas")]
    [InlineData("ajouter ♟️ =Échecs / Chess", "Échecs » ne va pas")]
    [InlineData("ajouter ♟️ courses / Chess", "(shopping) a déjà ce nom")]
    [InlineData("ajouter ♟️ Échecs / Shopping", "(shopping) a déjà ce nom")]
    [InlineData("ajouter 🛒 Échecs / Chess", "(shopping) a déjà ce nom ou cet emoji")]
    [InlineData("ajouter ♟️ Échecs / abcdefghijklmnopqrstuvwxyzabcdefghijklmno", "« abcdefghijklmnopqrstuvwxyzabcdefghijklmno » ne va pas")]
    [InlineData("nothing retirer", "Je ne connais pas ce type d'aide")]
    [InlineData("other retirer", "doit rester")]
    [InlineData("shopping remettre", "C'est déjà ainsi")]
    [InlineData("shopping mots de la", "« de la » ne va pas")]
    [InlineData("shopping mots pain*", "« pain* » ne va pas")]
    [InlineData("shopping mots - pain", "C'est déjà ainsi")]
    [InlineData("shopping renommer Repas / Meal", "(meals) a déjà ce nom")]
    [InlineData("shopping mots avecs", "« avecs » ne va pas")]
    [InlineData("shopping mots gambit, pours", "« pours » ne va pas")]
    [InlineData("ajouter \u2800 Échecs / Chess", "Écrivez un seul emoji")]
    [InlineData("ajouter ♟️ \u3164\u3164 / Chess", "ne va pas")]
    [InlineData("shopping sensible", "est ouvert à tout le monde")]
    [InlineData("shopping sensible peut-être", "est ouvert à tout le monde")]
    [InlineData("shopping nonsense", "Je n'ai pas compris ce qu'il faut changer")]
    [InlineData("shopping'; drop table post; -- retirer", "Je n'ai pas compris ce qu'il faut changer")]
    public async Task Change_ThatCannotBe_ChangesNothingAndSaysWhy(string typed, string why)
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        await mona.Say("/categorie " + typed);
        Assert.Contains(why, mona.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("C'est fait", mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal("", await town.Read(s => s.CategoryChanges.Stamp()));
        Assert.Empty(await town.Read(s => s.CategoryChanges.All()));
    }

    [Fact]
    public async Task Category_ByAModeratorOrANeighbour_ChangesNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/moderation ajouter @bob");
        foreach (var (one, said) in ((Resident, string)[])[(desk.Bob, "réservée aux personnes qui administrent"), (desk.Alice, "ne connais pas cette commande")])
        {
            await one.Say("/categorie shopping retirer");
            Assert.Contains(said, one.Last.Text, StringComparison.Ordinal);
        }

        Assert.Empty(await desk.Town.Read(s => s.CategoryChanges.All()));
    }

    [Fact]
    public async Task Categories_AtMostForty_StillFitAMessage()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        var already = Categories.BuiltIn.All.Count;
        for (var i = already; i <= CategoryEntry.MostCategories; i++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await mona.Say($"/categorie ajouter {char.ConvertFromUtf32(0x1F980 + i - already)} Quelque chose de très long, le numéro {i} / Something very long number {i}");
        }

        Assert.Contains("le plus possible", mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal(CategoryEntry.MostCategories, (await town.Read(s => s.Categories)).All.Count);
        await mona.Say("/categorie");
        Assert.Contains("quelquechosedetres2", mona.Last.Text, StringComparison.Ordinal);
        Assert.InRange(mona.Last.Text.Length, 1, 4096);
    }
}
