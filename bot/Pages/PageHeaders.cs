namespace Solidarity.Bot.Pages;

/// <summary>What every page says to the browser beside itself: whence it may take anything, and who may show it.</summary>
internal static class PageHeaders
{
    /// <summary>Nothing is taken for what it doesn't say it is, whatever is answered; and what went wrong within is the log's alone.</summary>
    public static void Everywhere(WebApplication app)
    {
        app.Use((context, next) =>
        {
            // At the last moment: an error takes away what was said before, and the sample street within has left its own context by then.
            var headers = context.Response.Headers;
            context.Response.OnStarting(() =>
            {
                headers.XContentTypeOptions = "nosniff";
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseExceptionHandler(failed => failed.Run(_ => Task.CompletedTask));
    }

    /// <summary>A page of words and pictures of our own: no script at all, and within no other site.</summary>
    public static void Protect(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'self'; form-action 'self'; style-src 'self'; img-src 'self'; frame-ancestors 'none'";
        Same(context);
    }

    /// <summary>The team's pages: kept nowhere, and pictures of the map server, where one is set. A browser names the page's origin with a form only where it may name it at all.</summary>
    public static void ProtectDesk(HttpContext context, Settings settings)
    {
        Protect(context);
        if (settings.Tiles is { } tiles) context.Response.Headers.ContentSecurityPolicy = context.Response.Headers.ContentSecurityPolicy.ToString().Replace("img-src 'self'", $"img-src 'self' {SiteOf(tiles)}", StringComparison.Ordinal);
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        // As the tokens of forms want it, in full: else the framework changes it, and says so in the log each time.
        context.Response.Headers.CacheControl = "no-cache, no-store";
    }

    private static string SiteOf(string tiles) => new Uri(tiles.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)).GetLeftPart(UriPartial.Authority);

    /// <summary>A page with Web Chat in it, which may stand within the sites that the settings name.</summary>
    /// <param name="nonce">What its styles bear.</param>
    /// <param name="elsewhere">Where its script comes from, where that isn't here.</param>
    public static void ProtectChat(HttpContext context, Settings settings, string nonce, string elsewhere)
    {
        var sockets = $"{(context.Request.IsHttps ? "wss" : "ws")}://{context.Request.Host}";
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; base-uri 'self'; form-action 'self'; script-src 'self' {elsewhere}; style-src 'self' 'nonce-{nonce}' {EmptyStyle}; "
            + $"img-src 'self' data: blob:; connect-src 'self' {sockets}; frame-ancestors {string.Join(' ', settings.PageOrigins.Prepend("'self'"))}";
        Same(context);
        context.Response.Headers.CacheControl = "no-store";
    }

    /// <summary>Web Chat's list that scrolls makes a style element without the nonce, empty, and fills it by script: nothing but an empty one is let through by this.</summary>
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    private static void Same(HttpContext context)
    {
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
