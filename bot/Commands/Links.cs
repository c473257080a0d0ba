using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Errands;
using Solidarity.Core.Groups;
using Solidarity.Core.Posts;
using Solidarity.Core.Safety;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>
/// Links out of a group into private chat. A link says what is wanted; who may have it, and whether it is still there, is looked at when it is
/// followed. Whoever hasn't agreed to what is kept is asked first, and goes on where the link led.
/// </summary>
internal static class Links
{
    public const string Asked = "asked-", Help = "help-", Settings = "group-", Notice = "notice-", Near = NearDoor.Prefix, Going = "errand-", Adding = "add-";

    /// <summary>An errand that somebody begins in a group, by its token.</summary>
    public const string Beginning = "errands-";

    /// <summary>What was written in a group; a day, or none, as month and day ("0314").</summary>
    public const string Birthday = "birthday-", Birthdays = "birthdays-";

    /// <summary>As they are written on their way through the dialogue that asks for consent.</summary>
    public static bool IsLink(string payload) =>
        payload.Length <= 64 && payload.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && ((string[])[Asked, Help, Near, Going, Adding, Birthday, Birthdays]).Any(kind => payload.StartsWith(kind, StringComparison.Ordinal));

    /// <returns>False where it is no link of a group.</returns>
    public static bool Follow(Turn turn, string payload, Dialogues.Engine.Dialogues dialogues)
    {
        if (payload.StartsWith(Settings, StringComparison.Ordinal)) GroupSettings.Open(turn, payload[Settings.Length..], dialogues);
        else if (payload.StartsWith(Notice, StringComparison.Ordinal)) NoticeCommand.Open(turn, payload[Notice.Length..], dialogues);
        else if (payload.StartsWith(Birthday, StringComparison.Ordinal)) FollowBirthday(turn, payload, dialogues);
        else if (payload.StartsWith(Birthdays, StringComparison.Ordinal) && IsLink(payload)) BirthdayDoor.Knock(turn, payload, dialogues);
        else if (payload.StartsWith(Asked, StringComparison.Ordinal)) FollowAsked(turn, payload, dialogues);
        else if (payload.StartsWith(Help, StringComparison.Ordinal)) FollowHelp(turn, payload, dialogues);
        else if (payload.StartsWith(Near, StringComparison.Ordinal)) NearDoor.Show(turn, payload[Near.Length..]);
        else if (payload.StartsWith(Going, StringComparison.Ordinal)) FollowGoing(turn, payload, dialogues);
        else if (payload.StartsWith(Beginning, StringComparison.Ordinal)) ErrandDoor.Begin(turn, payload[Beginning.Length..], dialogues);
        else if (payload.StartsWith(Adding, StringComparison.Ordinal)) FollowAdding(turn, payload, dialogues);
        else return false;
        return true;
    }

    /// <summary>Whoever came by a link has agreed, and goes through the door it led to.</summary>
    public static void Open(Turn turn, string payload, string door, Dialogues.Engine.Dialogues dialogues)
    {
        if (payload.StartsWith(Asked, StringComparison.Ordinal) && turn.Stores.AskedInGroups.WithToken(payload[Asked.Length..]) is { } asked) AskedDoor.Open(turn, asked, dialogues);
        else if (payload.StartsWith(Help, StringComparison.Ordinal) && turn.Stores.GroupPosts.WithToken(payload[Help.Length..]) is { } groupPost) HelpDoor.Open(turn, groupPost, dialogues);
        else if (payload.StartsWith(Near, StringComparison.Ordinal)) NearDoor.Open(turn, payload[Near.Length..], door, dialogues);
        else if (payload.StartsWith(Birthday, StringComparison.Ordinal) && turn.Stores.AskedBirthdays.WithToken(payload[Birthday.Length..]) is { } birthday) BirthdayDoor.Open(turn, birthday, dialogues);
        else if (payload.StartsWith(Birthdays, StringComparison.Ordinal)) BirthdayDoor.Open(turn, BirthdayDoor.DayIn(payload[Birthdays.Length..]), dialogues);
        else if (payload.StartsWith(Going, StringComparison.Ordinal) && turn.Stores.Errands.WithToken(payload[Going.Length..]) is { } going && going.PersonId == turn.Person.Id) ErrandDoor.Continue(turn, going, dialogues);
        else if (payload.StartsWith(Adding, StringComparison.Ordinal) && turn.Stores.Errands.WithToken(payload[Adding.Length..]) is { OpenedAt: not null } errand) ErrandDoor.Add(turn, errand, dialogues);
        else turn.Answer(Message.Of("link.over", Menu.Doors));
    }

    private static void FollowBirthday(Turn turn, string payload, Dialogues.Engine.Dialogues dialogues)
    {
        if (turn.Stores.AskedBirthdays.WithToken(payload[Birthday.Length..]) is not { } asked || asked.At + AskedInGroup.LivesFor <= turn.Now) turn.Say(Message.Of("link.over", Menu.Doors));
        else if (asked.PersonId != turn.Speaker.Id) turn.Say(Message.Of("asked.not-yours", Menu.Doors));
        else BirthdayDoor.Knock(turn, payload, dialogues);
    }

    private static void FollowAsked(Turn turn, string payload, Dialogues.Engine.Dialogues dialogues)
    {
        if (turn.Stores.AskedInGroups.WithToken(payload[Asked.Length..]) is not { } asked || asked.At + AskedInGroup.LivesFor <= turn.Now) turn.Say(Message.Of("link.over", Menu.Doors));
        else if (asked.PersonId != turn.Speaker.Id) turn.Say(Message.Of("asked.not-yours", Menu.Doors));
        else if (DangerWords.In(asked.Sentence).Count > 0) AskedDoor.GiveNumbers(turn, asked);
        else Doors.Knock(turn, asked.Kind == PostKind.Need ? "need" : "offer", dialogues, payload);
    }

    private static void FollowHelp(Turn turn, string payload, Dialogues.Engine.Dialogues dialogues)
    {
        if (turn.Stores.GroupPosts.WithToken(payload[Help.Length..]) is not { } groupPost) turn.Say(Message.Of("link.over", Menu.Doors));
        else if (turn.Stores.Posts.Find(groupPost.PostId) is Offer) Doors.Knock(turn, "need", dialogues, payload);
        // A word and two buttons: nobody is taken out of what they are in the middle of.
        else if (turn.Person.Consent is not null) HelpDoor.Open(turn, groupPost, dialogues);
        else Doors.Knock(turn, "offer", dialogues, payload);
    }

    private static void FollowGoing(Turn turn, string payload, Dialogues.Engine.Dialogues dialogues)
    {
        if (turn.Stores.Errands.WithToken(payload[Going.Length..]) is not { } errand) turn.Say(Message.Of("link.over", Menu.Doors));
        else if (errand.PersonId != turn.Speaker.Id) turn.Say(Message.Of("asked.not-yours", Menu.Doors));
        else if (errand.State == ErrandState.Waiting && DangerWords.In(errand.What).Count > 0) ErrandDoor.GiveNumbers(turn, errand);
        else Doors.Enter(turn, "need", dialogues, payload);
    }

    /// <summary>The list is for those of the group alone. Where the server doesn't say who is, the link speaks for them: it stands nowhere but there.</summary>
    private static void FollowAdding(Turn turn, string payload, Dialogues.Engine.Dialogues dialogues)
    {
        if (turn.Stores.Errands.WithToken(payload[Adding.Length..]) is not { OpenedAt: not null } errand)
        {
            turn.Say(Message.Of("link.over", Menu.Doors));
            return;
        }

        if (turn.StandingIn(turn.Stores.Groups.Get(errand.GroupId)) is not { } standing) return;
        if (standing == Standing.Outside) turn.Say(Message.Of("line.outside", Menu.Doors));
        else Doors.Enter(turn, "need", dialogues, payload);
    }
}
