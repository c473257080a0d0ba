using System.Buffers;

namespace Solidarity.Bot.Channels;

/// <summary>Reads what a request brings, up to a limit.</summary>
internal static class Bodies
{
    /// <returns>Null when it is larger.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int largest)
    {
        if (request.ContentLength > largest) return null;
        using var body = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;)
            {
                if (body.Length + read > largest) return null;
                body.Write(buffer, 0, read);
            }

            return body.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
