using System.Globalization;
using System.Text.RegularExpressions;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>How far around a point? A button, or typed: "7 km", "7".</summary>
internal sealed partial class KilometresQuestion(Phrase text) : Question<Nothing, int>
{
    private static readonly (string Token, Phrase Label)[] Shown = [("2", "area.km-2"), ("5", "area.km-5"), ("10", "area.km-10"), ("20", "area.km-20")];

    public override Prompt Put(Nothing work, Surroundings here) => new(text, [.. Shown.Select(one => new Choice(one.Token, one.Label)).Chunk(2)]);

    public override Reading<Nothing, int> Read(Nothing work, Reply reply, Surroundings here)
    {
        var typed = reply switch { Reply.Chosen chosen => chosen.Token, Reply.Written written => written.Text, _ => "" };
        if (reply is Reply.Written && !Distance().IsMatch(typed) && DistanceReading.Read(typed) is { } metres && metres % 1000 == 0) typed = (metres / 1000).ToString(CultureInfo.InvariantCulture);
        return Distance().Match(typed) is { Success: true } match
            && int.Parse(match.Groups["km"].Value, CultureInfo.InvariantCulture) is >= 1 and <= AreaReading.MostKilometres and var kilometres
            ? Answered(kilometres)
            : Again(new Phrase("area.expected-radius", ("most", AreaReading.MostKilometres)));
    }

    [GeneratedRegex(@"^\s*(?<km>[0-9]{1,3})\s*(km|kilom[eè]tres?|kilometers?)?\s*\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Distance();
}
