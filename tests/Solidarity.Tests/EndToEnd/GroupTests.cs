using Solidarity.Tests.Telegram;
using Xunit;

namespace Solidarity.Tests.EndToEnd;

/// <summary>Groups of neighbours against a whole server: privacy mode on, hidden administrators, upgrades, bans, topics.</summary>
public sealed class GroupTests : IAsyncLifetime
{
    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;
    private FakePerson _anna = null!, _alice = null!, _bob = null!;
    private FakeChat _street = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync();
        (_anna, _alice, _bob) = (_server.Person("Anna", "fr"), _server.Person("Alice", "fr", "alice_canary"), _server.Person("Bob", "en"));
        _street = _server.Group("Rue des Lilas", [_anna, _alice, _bob], "group");
        _street.Join(_anna, "creator");
        _bot = await BotProcess.RunAsync(_server, ("Jobs__SweepEvery", "00:00:01"));
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task SetUpAsync(string status = "member")
    {
        _street.AddBot(_anna, status);
        await _street.WaitForMessageAsync(m => m.ButtonNamed("Régler") is not null);
        await Answer(_anna.Press("Régler", _street), "genre de groupe");
        await Answer(_anna.Press("Une rue"), "Où êtes-vous");
        await _anna.AskAsync("94400", m => m.Text.Contains("distance", StringComparison.Ordinal));
        await Answer(_anna.Press("1 km"), "accord");
        await Answer(_anna.Press("équipe"), "Votre groupe");
        await Answer(_anna.Press("Enregistrer"), "enregistré");
        await _street.WaitForMessageAsync(m => m.Text.Contains("C'est prêt", StringComparison.Ordinal));
    }

    private static Task<FakeMessage> Answer(FakePress press, string part) => press.AnswerAsync(m => m.Text.Contains(part, StringComparison.Ordinal));

    private async Task<FakeMessage> AlicePublishes()
    {
        _alice.Say("/besoin du pain et du lait demain matin", _street);
        await _street.WaitForMessageAsync(m => m.ButtonNamed("Continuer") is not null);
        await Answer(_alice.Press("Continuer", _street), "J'accepte");
        await Answer(_alice.Press("J'accepte"), "Courses");
        await Answer(_alice.Press("Publier"), "N1");
        return await _street.WaitForMessageAsync(m => m.ButtonNamed("Je peux aider") is not null);
    }

    [Fact]
    public async Task Story_OfAGroup_FromTheFirstWordToTheVolunteer_ShowsNobody()
    {
        await SetUpAsync("administrator");
        await AlicePublishes();
        // The sentence of the command is gone, and so is the bot's answer to it.
        await _street.WaitForAsync(all => all.All(m => !m.Text.Contains("du lait", StringComparison.Ordinal) && m.ButtonNamed("Continuer") is null));
        await _bob.Press("Je peux aider", _street).AnswerAsync(m => m.Text.Contains("you agree", StringComparison.OrdinalIgnoreCase));
        await _bob.Press("I agree").AnswerAsync(m => m.Text.Contains("Would you like to help", StringComparison.Ordinal));
        await _bob.Press("Yes, I offer").AnswerAsync(m => m.Text.Contains("Thank you", StringComparison.Ordinal));
        foreach (var secret in (string[])["Alice", "alice_canary", "lait", "Vitry"])
            Assert.DoesNotContain(_street.BotMessages, m => m.Text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task HiddenAdministrator_IsAnsweredWithAButton_ThatOpensTheSettingsForThem()
    {
        await SetUpAsync();
        var said = _anna.Say("/reglages", _street, anonymously: true);
        await _street.WaitForMessageAsync(m => m.ButtonNamed("Régler") is not null, said.Revision);
        await Answer(_anna.Press("Régler", _street), "Votre groupe");
        await _bob.Press("Régler", _street).AnswerAsync(m => m.Text.Contains("administer", StringComparison.Ordinal));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task Upgrade_InTheMiddleOfAnOpenCard_BringsItAlong()
    {
        await SetUpAsync();
        await AlicePublishes();
        var next = _street.Migrate(_anna);
        var card = await next.WaitForMessageAsync(m => m.ButtonNamed("Je peux aider") is not null);
        await Answer(_alice.Press("demandes"), "N1");
        await Answer(_alice.Press("Voir N1"), "N1");
        await Answer(_alice.Press("pause"), "pause");
        await next.WaitForMessageAsync(m => m.Id == card.Id && m.Text.Contains("En pause", StringComparison.Ordinal));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task PutOut_InTheMiddleOfAnOpenCard_AndLetInAgain_IsAsItWas()
    {
        await SetUpAsync();
        await AlicePublishes();
        _street.RemoveBot(_anna);
        await Answer(_alice.Press("demandes"), "N1");
        await Answer(_alice.Press("Voir N1"), "N1");
        await Answer(_alice.Press("pause"), "pause");
        _street.AddBot(_anna);
        await _street.WaitForMessageAsync(m => m.Text.Contains("Me revoilà", StringComparison.Ordinal));
        Assert.Empty(_server.Violations);
        Assert.Equal("", string.Join('\n', _bot.Errors));
    }

    [Fact]
    public async Task Muted_IsKeptQuiet_AndGoesOnWhenItMay()
    {
        await SetUpAsync();
        _street.AddBot(_anna, "restricted");
        _alice.Say("/start");
        await _alice.Chat.WaitForMessageAsync(m => m.ButtonNamed("J'ai besoin d'aide") is not null);
        _street.AddBot(_anna, "administrator");
        await AlicePublishes();
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task Topic_IsWrittenIn_AndWhereItIsGone_OutsideOfIt()
    {
        await SetUpAsync();
        _street.Topics.Add(44);
        var said = _anna.Say("/ici", _street, topic: 44);
        await _street.WaitForMessageAsync(m => m.Text.Contains("dans ce sujet", StringComparison.Ordinal), said.Revision);
        var card = await AlicePublishes();
        Assert.Equal(44, (long)card.Wire["message_thread_id"]!);
        _street.Topics.Clear();
        _alice.Say("/besoin quelqu'un pour promener mon chien", _street);
        await _street.WaitForMessageAsync(m => m.ButtonNamed("Continuer") is not null);
        await Answer(_alice.Press("Continuer", _street), "Animaux");
        await Answer(_alice.Press("Publier"), "N2");
        await _street.WaitForMessageAsync(m => m.Text.Contains("Animaux", StringComparison.Ordinal));
        Assert.Empty(_server.Violations);
    }
}
