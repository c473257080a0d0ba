using System.Collections.Frozen;

namespace Solidarity.Core.Places;

/// <summary>Words, as normalised, that people put around a place's name ("j'habite à", "I live near") or inside it ("sur").</summary>
internal static class LittleWords
{
    private static readonly FrozenSet<string> Around = (
        "a au aux de du des d en dans sur vers chez par pres proche autour alentours environs cote centre quartier secteur "
        + "le la les l un une et ou c est il y je j on nous me m moi suis habite habitons vis vit vivons loge reside demeure "
        + "trouve actuellement maintenant ville commune village cedex arrondissement arr ardt france bonjour merci svp f "
        + "i we am im live living stay based the in near at from to of by around close next my our town city area hello "
        + "please thanks").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Links =
        "a au aux d de des du en et l la le les lez sous sur".Split(' ').ToFrozenSet();

    public static bool SurroundAName(string word) => Around.Contains(word);

    public static bool Link(ReadOnlySpan<char> word) => Links.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
