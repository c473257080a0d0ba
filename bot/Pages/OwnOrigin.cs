namespace Solidarity.Bot.Pages;

/// <summary>A browser names the page's origin with each request that changes something; a program names none, and needs a token or a cookie all the same.</summary>
internal static class OwnOrigin
{
    /// <param name="address">Ours as it was set, where a proxy may not say how it was asked.</param>
    public static bool Holds(HttpRequest request, Uri? address = null) => request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}" || origin == address?.GetLeftPart(UriPartial.Authority));
}
