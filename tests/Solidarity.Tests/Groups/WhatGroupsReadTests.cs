using Solidarity.Bot.Turns;
using Solidarity.Tests.Chats;
using Xunit;

namespace Solidarity.Tests.Groups;

/// <summary>Everything that a group ever read, searched for whoever did not choose to be named there.</summary>
public sealed class WhatGroupsReadTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task WholeLifeOfAGroup_NamesAndLocatesNobody_WhoDidNotChooseIt(string language)
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var street = new Circle(town, "-1001") { Language = language };
        var far = new Circle(town, "-1002") { Language = language };
        Resident mona = town.Person("Monacanary", "fr", "mona_canary", 9001), anna = town.Person("Annacanary", language, "anna_canary"), dora = town.Person("Dora", "fr", "dora_canary");
        Resident alice = town.Person("Alicecanary", "fr", "alice_canary"), bob = town.Person("Bobcanary", language, "bob_canary");
        await mona.Say("/start");
        await street.SetUpIn(language, town, anna, "1 km");
        await far.SetUpIn(language, town, anna, "10 km");

        // Told in public, lived to its end.
        await alice.Say("/besoin motcanary du pain demain", chat: street.Id);
        await street.FollowAny(alice, "Continuer", "Go on");
        await alice.Press("J'accepte");
        await alice.Press("Publier");
        await street.FollowAny(bob, "Je peux aider", "I can help");
        await bob.PressAny("J'accepte", "I agree");
        await bob.PressAny("Oui, je propose", "Yes, I offer");
        await mona.Press("Approuver");
        await bob.PressAny("Oui, je peux aider", "Yes, I can help");
        await bob.PressAny("Telegram", "Telegram");
        await alice.SaysYesToMeet();

        // Gone for, and brought.
        await alice.Say("/courses boulangerie 11h", chat: street.Id);
        await street.FollowAny(bob, "Ajouter à la liste", "Add to the list");
        await bob.Say("motcanary une baguette");
        foreach (var press in (string[])["Je pars", "1. Trouvé", "Je suis de retour", "Je les apporte"]) await alice.Press(press);

        // Whispered; sensitive; named by choice.
        await alice.ReachesSummary("motcanary deux", "Papiers");
        await Shows(alice, "Dans aucun groupe");
        await alice.Press("Publier");
        await alice.PublishesNeed("motcanary trois", "Visite");
        await dora.AgreeTo();
        await dora.ReachesSummary("motcanary quatre", "Animaux");
        await Shows(dora, "Avec mon prénom");
        await dora.Press("Publier");
        await bob.PublishesOfferIn(language);
        await town.WaitAsync(TimeSpan.FromHours(9));
        await town.WaitAsync(TimeSpan.FromDays(1));
        await street.Upgrade("-100777");
        await town.WaitAsync(TimeSpan.FromDays(8));

        var all = street.Everything + far.Everything + string.Join("\n", town.Delivered.Where(d => d.Chat.StartsWith('-')).Select(d => d.Message.Text + string.Concat(d.Buttons.Select(b => b.Label + b.Data))));
        foreach (var told in (string[])["Dora", "boulangerie", .. language == "fr" ? (string[])["Courses", "C'est fait"] : ["Shopping", "Done"]]) Assert.Contains(told, all, StringComparison.Ordinal);
        foreach (var secret in (string[])["canary", "Vitry", "94400", "baguette", alice.Id, bob.Id, anna.Id, "Papiers", "Papers", "Visite", "A visit"]) Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task Shows(Resident who, string how)
    {
        await who.Press("Modifier");
        await who.Press("Dans les groupes");
        await who.Press(how);
    }
}

internal static class InEitherLanguage
{
    public static Task PressAny(this Resident who, string french, string english) =>
        who.Press(who.Last.Buttons.Any(b => b.Label.Contains(french, StringComparison.Ordinal)) ? french : english);

    public static Task FollowAny(this Circle group, Resident who, string french, string english) =>
        group.Follow(who, group.Screen.Any(d => d.Buttons.Any(b => b.Label.Contains(french, StringComparison.Ordinal))) ? french : english);

    public static async Task SetUpIn(this Circle group, string language, Town town, Resident administrator, string circle)
    {
        if (language == "fr")
        {
            await group.SetUp(administrator, circle: circle);
            return;
        }

        town.Administrators.Add((group.Id, administrator.Id));
        await group.AddBot();
        await group.Follow(administrator, "Set up the group");
        await administrator.Press("A street");
        await administrator.Say("94400");
        await administrator.Press(circle);
        await administrator.Press("The moderation team");
        await administrator.Press("Save");
    }

    public static async Task PublishesOfferIn(this Resident who, string language)
    {
        if (language == "fr")
        {
            await who.PublishesOffer("Jardin", sentence: "motcanary cinq");
            return;
        }

        await who.Say("/offer");
        await who.Press("Garden");
        await who.Press("Done");
        await who.Say("motcanary five");
        await who.Say("94400");
        await who.Press("3 km");
        await who.Press("On foot");
        await who.Press("Any time");
        await who.Say("1");
        await who.Press("Publish");
    }
}
