using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Posts;

public class TravelReadingTests
{
    [Theory]
    [InlineData("en bus", Travel.ByTransit)]
    [InlineData("by bus", Travel.ByTransit)]
    [InlineData("je prends le métro", Travel.ByTransit)]
    [InlineData("Transports en commun", Travel.ByTransit)]
    [InlineData("public transport", Travel.ByTransit)]
    [InlineData("à vélo", Travel.ByBike)]
    [InlineData("A VELO !", Travel.ByBike)]
    [InlineData("by bike", Travel.ByBike)]
    [InlineData("à pied", Travel.OnFoot)]
    [InlineData("je marche", Travel.OnFoot)]
    [InlineData("on foot", Travel.OnFoot)]
    [InlineData("I walk", Travel.OnFoot)]
    [InlineData("en voiture", Travel.ByCar)]
    [InlineData("ma voiture", Travel.ByCar)]
    [InlineData("I drive", Travel.ByCar)]
    [InlineData("by car", Travel.ByCar)]
    [InlineData("Car", Travel.ByCar)]
    public void Words_ThatNameOneWay_AreRead(string typed, Travel way) => Assert.Equal(way, TravelReading.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("je ne sais pas")]
    [InlineData("à pied ou en bus")]
    [InlineData("pas en voiture")]
    [InlineData("not by car")]
    [InlineData("car je suis loin et fatigué de la route en ce moment, voilà")]
    [InlineData("en trottinette")]
    [InlineData("\ud800🚲")]
    public void Words_ThatNameNone_OrTwo_OrAWayThatIsNot_AreNot(string typed) => Assert.Null(TravelReading.Read(typed));

    [Fact]
    public async Task Offer_WhoseWayIsTyped_GoesOn()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.Say("/offre");
        await bob.Press("Courses");
        await bob.Press("Terminé");
        await bob.Press("Passer");
        await bob.Say("94400");
        await bob.Press("3 km");
        await bob.Say("en fusée");
        Assert.Contains("à pied, à vélo, en voiture, en bus", bob.Last.Text, StringComparison.Ordinal);
        await bob.Say("en bus");
        Assert.Contains("Quand pouvez-vous aider", bob.Last.Text, StringComparison.Ordinal);
    }
}
