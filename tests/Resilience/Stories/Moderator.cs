using System.Globalization;
using System.Threading.Channels;
using Solidarity.Resilience.Oracle;
using Solidarity.Simulation;

namespace Solidarity.Resilience.Stories;

/// <summary>One of the team: decides about each card as its story's script says, and now and then a colleague does too.</summary>
internal sealed class Moderator(World world, Neighbour neighbour, int index, int team)
{
    private const string Approve = "m:approve:";
    private const int CardsKept = 20_000, TwoPressAtOnceEvery = 5;

    /// <summary>
    /// However many cards wait after a standstill, a person takes one after another, and looks what came of a press before the next
    /// (not for long: where a colleague was quicker nothing changes any more). Whoever presses faster is held back by the bot, as it should be, and
    /// the stories would wait for those presses in vain.
    /// </summary>
    private static readonly TimeSpan BetweenPresses = TimeSpan.FromMilliseconds(200), LongestLook = TimeSpan.FromSeconds(1);

    private readonly Channel<FakeMessage> cards = Channel.CreateUnbounded<FakeMessage>();
    private readonly HashSet<long> decided = [];
    private (long Card, TaskCompletionSource Changed) looking = (0, new TaskCompletionSource());

    public Neighbour Neighbour => neighbour;

    /// <summary>Works until <see cref="Stop"/>.</summary>
    public async Task WorkAsync()
    {
        neighbour.Chat.Said = message =>
        {
            if (message.Id == looking.Card) looking.Changed.TrySetResult();
            cards.Writer.TryWrite(message);
        };
        await foreach (var card in cards.Reader.ReadAllAsync())
        {
            if (MatchOn(card) is not { } match || !IsMine(match, card.Text) || !decided.Add(match)) continue;
            looking = (card.Id, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            Decide(match, card);
            await Task.WhenAny(looking.Changed.Task, Task.Delay(LongestLook));
            await Task.Delay(BetweenPresses);
        }
    }

    public void Stop() => cards.Writer.TryComplete();

    private static long? MatchOn(FakeMessage card)
    {
        foreach (var button in card.Buttons.SelectMany(row => row))
        {
            if (button.Data?.StartsWith(Approve, StringComparison.Ordinal) is true)
                return long.Parse(button.Data.AsSpan(Approve.Length), CultureInfo.InvariantCulture);
        }

        return null;
    }

    private bool IsMine(long match, string text)
    {
        if (match % team == index) return true;
        return match % TwoPressAtOnceEvery == 0 && (match + 1) % team == index && ScriptOf(text)?.Decision is not Decision.NextThenApprove;
    }

    private void Decide(long match, FakeMessage card)
    {
        var script = ScriptOf(card.Text);
        string verb = script?.Decision switch
        {
            Decision.Approve => "approve",
            Decision.NextThenApprove => script.IsFirst ? "next" : "approve",
            // Also two who belong to different stories: neighbours by accident.
            _ => "reject",
        };
        var press = neighbour.Person.PressWith($"m:{verb}:{match.ToString(CultureInfo.InvariantCulture)}", card);
        script?.Done(world.TakenAsync(press));
        if (decided.Count % 1000 == 0) neighbour.Chat.KeepNewest(CardsKept);
    }

    /// <summary>The script of the story that both posts are from; null when there are two.</summary>
    private Script? ScriptOf(string card)
    {
        string[] markers = [.. Canaries.MarkersIn(card)];
        return markers.Length == 1 ? world.ScriptOf(markers[0]) : null;
    }
}
