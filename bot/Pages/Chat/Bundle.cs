using System.IO.Compression;

namespace Solidarity.Bot.Pages.Chat;

/// <summary>Web Chat's own script. The build fetches it; where it could not, the page takes it from Microsoft's own servers, and only if it is the same to the last byte.</summary>
internal sealed class Bundle
{
    private const string Version = "4.18.1", Place = "lib/webchat.js";

    private const string Is = "sha384-AHFvk4Hi30kPlGug5u1RCA9gNO18GRKqhYcFtulI9sUUUp3HBpyjyTUf2/GVUHHb";

    private readonly string? _file;
    private readonly Lazy<byte[]> _small;

    private Bundle(string? file) => (_file, _small) = (file, new Lazy<byte[]>(() => Compress(file!)));

    /// <summary>Where the page takes it from.</summary>
    public string Address => _file is null ? $"https://cdn.botframework.com/botframework-webchat/{Version}/webchat.js" : $"{Place}?v={Version}";

    /// <summary>What a content security policy must name beside the page's own place; empty where nothing.</summary>
    public string Elsewhere => _file is null ? Address : "";

    public IReadOnlyDictionary<string, object> Integrity => _file is null ? new Dictionary<string, object> { ["integrity"] = Is, ["crossorigin"] = "anonymous" } : new Dictionary<string, object>();

    /// <summary>It is four megabytes, one when packed: packed once, kept by the browser until there is another version.</summary>
    public static Bundle Map(WebApplication app, string limit)
    {
        var file = Path.Combine(app.Environment.WebRootPath ?? "", Place);
        var bundle = new Bundle(File.Exists(file) ? file : null);
        if (bundle._file is null) return bundle;
        app.MapGet("/" + Place, (HttpContext context) =>
        {
            var headers = context.Response.Headers;
            headers.CacheControl = "public, max-age=31536000, immutable";
            headers.Vary = "Accept-Encoding";
            headers.XContentTypeOptions = "nosniff";
            if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase)) return Results.File(file, "text/javascript; charset=utf-8");
            headers.ContentEncoding = "gzip";
            return Results.Bytes(bundle._small.Value, "text/javascript; charset=utf-8");
        }).RequireRateLimiting(limit);
        return bundle;
    }

    private static byte[] Compress(string file)
    {
        using var to = new MemoryStream();
        using (var packed = new GZipStream(to, CompressionLevel.Optimal))
        using (var from = File.OpenRead(file)) from.CopyTo(packed);
        return to.ToArray();
    }
}
