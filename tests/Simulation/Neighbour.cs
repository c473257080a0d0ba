using Solidarity.Bot.Texts;

namespace Solidarity.Simulation;

/// <summary>
/// Somebody who answers as people do: they wait for the question, then press or write. Texts are named by their keys, so
/// that one story is told in every language.
/// </summary>
/// <param name="patience">How long they wait for the bot before they give up.</param>
internal sealed class Neighbour(FakePerson person, string language, TimeSpan? patience = null)
{
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(30);
    private static readonly TextBook Texts = TextBook.Load("fr");

    /// <summary>What the bot says from here on is news.</summary>
    private long _acted;

    public FakePerson Person => person;

    public FakeChat Chat => person.Chat;

    public string Shopping => language is "fr" ? "Courses" : "Shopping";

    public static Neighbour In(FakeTelegram server, string name, string language = "en", string? userName = null) =>
        new(server.Person(name, language, userName), language);

    /// <summary>The words of a text, up to its first place to fill.</summary>
    public string Words(string key) =>
        Texts.Find(language, key).Names.Any() ? throw new ArgumentException($"{key} holds a place to fill") : Texts.Plain(key, language);

    public void Say(string text) => _acted = person.Say(text).Revision;

    /// <summary>Waits for news in which these words stand.</summary>
    public Task<FakeMessage> HearAsync(string words) => WaitAsync(message => message.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>As <see cref="HearAsync"/>, where other messages say the words too: the one that has this button.</summary>
    public Task<FakeMessage> HearAsync(string words, string buttonKey) =>
        WaitAsync(message => message.Text.Contains(words, StringComparison.Ordinal) && message.ButtonNamed(Words(buttonKey)) is not null);

    public Task<FakeMessage> HearTextAsync(string key) => HearAsync(Words(key));

    public async Task WriteAsync(string questionKey, string answer)
    {
        await HearTextAsync(questionKey);
        Say(answer);
    }

    public async Task SharePlaceAsync(string questionKey, double latitude, double longitude)
    {
        await HearTextAsync(questionKey);
        _acted = person.SharePlace(latitude, longitude).Revision;
    }

    public async Task SharePhoneAsync()
    {
        await HearTextAsync("reach.ask-phone");
        _acted = person.ShareContact().Revision;
    }

    /// <summary>Waits for a button of exactly this text, and presses it.</summary>
    public Task<FakePress> PressTextAsync(string key)
    {
        string label = Words(key);
        return PressAsync(button => button.Label == label);
    }

    /// <summary>Presses the button of exactly this text on a message that stands there.</summary>
    public void PressOn(FakeMessage message, string key) => _acted = person.PressWith(message.ButtonNamed(Words(key))!.Data!, message).Revision;

    /// <summary>Waits for a button whose label begins as this text does, up to its first place to fill.</summary>
    public Task<FakePress> PressBeginningAsync(string key)
    {
        string beginning = Beginning(key);
        return PressAsync(button => button.Label.StartsWith(beginning, StringComparison.Ordinal));
    }

    /// <summary>Waits for news that begin as this text does, up to its first place to fill.</summary>
    public Task<FakeMessage> HearBeginningAsync(string key)
    {
        string beginning = Beginning(key);
        return WaitAsync(message => message.Text.Contains(beginning, StringComparison.Ordinal));
    }

    /// <summary>Waits for a button of this label, and presses it.</summary>
    public async Task<FakePress> PressAsync(string label)
    {
        var message = await WaitAsync(message => message.ButtonNamed(label) is not null);
        var press = person.PressWith(message.ButtonNamed(label)!.Data!, message);
        _acted = press.Revision;
        return press;
    }

    /// <summary>From the command to "published".</summary>
    public async Task PublishNeedAsync(string sentence = "Bread and milk", (double, double)? at = null)
    {
        Say("/need");
        await PressTextAsync("button.agree");
        await PressAsync(Shopping);
        await WriteAsync("need.sentence", sentence);
        await PressTextAsync("button.asap");
        if (at is var (latitude, longitude)) await SharePlaceAsync("need.where", latitude, longitude);
        else await WriteAsync("need.where", "94400");
        await PressTextAsync("button.for-me");
        await PressTextAsync("button.publish");
        await WaitAsync(message => message.ButtonNamed(Words("door.mine")) is not null);
    }

    /// <summary>From the command to "published".</summary>
    public async Task PublishOfferAsync(string? sentence = null, (double, double)? at = null)
    {
        Say("/offer");
        await PressTextAsync("button.agree");
        await PressAsync(Shopping);
        await PressTextAsync("button.done");
        if (sentence is null) await PressTextAsync("button.skip");
        else await WriteAsync("offer.sentence", sentence);
        if (at is var (latitude, longitude)) await SharePlaceAsync("offer.where", latitude, longitude);
        else await WriteAsync("offer.where", "94400");
        // Exactly so: "1" also stands in "1 km", on a question that may come a second time.
        await PressAsync(button => button.Label == "3 km");
        await PressTextAsync("travel.on-foot");
        await PressTextAsync("button.any-time");
        await PressAsync(button => button.Label == "1");
        await PressTextAsync("button.publish");
        await WaitAsync(message => message.ButtonNamed(Words("door.mine")) is not null);
    }

    private async Task<FakePress> PressAsync(Func<FakeButton, bool> wanted)
    {
        FakeButton? Wanted(FakeMessage message) => message.Buttons.SelectMany(row => row).FirstOrDefault(wanted);
        var message = await WaitAsync(message => Wanted(message) is not null);
        var press = person.PressWith(Wanted(message)!.Data!, message);
        _acted = press.Revision;
        return press;
    }

    private string Beginning(string key)
    {
        var nothing = new Markup("\u0001");
        return Texts.Plain(new Phrase(key, [.. Texts.Find(language, key).Names.Select(name => (name, (object)nothing))]), language).Split('\u0001')[0];
    }

    private Task<FakeMessage> WaitAsync(Func<FakeMessage, bool> wanted) => Chat.WaitForMessageAsync(wanted, _acted, _patience);
}
