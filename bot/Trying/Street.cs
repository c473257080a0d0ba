using System.Security.Cryptography;
using Solidarity.Bot.Dialogues;
using Solidarity.Core;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Trying;

/// <summary>One of the five.</summary>
/// <param name="Key">How the page calls them.</param>
/// <param name="Phone">Of the numbers that are kept for fiction in France.</param>
public sealed record Dweller(string Key, string Name, string Address, string Phone);

/// <summary>The five who stand side by side on the page, those of the story first: three neighbours, somebody who helps, and a moderator. Whoever tries the bot speaks for all of them.</summary>
internal sealed class Street
{
    /// <summary>In the middle of the town, so that whoever types its name instead of pressing lives next door.</summary>
    public static readonly Place Here = Gazetteer.Shared.Find("94081")!.ToPlace() with { Precision = Precision.Cell };

    private static readonly string[] HelpsWith = ["shopping", "medicines", "meals", "calls", "pets", "garden", "computers", "papers"];

    public const string Helper = "helper", Moderator = "moderator";

    public IReadOnlyList<Dweller> All { get; } =
    [
        One("neighbour-1", "Odette", 1),
        One(Moderator, "Maud", 5),
        One(Helper, "Basile", 4),
        One("neighbour-2", "Karim", 2),
        One("neighbour-3", "Inès", 3),
    ];

    public Dweller? Find(string key) => All.FirstOrDefault(one => one.Key == key);

    /// <summary>They have agreed already and can be rung; the moderator is of the team, and the helper's offer is the oldest of all: of two that are as good it is proposed first.</summary>
    /// <returns>The moderator, and the offer.</returns>
    public (long Moderator, Post Offer) MoveIn(Change change, string language)
    {
        var people = All.ToDictionary(one => one.Key, one => Arrive(change, one.Address, one.Name, one.Phone, Here, language));
        // Nobody of the real town's page can be of the team; here everybody is on it.
        change.Stores.Roles.Set(people[Moderator].Id, Role.Moderator, people[Moderator].Id, change.Now);
        Category[] kinds = [.. HelpsWith.Select(change.Stores.Categories.Find).OfType<Category>()];
        var published = (PublishPost.Outcome.Published)PublishPost.Offer(change, people[Helper].Id, new OfferDraft(kinds, null, Here, new Radius(1000), WeeklyTimes.Any, 3));
        return (people[Moderator].Id, published.Post);
    }

    /// <summary>All that is said to one of the five is said in the language of the page.</summary>
    public static void Speak(Stores stores, Dweller one, string language) => stores.People.SetLanguage(stores.People.Find(Person.PageChannel, one.Address)!.Id, language);

    /// <summary>Somebody who talks on the page, as if they had come, agreed and said how they can be reached.</summary>
    public static Person Arrive(Change change, string address, string name, string phone, Place place, string language)
    {
        var (visitors, people) = (change.Stores.Visitors, change.Stores.People);
        // Whoever tries it speaks for all of them, from one browser.
        visitors.Come(address, name, language, address, change.Now);
        var person = people.Add(Person.PageChannel, address, name, null, language, change.Now);
        people.SetConsent(person.Id, new Consent(change.Now, ConsentDialogue.OnPage));
        people.SetReach(person.Id, Reach.Phone, phone);
        people.SetLastPlace(person.Id, place);
        return people.Get(person.Id);
    }

    public static string PhoneOf(int number) => $"+336399800{number:00}";

    /// <summary>An address on the page, drawn by lot as those of all who come to it.</summary>
    public static string Drawn() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static Dweller One(string key, string name, int number) => new(key, name, Drawn(), PhoneOf(number));
}
