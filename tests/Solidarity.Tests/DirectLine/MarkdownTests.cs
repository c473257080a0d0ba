using Solidarity.Bot.Channels.DirectLine;

namespace Solidarity.Tests.DirectLine;

/// <summary>Our markup as a page shows it.</summary>
public sealed class MarkdownTests
{
    [Theory]
    [InlineData("<b>Bonjour</b>", "**Bonjour**")]
    [InlineData("a\nb", "a  \nb")]
    [InlineData("<a href=\"https://example.org/?a=1&amp;b=2\">ici</a>", "[ici](https://example.org/?a=1&b=2)")]
    [InlineData("2 * 3 _x_ [y](z) &lt;script&gt;", "2 \\* 3 \\_x\\_ \\[y\\]\\(z\\) \\<script\\>")]
    [InlineData("1. un", "1\\. un")]
    [InlineData("Écrivez /mes.", "Écrivez [/mes](#/mes)\\.")]
    [InlineData("/annuler_tout", "[/annuler\\_tout](#/annuler_tout)")]
    [InlineData("(<b>/aide</b>)", "\\(**[/aide](#/aide)**\\)")]
    [InlineData("/\u2060mes 12/mes https://a/mes /mes/tout /m", "/\u2060mes 12/mes https\\://a/mes /mes/tout /m")]
    [InlineData("<a href=\"https://a/\">voir /mes</a>", "[voir /mes](https://a/)")]
    public void Markup_BecomesMarkdown(string markup, string expected) => Assert.Equal(expected, Markdown.Of(markup, link => link));

    [Fact]
    public void Link_IntoPrivateChat_IsMadeAnAddress() => Assert.Equal("[x](T/abc)", Markdown.Of("<a href=\"start:abc\">x</a>", link => link.Replace("start:", "T/", StringComparison.Ordinal)));
}
