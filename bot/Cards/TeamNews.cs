using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Organisations;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Cards;

/// <summary>What is changed about the team and about the service as a whole, told to those of the team who didn't do it.</summary>
internal sealed class TeamNews(Change change, Mail mail, Moderators moderators)
{
    public void Tell(Happening happening)
    {
        switch (happening)
        {
            case Happening.TeamChanged changed: Changed(changed); break;
            case Happening.AreaSet area: AreaSet(area); break;
            case Happening.PlatformChanged changed: moderators.ToEach(one => one.Id != changed.By, _ => PlatformChanged(changed)); break;
            case Happening.ContactsExported exported: ToAdministrators(Message.Of(new Phrase("export.contacts-told", ("name", Name(exported.By)), ("reason", exported.Reason))), exported.By); break;
            case Happening.CategoryChanged changed: ToAdministrators(CategoryPage.News(changed, Name(changed.By)), changed.By); break;
            case Happening.OrganisationChanged changed: ToAdministrators(OrganisationPage.News(changed, Name(changed.By)), changed.By); break;
            case Happening.MemberJoined joined: ToAdministrators(Message.Of(new Phrase("organisation.joined", Member(joined.Person, joined.Organisation))), joined.Person.Id); break;
            case Happening.MemberLeft left: Left(left); break;
        }
    }

    private Message PlatformChanged(Happening.PlatformChanged changed) => Message.Of(changed.Closed && change.Stores.Closure.Now() is { } closure
        ? new Phrase(changed.Anew ? "close.told-anew" : "close.told", ("name", Name(changed.By)), ("words", new TownWords(closure.Words)))
        : new Phrase("open.told-team", ("name", Name(changed.By))));

    private void Changed(Happening.TeamChanged changed) => ToAdministrators(
        Message.Of(changed.Person.Id == changed.By
            ? new Phrase("team.joined", ("name", changed.Person.Name), ("role", Moderators.RoleName(changed.Role)))
            : new Phrase(changed.Role == Role.None ? "team.removed-by" : "team.added-by", ("name", changed.Person.Name), ("by", Name(changed.By)), ("role", Moderators.RoleName(changed.Role)))),
        changed.By, changed.Person.Id);

    /// <summary>Whose area it is hears of it, and so do the administrators who didn't do it.</summary>
    private void AreaSet(Happening.AreaSet area) => moderators.ToEach(
        one => one.Id != area.By && (one.Id == area.Person.Id || moderators.IsAdministrator(one)),
        one => Message.Of(new Phrase(
            (one.Id == area.Person.Id ? "area.told-you" : "area.told") + (area.Communes == 0 ? "-everywhere" : one.Id == area.Person.Id && moderators.IsAdministrator(one) ? "-administrator" : ""),
            ("name", area.Person.Name), ("by", Name(area.By)), ("n", area.Communes))));

    private void Left(Happening.MemberLeft left)
    {
        mail.ToPerson(left.Person, Message.Of(new Phrase("organisation.you-left", ("name", left.Organisation.Name)), Dialogues.Menu.Doors[2]), OutboxKind.Notice);
        if (left.WithAll) return;
        ToAdministrators(
            Message.Of(left.By == left.Person.Id
                ? new Phrase("organisation.moved-on", Member(left.Person, left.Organisation))
                : new Phrase("organisation.left", [.. Member(left.Person, left.Organisation), ("by", Name(left.By))])),
            left.By, left.Person.Id);
    }

    private static (string, object)[] Member(Person person, Organisation organisation) => [("name", person.Name), ("reference", new Markup(person.Reference)), ("organisation", organisation.Name)];

    private void ToAdministrators(Message message, params long[] except) => moderators.ToEach(one => !except.Contains(one.Id) && moderators.IsAdministrator(one), _ => message);

    private string Name(long person) => change.Stores.People.Get(person).Name;
}
