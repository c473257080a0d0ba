using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Safety;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>/notice: who administers a group says something to all of it, there at once, or in private after a look at it. With "-" it is taken back.</summary>
internal sealed class NoticeCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("notice", "avis")
{
    /// <summary>So many groups one can speak to at once.</summary>
    public const int MostGroups = 10;

    private static bool TakesBack(string arguments) => arguments is "-" or "–" or "—";

    /// <summary>The groups that somebody could speak to; whether they administer them, the server is asked when they do.</summary>
    public static IReadOnlyList<Group> GroupsOf(Turn turn) =>
        [.. turn.Stores.Groups.KeptBy(turn.Person.Id).Where(group => group is { Setup: not null, Standing: not GroupStanding.Gone }).Take(MostGroups)];

    public override void Run(Turn turn, string arguments)
    {
        if (SuspendedDoor.Told(turn)) return;
        var groups = GroupsOf(turn);
        if (groups.Count == 0) turn.Say(Message.Of("bulletin.no-group", Menu.Doors));
        else if (TakesBack(arguments)) turn.Say(Standing(turn, groups));
        else if (TooLong(arguments) is { } why) turn.Say(Message.Of(why, Menu.Doors));
        else dialogues.Enter(turn, dialogues.Named("bulletin"), BulletinState.Beginning([.. groups.Select(group => group.Id)], arguments), holdingCurrent: true);
    }

    public override void RunIn(Turn turn, Group group, string arguments)
    {
        // That somebody may not write for now is nobody's business here.
        if (arguments.Length == 0 || turn.Person.IsBanned(turn.Now))
        {
            turn.Say(Message.Of("bulletin.how", [GroupWelcome.Write(group)]));
            return;
        }

        if (turn.StandingIn(group) is not { } standing) return;
        if (GroupSettings.Refusal(standing) is { } no) turn.Say(no);
        else if (TakesBack(arguments)) TakeBackIn(turn, group);
        else if (TooLong(arguments) is { } why) turn.Say(why);
        else Say(turn, group, arguments);
    }

    /// <summary>The way in by a link: for those who administer the group now, as the server says when they come.</summary>
    public static void Open(Turn turn, string token, Dialogues.Engine.Dialogues dialogues)
    {
        if (turn.Stores.Groups.WithToken(token) is not { Setup: not null, Standing: not GroupStanding.Gone } group)
        {
            turn.Say(Message.Of("link.over", Menu.Doors));
            return;
        }

        if (turn.StandingIn(group) is not { } standing) return;
        if (GroupSettings.Refusal(standing) is { } no) turn.Say(Message.Of(no, Menu.Doors));
        else if (!SuspendedDoor.Told(turn)) dialogues.Enter(turn, dialogues.Named("bulletin"), BulletinState.Beginning([group.Id], ""), holdingCurrent: true);
    }

    /// <summary>Its button: only who has to do with the group learns anything, and only who administers it now can.</summary>
    public static void TakeBack(Turn turn, long id)
    {
        if (turn.Stores.Bulletins.Find(id) is not { } bulletin || bulletin.AuthorId != turn.Person.Id && !turn.Stores.Groups.Keepers(bulletin.GroupId).Contains(turn.Person.Id))
        {
            turn.Toast("button.not-yours");
            return;
        }

        if (turn.StandingIn(turn.Stores.Groups.Get(bulletin.GroupId)) is not { } standing) return;
        if (GroupSettings.Refusal(standing) is { } no)
        {
            turn.Toast(no);
            return;
        }

        turn.Toast(Remove(turn, bulletin) ? "bulletin.you-took-back" : "bulletin.is-gone");
    }

    public override Message ToNobody(Group group) => Message.Of("bulletin.nobody", [GroupWelcome.Write(group)]);

    /// <returns>Why it can't be said; null where it can.</returns>
    public static Phrase? TooLong(string words) => words.Length > Bulletin.LongestWords ? new Phrase("bulletin.too-long", ("most", Bulletin.LongestWords)) : null;

    public static Phrase Refused(Flag why) => new(why == Flag.Money ? "bulletin.no-money" : "bulletin.no-insult");

    private static void Say(Turn turn, Group group, string words)
    {
        switch (SayToGroup.Put(turn.Change, turn.Person.Id, group, words, atOnce: true))
        {
            case SayToGroup.Outcome.Said said:
                turn.RemoveCommand();
                new GroupWords(turn.Change, turn.Mail, turn.Settings).Say(group, said.Bulletin, OutboxKind.Answer);
                break;
            case SayToGroup.Outcome.Refused refused: turn.Say(Refused(refused.Why)); break;
            case SayToGroup.Outcome.TooMany: turn.Say(new Phrase("bulletin.too-many", ("most", Bulletin.MostADay))); break;
            default: turn.Say(Message.Of("bulletin.not-set-up", [GroupWelcome.SetUp(group)])); break;
        }
    }

    private static void TakeBackIn(Turn turn, Group group)
    {
        turn.RemoveCommand();
        turn.Say(turn.Stores.Bulletins.Newest(group.Id, turn.Now - Bulletin.StandsFor) is { } newest && Remove(turn, newest) ? "bulletin.taken-back" : "bulletin.none-stands");
    }

    private static bool Remove(Turn turn, Bulletin bulletin)
    {
        if (TakeBackBulletin.Run(turn.Change, turn.Person.Id, bulletin) is not { } taken) return false;
        new GroupWords(turn.Change, turn.Mail, turn.Settings).TakeBack(taken);
        return true;
    }

    private static Message Standing(Turn turn, IReadOnlyList<Group> groups)
    {
        var standing = groups.SelectMany(group => turn.Stores.Bulletins.Waiting(group.Id).Concat(turn.Stores.Bulletins.Standing(group.Id, turn.Now - Bulletin.StandsFor, Bulletin.MostInDigest)).Select(bulletin => (group, bulletin))).ToArray();
        if (standing.Length == 0) return Message.Of("bulletin.none-standing", Menu.Doors);
        return Message.Of(
            Lines.Of([new Phrase("bulletin.standing"), .. standing.Select((one, i) => new Phrase("bulletin.standing-line", ("n", i + 1), ("group", one.group.Title), ("words", one.bulletin.Words)))]),
            [.. standing.Select((one, i) => (IReadOnlyList<Button>)[new Button(new Phrase("bulletin.button-back-nth", ("n", i + 1)), new Action.TakeBack(one.bulletin.Id))])]);
    }
}
