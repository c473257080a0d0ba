namespace Solidarity.Core.Posts;

/// <summary>
/// Letters and signs by what Unicode says of them, of which nothing is seen: fillers of Korean letters, the Braille pattern without dots, the note without a
/// head. A name of these would be a name that nobody can read.
/// </summary>
public static class Blanks
{
    public static bool Hold(int codePoint) => codePoint is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or 0x1D159;
}
