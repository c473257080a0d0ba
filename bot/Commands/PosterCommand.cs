using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Posters;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Places;

namespace Solidarity.Bot.Commands;

/// <summary>/poster: a sheet for the stairwell whose code opens the bot with place and group filled in. It grants nothing: any neighbour may hang one.</summary>
internal sealed class PosterCommand(MakePoster posters, BotIdentity identity) : ChatCommand("poster", "affiche")
{
    /// <summary>Before the token of a group, in the link that leads here from it.</summary>
    public const string Prefix = "poster-";

    /// <summary>So many a day for one person: one takes a tenth of a second, in which nobody else is served.</summary>
    private const int MostADay = 6;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public override void RunIn(Turn turn, Group group, string arguments) => turn.Say(ToNobody(group));

    public override Message ToNobody(Group group) => Message.Of("poster.in-private", [Button.Into("poster.button", Prefix + group.Token)]);

    /// <summary>Of a group they keep, of the town they name, or of the one they last spoke of.</summary>
    public override void Run(Turn turn, string arguments)
    {
        if (arguments.Length > 0)
        {
            if (TypedPlaceQuestion.Typed(new Reply.Written(arguments)) is Reading<Nothing, Place>.Answered { Answer: var named }) Give(turn, named);
            else turn.Say(Message.Of("poster.where", Menu.Doors));
            return;
        }

        var groups = turn.Stores.Groups.KeptBy(turn.Person.Id).Where(group => group.IsActive).ToArray();
        if (groups is [var only]) Give(turn, only);
        else if (groups.Length > 1) turn.Say(Message.Of("poster.which", [.. groups.Select(group => (IReadOnlyList<Button>)[Button.Into(new Phrase("settings.group", ("group", group.Title)), Prefix + group.Token)])]));
        else if (turn.Person.LastPlace is { } last) Give(turn, last);
        else turn.Say(Message.Of("poster.where", Menu.Doors));
    }

    public void Follow(Turn turn, string token)
    {
        if (turn.Stores.Groups.WithToken(token) is { IsActive: true } group) Give(turn, group);
        else turn.Say(Message.Of("poster.not-set-up", Menu.Doors));
    }

    private void Give(Turn turn, Group group)
    {
        var language = group.Setup!.Language;
        Give(turn, group.Title, group.Setup.Place.Town, NearDoor.Prefix + group.Token, [language, .. turn.Mail.Texts.Languages.Except([language])]);
    }

    private void Give(Turn turn, Place place) => Give(turn, place.Town, place.Town, NearDoor.Prefix + place.Insee, [turn.Language, .. turn.Mail.Texts.Languages.Except([turn.Language])]);

    private void Give(Turn turn, string name, string town, string start, IReadOnlyList<string> languages)
    {
        if (turn.Stores.Audit.Moments(turn.Speaker.Reference, "poster", turn.Now - Day).Count >= MostADay)
        {
            turn.Say(Message.Of("poster.too-many", Menu.Doors));
            return;
        }

        if (StartLink.For(identity, turn.Settings, start) is not { } link)
        {
            turn.Say(Message.Of("poster.no-address", Menu.Doors));
            return;
        }

        turn.Stores.Audit.Write(turn.Now, turn.Speaker.Id, "poster", turn.Speaker.Reference);
        if (posters.Of(new PosterContent(name, town, link, languages, turn.Settings.BotName, turn.Now)) is not { } poster)
        {
            turn.Say(Message.Of(MakePoster.WithoutFonts(link)));
            return;
        }

        turn.Say(Message.Of("poster.a4") with { File = poster.A4 });
        turn.Say(Message.Of("poster.a5") with { File = poster.A5 });
        turn.Say(Message.Of("poster.picture") with { File = poster.Picture });
        if (poster.Notice is { } notice) turn.Say(Message.Of(notice));
    }
}
