namespace Solidarity.Tests.EndToEnd;

/// <summary>People who write more than can be answered, and what each was answered when.</summary>
internal sealed class Crowd(FakeTelegram server)
{
    /// <summary>What each says, in turn, and how the answer to it is known.</summary>
    private static readonly (string Command, string Words)[] Talk = [("/help", "How it works"), ("/privacy", "Your data"), ("/language", "Which language")];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly List<Talker> _talkers = [];
    private int _next, _strangers;

    public IReadOnlyList<Talker> Talkers => _talkers;

    public void Join(int people)
    {
        for (var i = 0; i < people; i++) _talkers.Add(new Talker(server.Person($"Talker{i}", "en")));
    }

    /// <summary>The next one in the round who doesn't wait for so many answers already says something.</summary>
    /// <returns>False when all wait.</returns>
    public bool TrySay(int mostUnanswered)
    {
        for (var i = 0; i < _talkers.Count; i++)
        {
            var talker = _talkers[_next++ % _talkers.Count];
            if (talker.Unanswered >= mostUnanswered) continue;
            Say(talker);
            return true;
        }
        return false;
    }

    /// <summary>Somebody who never wrote before asks for help.</summary>
    /// <returns>How long they waited.</returns>
    public async Task<TimeSpan> StrangerWaitsAsync()
    {
        var stranger = new Talker(server.Person($"Stranger{_strangers++}", "en"));
        Say(stranger);
        await stranger.Person.Chat.WaitForMessageAsync(_ => stranger.Answers.Count > 0, timeout: Patience);
        return TimeProvider.System.GetElapsedTime(stranger.Said[0].At, stranger.Answers[0].At);
    }

    private void Say(Talker talker)
    {
        // Updates are numbered in the order in which things are said.
        lock (_lock)
        {
            var (first, count) = server.Updates.Numbers;
            var (command, words) = Talk[talker.Said.Count % Talk.Length];
            talker.Said.Add((first + count, words, TimeProvider.System.GetTimestamp()));
            talker.Person.Say(command);
        }
    }

    internal sealed class Talker
    {
        private const string TooFast = "You are very fast!";

        public Talker(FakePerson person)
        {
            Person = person;
            person.Chat.Said = message =>
            {
                Answers.Add((message.Text, TimeProvider.System.GetTimestamp()));
                person.Chat.KeepNewest(2);
            };
        }

        public FakePerson Person { get; }

        public List<(long Update, string Words, long At)> Said { get; } = [];

        /// <summary>In the order in which they came; added to under the server's lock.</summary>
        public List<(string Text, long At)> Answers { get; } = [];

        public int Unanswered => Said.Count - Answers.Count;

        public int HeldBack => Answers.Count(a => a.Text.StartsWith(TooFast, StringComparison.Ordinal));

        /// <summary>How long each answer took. What was taken was answered, once and in order: with its own answer, or with the word that it was too much.</summary>
        /// <param name="taken">The updates that took effect.</param>
        public IReadOnlyList<TimeSpan> Waits(IReadOnlySet<long> taken)
        {
            var answered = Said.Where(s => taken.Contains(s.Update)).ToArray();
            Assert.Equal(answered.Length, Answers.Count);
            Assert.All(Answers.Zip(answered), pair => Assert.True(
                pair.First.Text.StartsWith(TooFast, StringComparison.Ordinal) || pair.First.Text.Contains(pair.Second.Words, StringComparison.Ordinal),
                $"\"{pair.Second.Words}\" was to be answered, and this came: {pair.First.Text}"));
            return [.. Answers.Zip(answered, (answer, said) => TimeProvider.System.GetElapsedTime(said.At, answer.At))];
        }
    }
}
