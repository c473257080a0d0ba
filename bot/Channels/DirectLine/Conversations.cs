using System.Collections.Concurrent;
using System.Text.Json;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>What came of something that was sent.</summary>
internal enum PostSaid
{
    Taken,

    /// <summary>It is nothing to the bot, and isn't shown: a sign that they type.</summary>
    Aside,

    /// <summary>A message with nothing in it.</summary>
    Empty,

    /// <summary>Not kept, and without effect.</summary>
    TooFast,

    /// <summary>It could not be kept.</summary>
    Lost,
}

/// <summary>What visitors say is kept and taken through its turn; what was said is read again from where they left.</summary>
internal sealed class Conversations(TurnLoop loop, TurnRunner runner, Listeners listeners, Database database, TimeProvider clock, ILogger<Conversations> log)
{
    private const int MostRemembered = 1000;

    /// <summary>Of what was the log told already.</summary>
    private readonly ConcurrentDictionary<(string, long), bool> _passedOver = new();

    public Task<Visitor> ComeAsync(Pass pass, string name, string language) => loop.Run(scope => scope.Stores.Visitors.Come(pass.Address, name, language, pass.Device, scope.Now));

    /// <returns>Null where the browser is theirs no more.</returns>
    public Task<Visitor?> ComeAgainAsync(Pass pass, string language) => loop.Run(scope => scope.Stores.Visitors.ComeAgain(pass.Address, language, pass.Device, scope.Now));

    /// <returns>Null where the browser is theirs no more.</returns>
    public Visitor? Find(Pass pass)
    {
        using var connection = database.Open();
        return new VisitorStore(connection).Find(pass.Address, pass.Device);
    }

    /// <summary>In which language a known visitor is spoken to: their own once they are somebody, until then that of the page they came by.</summary>
    public string? LanguageOf(Pass pass)
    {
        using var connection = database.Open();
        return new VisitorStore(connection).Find(pass.Address, pass.Device) is { } visitor ? new PersonStore(connection).Find(Person.PageChannel, visitor.Address)?.Language ?? visitor.Language : null;
    }

    /// <summary>The page is looked at in another language than theirs: as if they had typed it.</summary>
    public async Task SpeakAsync(Visitor visitor, string device, string language)
    {
        if (LanguageOf(new Pass(visitor.Address, device)) is not { } own || own == language) return;
        var typed = new Activity("message", Text: $"/language {language}");
        if (ActivityReader.Read(typed, visitor, visitor.LastActivity, clock.GetUtcNow()) is { } incoming) await runner.RunAsync(incoming with { Device = device });
    }

    /// <summary>The page is open: its browser isn't the one not seen for longest.</summary>
    public async Task SeeAsync(Pass pass)
    {
        using (var connection = database.Open())
        {
            if (!new VisitorStore(connection).WasSeenLongAgo(pass.Device, clock.GetUtcNow())) return;
        }

        await loop.Run(scope =>
        {
            scope.Stores.Visitors.See(pass.Device, scope.Now);
            return true;
        });
    }

    /// <param name="activity">Sifted.</param>
    /// <returns>With the number it was given.</returns>
    public async Task<(PostSaid Said, long Number)> PostAsync(Visitor visitor, string device, Activity activity)
    {
        // Who it is from is known by the token alone, whatever the activity says.
        var said = activity with { From = new Account(visitor.Address, visitor.Name, "user"), Conversation = new ConversationAccount(visitor.Address) };
        // Whoever comes back finds all of it there: a greeting would bury what is open. Web Chat wants a number for it all the same.
        if (ActivityReader.IsArrival(said) && HasAny(visitor.Address)) return (PostSaid.Taken, visitor.LastActivity);
        if (ActivityReader.Read(said, visitor, visitor.LastActivity, clock.GetUtcNow()) is not { } incoming) return (ActivityReader.IsSaid(said) ? PostSaid.Empty : PostSaid.Aside, 0);
        long? kept = ActivityReader.IsSaid(said) ? null : visitor.LastActivity;
        var outcome = await runner.RunAsync(incoming with { Device = device }, async sent =>
        {
            if (kept is not null) return sent;
            kept = await KeepAsync(visitor, device, said);
            return ActivityReader.Numbered(sent, kept.Value);
        });
        return outcome == TurnOutcome.HeldBack ? (PostSaid.TooFast, 0) : kept is { } number ? (PostSaid.Taken, number) : (PostSaid.Lost, 0);
    }

    private async Task<long> KeepAsync(Visitor visitor, string device, Activity said)
    {
        var number = await loop.Run(scope =>
        {
            scope.Stores.Visitors.See(device, scope.Now);
            return scope.Stores.Activities.Add(
                visitor.Address, n => JsonSerializer.Serialize(said with { Id = ActivityWriter.IdOf(visitor.Address, n), Timestamp = scope.Now }, DirectLineJson.Default.Activity), scope.Now) ?? 0;
        });
        listeners.Tell(visitor.Address);
        return number;
    }

    /// <summary>The next of what was said: not all of it where it is much.</summary>
    /// <param name="after">The number up to which it was read already.</param>
    public ActivitySet Read(string address, long after)
    {
        using var connection = database.Open();
        return ActivitySet.Of(new ActivityStore(connection).After(address, after, clock.GetUtcNow()), after, number => PassOver(address, number));
    }

    private bool HasAny(string address)
    {
        using var connection = database.Open();
        return new ActivityStore(connection).HasAny(address, clock.GetUtcNow());
    }

    private void PassOver(string address, long number)
    {
        if (_passedOver.Count >= MostRemembered || !_passedOver.TryAdd((address, number), true)) return;
        log.LogWarning("Something that was said on the page is passed over, as it can't be written: number {Number}", number);
    }
}
