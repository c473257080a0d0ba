using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>
/// The team's page is opened by a link that its owner asked for in chat: once, within ten minutes. Then it stays open in that one browser
/// for some hours. Secrets are never kept, only their fingerprints; who may enter is asked anew each time.
/// </summary>
public static class OpenDesk
{
    public static readonly TimeSpan LinkLasts = TimeSpan.FromMinutes(10), SessionLasts = TimeSpan.FromHours(8);

    /// <summary>Whatever was open or could still open it ends: a link that was lost is made worthless by the next.</summary>
    /// <returns>The secret of the link: 22 characters, <see cref="Invitation.IsSecret"/>.</returns>
    public static string Ask(Change change, Person person)
    {
        var (desk, secret) = (change.Stores.Desk, Invitation.NewSecret());
        desk.ForgetEnded(change.Now);
        desk.End(person.Id);
        desk.AddLink(Invitation.FingerprintOf(secret), person.Id, change.Now + LinkLasts);
        change.Stores.Audit.Write(change.Now, person.Id, "web.link", person.Reference);
        return secret;
    }

    /// <param name="may">Whether somebody is of the team now.</param>
    /// <returns>The secret of the cookie, and whose it is; null where the link is none, was used, has ended, or its owner has left the team: which of these is nobody's to know.</returns>
    public static (string Secret, Person Person)? SignIn(Change change, string secret, Func<Person, bool> may)
    {
        if (!Invitation.IsSecret(secret) || change.Stores.Desk.Use(Invitation.FingerprintOf(secret), change.Now) is not { } id) return null;
        var person = change.Stores.People.Get(id);
        if (!may(person)) return null;
        var key = Invitation.NewSecret();
        change.Stores.Desk.AddSession(Invitation.FingerprintOf(key), id, change.Now + SessionLasts);
        change.Stores.Audit.Write(change.Now, id, "web.signed-in", person.Reference);
        return (key, person);
    }

    /// <param name="may"><inheritdoc cref="SignIn" path="/param[@name='may']"/></param>
    /// <returns>Who has the page open with this secret, and may; null: nobody.</returns>
    public static Person? Whose(Change change, string secret, Func<Person, bool> may)
    {
        if (!Invitation.IsSecret(secret) || change.Stores.Desk.SessionOf(Invitation.FingerprintOf(secret), change.Now) is not { } id) return null;
        var person = change.Stores.People.Get(id);
        if (may(person)) return person;
        // Whoever comes back to the team later signs in anew.
        change.Stores.Desk.End(id);
        return null;
    }

    public static void SignOut(Change change, Person person)
    {
        if (change.Stores.Desk.End(person.Id)) change.Stores.Audit.Write(change.Now, person.Id, "web.signed-out", person.Reference);
    }
}
