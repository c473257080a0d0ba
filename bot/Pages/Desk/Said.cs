using System.Text;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Pages.Desk;

/// <summary>A message as the page shows it: a heading, the rest, and what can be pressed there.</summary>
/// <param name="Heading">Its first line, as HTML.</param>
/// <param name="Rest">All the other lines, as HTML; may be empty.</param>
/// <param name="Rejects">The match that can be rejected there with words of one's own, if there is one.</param>
public sealed record Said(string Heading, string Rest, IReadOnlyList<Said.Button> Buttons, long? Rejects = null)
{
    /// <param name="Press">What it carries, where it does something.</param>
    /// <param name="Address">Where it leads, where it only shows something.</param>
    public sealed record Button(string Label, string? Press, string? Address);

    internal static Said Of(string plain) => new(PlainText.Escaped(plain), "", []);

    internal static Said Of(Message message, TextBook texts, string language)
    {
        var html = Html(texts.Render(message.Text, language));
        var cut = html.IndexOf('\n', StringComparison.Ordinal);
        var buttons = (message.Rows ?? []).SelectMany(row => row).Where(button => button.Action is not null).ToArray();
        return new Said(
            cut < 0 ? html : html[..cut],
            cut < 0 ? "" : html[(cut + 1)..].TrimStart('\n'),
            [.. buttons.Select(button => Of(button, texts, language)).OfType<Button>()],
            buttons.Select(button => button.Action).OfType<Action.Decide>().FirstOrDefault(decide => decide.Verb == "reject")?.Match);
    }

    /// <returns>Null for what wants words of one's own, or shows what is for one's own chat: that is done there.</returns>
    private static Button? Of(Turns.Button button, TextBook texts, string language)
    {
        var (label, action) = (texts.Plain(button.Label, language), button.Action!);
        return action is Action.Queue || DeskActs.Shows(action) ? new Button(label, null, $"{(action is Action.Queue ? "web" : "web/card")}?show={Uri.EscapeDataString(action.Write())}")
            : DeskActs.Does(action) ? new Button(label, action.Write(), null)
            : null;
    }

    /// <summary>Our own markup is HTML already, all else in it escaped; but links into the chat lead nowhere from a page.</summary>
    private static string Html(string markup)
    {
        var html = new StringBuilder(markup.Length);
        var leads = false;
        for (var i = 0; i < markup.Length;)
        {
            if (markup[i] == '<' && markup.IndexOf('>', i) is var end and > 0)
            {
                var tag = markup[i..(end + 1)];
                if (tag.StartsWith("<a ", StringComparison.Ordinal)) leads = tag.StartsWith("<a href=\"https://", StringComparison.Ordinal) || tag.StartsWith("<a href=\"tel:", StringComparison.Ordinal);
                if (tag is "<b>" or "</b>" or "<i>" or "</i>" or "<code>" or "</code>" || leads && tag[1..].StartsWith('a') || leads && tag == "</a>") html.Append(tag);
                i = end + 1;
                continue;
            }

            var next = markup.IndexOf('<', i) is var at and >= 0 ? at : markup.Length;
            html.Append(markup, i, next - i);
            i = next;
        }

        return html.ToString();
    }
}
