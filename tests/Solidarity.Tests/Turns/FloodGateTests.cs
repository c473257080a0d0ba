using Solidarity.Bot.Turns;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Turns;

/// <summary>One person floods: they are held back with a friendly word, and others notice nothing.</summary>
public sealed class FloodGateTests
{
    private static readonly Address Eve = new("telegram", "1"), Alice = new("telegram", "2");

    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Person_WhoAnswersAsFastAsTheyCan_NeverNotices()
    {
        var gate = new FloodGate(_clock);
        for (var i = 0; i < 48; i++) Assert.Equal(Passage.Open, gate.Let(Alice, true));
        for (var i = 0; i < 600; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1) / 3);
            Assert.Equal(Passage.Open, gate.Let(Alice, true));
        }
    }

    [Fact]
    public void Person_WhoFloods_GetsSixASecondAndIsToldOnceInThirtySeconds()
    {
        var gate = new FloodGate(_clock);
        var came = new List<Passage>();
        for (var i = 0; i < 60 * 100; i++)
        {
            came.Add(gate.Let(Eve, true));
            if (i % 100 == 0) Assert.Equal(Passage.Open, gate.Let(Alice, true));
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }
        Assert.InRange(came.Count(p => p == Passage.Open), 60 + 6 * 59, 60 + 6 * 61);
        Assert.Equal(2, came.Count(p => p == Passage.Told));
        _clock.Advance(FloodGate.FullAgain);
        for (var i = 0; i < FloodGate.AtOnce; i++) Assert.Equal(Passage.Open, gate.Let(Eve, true));
        Assert.NotEqual(Passage.Open, gate.Let(Eve, true));
    }

    [Fact]
    public void Person_WhoCannotBeTold_IsToldWhereTheyCan()
    {
        var gate = new FloodGate(_clock);
        for (var i = 0; i < FloodGate.AtOnce; i++) gate.Let(Eve, false);
        Assert.Equal(Passage.Shut, gate.Let(Eve, canTell: false));
        Assert.Equal(Passage.Told, gate.Let(Eve, canTell: true));
    }

    [Fact]
    public void Memory_WithMorePeopleThanFit_StaysBoundedAndStillHoldsBack()
    {
        var gate = new FloodGate(_clock);
        for (var i = 0; i <= FloodGate.AtOnce; i++) gate.Let(Eve, true);
        for (var i = 0; i < 5 * FloodGate.MostInAGeneration; i++)
        {
            gate.Let(new Address("telegram", $"x{i}"), true);
            if (i % 1000 == 0) Assert.Equal(Passage.Shut, gate.Let(Eve, true));
        }
        Assert.InRange(gate.Remembered, 1, 2 * FloodGate.MostInAGeneration);
    }

    [Fact]
    public async Task Flood_InTheMiddleOfADialogue_LeavesItWhereItWas()
    {
        await using var town = await Town.OpenAsync();
        var (eve, alice) = (town.Person("Eve"), town.Person("Alice"));
        await eve.AgreeTo();
        await eve.Say("/besoin");
        await eve.Press("Courses");
        await eve.Say("Du pain");
        town.Clock.Advance(FloodGate.FullAgain);
        for (var i = 0; i < FloodGate.AtOnce; i++) await eve.Say($"pas une date {i}");
        var before = town.Delivered.Count;
        for (var i = 0; i < 100; i++) await eve.Say("demain");
        Assert.Equal(before + 1, town.Delivered.Count);
        Assert.Contains("10 secondes", eve.Last.Text, StringComparison.Ordinal);
        Assert.Contains("10 secondes", await eve.PressLate("Demain"), StringComparison.Ordinal);
        Assert.Equal(before + 1, town.Delivered.Count);

        await alice.Say("/aide");
        Assert.Contains("/besoin", alice.Last.Text, StringComparison.Ordinal);

        town.Clock.Advance(FloodGate.FullAgain);
        await eve.Say("demain");
        Assert.Contains("besoin d'aide", eve.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flood_InAGroup_IsAnsweredWithNothing()
    {
        await using var town = await Town.OpenAsync();
        var eve = town.Person("Eve");
        for (var i = 0; i < FloodGate.AtOnce; i++) await eve.Say("/queue", chat: "-1001");
        await eve.Say("/aide", chat: "-1001");
        Assert.Empty(town.Delivered);
    }
}
