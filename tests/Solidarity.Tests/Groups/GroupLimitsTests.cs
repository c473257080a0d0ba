using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Groups;

/// <summary>How much of each there can be in a group, and what becomes of what is beyond.</summary>
public sealed class GroupLimitsTests : IAsyncLifetime
{
    private static readonly TimeSpan UntilSix = TimeSpan.FromHours(8);

    private Town _town = null!;
    private Circle _street = null!;
    private Resident _anna = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync();
        _street = new Circle(_town, "-1001");
        (_anna, _bob) = (_town.Person("Anna"), _town.Person("Bob"));
        await _street.SetUp(_anna, mayRemove: true);
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private Delivered Digest => Assert.Single(_street.Screen, d => d.Text.Contains("Dans le quartier", StringComparison.Ordinal));

    private string[] Told => [.. Digest.Text.Split('\n').Where(line => line.StartsWith('•'))];

    private int Cards => _town.Delivered.Count(d => d.Chat == _street.Id && d.Message.Kind == OutgoingKind.Say && d.Buttons.Any(b => b.Label.Contains("Je peux aider", StringComparison.Ordinal)));

    private async Task SomebodyNeeds()
    {
        var who = _town.Person("Rose");
        await who.AgreeTo();
        await who.PublishesNeed();
    }

    [Fact]
    public async Task Cards_AreTenADay_AndWhatIsBeyondStandsInTheDigest()
    {
        for (var i = 0; i < 12; i++) await SomebodyNeeds();
        await _town.WaitAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(10, Cards);
        await _town.WaitAsync(UntilSix);
        Assert.Equal(12, Told.Length);
        // On the next day too; there is room for new ones then.
        await _town.WaitAsync(TimeSpan.FromHours(17));
        Assert.Equal(10, Cards);
        await SomebodyNeeds();
        Assert.Equal(11, Cards);
    }

    [Fact]
    public async Task Digest_TellsTheLongestWaitingFirst_AndFifteen_AndCountsTheRest()
    {
        await _town.Read(stores =>
        {
            var (place, now) = (stores.Groups.Get(1).Setup!.Place, _town.Clock.GetUtcNow());
            var rose = stores.People.Add("telegram", "77", "Rose", null, "fr", now).Id;
            foreach (var kind in (string[])["garden", .. Enumerable.Repeat("shopping", 14), "pets", "pets"])
                stores.Posts.Add(new Need(0, rose, PostState.Open, null, place, 1, now, now.AddDays(30), null, 1, stores.Categories.Find(kind)!, When.Soonest, Beneficiary.Self));
            return true;
        });
        await _town.WaitAsync(UntilSix);
        Assert.Equal(15, Told.Length);
        Assert.Contains("Jardin", Told[0], StringComparison.Ordinal);
        Assert.All(Told[1..], line => Assert.Contains("Courses", line, StringComparison.Ordinal));
        Assert.Contains("Et 2 autres demandes", Digest.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_InOneSentence_TenTimesADay_AndNotASoundBeyond()
    {
        for (var i = 0; i < 11; i++) await Asks(_bob);
        Assert.Equal((10, 11), (Answers(), _street.Removed.Count()));
        await Asks(_anna);
        Assert.Equal(11, Answers());
        await _town.WaitAsync(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        Assert.Equal(0, Answers());
        await Asks(_bob);
        Assert.Equal(1, Answers());

        Task Asks(Resident who)
        {
            _town.Clock.Advance(TimeSpan.FromMinutes(1));
            return who.Say("/besoin du pain", chat: _street.Id);
        }

        int Answers() => _street.Screen.Count(d => d.Text.Contains("C'est noté", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SetUp_OfTenGroups_IsTheMostForOnePerson_WhoStillChangesThose()
    {
        for (var i = 2; i <= 10; i++)
        {
            _town.Clock.Advance(TimeSpan.FromMinutes(1));
            await new Circle(_town, $"-{1000 + i}").SetUp(_anna);
        }

        var eleventh = new Circle(_town, "-2000");
        _town.Administrators.Add((eleventh.Id, _anna.Id));
        await eleventh.AddBot();
        await eleventh.Follow(_anna, "Régler");
        Assert.Contains("Vous réglez déjà 10 groupes", _anna.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await _street.Follow(_anna, "Régler");
        Assert.Contains(_anna.Last.Buttons, b => b.Label.Contains("Enregistrer", StringComparison.Ordinal));
        await eleventh.SetUp(_bob);
        Assert.Contains("C'est prêt", eleventh.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WithFiveMessagesOnTheirWay_IsNotAnswered()
    {
        await Waits(4);
        await _bob.Say("/aide", chat: _street.Id);
        var said = _street.Screen.Count;
        var fifth = await Waits(1);
        await _bob.Say("/aide", chat: _street.Id);
        await _bob.Say("/besoin du pain", chat: _street.Id);
        Assert.Equal(said, _street.Screen.Count);
        await _town.Read(stores =>
        {
            stores.Outbox.Forget(fifth);
            return true;
        });
        await _bob.Say("/aide", chat: _street.Id);
        Assert.Equal(said + 1, _street.Screen.Count);

        Task<long[]> Waits(int messages) => _town.Read(stores =>
            Enumerable.Range(0, messages).Select(_ => stores.Outbox.Add("telegram", _street.Id, OutboxKind.Notice, "{}", null, _town.Clock.GetUtcNow()).Id).ToArray());
    }
}
