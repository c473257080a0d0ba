using System.Collections.Concurrent;
using System.Globalization;
using Solidarity.Resilience.Oracle;
using Solidarity.Simulation;

namespace Solidarity.Resilience.Stories;

/// <summary>Where stories are lived: the server, the towns, who was met, and what each story is to have left behind.</summary>
internal sealed class World(FakeTelegram server, Findings findings, Towns towns, TimeSpan patience)
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, Script> scripts = [];
    private int people;

    public FakeTelegram Server => server;

    public Findings Findings => findings;

    public Towns Towns => towns;

    /// <summary>What each story that came to its end is to have left behind, by its marker.</summary>
    public ConcurrentDictionary<string, Traces> Left { get; } = [];

    /// <summary>Somebody new, with canaries of their own.</summary>
    public Neighbour Meet(Random chance)
    {
        lock (gate)
        {
            int number = people++;
            string language = chance.Next(3) == 0 ? "en" : "fr";
            var person = server.Person(Canaries.Name(number), language, chance.Next(2) == 0 ? Canaries.UserName(number) : null);
            if (person.Id != Sightings.AccountOf(number)) throw new InvalidOperationException("somebody else makes people here too");
            person.Phone = Canaries.Phone(number);
            return new Neighbour(person, language, patience);
        }
    }

    /// <summary>Ends when the bot has taken the press.</summary>
    public Task TakenAsync(FakePress press) => press.Update is { } update ? server.Updates.WaitUntilTakenAsync(update, patience) : Task.CompletedTask;

    /// <summary>What the moderators are to do about a story's matches.</summary>
    public void Plan(string marker, Script script) => scripts[marker] = script;

    public Script? ScriptOf(string marker) => scripts.GetValueOrDefault(marker);

    public void Forget(string marker) => scripts.TryRemove(marker, out _);

    /// <summary>What leads to this person when they are introduced.</summary>
    public static string ContactOf(Neighbour person, Way way)
    {
        int number = Sightings.NumberOf(person.Person.Id);
        if (way is Way.Phone) return Canaries.Phone(number);
        return person.Person.UserName is { } name ? "@" + name : string.Create(CultureInfo.InvariantCulture, $"tg://user?id={person.Person.Id}\"");
    }
}

/// <summary>How somebody lets themselves be reached.</summary>
internal enum Way { Telegram, Phone }

internal enum Decision { Approve, Reject, NextThenApprove }

/// <summary>What moderators do about a story, and whether the first of it is done.</summary>
internal sealed class Script(Decision decision)
{
    private readonly TaskCompletionSource<Task> decided = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int passed;

    public Decision Decision => decision;

    public Task Decided => decided.Task.Unwrap();

    public void Done(Task taken) => decided.TrySetResult(taken);

    /// <summary>True once: the first card is passed over.</summary>
    public bool IsFirst => Interlocked.Exchange(ref passed, 1) == 0;
}

/// <summary>Posts and matches of one story as they are to stand in the database, each in one line, in any order.</summary>
internal sealed record Traces(string[] Posts, string[] Matches);
