using System.Text.Json;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>What came of a code that was typed.</summary>
internal enum CodeSaid { Good, Wrong, TooOften }

/// <summary>Somebody comes back from another device, by a code: typed on the form, or in the chat that they began anew by mistake.</summary>
internal sealed class Returning(TurnLoop loop, Listeners listeners, CodeTries tries, Settings settings)
{
    /// <summary>The code that was typed in the chat, behind the command, alone or within a sentence; null where the text has none. It must not get among what was said.</summary>
    public static string? CodeIn(Activity activity) => activity is not { Type: "message", Text: { } text } ? null
        : CommandLine.Read(text.Trim()) is { Name: "code", Arguments: { Length: > 0 } code } ? code
        : ReturnCode.IsIn(text) ? text
        : null;

    /// <param name="source">Where it comes from: see <see cref="Limits.Source"/>.</param>
    /// <returns>Who it is, and which of their browsers this is from now on.</returns>
    public async Task<(CodeSaid Said, Pass Pass)> ComeBackAsync(string code, string source)
    {
        if (!tries.Begin(source)) return (CodeSaid.TooOften, default);
        // Outside of the transaction: it is slow by intent.
        var fingerprint = await Task.Run(() => ReturnCode.FingerprintOf(code));
        var device = Visiting.Draw();
        if (await loop.Run(scope => ComeBack(scope, fingerprint, device)) is not { } who) return (CodeSaid.Wrong, default);
        tries.WasGood(source);
        return (CodeSaid.Good, new Pass(who.Address, device));
    }

    private Person? ComeBack(TurnLoop.Scope scope, string fingerprint, string device)
    {
        var change = settings.Begin(scope.Stores, scope.Now);
        var who = ReturnByCode.With(change, fingerprint, device, person => Team.Has(scope.Stores, settings, person));
        // Every page of theirs shows it: if it was somebody else, they know what to do.
        if (who is not null) scope.Mail.Say(Address.Of(who), who.Language, Message.Of("code.came-back", [new Button("button.code-new", new Turns.Action.Open("new-code"))]), OutboxKind.Answer);
        return who;
    }

    /// <summary>Answers in the conversation in which the code was typed; of the code itself only that there was one is kept.</summary>
    public async Task<long> SayInChatAsync(Visitor here, Activity activity, CodeSaid said)
    {
        var shown = activity with { From = new Account(here.Address, here.Name, "user"), Conversation = new ConversationAccount(here.Address), Text = "/code …" };
        var number = await loop.Run(scope =>
        {
            var own = scope.Stores.Activities.Add(here.Address, n => JsonSerializer.Serialize(shown with { Id = ActivityWriter.IdOf(here.Address, n), Timestamp = scope.Now }, DirectLineJson.Default.Activity), scope.Now);
            scope.Mail.Say(new Address(WebChannel.ChannelName, here.Address), here.Language, Message.Of(said switch
            {
                CodeSaid.Good => "code.reload",
                CodeSaid.Wrong => "code.wrong",
                _ => "code.too-often",
            }), OutboxKind.Answer);
            return own ?? 0;
        });
        listeners.Tell(here.Address);
        return number;
    }
}
