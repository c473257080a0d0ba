using System.Globalization;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Tests.Chats;
using Xunit;

namespace Solidarity.Tests.Groups;

/// <summary>The digest: one message a day, silent where there is nothing, replaced and not repeated.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private static readonly TimeSpan UntilSix = TimeSpan.FromHours(8);

    private Town _town = null!;
    private Circle _street = null!;
    private Resident _anna = null!, _alice = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync();
        _street = new Circle(_town, "-1001");
        (_anna, _alice) = (_town.Person("Anna"), _town.Person("Alice"));
        await _street.SetUp(_anna, mayPin: true);
        await _alice.AgreeTo();
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private IReadOnlyList<Delivered> Digests => [.. _street.Screen.Where(d => d.Text.Contains("Dans le quartier", StringComparison.Ordinal))];

    /// <summary>How many ever came, those that are gone too.</summary>
    private int Came => _town.Delivered.Count(d => d.Chat == _street.Id && d.Message.Kind == OutgoingKind.Say && d.Text.Contains("Dans le quartier", StringComparison.Ordinal));

    private async Task Close(string reference)
    {
        await _alice.Say("/mes");
        await _alice.Press("Voir " + reference);
        await _alice.Press("Fermer");
        await _alice.Press("Oui, fermer");
    }

    [Fact]
    public async Task NothingOpen_SaysNothing()
    {
        await _town.WaitAsync(UntilSix);
        Assert.Empty(Digests);
    }

    [Fact]
    public async Task Open_IsToldAtItsHour_NotBefore_NeverWhoOrWhere()
    {
        await _alice.PublishesNeed();
        await _town.WaitAsync(UntilSix - TimeSpan.FromMinutes(1));
        Assert.Empty(Digests);
        await _town.WaitAsync(TimeSpan.FromMinutes(1));
        var digest = Assert.Single(Digests);
        Assert.Contains("Courses", digest.Text, StringComparison.Ordinal);
        foreach (var secret in (string[])["Alice", "pain", "Vitry", _alice.Id]) Assert.DoesNotContain(secret, _street.Everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TheNextDay_ItTakesThePlaceOfTheLast()
    {
        await _alice.PublishesNeed();
        await _town.WaitAsync(UntilSix);
        var first = Assert.Single(Digests);
        await _town.WaitAsync(TimeSpan.FromDays(1));
        Assert.NotEqual(first.MessageId, Assert.Single(Digests).MessageId);
        Assert.Contains(first.MessageId, _street.Removed);
    }

    [Fact]
    public async Task WhenAllIsDone_TheLastOneGoes_AndNoOtherComes()
    {
        await _alice.PublishesNeed();
        await _town.WaitAsync(UntilSix);
        var digest = Assert.Single(Digests).MessageId;
        await Close("N1");
        await _town.WaitAsync(TimeSpan.FromDays(1));
        await _town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Empty(Digests);
        Assert.Equal([OutgoingKind.Say, OutgoingKind.Remove], _town.Delivered.Where(d => d.MessageId == digest).Select(d => d.Message.Kind));
    }

    [Fact]
    public async Task WhatIsNoLongerOpen_GoesFromTheDigest_AndTheLastOfItTakesTheDigestAlong()
    {
        await _alice.PublishesNeed();
        await _alice.PublishesNeed("La haie", "Jardin");
        await _town.WaitAsync(UntilSix);
        var digest = Assert.Single(Digests).MessageId;
        await _alice.Say("/mes");
        await Close("N1");
        await _town.SweepAsync();
        var left = Assert.Single(Digests);
        Assert.Equal(digest, left.MessageId);
        Assert.DoesNotContain("Courses", left.Text, StringComparison.Ordinal);
        Assert.Contains("Jardin", left.Text, StringComparison.Ordinal);
        await Close("N2");
        await _town.SweepAsync();
        Assert.Empty(Digests);
        Assert.Contains(digest, _street.Removed);
    }

    [Fact]
    public async Task NoMoreDigests_TakesTheLastOneAlong()
    {
        await _alice.PublishesNeed();
        await _town.WaitAsync(UntilSix);
        var digest = Assert.Single(Digests).MessageId;
        await _anna.Say("/reglages");
        await _anna.Press("Modifier");
        await _anna.Press("Résumé");
        await _anna.Press("Jamais");
        await _anna.Press("Enregistrer");
        await _town.SweepAsync();
        Assert.Contains(digest, _street.Removed);
    }

    [Fact]
    public async Task AGroupThatMoves_LearnsNoDistanceByIt()
    {
        await _anna.Say("/reglages");
        await _anna.Press("Modifier");
        await _anna.Press("Lieu");
        await _anna.SharePlace(48.7950, 2.3990);
        await _anna.Press("Enregistrer");
        await _alice.ReachesSummary("Du pain");
        await _alice.Press("Modifier");
        await _alice.Press("Lieu");
        await _alice.SharePlace(48.7950, 2.3990);
        await _alice.Press("Publier");
        await _town.WaitAsync(UntilSix);
        var before = Assert.Single(Digests).Text;
        Assert.Contains("moins de 1 km", before, StringComparison.Ordinal);
        await _anna.Say("/reglages");
        await _anna.Press("Modifier");
        await _anna.Press("Lieu");
        await _anna.Say("94800");
        await _anna.Press("Modifier");
        await _anna.Press("Distance");
        await _anna.Press("10 km");
        await _anna.Press("Enregistrer");
        await _town.SweepAsync();
        Assert.Equal(before, Assert.Single(Digests).Text);
    }

    [Fact]
    public async Task OnceAWeek_ComesOnMondays_AndChangesWhatItCanNoLongerTakeBack()
    {
        await _alice.PublishesNeed();
        await _anna.Say("/reglages");
        await _anna.Press("Modifier");
        await _anna.Press("Résumé");
        await _anna.Press("Chaque lundi");
        await _anna.Press("Enregistrer");
        await _town.WaitAsync(UntilSix);
        var first = Assert.Single(Digests);
        await _town.WaitAsync(TimeSpan.FromDays(6));
        Assert.Single(Digests);
        await _town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Single(Digests);
        Assert.Contains("plus récent", _street.Screen.Single(d => d.MessageId == first.MessageId).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, true, false)]
    [InlineData(true, false, false)]
    public async Task Pinned_WhereThatIsWished_AndTheBotMay(bool wished, bool may, bool pinned)
    {
        await _alice.PublishesNeed();
        await _street.AddBot(mayPin: may);
        await _anna.Say("/reglages");
        if (wished)
        {
            await _anna.Press("Modifier");
            await _anna.Press("Épingler");
        }

        Assert.Equal(wished, _anna.Last.Text.Contains("épinglé", StringComparison.Ordinal));
        await _anna.Press("Enregistrer");
        await _town.WaitAsync(UntilSix);
        var digest = Assert.Single(Digests).MessageId;
        Assert.Equal(pinned ? [digest] : [], _street.Pinned);
    }

    [Fact]
    public async Task ALinkInTheDigest_LeadsToItsNeed()
    {
        await _alice.PublishesNeed();
        await _town.WaitAsync(UntilSix);
        var html = Assert.Single(Digests).Message.Text;
        var start = html[(html.IndexOf("start:", StringComparison.Ordinal) + 6)..].Split('"')[0];
        var bob = _town.Person("Bob");
        await bob.AgreeTo();
        await bob.Say("/start " + start);
        Assert.Contains("Courses", bob.Last.Text, StringComparison.Ordinal);
        await bob.Press("Oui, je propose mon aide");
        Assert.Contains("Merci", bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterDaysDown_OneDigestComes_NotOneForEach()
    {
        await _alice.PublishesNeed();
        await _town.WaitAsync(TimeSpan.FromDays(3) + UntilSix);
        for (var i = 0; i < 3; i++) await _town.SweepAsync();
        Assert.Equal(1, Came);
        await _town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Equal(2, Came);
    }

    [Fact]
    public void NextAfter_WhereClocksChange_IsThatDay()
    {
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var digest = new Digest(DigestRhythm.Daily, new TimeOnly(2, 30), Pinned: false);
        var next = digest.NextAfter(DateTimeOffset.Parse("2027-03-27T12:00:00Z", CultureInfo.InvariantCulture), paris);
        Assert.Equal(DateTimeOffset.Parse("2027-03-28T01:30:00Z", CultureInfo.InvariantCulture), next!.Value.ToUniversalTime());
    }
}
