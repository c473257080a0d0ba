using Solidarity.Bot.Turns;
using Solidarity.Core.People;

namespace Solidarity.Tests.Chats;

/// <summary>The usual things people do, each by the presses a person would make, in French.</summary>
internal static class Stories
{
    /// <summary>Somebody comes to the town's page with a tablet.</summary>
    public static async Task<Resident> OnPage(this Town town, string address, string name, string language = "fr")
    {
        await town.Read(stores => stores.Visitors.Come(address, name, language, "tablet", town.Clock.GetUtcNow()));
        var who = new Resident(town, new Speaker(new Address(Person.PageChannel, address), name, null, language));
        await who.Say("/start");
        return who;
    }

    public static async Task AgreeTo(this Resident who)
    {
        await who.Say("/besoin");
        await who.Press("J'accepte");
        await who.Press("Annuler");
    }

    /// <summary>Tells a need, up to its summary.</summary>
    public static async Task ReachesSummary(this Resident who, string sentence = "Du pain et du lait", string category = "Courses", string place = "94400")
    {
        await who.Say("/besoin");
        await who.Press(category);
        await who.Say(sentence);
        await who.Press("Dès que possible");
        await who.Say(place);
        await who.Press("Pour moi");
    }

    public static async Task PublishesNeed(this Resident who, string sentence = "Du pain et du lait", string category = "Courses", string place = "94400", int helpers = 1, bool inPairs = false)
    {
        await who.ReachesSummary(sentence, category, place);
        if (helpers > 1)
        {
            await who.Press("Modifier");
            await who.Press("Nombre");
            await who.Say(helpers.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (helpers % 2 == 0) await who.Press(inPairs ? helpers == 2 ? "Oui, ensemble" : "Oui, deux par deux" : "Non, pas forcément");
        }
        await who.Press("Publier");
    }

    /// <summary>The end of a need that is told by hand.</summary>
    public static async Task PublishesFromThePlaceOn(this Resident who)
    {
        await who.Say("94400");
        await who.Press("Pour moi");
        await who.Press("Publier");
    }

    public static async Task PublishesOffer(this Resident who, string category = "Courses", string place = "94400", int atATime = 1, string? sentence = null)
    {
        await who.Say("/offre");
        await who.Press(category);
        await who.Press("Terminé");
        if (sentence is null) await who.Press("Passer");
        else await who.Say(sentence);
        await who.Say(place);
        await who.Press("3 km");
        await who.Press("À pied");
        await who.Press("N'importe quand");
        await who.Say(atATime.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await who.Press("Publier");
    }

    /// <summary>Publishes a need of things, in pieces.</summary>
    public static async Task WantsPieces(this Resident who, int pieces, string category = "Masques")
    {
        await who.Say("/besoin");
        await who.Press(category);
        await who.Say("Pour la résidence");
        await who.Say(pieces.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await who.Press("Dès que possible");
        await who.Say("94400");
        await who.Press("Pour moi");
        await who.Press("Publier");
    }

    public static async Task OffersPieces(this Resident who, int pieces, string category = "Masques")
    {
        await who.Say("/offre");
        await who.Press(category);
        await who.Press("Terminé");
        await who.Press("Passer");
        await who.Say(pieces.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await who.Say("94400");
        await who.Press("3 km");
        await who.Press("À pied");
        await who.Press("N'importe quand");
        await who.Press("Publier");
    }

    /// <summary>Says yes as the helper, to be reached over Telegram.</summary>
    public static async Task SaysYesToHelp(this Resident who)
    {
        await who.Press("Oui, je peux aider");
        if (who.Last.Text.Contains("joindre", StringComparison.Ordinal) && who.Last.Buttons.Any(b => b.Label.Contains("Telegram", StringComparison.Ordinal))) await who.Press("Telegram");
    }

    /// <summary>Says yes as the person who asked, to be reached over Telegram.</summary>
    public static async Task SaysYesToMeet(this Resident who)
    {
        await who.Press("Oui, mettez-nous en contact");
        if (who.Last.Buttons.Any(b => b.Label.Contains("Telegram", StringComparison.Ordinal))) await who.Press("Telegram");
    }

    /// <summary>A moderator, somebody who asked and somebody who offered, with a match proposed: M1, N2 and O1.</summary>
    public static async Task<(Town Town, Resident Mona, Resident Alice, Resident Bob)> Proposed(params (string, string?)[] settings)
    {
        var town = await Town.OpenAsync(null, [("Moderation:Administrators:0", "9001"), .. settings]);
        var mona = town.Person("Mona", id: 9001);
        var (alice, bob) = (town.Person("Alice", userName: "alice_canary"), town.Person("Bob", userName: "bob_canary"));
        await mona.Say("/start");
        await alice.AgreeTo();
        await bob.AgreeTo();
        await bob.PublishesOffer();
        await alice.PublishesNeed();
        return (town, mona, alice, bob);
    }

    /// <summary>As <see cref="Proposed"/>, and both have said yes.</summary>
    public static async Task<(Town Town, Resident Mona, Resident Alice, Resident Bob)> Introduced(params (string, string?)[] settings)
    {
        var story = await Proposed(settings);
        await story.Mona.Press("Approuver");
        await story.Bob.SaysYesToHelp();
        await story.Alice.SaysYesToMeet();
        return story;
    }
}
