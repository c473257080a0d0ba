namespace Solidarity.Resilience.Stories;

/// <summary>What can happen between people, how often, and what it leaves behind.</summary>
internal sealed record Plot(string Name, int Weight, Decision Decision, Func<Cast, Task<Traces>> LiveAsync)
{
    private const string Fulfilled = "Need|Closed|Fulfilled", NeedWithdrawn = "Need|Closed|Withdrawn", OfferWithdrawn = "Offer|Closed|Withdrawn";
    private const string DoneWithThanks = "Done|Yes|Yes|1";

    public static readonly IReadOnlyList<Plot> All =
    [
        new("whole", 50, Decision.Approve, cast => WholeAsync(cast)),
        new("not yet", 5, Decision.Approve, cast => WholeAsync(cast, notYetFirst: true)),
        new("later", 6, Decision.Approve, LaterAsync),
        new("next", 6, Decision.NextThenApprove, NextAsync),
        new("rejected", 5, Decision.Reject, RejectedAsync),
        new("helper says no", 5, Decision.Approve, HelperSaysNoAsync),
        new("asker says no", 5, Decision.Approve, AskerSaysNoAsync),
        new("did not happen", 4, Decision.Approve, DidNotHappenAsync),
        new("steps back", 4, Decision.Approve, StepsBackAsync),
        new("closes too soon", 3, Decision.Approve, ClosesTooSoonAsync),
        new("asker blocks", 3, Decision.Approve, AskerBlocksAsync),
        new("cancels midway", 3, Decision.Approve, CancelsAsync),
        new("vanishes midway", 1, Decision.Approve, VanishesAsync),
    ];

    public static Plot Drawn(Random chance)
    {
        int at = chance.Next(All.Sum(plot => plot.Weight));
        foreach (var plot in All)
        {
            if ((at -= plot.Weight) < 0) return plot;
        }

        return All[0];
    }

    private static async Task<Traces> WholeAsync(Cast cast, bool notYetFirst = false)
    {
        await cast.PublishBothAsync();
        await cast.IntroduceAsync();
        await cast.FollowUpAsync(notYetFirst);
        await Cast.CloseAsync(cast.Helper);
        return new Traces([Fulfilled, OfferWithdrawn], [DoneWithThanks]);
    }

    private static async Task<Traces> LaterAsync(Cast cast)
    {
        await cast.PublishBothAsync();
        await cast.Helper.PressTextAsync("button.later");
        await cast.Helper.HearBeginningAsync("match.later");
        await cast.IntroduceAsync();
        await cast.FollowUpAsync();
        await Cast.CloseAsync(cast.Helper);
        return new Traces([Fulfilled, OfferWithdrawn], [DoneWithThanks]);
    }

    /// <summary>Two could help; the moderators pass over whom they were shown first.</summary>
    private static async Task<Traces> NextAsync(Cast cast)
    {
        var (first, second) = (cast.Helper, cast.World.Meet(cast.Chance));
        await Task.WhenAll(cast.OfferAsync(first), cast.OfferAsync(second));
        await cast.NeedAsync();
        cast.Helper = await Cast.FirstAskedAsync(first, second);
        await cast.IntroduceAsync();
        await cast.FollowUpAsync();
        await Task.WhenAll(Cast.CloseAsync(first), Cast.CloseAsync(second));
        return new Traces([Fulfilled, OfferWithdrawn, OfferWithdrawn], ["Superseded|||0", DoneWithThanks]);
    }

    private static async Task<Traces> RejectedAsync(Cast cast)
    {
        await cast.PublishBothAsync();
        // Neither hears of it. What they do now, a webhook could bring before the moderator's press.
        await cast.Script.Decided;
        await Task.WhenAll(Cast.CloseAsync(cast.Asker), Cast.CloseAsync(cast.Helper));
        return new Traces([NeedWithdrawn, OfferWithdrawn], ["Rejected|||0"]);
    }

    private static async Task<Traces> HelperSaysNoAsync(Cast cast)
    {
        await cast.PublishBothAsync();
        await cast.Helper.PressTextAsync("button.helper-no");
        await cast.Helper.HearTextAsync("helper.said-no");
        await cast.Asker.HearBeginningAsync("asker.not-this-one");
        await Task.WhenAll(Cast.CloseAsync(cast.Asker), Cast.CloseAsync(cast.Helper));
        return new Traces([NeedWithdrawn, OfferWithdrawn], ["Declined|||0"]);
    }

    private static async Task<Traces> AskerSaysNoAsync(Cast cast)
    {
        await cast.PublishBothAsync();
        await cast.HelperAgreesAsync();
        await cast.Asker.PressTextAsync("button.asker-no");
        await cast.Asker.HearTextAsync("asker.said-no");
        await cast.Helper.HearBeginningAsync("helper.taken-back");
        await Task.WhenAll(Cast.CloseAsync(cast.Asker), Cast.CloseAsync(cast.Helper));
        return new Traces([NeedWithdrawn, OfferWithdrawn], ["Declined|||0"]);
    }

    private static async Task<Traces> DidNotHappenAsync(Cast cast)
    {
        await cast.PublishBothAsync();
        await cast.IntroduceAsync();
        await cast.Asker.PressTextAsync("button.no");
        await cast.Asker.HearTextAsync("asker.failed");
        await cast.Helper.HearBeginningAsync("helper.failed-by-other");
        await Task.WhenAll(Cast.CloseAsync(cast.Asker), Cast.CloseAsync(cast.Helper));
        return new Traces([NeedWithdrawn, OfferWithdrawn], ["Failed|No||0"]);
    }

    private static async Task<Traces> StepsBackAsync(Cast cast)
    {
        await cast.PublishBothAsync();
        await cast.IntroduceAsync();
        await cast.Helper.PressTextAsync("button.cant-make-it");
        await cast.Helper.PressTextAsync("button.step-back-sure");
        await cast.Helper.HearTextAsync("helper.stepped-back");
        await cast.Asker.HearBeginningAsync("asker.other-stepped-back");
        await Task.WhenAll(Cast.CloseAsync(cast.Asker), Cast.CloseAsync(cast.Helper));
        return new Traces([NeedWithdrawn, OfferWithdrawn], ["Withdrawn|||0"]);
    }

    private static async Task<Traces> ClosesTooSoonAsync(Cast cast)
    {
        await cast.PublishBothAsync();
        await cast.Helper.HearTextAsync("helper.ask");
        await Cast.CloseAsync(cast.Asker);
        await cast.Helper.HearBeginningAsync("helper.taken-back");
        await Cast.CloseAsync(cast.Helper);
        return new Traces([NeedWithdrawn, OfferWithdrawn], ["Withdrawn|||0"]);
    }

    /// <summary>Whoever asked blocks the bot; the helper, who can't know, declines in the end.</summary>
    private static async Task<Traces> AskerBlocksAsync(Cast cast)
    {
        await cast.PublishBothAsync();
        await cast.Helper.HearTextAsync("helper.ask");
        cast.Asker.Person.Block();
        await cast.Helper.PressTextAsync("button.helper-no");
        await cast.Helper.HearTextAsync("helper.said-no");
        await Cast.CloseAsync(cast.Helper);
        return new Traces(["Need|Open|", OfferWithdrawn], ["Declined|||0"]);
    }

    private static async Task<Traces> CancelsAsync(Cast cast)
    {
        cast.Asker.Say("/need");
        await cast.Asker.PressTextAsync("button.agree");
        await cast.Asker.PressAsync(cast.Asker.Shopping);
        // Every question has such a button; one that came twice after a kill has an old one.
        cast.Asker.PressOn(await cast.Asker.HearTextAsync("need.sentence"), "button.cancel");
        await cast.Asker.HearTextAsync("dialogue.cancelled");
        return new Traces([], []);
    }

    private static async Task<Traces> VanishesAsync(Cast cast)
    {
        cast.Helper.Say("/offer");
        await cast.Helper.PressTextAsync("button.agree");
        await cast.Helper.PressAsync(cast.Helper.Shopping);
        await cast.Helper.PressTextAsync("button.done");
        await cast.Helper.HearTextAsync("offer.sentence");
        cast.Helper.Person.Block();
        return new Traces([], []);
    }
}
