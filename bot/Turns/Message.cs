using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Turns;

/// <summary>What is to be said, before it is put into a reader's language.</summary>
/// <param name="Text">Lines of phrases.</param>
/// <param name="Rows">Buttons under the message.</param>
/// <param name="Keyboard">Keys that take the place of the keyboard; an empty list takes them away. Never with buttons.</param>
/// <param name="File">Goes with the text; such a message is never put in the place of another, and is no card.</param>
/// <param name="Passing">It holds a secret, and is not kept for long where messages are kept.</param>
internal sealed record Message(
    Lines Text, IReadOnlyList<IReadOnlyList<Button>>? Rows = null, IReadOnlyList<IReadOnlyList<Key>>? Keyboard = null, Attachment? File = null, bool Passing = false)
{
    public static Message Of(Phrase phrase, params IReadOnlyList<Button>[] rows) => new(Lines.Of(phrase), rows.Length == 0 ? null : rows);

    public static Message Of(Lines lines, params IReadOnlyList<Button>[] rows) => new(lines, rows.Length == 0 ? null : rows);

    /// <exception cref="InvalidOperationException">A file in an edit.</exception>
    public Outgoing Render(TextBook texts, string language, string chat, OutgoingKind kind, long? messageId)
    {
        var outgoing = new Outgoing(
            kind,
            chat,
            texts.Render(Text, language),
            messageId,
            Rows?.Each(button => button.Render(texts, language)),
            Keyboard is null ? null : new OutgoingKeyboard(Keyboard.Each(key => new OutgoingKey(texts.Plain(key.Label, language), key.Asks))),
            Passing: Passing);
        if (File is null) return outgoing;
        if (kind == OutgoingKind.Edit) throw new InvalidOperationException("an edit carries no file");
        var file = OutgoingFile.Of(File.Name, File.Kind, File.Bytes, File.Otherwise is null ? null : texts.Render(File.Otherwise, language));
        return file.IsTooLarge
            ? outgoing with { Text = texts.Render(Lines.Of(Text, Lines.Blank, "file.too-large"), language) }
            : outgoing with { File = file };
    }
}

/// <summary>Does something (<paramref name="Action"/>), or leads into private chat, which begins with <paramref name="Start"/>, or opens an <paramref name="Address"/> elsewhere.</summary>
internal sealed record Button(Lines Label, Action? Action, string? Start = null, Uri? Address = null)
{
    /// <summary>A way into private chat, from wherever it is shown.</summary>
    public static Button Into(Phrase label, string start) => new(Lines.Of(label), null, start);

    public Button(Phrase label, Action action) : this(Lines.Of(label), action) { }

    public OutgoingButton Render(TextBook texts, string language) =>
        new(PlainText.Shorten(texts.Plain(Label, language), 60), Action?.Write(), Start, Address?.AbsoluteUri);
}

internal sealed record Key(Lines Label, KeyAsks Asks = KeyAsks.Text);
