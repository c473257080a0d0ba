using System.Text.Json;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>What visitors say is kept and taken through its turn; what was said is read again from where they left.</summary>
internal sealed class Conversations(TurnLoop loop, TurnRunner runner, Listeners listeners, Database database, TimeProvider clock)
{
    public Task<Visitor> ComeAsync(Pass pass, string name, string language) => loop.Run(scope => scope.Stores.Visitors.Come(pass.Address, name, language, pass.Device, scope.Now));

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

    /// <returns>The number it was given; null when there is nothing to answer, such as a sign that they type.</returns>
    public async Task<long?> PostAsync(Visitor visitor, string device, Activity activity)
    {
        // Who it is from is known by the token alone, whatever the activity says.
        var said = activity with { From = new Account(visitor.Address, visitor.Name, "user"), Conversation = new ConversationAccount(visitor.Address) };
        var number = visitor.LastActivity;
        // Whoever comes back finds all of it there: a greeting would bury what is open.
        if (ActivityReader.IsArrival(said) && Read(visitor.Address, 0).Activities.Count > 0) return number;
        if (ActivityReader.IsSaid(said))
        {
            number = await loop.Run(scope => scope.Stores.Activities.Add(
                visitor.Address, n => JsonSerializer.Serialize(said with { Id = ActivityWriter.IdOf(visitor.Address, n), Timestamp = scope.Now }, DirectLineJson.Default.Activity), scope.Now)) ?? 0;
            listeners.Tell(visitor.Address);
        }

        if (ActivityReader.Read(said, visitor, number, clock.GetUtcNow()) is not { } incoming) return ActivityReader.IsSaid(said) ? number : null;
        await runner.RunAsync(incoming with { Device = device });
        return number;
    }

    /// <param name="after">The number up to which it was read already.</param>
    public ActivitySet Read(string address, long after)
    {
        using var connection = database.Open();
        var said = new ActivityStore(connection).After(address, after, clock.GetUtcNow());
        return new ActivitySet([.. said.Select(one => JsonDocument.Parse(one.Body).RootElement.Clone())], (said.Count == 0 ? after : said[^1].Number).ToString());
    }
}
