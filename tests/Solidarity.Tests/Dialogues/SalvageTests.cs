using System.Text.Json;
using System.Text.Json.Nodes;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Dialogues;

/// <summary>A snapshot that an older version wrote: the first question that is open after what still fits.</summary>
public sealed class SalvageTests
{
    private static readonly Place Vitry = new("94081", "Vitry-sur-Seine", "94", new Cell(10841, 355), Precision.Cell);
    private static readonly Category Shopping = Categories.Shared.Find("shopping")!;
    private static readonly NeedDialogue Needs = new();
    private static readonly OfferDialogue Offers = new();
    private static readonly NeedDraft Wanted = new(Shopping, "Du pain", When.Soonest, Vitry, Beneficiary.SomeoneElse, 3);
    private static readonly OfferDraft Given = new([Shopping], "Avec plaisir", Vitry, new Radius(1000), WeeklyTimes.Weekends, 2);

    /// <param name="spoilt">What the new version can't read any more.</param>
    [Theory]
    [InlineData("", "whom")]
    [InlineData("place", "place")]
    [InlineData("when", "when")]
    [InlineData("when place", "when")]
    [InlineData("when sentence", "sentence")]
    [InlineData("sentence", "whom")]
    [InlineData("category", "category")]
    [InlineData("category sentence when place", "category")]
    public void Need_PartlyReadable_GoesOnAtTheFirstOpenQuestion(string spoilt, string step)
    {
        var data = Data(Needs, new NeedState.ChoosingBeneficiary(Shopping, "Du pain", When.Soonest, Vitry));
        foreach (var bad in new JsonNode?[] { null, 7, "no such thing \ud83d\ude00", new JsonArray(1), new JsonObject() })
        {
            // Any text can be a sentence.
            if (bad is JsonValue && bad.GetValueKind() == JsonValueKind.String && spoilt.Contains("sentence", StringComparison.Ordinal)) continue;
            Assert.Equal(step, Needs.Write(Needs.Salvage(Spoil(data, spoilt, bad))).Step);
        }
    }

    [Fact]
    public void Need_Readable_KeepsEveryAnswer()
    {
        var data = Data(Needs, new NeedState.ChoosingBeneficiary(Shopping, "Du pain", When.Soonest, Vitry));
        Assert.Equal(new NeedState.ChoosingBeneficiary(Shopping, "Du pain", When.Soonest, Vitry), Needs.Salvage(data));
    }

    [Fact]
    public void Need_ThatIsBeingChanged_IsReviewedAndKnowsItsPost()
    {
        var data = Data(Needs, new NeedState.EditingWhen(Wanted, 31, WhenWork.Start));
        Assert.Equal(new NeedState.Reviewing(Wanted, 31), Needs.Salvage(data));
        var draft = JsonNode.Parse(data.GetRawText())!.AsObject();
        draft["draft"]!.AsObject().Remove("helpers");
        Assert.Equal(new NeedState.Reviewing(Wanted with { Helpers = 1 }, 31), Needs.Salvage(Element(draft)));
        // What is missing is asked for; what else was known is kept.
        foreach (var (field, step) in new[] { ("category", "category"), ("when", "when"), ("place", "place") })
        {
            var without = JsonNode.Parse(data.GetRawText())!.AsObject();
            without["draft"]!.AsObject().Remove(field);
            Assert.Equal(step, Needs.Write(Needs.Salvage(Element(without))).Step);
        }
    }

    [Theory]
    [InlineData("", "radius")]
    [InlineData("place", "place")]
    [InlineData("place sentence", "sentence")]
    [InlineData("sentence", "radius")]
    [InlineData("categories", "categories")]
    public void Offer_PartlyReadable_GoesOnAtTheFirstOpenQuestion(string spoilt, string step)
    {
        var data = Data(Offers, new OfferState.ChoosingTimes([Shopping], "Avec plaisir", Vitry, new Radius(1000), Travel.OnFoot, WeeklyTimes.None));
        foreach (var bad in new JsonNode?[] { null, 7, new JsonArray(1), new JsonArray(), new JsonObject() })
            Assert.Equal(step, Offers.Write(Offers.Salvage(Spoil(data, spoilt, bad))).Step);
        var kept = Offers.Salvage(Spoil(data, spoilt, null));
        if (kept is OfferState.ChoosingRadius known) Assert.Equal((Vitry, "shopping"), (known.Place, Assert.Single(known.Categories).Id));
    }

    [Fact]
    public void Offer_ThatIsBeingChanged_IsReviewedAndKnowsItsPost()
    {
        var data = Data(Offers, new OfferState.EditingRadius(Given, 7));
        var state = Assert.IsType<OfferState.Reviewing>(Offers.Salvage(data));
        Assert.Equal((7, 2, WeeklyTimes.Weekends.Bits), (state.Post, state.Draft.AtATime, state.Draft.Times.Bits));
        var draft = JsonNode.Parse(data.GetRawText())!.AsObject();
        draft["draft"]!.AsObject().Remove("atATime");
        Assert.Equal(1, Assert.IsType<OfferState.Reviewing>(Offers.Salvage(Element(draft))).Draft.AtATime);
        foreach (var (field, step) in new[] { ("categories", "categories"), ("place", "place") })
        {
            var without = JsonNode.Parse(data.GetRawText())!.AsObject();
            without["draft"]!.AsObject().Remove(field);
            Assert.Equal(step, Offers.Write(Offers.Salvage(Element(without))).Step);
        }
    }

    /// <summary>Whoever was changing a published offer when the program was replaced doesn't end up with two.</summary>
    /// <summary>Under which name a number is stored is easily missed: then an answer would go to match 0.</summary>
    public static TheoryData<object, object> AboutSomething() => new()
    {
        { new DeskDialogue(), new DeskState.AskingSide(31, Side.Asker) },
        { new ReportDialogue(), new ReportState.Writing(31, ReportKind.Money) },
        { new ReachDialogue(), new ReachState.GivingPhone(31) },
        { new ReplyDialogue(), new ReplyState.Confirming(31, "Oui") },
        { new AppealDialogue(), new AppealState.Confirming(31, "Non") },
        { new VerdictDialogue(), new VerdictState.Confirming(31, true, false, "Non") },
        { new AreaDialogue(), new AreaState.Pointing(31) },
        { new SanctionDialogue(), new SanctionState.Writing(31, null, Penalty.Ban) },
        { new SanctionDialogue(), new SanctionState.Writing(4, 31, Penalty.Ban) },
        { new OrganisationDialogue(), new OrganisationState.Naming(31) },
    };

    [Theory]
    [MemberData(nameof(AboutSomething))]
    public void Others_StillKnowWhatTheyAreAbout(object dialogue, object state)
    {
        var one = (Dialogue)dialogue;
        Assert.Contains("= 31", one.Salvage(JsonElement.Parse(one.Write(state).Data.Span)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_BeingChangedAcrossAnUpgrade_IsChangedAndNotPublishedAnew()
    {
        await using var town = await Town.OpenAsync();
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.PublishesOffer();
        await bob.Say("/mes");
        await bob.Press("O1");
        await bob.Press("Modifier");
        await bob.Press("Distance");
        await town.Read(stores =>
        {
            var person = stores.People.Find("telegram", bob.Id)!;
            var conversation = stores.Conversations.Get(person.Id);
            stores.Conversations.Save(person.Id, conversation with { Snapshot = conversation.Snapshot!.Replace("\"version\":1", "\"version\":0", StringComparison.Ordinal) }, null);
            return true;
        });
        await bob.Say("bonjour");
        await bob.Press("Enregistrer");
        Assert.Null(await town.Read(s => s.Posts.Find(2)));
        Assert.Equal(2, (await town.Read(s => s.Posts.Find(1)))!.Version);
    }

    private static JsonElement Data(Dialogue dialogue, object state) => JsonElement.Parse(dialogue.Write(state).Data.Span);

    private static JsonElement Spoil(JsonElement data, string names, JsonNode? with)
    {
        var copy = JsonNode.Parse(data.GetRawText())!.AsObject();
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.True(copy.Remove(name), $"the state holds no {name}");
            if (with is not null) copy[name] = with.DeepClone();
        }
        return Element(copy);
    }

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
