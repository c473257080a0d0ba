using Solidarity.Bot.Texts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>What somebody hears whose updates have no effect because there are too many.</summary>
internal static class TooFast
{
    private static Phrase Words => new("turn.too-fast", ("n", (int)FloodGate.FullAgain.TotalSeconds));

    /// <summary>Says so in the chat; the update counts as received and does nothing else.</summary>
    public static bool Tell(TurnLoop.Scope scope, Incoming incoming, TextBook texts)
    {
        if (!scope.Stores.Inbox.Claim(incoming.Channel, incoming.UpdateId, scope.Now)) return false;
        var language = scope.Stores.People.Find(incoming.Who.Address.Channel, incoming.Who.Address.Id)?.Language ?? texts.LanguageFor(incoming.Who.LanguageCode);
        scope.Mail.Say(incoming.Where, language, Message.Of(Words), OutboxKind.Answer);
        return true;
    }

    /// <summary>In the language of the person's app: the one they chose is not worth a look into the database here.</summary>
    public static string Toast(Incoming incoming, TextBook texts) => texts.Plain(Words, texts.LanguageFor(incoming.Who.LanguageCode));
}
