using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Core.Groups;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Turns;

/// <summary>Buttons in private that are about a group: its keepers decide, its neighbours offer their help.</summary>
internal static class GroupPresses
{
    public static void Decide(Turn turn, Action.InGroup press)
    {
        if (turn.Stores.Matches.Find(press.Match) is not { } match || DecideInGroup.GroupOf(turn.Change, match) is not { } group || !DecideInGroup.MayDecide(turn.Change, turn.Person.Id, match))
        {
            turn.Toast("button.not-yours");
            return;
        }

        if (turn.StandingIn(group) is not { } standing) return;
        if (standing == Standing.Unknown)
        {
            turn.Toast("group.cannot-check");
            return;
        }

        if (standing != Standing.Administrator)
        {
            turn.Stores.Groups.NoLongerKeeps(group.Id, turn.Person.Id);
            turn.Toast("group.not-administrator");
            return;
        }

        turn.Touch(new CardName(CardName.OfGroupMatch, match.Id));
        turn.Toast(DecideInGroup.Give(turn.Change, turn.Person.Id, match, press.Approve) switch
        {
            DecideMatch.Outcome.Decided => new Phrase(press.Approve ? "group-match.you-approved" : "group-match.you-rejected"),
            DecideMatch.Outcome.TakenBy => new Phrase("group-match.taken"),
            _ => new Phrase("group-match.decided-already"),
        });
    }

    /// <summary>"Yes, I can help": the need was shown in private first. Of things it is asked how many.</summary>
    public static void Volunteer(Turn turn, Dialogues.Engine.Dialogues dialogues, string token, int? pieces = null)
    {
        if (ClosedDoor.Told(turn) || SuspendedDoor.Told(turn)) return;
        if (turn.Stores.GroupPosts.WithToken(token) is not { } groupPost || turn.Person.Consent is null)
        {
            turn.Answer(Menu.WhatNext());
            return;
        }

        if (pieces is null && turn.Stores.Posts.FindNeed(groupPost.PostId) is { IsOfGoods: true } need && need.PersonId != turn.Person.Id && VolunteerFor.IsWanted(turn.Change, need))
        {
            dialogues.Enter(turn, dialogues.Named("volunteer"), new VolunteerState(token, Math.Max(1, need.Places - turn.Stores.Matches.ProgressOf(need).Promised)), holdingCurrent: true);
            return;
        }

        if (IsInside(turn, groupPost) is not { } inside) return;
        turn.Answer(VolunteerFor.Run(turn.Change, turn.Person.Id, groupPost, inside, pieces ?? 1) switch
        {
            VolunteerFor.Outcome.Proposed => Message.Of("volunteer.thanks", Menu.Doors[2]),
            VolunteerFor.Outcome.Already => Message.Of("volunteer.already", Menu.Doors[2]),
            VolunteerFor.Outcome.OnesOwn => Message.Of("volunteer.ones-own", Menu.Doors[2]),
            VolunteerFor.Outcome.TooMany => Message.Of("volunteer.too-many", Menu.Doors[2]),
            VolunteerFor.Outcome.NotFitting => Message.Of("volunteer.not-this-time", Menu.Doors[1]),
            _ => HelpDoor.NotWanted(turn.Stores.Posts.Find(groupPost.PostId)),
        });
    }

    /// <summary>Whether a group that decides for itself may do so here: whoever asked and whoever helps are both in it.</summary>
    /// <returns>Null: the server must be asked first.</returns>
    private static bool? IsInside(Turn turn, GroupPost groupPost)
    {
        if (turn.Stores.Groups.Get(groupPost.GroupId) is not { Setup.Approver: Approver.Group } group || turn.Stores.Posts.Find(groupPost.PostId) is not { } post) return false;
        foreach (var person in (Person[])[turn.Speaker, turn.Stores.People.Get(post.PersonId)])
        {
            if (turn.StandingIn(group, person) is not { } standing) return null;
            if (standing is not (Standing.Member or Standing.Administrator)) return false;
        }

        return true;
    }
}
