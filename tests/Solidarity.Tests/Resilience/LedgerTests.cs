using System.Text.Json;
using Solidarity.Bot.Turns;
using Solidarity.Resilience.Oracle;

namespace Solidarity.Tests.Resilience;

/// <summary>The oracle's own negative controls: it finds what is missing and what came twice, and knows what is excused.</summary>
public sealed class LedgerTests
{
    private static readonly (string Chat, string Payload) Row = ("5001", OutgoingJson.Write(new Outgoing(
        OutgoingKind.Say, "5001", "Bonjour <b>vous</b>", Buttons: [[new OutgoingButton("Oui", "f:yes:1")]])));

    private readonly Findings _findings = new(TextWriter.Null);
    private readonly Ledger _ledger;

    public LedgerTests() => _ledger = new Ledger(_findings);

    [Fact]
    public void Message_PromisedAndTakenOnce_IsWell()
    {
        Send();
        _ledger.BotDied([Row], []);
        AssertClosed(repeated: 0, allowed: 0);
    }

    [Fact]
    public void Message_NeverTaken_IsLost()
    {
        _ledger.BotDied([Row, Row], [Row]);
        Start();
        Send();
        _ledger.BotDied([], []);
        _ledger.Close();
        Assert.Equal((1, 0), (_findings.Lost, _findings.Broken));
    }

    [Fact]
    public void Message_TakenTwiceInOneLife_IsARepeatWithoutACause()
    {
        Send();
        Send();
        _ledger.BotDied([Row], []);
        _ledger.Close();
        Assert.Equal((1, 0, 1, 1), (_ledger.Repeated, _ledger.Allowed, _ledger.Unjustified, _findings.Broken));
    }

    [Fact]
    public void Message_WhoseAnswerWasLost_MayComeAgain()
    {
        Send(lost: true);
        Send();
        _ledger.BotDied([Row], []);
        AssertClosed(repeated: 1, allowed: 1);
    }

    [Fact]
    public void Message_TakenAndUnmarkedAtTheKill_MayComeAgain()
    {
        Send();
        _ledger.BotDied([Row], [Row]);
        Start();
        Send();
        _ledger.BotDied([], []);
        AssertClosed(repeated: 1, allowed: 1);
    }

    [Fact]
    public void Message_MarkedBeforeTheKill_MayNotComeAgain()
    {
        Send();
        _ledger.BotDied([Row], []);
        Start();
        Send();
        _ledger.BotDied([], []);
        _ledger.Close();
        Assert.Equal((1, 0, 1), (_ledger.Repeated, _ledger.Allowed, _ledger.Unjustified));
    }

    [Fact]
    public void Message_UnmarkedButNotTakenAtTheKill_GivesNoExcuse()
    {
        _ledger.BotDied([Row], [Row]);
        Start();
        Send();
        Send();
        _ledger.BotDied([], []);
        _ledger.Close();
        Assert.Equal((1, 0, 1), (_ledger.Repeated, _ledger.Allowed, _ledger.Unjustified));
    }

    [Fact]
    public void Introduction_PromisedTwice_IsFoundThoughEachCameOnce()
    {
        var row = ("5001", OutgoingJson.Write(new Outgoing(OutgoingKind.Say, "5001", "a", Buttons: [[new OutgoingButton("Je ne peux plus", "w:ask:3")]])));
        _ledger.BotDied([row, row], [row, row]);
        Assert.Equal(1, _findings.Broken);
    }

    [Theory]
    [InlineData("Voici Qxvaaabc", 28)]
    [InlineData("@qxu_aaaaz", 25)]
    [InlineData("tel +33742000007", 7)]
    [InlineData("<a href=\"tg://user?id=5004\">", 3)]
    [InlineData("à 48.79512 d'ici", -1)]
    public void Canary_InAText_LeadsToItsPerson(string text, int person) =>
        Assert.Equal([person], Canaries.In(text, Sightings.NumberOf));

    [Fact]
    public void Canary_OfEachKind_IsALeakInALog()
    {
        Assert.All([Canaries.Name(9), Canaries.UserName(9), Canaries.Phone(9), Canaries.Marker(9), "1:TEST", "48.7951"], text => Assert.True(Canaries.IsLeak($"info: {text}")));
        Assert.False(Canaries.IsLeak("warn: A message could not be sent (502); tried again in 00:00:01"));
    }

    private void Start() => Deliver("getMe", "{}", lost: false);

    private void Send(bool lost = false) => Deliver(
        "sendMessage",
        """{"chat_id":5001,"text":"Bonjour <b>vous</b>","parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"Oui","callback_data":"f:yes:1"}]]}}""",
        lost);

    private void Deliver(string method, string parameters, bool lost)
    {
        using var call = JsonDocument.Parse(parameters);
        _ledger.Delivered(new FakeDelivery(method, call.RootElement, 200, "", lost));
    }

    private void AssertClosed(int repeated, int allowed)
    {
        _ledger.Close();
        Assert.Equal((repeated, allowed, 0, 0, 0), (_ledger.Repeated, _ledger.Allowed, _ledger.Unjustified, _findings.Lost, _findings.Broken));
    }
}
