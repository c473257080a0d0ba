using System.Text.Json;
using Solidarity.Bot.Turns;
using Solidarity.Resilience.Engines;
using Solidarity.Resilience.Oracle;

namespace Solidarity.Tests.Resilience;

/// <summary>The oracle's own negative controls: it finds what is missing and what came twice, and knows what is excused.</summary>
public sealed class LedgerTests
{
    private static readonly (string Chat, string Payload) Row = ("5001", OutgoingJson.Write(new Outgoing(
        OutgoingKind.Say, "5001", "Bonjour <b>vous</b>", Buttons: [[new OutgoingButton("Oui", "f:yes:1")]])));

    private static readonly DateTimeOffset Killed = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly Findings _findings = new(TextWriter.Null);
    private readonly Ledger _ledger;

    public LedgerTests() => _ledger = new Ledger(_findings);

    [Fact]
    public void Message_PromisedAndTakenOnce_IsWell()
    {
        Send("a");
        Die("a", promised: [Row], marked: [By("a")], unmarked: []);
        AssertClosed(repeated: 0, allowed: 0);
    }

    [Fact]
    public void Message_NeverTaken_IsLost()
    {
        Die("a", promised: [Row, Row], marked: [By("a")], unmarked: [Row]);
        Send("b");
        Die("b", promised: [], marked: [By("b")], unmarked: []);
        _ledger.Close();
        Assert.Equal((1, 0), (_findings.Lost, _findings.Broken));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void Message_DroppedSinceItHadLostItsSense_IsNotLost(long goodUntil, int lapsed)
    {
        Die("a", promised: [Row], marked: [By("a", goodUntil: goodUntil)], unmarked: []);
        _ledger.Close();
        Assert.Equal((lapsed, 1 - lapsed), (_ledger.Lapsed, _findings.Lost));
    }

    [Fact]
    public void Message_TakenTwiceInOneLife_IsARepeatWithoutACause()
    {
        Send("a");
        Send("a");
        Die("a", promised: [Row], marked: [By("a")], unmarked: []);
        AssertUnjustified();
    }

    [Fact]
    public void Message_WhoseAnswerWasLost_MayComeAgain()
    {
        Send("a", lost: true);
        Send("a");
        Die("a", promised: [Row], marked: [By("a")], unmarked: []);
        AssertClosed(repeated: 1, allowed: 1);
    }

    [Fact]
    public void Message_TakenAndUnmarkedAtTheKill_MayComeAgain()
    {
        Send("a");
        Die("a", promised: [Row], marked: [], unmarked: [Row]);
        Send("b");
        Die("b", promised: [], marked: [By("b")], unmarked: []);
        AssertClosed(repeated: 1, allowed: 1);
    }

    [Fact]
    public void Message_MarkedBeforeTheKill_MayNotComeAgain()
    {
        Send("a");
        Die("a", promised: [Row], marked: [By("a", msBefore: 0)], unmarked: []);
        Send("b");
        Die("b", promised: [], marked: [], unmarked: []);
        AssertUnjustified();
    }

    [Fact]
    public void Message_UnmarkedButNotTakenAtTheKill_GivesNoExcuse()
    {
        Die("a", promised: [Row], marked: [], unmarked: [Row]);
        Send("b");
        Send("b");
        Die("b", promised: [], marked: [By("b")], unmarked: []);
        AssertUnjustified();
    }

    [Fact]
    public void Message_OfOneThatDied_MayComeAgainFromOneThatWentOn()
    {
        Send("a");
        // By the time the promises are read, whoever follows has sent and marked it too.
        Send("b");
        Die("a", promised: [Row], marked: [By("b")], unmarked: [], othersWentOn: true);
        AssertClosed(repeated: 1, allowed: 1);
    }

    [Fact]
    public void Message_OfOneThatWentOn_IsNotExcusedByAnothersDeath()
    {
        Send("a");
        Send("a");
        Die("b", promised: [Row], marked: [By("a")], unmarked: [], othersWentOn: true);
        AssertUnjustified();
    }

    [Fact]
    public void Message_OnItsWayWhileAnotherDies_IsWell()
    {
        Send("a");
        Die("b", promised: [Row], marked: [], unmarked: [Row], othersWentOn: true);
        _ledger.Read(new Reading([], [By("a")], []));
        AssertClosed(repeated: 0, allowed: 0);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(2000, false)]
    public void Message_MarkedInTheMomentOfTheKill_MayComeAgainFromOneThatWentOn(int msBefore, bool excused)
    {
        Send("a");
        Die("a", promised: [Row], marked: [By("a", msBefore)], unmarked: [], othersWentOn: true);
        Send("b");
        _ledger.Read(new Reading([], [], []));
        if (excused) AssertClosed(repeated: 1, allowed: 1);
        else AssertUnjustified();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Message_OfTwoSideBySide_IsExcusedWhereTheOneWasTakenOverAlive(bool takenOver)
    {
        if (takenOver) _ledger.TakenOver();
        Send("a");
        Send("b");
        _ledger.Read(new Reading([Row], [By("a")], []));
        if (takenOver) AssertClosed(repeated: 1, allowed: 1);
        else AssertUnjustified();
    }

    [Fact]
    public void Introduction_PromisedTwice_IsFoundThoughEachCameOnce()
    {
        var row = ("5001", OutgoingJson.Write(new Outgoing(OutgoingKind.Say, "5001", "a", Buttons: [[new OutgoingButton("Je ne peux plus", "w:ask:3")]])));
        Die("a", promised: [row, row], marked: [], unmarked: [row, row]);
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
        Assert.False(Canaries.IsLeak("warn: the heartbeat has been running for \"00:00:01.0238223\""));
    }

    private static Mark By(string life, int msBefore = 5000, long goodUntil = 0) =>
        new(Row.Chat, Row.Payload, life, (Killed - TimeSpan.FromMilliseconds(msBefore)).ToUnixTimeMilliseconds(), goodUntil);

    private void Die(string life, (string, string)[] promised, Mark[] marked, (string, string)[] unmarked, bool othersWentOn = false) =>
        _ledger.Read(new Reading(promised, marked, unmarked), new Death(new HashSet<string> { life }, Killed, othersWentOn));

    private void Send(string life, bool lost = false)
    {
        using var call = JsonDocument.Parse(
            """{"chat_id":5001,"text":"Bonjour <b>vous</b>","parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"Oui","callback_data":"f:yes:1"}]]}}""");
        _ledger.Delivered(new FakeDelivery("sendMessage", call.RootElement, 200, "", lost, life));
    }

    private void AssertUnjustified()
    {
        _ledger.Close();
        Assert.Equal((1, 0, 1, 1), (_ledger.Repeated, _ledger.Allowed, _ledger.Unjustified, _findings.Broken));
    }

    private void AssertClosed(int repeated, int allowed)
    {
        _ledger.Close();
        Assert.Equal((repeated, allowed, 0, 0, 0), (_ledger.Repeated, _ledger.Allowed, _ledger.Unjustified, _findings.Lost, _findings.Broken));
    }
}
