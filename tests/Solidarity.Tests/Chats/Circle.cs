using Solidarity.Bot.Turns;

namespace Solidarity.Tests.Chats;

/// <summary>A group of neighbours in a <see cref="Town"/>, as all its members see it.</summary>
internal sealed class Circle(Town town, string id)
{
    public string Id { get; private set; } = id;

    /// <summary>Of whoever lets the bot in.</summary>
    public string? Language { get; init; }

    public string Title { get; set; } = "Rue des Lilas";

    /// <summary>What stands in the group now: each message with its last text, oldest first; those taken back are gone.</summary>
    public IReadOnlyList<Delivered> Screen =>
    [
        .. town.Delivered.Where(d => d.Chat == Id && d.Message.Kind is not OutgoingKind.Pin).GroupBy(d => d.MessageId).Select(g => g.Last())
            .Where(d => d.Message.Kind is not OutgoingKind.Remove).OrderBy(d => d.MessageId),
    ];

    public Delivered Last => town.Delivered.Last(d => d.Chat == Id && d.Message.Kind is OutgoingKind.Say or OutgoingKind.Edit);

    /// <summary>All that was ever shown there, with the labels of buttons and what links lead to.</summary>
    public string Everything => string.Join("\n", town.Delivered.Where(d => d.Chat == Id).Select(d => d.Message.Text + " " + string.Join(" ", d.Buttons.Select(b => b.Label + " " + b.Start))));

    public IEnumerable<long> Removed => town.Delivered.Where(d => d.Chat == Id && d.Message.Kind is OutgoingKind.Remove).Select(d => d.MessageId);

    public IEnumerable<long> Pinned => town.Delivered.Where(d => d.Chat == Id && d.Message.Kind is OutgoingKind.Pin).Select(d => d.MessageId);

    /// <summary>Lets the bot in.</summary>
    public Task AddBot(bool mayWrite = true, bool mayRemove = false, bool mayPin = false) => Happens(new Added(mayWrite, mayRemove, mayPin));

    public Task RemoveBot() => Happens(new Removed());

    /// <summary>Becomes a supergroup.</summary>
    public async Task Upgrade(string to)
    {
        await Happens(new Migrated(new Address("telegram", to)));
        Id = to;
    }

    public Task Happens(Input input, long? topic = null) => town.TakeAsync(new Incoming(
        "telegram", town.NextUpdate(), new Speaker(new Address("telegram", Id), Title, null, Language), new Address("telegram", Id), Private: false, input, town.Clock.GetUtcNow())
    { Title = Title, Topic = topic });

    /// <summary>Follows the newest button of this label, as a member of the group.</summary>
    public async Task Follow(Resident who, string label)
    {
        var button = Screen.Reverse().SelectMany(d => d.Buttons).FirstOrDefault(b => b.Label.Contains(label, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no button \"{label}\" in the group:\n{string.Join("\n", Screen.Select(d => d.Text))}");
        await who.Say("/start " + button.Start);
    }

    /// <summary>Replies in the group to the newest message that says this.</summary>
    public Task Reply(Resident who, string to, string text) =>
        who.Do(new Text(text, town.NextMessage(), Screen.Last(d => d.Text.Contains(to, StringComparison.Ordinal)).MessageId), Id);

    /// <summary>Lets the bot in and sets the group up, with the usual answers.</summary>
    public async Task SetUp(Resident administrator, string place = "94400", string circle = "1 km", string decides = "équipe", string kind = "Une rue", bool mayRemove = false, bool mayPin = false)
    {
        town.Administrators.Add((Id, administrator.Id));
        await AddBot(mayRemove: mayRemove, mayPin: mayPin);
        await Follow(administrator, "Régler");
        await administrator.Press(kind);
        await administrator.Say(place);
        await administrator.Press(circle);
        await administrator.Press(decides);
        await administrator.Press("Enregistrer");
    }
}
