using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Turns;

/// <summary>What is to be said, before it is put into a reader's language.</summary>
/// <param name="Text">Lines of phrases.</param>
/// <param name="Rows">Buttons under the message.</param>
/// <param name="Keyboard">Keys that take the place of the keyboard; an empty list takes them away. Never with buttons.</param>
internal sealed record Message(Lines Text, IReadOnlyList<IReadOnlyList<Button>>? Rows = null, IReadOnlyList<IReadOnlyList<Key>>? Keyboard = null)
{
    public static Message Of(Phrase phrase, params IReadOnlyList<Button>[] rows) => new(Lines.Of(phrase), rows.Length == 0 ? null : rows);

    public static Message Of(Lines lines, params IReadOnlyList<Button>[] rows) => new(lines, rows.Length == 0 ? null : rows);

    public Outgoing Render(TextBook texts, string language, string chat, OutgoingKind kind, long? messageId) => new(
        kind,
        chat,
        texts.Render(Text, language),
        messageId,
        Rows?.Each(button => button.Render(texts, language)),
        Keyboard is null ? null : new OutgoingKeyboard(Keyboard.Each(key => new OutgoingKey(texts.Plain(key.Label, language), key.Asks))));
}

/// <summary>Either does something (<paramref name="Action"/>) or opens an address (<paramref name="Url"/>).</summary>
internal sealed record Button(Lines Label, Action? Action, string? Url = null)
{
    public Button(Phrase label, Action action) : this(Lines.Of(label), action) { }

    public OutgoingButton Render(TextBook texts, string language) =>
        new(PlainText.Shorten(texts.Plain(Label, language), 60), Action?.Write(), Url);
}

internal sealed record Key(Lines Label, KeyAsks Asks = KeyAsks.Text);
