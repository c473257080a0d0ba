using System.Text.Json;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Messages out to the town's page: they are kept, and whoever has the page open is told at once.</summary>
internal sealed class WebChannel(TurnLoop loop, Listeners listeners, Settings settings, BotIdentity identity) : IChannel
{
    public const string ChannelName = Person.PageChannel;

    private static readonly TimeSpan SecretsKept = TimeSpan.FromHours(1);

    public string Name => ChannelName;

    /// <summary>Each visitor reads alone.</summary>
    public bool IsGroup(string chat) => false;

    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel)
    {
        // What was said can't be taken back or pinned there.
        if (message.Kind is OutgoingKind.Remove or OutgoingKind.Pin) return new SendOutcome.Sent(0);
        try
        {
            var telegram = identity.UserName is { Length: > 0 } name ? $"https://t.me/{name}?start=" : null;
            var number = await loop.Run(scope => scope.Stores.Activities.Add(
                message.Chat, number => JsonSerializer.Serialize(ActivityWriter.Write(message, number, scope.Now, settings.BotName, telegram), DirectLineJson.Default.Activity), scope.Now,
                message.Passing ? scope.Now + SecretsKept : null));
            if (number is null) return new SendOutcome.Unreachable("no such visitor");
            listeners.Tell(message.Chat);
            return new SendOutcome.Sent(number.Value);
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.Broken("the program is stopping");
        }
    }

    public Task<Standing> StandingAsync(string group, string person, CancellationToken cancel) => Task.FromResult(Standing.Unknown);

    /// <summary>Nothing flashes up on a page: what would is said there.</summary>
    /// <param name="queryId">Whose press it was: the visitor's address.</param>
    public async Task ToastAsync(string queryId, string? text, CancellationToken cancel)
    {
        if (text is null) return;
        await loop.Run(scope => scope.Stores.Activities.Add(
            queryId, number => JsonSerializer.Serialize(ActivityWriter.Toast(queryId, text, number, scope.Now, settings.BotName), DirectLineJson.Default.Activity), scope.Now));
        listeners.Tell(queryId);
    }
}
