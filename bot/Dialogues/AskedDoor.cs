using Solidarity.Bot.Cards;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Safety;

namespace Solidarity.Bot.Dialogues;

/// <summary>What somebody wrote in a group goes on in private: at the summary, with all that the sentence and the group tell.</summary>
internal static class AskedDoor
{
    public static void Open(Turn turn, AskedInGroup asked, Engine.Dialogues dialogues)
    {
        var (setup, other) = (turn.Stores.Groups.Get(asked.GroupId).Setup, turn.Stores.Categories.Find(Categories.Other)!);
        var place = Questions.NamedPlace.In(asked.Sentence) ?? turn.Person.LastPlace ?? setup?.Place;
        var category = turn.Stores.Categories.Read(asked.Sentence) is CategoryReading.Clear clear ? clear.Category : null;
        object state = asked.Kind == PostKind.Need ? Need(asked.Sentence, category, other, place, turn.Change.Today) : Offer(asked.Sentence, category, other, place, setup?.Circle ?? Usual);
        new GroupCards(turn.Change, turn.Mail).Remove(CardName.For(asked));
        dialogues.Enter(turn, dialogues.Named(asked.Kind == PostKind.Need ? "need" : "offer"), state);
    }

    /// <summary>Nobody reads it in the group any longer; whom to call comes before all else.</summary>
    public static void GiveNumbers(Turn turn, AskedInGroup asked)
    {
        var alarm = RaiseAlarm.For(turn.Change, turn.Speaker, asked.Sentence, null);
        new GroupCards(turn.Change, turn.Mail).Remove(CardName.For(asked));
        turn.Stores.AskedInGroups.Forget(asked.Id);
        turn.Say(DangerCard.ForThePerson(turn.Settings.Country, alarm.Dangers, Team.CanBeTold(turn.Stores, turn.Settings, null), Menu.Doors));
    }

    private static readonly Radius Usual = new(1000);

    /// <summary>Where nothing is said of when, it is as soon as possible; the summary shows it, and it can be changed there.</summary>
    private static NeedState Need(string sentence, Category? category, Category other, Place? place, DateOnly today)
    {
        var when = DateReading.Read(sentence, today) switch
        {
            WhenReading.Understood understood => understood.When,
            WhenReading.SeveralDays several => several.First,
            _ => When.Soonest,
        };
        if (place is null) return NeedState.After(category, sentence, category is null ? null : when, null);
        // Then that person's agreement is asked for.
        if (category is not null && ForSomebody.IsMeant(sentence)) return NeedState.After(category, sentence, when, place);
        var draft = new NeedDraft(category ?? other, sentence, when, place, Beneficiary.Self, 1);
        if (category is null) return new NeedState.EditingCategory(draft, null);
        return !category.Goods ? new NeedState.Reviewing(draft, null)
            : PiecesReading.In(sentence, category) is { } pieces ? new NeedState.Reviewing(draft with { Helpers = pieces }, null)
            : new NeedState.EditingHelpers(draft, null);
    }

    private static OfferState Offer(string sentence, Category? category, Category other, Place? place, Radius circle)
    {
        if (place is null) return OfferState.After(category is null ? [] : [category], sentence, null);
        var times = TimesReading.In(sentence);
        var draft = new OfferDraft([category ?? other], sentence, place, circle, times.IsEmpty ? WeeklyTimes.Any : times, 1);
        if (category is null) return new OfferState.EditingCategories(draft, null, []);
        return !category.Goods ? new OfferState.Reviewing(draft, null)
            : PiecesReading.In(sentence, category) is { } pieces ? new OfferState.Reviewing(draft with { AtATime = pieces }, null)
            : new OfferState.EditingAtATime(draft, null);
    }
}
