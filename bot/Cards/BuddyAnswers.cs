using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.CheckIns;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>The link to whoever is told where no answer comes, and what that one hears.</summary>
internal static class BuddyAnswers
{
    /// <summary>To the person, who passes it on themselves: a button that lets them choose a chat, and the link to copy.</summary>
    public static void SendLink(Turn turn, BotIdentity identity)
    {
        // Whoever is told must hear of it at once: a page can't call them.
        if (identity.UserName.Length == 0)
        {
            turn.Toast("checkin.no-telegram");
            return;
        }

        if (NameBuddy.Link(turn.Change, turn.Person) is not { } secret)
        {
            turn.Toast("checkin.no-longer");
            return;
        }

        var link = StartLink.InTelegram(identity, CheckInCommand.Prefix + secret)!.AbsoluteUri;
        turn.Say(Message.Of(
            new Phrase("buddy.link", ("link", new Markup(link)), ("until", turn.Change.Timings.LastDayBefore(turn.Now + CheckIn.LinkLasts))),
            [new Button(Lines.Of(new Phrase("button.buddy-share")), null, Address: Share(turn, link))],
            CheckInPage.Look));
    }

    /// <summary>Opens the app's own list of chats, with the link and a word to go with it.</summary>
    private static Uri Share(Turn turn, string link) =>
        new($"https://t.me/share/url?url={Uri.EscapeDataString(link)}&text={Uri.EscapeDataString(turn.Mail.Texts.Plain(new Phrase("buddy.share-words", ("bot", turn.Settings.BotName)), turn.Language))}");

    /// <summary>Somebody came through such a link: what it means, before they say anything.</summary>
    public static void Open(Turn turn, string secret)
    {
        if (SuspendedDoor.Told(turn)) return;
        var outcome = NameBuddy.Open(turn.Change, turn.Speaker, secret);
        if (outcome is NameBuddy.Outcome.MayAgree may)
        {
            turn.Say(Message.Of(
                new Phrase("buddy.explain", ("name", may.Person.Name)),
                [new Button("button.agree", new Action.BeBuddy(true, secret))],
                [new Button("button.buddy-no", new Action.BeBuddy(false, secret))]));
            return;
        }

        turn.Say(Said(outcome));
    }

    public static void Agree(Turn turn, Action.BeBuddy press)
    {
        if (!SuspendedDoor.Told(turn)) turn.Answer(Said(NameBuddy.Answer(turn.Change, turn.Speaker, press.Secret, press.Agrees)));
    }

    private static Message Said(NameBuddy.Outcome outcome) => outcome switch
    {
        NameBuddy.Outcome.Agreed agreed => Message.Of(new Phrase("buddy.agreed", ("name", agreed.Person.Name)), [new Button(new Phrase("button.buddy-leave", ("name", agreed.Person.Name)), new Action.LeaveBuddy(agreed.Person.Id))]),
        NameBuddy.Outcome.Declined => Message.Of("buddy.declined", Menu.Doors),
        NameBuddy.Outcome.IsOneself => Message.Of("buddy.oneself", CheckInPage.Look),
        NameBuddy.Outcome.IsItAlready already => Message.Of(new Phrase("buddy.is-already", ("name", already.Person.Name)), Menu.Doors),
        NameBuddy.Outcome.HasEnough => Message.Of(new Phrase("buddy.enough", ("most", CheckIn.MostOfOneBuddy)), CheckInPage.Look),
        _ => Message.Of("buddy.not-good", Menu.Doors),
    };

    public static void Take(Turn turn, Action.ForBuddy press)
    {
        var outcome = press.Verb switch
        {
            BuddyVerb.Found => LookAfter.Found(turn.Change, turn.Speaker.Id, press.Round),
            BuddyVerb.NotFound => LookAfter.NotFound(turn.Change, turn.Speaker.Id, press.Round),
            _ => LookAfter.OnMyWay(turn.Change, turn.Speaker.Id, press.Round),
        };
        switch (outcome)
        {
            case LookAfter.Outcome.Thanked: turn.Answer(Message.Of("buddy.thanks", Menu.Doors)); break;
            case LookAfter.Outcome.TeamTold: turn.Answer(Message.Of(Lines.Of([new Phrase("buddy.team-told"), .. HelloCard.Numbers(turn.Settings.Country)]), Found(press.Round))); break;
            case LookAfter.Outcome.Looking looking:
                turn.Answer(Message.Of(new Phrase("buddy.looking", ("time", CheckInPage.Soon(looking.Until, turn.Now, turn.Change.Timings.TimeZone))), Found(press.Round), [new Button("button.buddy-not-found", new Action.ForBuddy(BuddyVerb.NotFound, press.Round))]));
                break;
            case LookAfter.Outcome.IsOver: turn.Answer(Message.Of("buddy.is-over", Menu.Doors)); break;
            default:
                turn.Toast("button.not-yours");
                turn.Say(Menu.WhatNext());
                break;
        }
    }

    private static IReadOnlyList<Button> Found(long round) => [new Button("button.buddy-found", new Action.ForBuddy(BuddyVerb.Found, round))];

    public static void StepBack(Turn turn, long personId)
    {
        if (NameBuddy.StepBack(turn.Change, turn.Speaker.Id, personId)) turn.Answer(Message.Of(new Phrase("buddy.stepped-back", ("name", turn.Stores.People.Get(personId).Name)), Menu.Doors));
        else turn.Toast("buddy.is-not");
    }
}
