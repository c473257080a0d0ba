using System.Net;

namespace Solidarity.Bot;

/// <summary>Where the team's page is found, what lies under its map, and who reads how the program is.</summary>
internal static class WebSettings
{
    /// <summary>As it is set; else where the program itself listens, if that is this machine alone.</summary>
    /// <exception cref="BadSetting">It is none.</exception>
    public static Uri? Address(IConfiguration from)
    {
        if (from["Web:Address"] is not { Length: > 0 } text)
        {
            var own = from["Urls"] is { Length: > 0 } urls ? urls : "http://127.0.0.1:5080";
            return own.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null).FirstOrDefault(uri => uri is { IsLoopback: true });
        }

        // Whoever reads the traffic of plain http would be of the team.
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == "https" || address is { Scheme: "http", IsLoopback: true })
                && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            ? address
            : throw new BadSetting($"Web__Address is \"{text}\"; where the pages are found from outside is expected, such as https://help.example.org.");
    }

    /// <summary>Addresses and networks, each as one.</summary>
    /// <inheritdoc cref="Address"/>
    public static IReadOnlyList<IPNetwork> Figures(IConfiguration from)
    {
        var all = (from["Web:Figures"] ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return [.. all.Select(one => Network(one) ?? throw new BadSetting($"Web__Figures holds \"{one}\"; addresses and networks like 10.0.0.7 or 10.0.0.0/8 are expected, with blanks between them."))];
    }

    private static IPNetwork? Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        // "10" would be read as an address too, 0.0.0.10.
        return IPAddress.TryParse(text, out var address) && (text.Contains(':') || text.Count(sign => sign == '.') == 3) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }

    /// <inheritdoc cref="Address"/>
    public static string? Tiles(IConfiguration from)
    {
        if (from["Web:Tiles"] is not { Length: > 0 } text) return null;
        // It becomes part of the page's policy: no sign may end it there.
        return Uri.TryCreate(text.Replace("{z}", "1", StringComparison.Ordinal).Replace("{x}", "1", StringComparison.Ordinal).Replace("{y}", "1", StringComparison.Ordinal), UriKind.Absolute, out var tile)
                && tile.Scheme is "https" or "http" && tile.UserInfo.Length == 0 && !text.Any(sign => sign is ';' or ',' or '\'' or '"' || char.IsWhiteSpace(sign))
                && text.Contains("{z}", StringComparison.Ordinal) && text.Contains("{x}", StringComparison.Ordinal) && text.Contains("{y}", StringComparison.Ordinal)
            ? text
            : throw new BadSetting($"Web__Tiles is \"{text}\"; where the pictures of a map lie is expected, such as https://tiles.example.org/{{z}}/{{x}}/{{y}}.png.");
    }
}
