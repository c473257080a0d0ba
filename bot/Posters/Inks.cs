namespace Solidarity.Bot.Posters;

/// <summary>The colours of both writers. The coloured one is dark enough to be read on white when it is printed in black.</summary>
internal static class Inks
{
    /// <returns>Red, green, blue.</returns>
    public static byte[] Of(Ink ink) => ink switch
    {
        Ink.Black => [0x14, 0x14, 0x14],
        Ink.Colour => [0x00, 0x4f, 0x63],
        _ => [0x55, 0x55, 0x55],
    };
}
