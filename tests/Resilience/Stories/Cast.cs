using Solidarity.Resilience.Oracle;
using Solidarity.Simulation;

namespace Solidarity.Resilience.Stories;

/// <summary>The people of one story, and what they do in many of them.</summary>
internal sealed class Cast
{
    private readonly (double Latitude, double Longitude) _town;

    public Cast(World world, int number, Random chance, (double Latitude, double Longitude) town, Decision decision)
    {
        (World, Marker, Chance, _town) = (world, Canaries.Marker(number), chance, town);
        Script = new Script(decision);
        world.Plan(Marker, Script);
        (Asker, Helper) = (world.Meet(chance), world.Meet(chance));
    }

    public World World { get; }

    public string Marker { get; }

    public Random Chance { get; }

    public Script Script { get; }

    public Neighbour Asker { get; }

    public Neighbour Helper { get; set; }

    private (double, double) Somewhere => (Canaries.Degree(_town.Latitude, Chance), Canaries.Degree(_town.Longitude, Chance));

    public Task NeedAsync() => Asker.PublishNeedAsync($"{Marker} du pain et du lait", Somewhere);

    public Task OfferAsync(Neighbour? by = null) => (by ?? Helper).PublishOfferAsync($"{Marker} je passe au marché", Somewhere);

    /// <summary>Both publish; who is first, or whether both at once, is left to chance.</summary>
    public async Task PublishBothAsync()
    {
        switch (Chance.Next(3))
        {
            case 0:
                await NeedAsync();
                await OfferAsync();
                break;
            case 1:
                await OfferAsync();
                await NeedAsync();
                break;
            default:
                await Task.WhenAll(NeedAsync(), OfferAsync());
                break;
        }
    }

    /// <summary>The helper is asked and says yes.</summary>
    /// <returns>How they want to be reached.</returns>
    public async Task<Way> HelperAgreesAsync()
    {
        await Helper.PressTextAsync("button.helper-yes");
        var way = await ChooseWayAsync(Helper);
        await Helper.HearBeginningAsync("helper.said-yes");
        return way;
    }

    /// <summary>Whom of the two the bot asks first.</summary>
    public static async Task<Neighbour> FirstAskedAsync(Neighbour one, Neighbour other)
    {
        Task asksOne = one.HearTextAsync("helper.ask"), asksOther = other.HearTextAsync("helper.ask");
        var first = await Task.WhenAny(asksOne, asksOther);
        // The one who isn't asked waits in vain, as they should.
        _ = (first == asksOne ? asksOther : asksOne).ContinueWith(static waited => waited.Exception, TaskScheduler.Default);
        await first;
        return first == asksOne ? one : other;
    }

    /// <summary>From the moderator's approval to the moment when both hold each other's contact.</summary>
    public async Task IntroduceAsync()
    {
        var helpers = await HelperAgreesAsync();
        await Asker.PressTextAsync("button.asker-yes");
        var askers = await ChooseWayAsync(Asker);
        await Task.WhenAll(HoldsContactAsync(Asker, Helper, helpers), HoldsContactAsync(Helper, Asker, askers));
    }

    /// <summary>From the first "did it happen?" to the thanks.</summary>
    public async Task FollowUpAsync(bool notYetFirst = false)
    {
        await Helper.PressTextAsync("button.yes");
        await Helper.HearTextAsync("helper.done");
        if (notYetFirst)
        {
            await Asker.PressTextAsync("button.not-yet");
            await Asker.HearBeginningAsync("match.asks-again");
        }

        await Asker.PressTextAsync("button.yes");
        await Asker.PressTextAsync("button.thank");
        await Asker.HearTextAsync("asker.thanked");
        await Helper.HearTextAsync("helper.thanked");
    }

    /// <summary>Somebody closes their only open post.</summary>
    public static async Task CloseAsync(Neighbour who)
    {
        who.Say("/mine");
        await who.PressBeginningAsync("button.open-post");
        await who.PressTextAsync("button.post-close");
        await who.PressTextAsync("button.close-sure");
        await who.HearBeginningAsync("post.closed");
    }

    private async Task<Way> ChooseWayAsync(Neighbour who)
    {
        if (Chance.Next(2) == 0)
        {
            await who.PressTextAsync("button.by-phone");
            await who.SharePhoneAsync();
            return Way.Phone;
        }

        if (who.Person.UserName is null) await who.PressTextAsync("button.by-telegram");
        else await who.PressBeginningAsync("button.by-telegram-name");
        return Way.Telegram;
    }

    private async Task HoldsContactAsync(Neighbour reader, Neighbour other, Way way)
    {
        // On a slow machine the first question how it went is there before the introduction was looked at.
        var told = await reader.HearAsync(other.Person.FirstName, "button.cant-make-it");
        string contact = World.ContactOf(other, way);
        if (!told.Source.Contains(contact, StringComparison.Ordinal))
            World.Findings.Break("wrong contact", $"{contact} was expected:\n{told}");
    }
}
