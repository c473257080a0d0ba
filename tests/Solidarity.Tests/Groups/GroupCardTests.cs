using Solidarity.Bot.Turns;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Moderation;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Tests.Groups;

/// <summary>The card of a need in a group: what it tells, when it comes, and how it follows what becomes of the need.</summary>
public sealed class GroupCardTests : StreetStory
{
    [Fact]
    public async Task Card_TellsWhatAndWhen_NeverWhoNorTheirWords()
    {
        await AlicePublishes();
        var card = _street.Last;
        Assert.Contains("Courses", card.Text, StringComparison.Ordinal);
        Assert.Contains("dans la commune", card.Text, StringComparison.Ordinal);
        foreach (var secret in (string[])["Alice", "alice_canary", "pain", "Vitry", _alice.Id]) Assert.DoesNotContain(secret, _street.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Je peux aider", Assert.Single(card.Buttons).Label, StringComparison.Ordinal);
    }

    /// <summary>Its person pauses it in the same breath.</summary>
    [Fact]
    public async Task Card_OfWhatIsPausedWhileItIsOnItsWay_ShowsThatWhenItArrives()
    {
        await _alice.AgreeTo();
        await _alice.ReachesSummary();
        var publish = _alice.Last.Buttons.First(b => b.Label.Contains("Publier", StringComparison.Ordinal)).Data!;
        await _town.TakeTogetherAsync([HeldPostTests.Press(_town, _alice, publish), HeldPostTests.Press(_town, _alice, new Action.ToPost("pause", 1, 1).Write())]);
        var (came, stands) = (_town.Delivered.Last(d => d.Chat == _street.Id && d.Message.Kind == OutgoingKind.Say), _street.Screen[^1]);
        Assert.Equal((came.MessageId, 1, 0), (stands.MessageId, came.Buttons.Count(), stands.Buttons.Count()));
        Assert.Contains("En pause", stands.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_ToTheCard_ShowsTheWay_Once()
    {
        await AlicePublishes();
        await _street.Reply(_bob, "demande un coup de main", "moi je peux y aller !");
        await _street.Reply(_bob, "demande un coup de main", "alors ?");
        Assert.Single(_street.Screen, d => d.Text.Contains("à la bonne personne", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sensitive_And_Whispered_ReachNoGroup()
    {
        await AlicePublishes("/besoin du pain demain");
        var before = _street.Screen.Count;
        await _alice.PublishesNeed("Une visite le soir", "Visite");
        await _alice.ReachesSummary("Du sucre");
        await _alice.Press("Modifier");
        await _alice.Press("Dans les groupes");
        await _alice.Press("Dans aucun groupe");
        await _alice.Press("Publier");
        Assert.Equal(before, _street.Screen.Count);
    }

    [Fact]
    public async Task Withdrawn_LosesItsButton()
    {
        await AlicePublishes();
        await _alice.Say("/mes");
        await _alice.Press("Voir N1");
        await _alice.Press("Fermer");
        await _alice.Press("Oui, fermer");
        Assert.Contains("plus d'actualité", _street.Screen[^1].Text, StringComparison.Ordinal);
        Assert.Empty(_street.Screen[^1].Buttons);
    }

    [Fact]
    public async Task QuietHours_HoldCardsBack_UntilTheyEnd()
    {
        _town.Clock.Advance(TimeSpan.FromHours(12));
        await AlicePublishes("/besoin du pain dès que possible");
        Assert.DoesNotContain(_street.Screen, d => d.Text.Contains("Courses", StringComparison.Ordinal));
        await _town.WaitAsync(TimeSpan.FromHours(11));
        Assert.Contains(_street.Screen, d => d.Text.Contains("Courses", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upgraded_InTheMiddleOfAnOpenCard_ShowsItAgain_AndItFollows()
    {
        await AlicePublishes();
        await _street.Upgrade("-100777");
        await _town.SweepAsync();
        Assert.Contains("Je peux aider", Assert.Single(_street.Screen).Buttons.First().Label, StringComparison.Ordinal);
        await _alice.Say("/mes");
        await _alice.Press("Voir N1");
        await _alice.Press("pause");
        Assert.Contains("En pause", Assert.Single(_street.Screen).Text, StringComparison.Ordinal);
    }
}
