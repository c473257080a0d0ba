using Solidarity.Bot.Posters;
using Solidarity.Bot.Texts;
using static Solidarity.Tests.Posters.PosterSample;

namespace Solidarity.Tests.Posters;

/// <summary>Where things stand on a poster: large enough, on the sheet, beside one another.</summary>
public sealed class PosterLayoutTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Résidence des Grands-Chênes ", 5))[..128];

    [Fact]
    public void Poster_InTwoLanguages_SaysBothTheFirstLarger()
    {
        var words = Page("Rue des Lilas", Sheet.A4, "fr", "en").Marks.OfType<Words>().ToArray();
        foreach (var (french, english) in new[] { ("on\u00a0s’entraide", "We help each other"), ("Besoin d’aide\u00a0?", "Need help?"), ("Envie d’aider\u00a0?", "Want to help?"), ("Une personne vérifie.", "Free. A person checks.") })
            Assert.True(Size(french) > Size(english), $"{french} {Size(french)}, {english} {Size(english)}");

        double Size(string said) => words.Where(w => !w.Turned && w.Text.EndsWith(said, StringComparison.Ordinal)).Max(w => w.Points);
    }

    [Theory]
    [InlineData("fr", "en")]
    [InlineData("en", "fr")]
    [InlineData("fr", null)]
    [InlineData("en", null)]
    public void Poster_WithTheLongestName_IsReadFromTwoMetres(string first, string? second)
    {
        foreach (var name in new[] { "Rue des Lilas", Long, new string('W', 128), "" })
        {
            var marks = Page(name, Sheet.A4, [.. new[] { first, second }.OfType<string>()]).Marks;
            var words = marks.OfType<Words>().Where(w => !w.Turned).ToArray();
            Assert.True(words.Where(w => w.Bold).Max(w => w.Points) >= 40, name);
            foreach (var key in new[] { "poster.need", "poster.offer", "poster.promise" })
            {
                foreach (var line in Texts.Plain(new Phrase(key), first).Replace('\'', '’').Split('\n')) Assert.True(words.Single(w => w.Text == line).Points >= 20, line);
            }

            Assert.True(marks.OfType<Code>().Max(code => code.Side) >= 60);
        }
    }

    [Theory]
    [InlineData("fr", "en")]
    [InlineData("en", "fr")]
    [InlineData("en", null)]
    public void Poster_WithAnyName_StaysOnItsSheetAndNothingLiesOnAnother(string first, string? second)
    {
        foreach (var sheet in new[] { Sheet.A4, Sheet.A5 })
        {
            foreach (var name in new[] { "Rue des Lilas, Vitry-sur-Seine", Long, new string('W', 128), string.Join(' ', Enumerable.Repeat("WWWWWWWWWWWWWWW", 8)), "a", "" })
                IsSound(Page(name, sheet, [.. new[] { first, second }.OfType<string>()]), $"{sheet.Width} {name}");
        }
    }

    /// <summary>As long as the server lets a bot's name and what it is started with be.</summary>
    [Fact]
    public void Poster_WithTheLongestLinkAndService_StaysOnItsSheetAndNothingLiesOnAnother()
    {
        var link = new Uri($"https://t.me/{new string('W', 29)}bot?start={new string('W', 64)}");
        foreach (var sheet in new[] { Sheet.A4, Sheet.A5 })
        {
            var page = Page(Long, Long, link, sheet, "en", "fr");
            IsSound(page, $"{sheet.Width}");
            Assert.True(page.Marks.OfType<Code>().Max(code => code.Side) >= 60 * sheet.Scale);
        }
    }

    private static void IsSound(PosterPage page, string what)
    {
        var sheet = page.Sheet;
        var boxes = page.Marks.Where(m => m is not CutLine).Select(m => (Mark: m, Box: Extent(m))).ToArray();
        foreach (var (mark, box) in boxes) Assert.True(box is { Left: >= 5, Top: >= 5 } && box.Right <= sheet.Width - 5 && box.Bottom <= sheet.Height - 5, $"{what}: {mark}");
        foreach (var (i, one) in boxes.Index())
        {
            // The four lines of the frame meet in its corners.
            foreach (var other in boxes.Skip(i + 1).Where(other => one.Mark is not Box || other.Mark is not Box)) Assert.False(Overlap(one.Box, other.Box), $"{what}: {one.Mark} {other.Mark}");
        }

        var frame = boxes.Where(box => box.Mark is Box { Width: < 2 }).Select(box => box.Box).ToArray();
        var head = boxes.Where(box => box.Mark is Words { Turned: false } words && words.Points >= 20 * sheet.Scale && box.Box.Bottom < frame[0].Top + 3).Select(box => box.Box.Bottom);
        Assert.True(frame[0].Top - head.Max() >= 4 * sheet.Scale, $"{what}: the headline stands on the frame");
        Assert.True(sheet.Height - sheet.SlipHeight - frame[0].Bottom >= 5, $"{what}: the frame stands on the slips");
    }

    [Theory]
    [InlineData("fr", "en")]
    [InlineData("en", null)]
    public void Frame_HoldsWhatIsInIt_AndKeepsTheCodesWhiteMargin(string first, string? second)
    {
        foreach (var sheet in new[] { Sheet.A4, Sheet.A5 })
        {
            var marks = Page(Long, sheet, [.. new[] { first, second }.OfType<string>()]).Marks;
            var code = marks.OfType<Code>().MaxBy(c => c.Side)!;
            var white = Extent(code) with { };
            var module = code.Side / code.Dark.GetLength(0);
            var around = new Extents(white.Left - 4 * module + 1.2, white.Top - 4 * module + 1.2, white.Right + 4 * module - 1.2, white.Bottom + 4 * module - 1.2);
            Assert.DoesNotContain(marks, mark => mark != code && mark is not CutLine && Overlap(around, Extent(mark)));
            var frame = marks.OfType<Box>().Where(box => box.Width < 2).ToArray();
            var captions = marks.OfType<Words>().Where(w => w.Align == Align.Middle).Select(Extent).ToArray();
            Assert.All(captions, c => Assert.True(c.Left > frame.Min(f => f.X) + 2 && c.Right < frame.Max(f => f.X) - 1 && c.Bottom < frame.Max(f => f.Y + f.Height) - 1));
        }
    }

    private sealed record Extents(double Left, double Top, double Right, double Bottom);

    /// <summary>From the tops of capitals to where their line stands; for words the width is that of the font.</summary>
    private static Extents Extent(Mark mark)
    {
        switch (mark)
        {
            case Code code: return new Extents(code.X, code.Y, code.X + code.Side, code.Y + code.Side);
            case Box box: return new Extents(box.X, box.Y, box.X + box.Width, box.Y + box.Height);
            case Words words:
                var (width, height) = (Fonts().WidthOf(words.Text, words.Bold, words.Points), words.Points * Mark.MillimetresPerPoint * 0.73);
                if (words.Turned) return new Extents(words.X - height, words.Y - width, words.X, words.Y);
                var left = words.Align == Align.Middle ? words.X - width / 2 : words.X;
                return new Extents(left, words.Y - height, left + width, words.Y);
            default: return new Extents(0, 0, 0, 0);
        }
    }

    private static bool Overlap(Extents one, Extents other) =>
        one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;
}
