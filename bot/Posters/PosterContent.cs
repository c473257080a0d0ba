using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Posters;

/// <summary>What a poster for a stairwell is to say.</summary>
/// <param name="Name">The group's or street's, as people wrote it: any length, any script, any sign.</param>
/// <param name="Town">Stands in where nothing of the name can be printed; whoever asks may have none.</param>
/// <param name="Link">Opens the bot with place and group filled in; https, made by the program.</param>
/// <param name="Languages">Of the group, the first one largest; two at most are printed.</param>
/// <param name="Service">Who runs it, printed small.</param>
/// <param name="MadeAt">What the files give as their date: the same content at the same moment gives the same files.</param>
internal sealed record PosterContent(string Name, string? Town, Uri Link, IReadOnlyList<string> Languages, string Service, DateTimeOffset MadeAt);

/// <summary>A poster to hang, as files that can go with messages.</summary>
/// <param name="Name">As it is printed; empty where neither name nor town could be.</param>
/// <param name="Picture">Of the A4: a drawing, of which a PNG is made when it is sent.</param>
/// <param name="LeftOut">Words and signs of the name that could not be printed, each once, in the order they were written.</param>
internal sealed record Poster(string Name, Attachment A4, Attachment A5, Attachment Picture, IReadOnlyList<string> LeftOut)
{
    /// <summary>For whoever asked: what is missing on the poster and what they can do about it; null: nothing is.</summary>
    public Phrase? Notice => LeftOut.Count == 0 ? null : new Phrase("poster.left-out", ("signs", string.Join(' ', LeftOut)));
}
