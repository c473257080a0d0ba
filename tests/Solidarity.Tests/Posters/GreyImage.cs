using System.Buffers.Binary;
using System.IO.Compression;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Solidarity.Tests.Posters;

/// <summary>A picture in shades of grey, read from a PNG, and what a phone's camera would find in it.</summary>
internal sealed record GreyImage(byte[] Pixels, int Width, int Height)
{
    public byte this[int x, int y] => Pixels[y * Width + x];

    /// <summary>Eight bits a channel, red, green, blue and perhaps opacity, not interlaced: what rsvg-convert writes.</summary>
    public static GreyImage OfPng(byte[] png)
    {
        var (width, height, channels) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)), png[25] == 6 ? 4 : 3);
        Assert.Equal((8, 0), (png[24], png[28]));
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) packed.Write(png, at + 8, length);
            at += 12 + length;
        }

        packed.Position = 0;
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        var (grey, row, above) = (new byte[width * height], new byte[width * channels], new byte[width * channels]);
        for (var y = 0; y < height; y++, (row, above) = (above, row))
        {
            var filter = rows.ReadByte();
            rows.ReadExactly(row);
            for (var i = 0; i < row.Length; i++)
            {
                var (left, up, corner) = (i < channels ? 0 : row[i - channels], above[i], i < channels ? 0 : above[i - channels]);
                row[i] += (byte)(filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => throw new InvalidDataException() });
            }

            for (var x = 0; x < width; x++) grey[y * width + x] = (byte)((299 * row[x * channels] + 587 * row[x * channels + 1] + 114 * row[x * channels + 2]) / 1000);
        }

        return new GreyImage(grey, width, height);
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    public GreyImage Part(double x, double y, double width, double height)
    {
        var (left, top, wide, high) = ((int)x, (int)y, (int)width, (int)height);
        var part = new byte[wide * high];
        for (var row = 0; row < high; row++) Array.Copy(Pixels, (top + row) * Width + left, part, row * wide, wide);
        return new GreyImage(part, wide, high);
    }

    /// <returns>Null: no code was found that stands upright; the reader would take one in a mirror, not every phone does.</returns>
    public string? Decoded()
    {
        var source = new RGBLuminanceSource(Pixels, Width, Height, RGBLuminanceSource.BitmapFormat.Gray8);
        var result = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
        return result?.ResultPoints is [var lowLeft, var highLeft, var highRight, ..] && highLeft.X < highRight.X && highLeft.Y < lowLeft.Y
            && Math.Abs(highLeft.X - lowLeft.X) < 2 && Math.Abs(highLeft.Y - highRight.Y) < 2 && highLeft.X < Width / 2 && highLeft.Y < Height / 2 ? result.Text : null;
    }
}
