using Solidarity.Bot.Pages;
using Solidarity.Bot.Texts;
using static Solidarity.Bot.Channels.DirectLine.Answers;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Whoever shows who they are gets a token for their conversation: by the cookie, by the token before, by a code; or they are new.</summary>
internal static class Tokens
{
    private const int LongestName = 40;

    /// <summary>Whoever comes back with their cookie is the same person; whoever has none gets one.</summary>
    public static async Task<IResult> GenerateAsync(HttpContext context, Visiting visiting, Conversations conversations, Shares shares, TextBook texts)
    {
        if (await BodyAsync(context.Request) is not { } body) return TooLarge();
        var given = body.Length == 0 ? null : Parsed(body, DirectLineJson.Default.TokenParameters);
        var cookie = visiting.ReadCookie(context.Request.Cookies[Visiting.Cookie]);
        var asked = context.Request.Query["language"].ToString();
        var language = PageTexts.LanguageFor(context, texts, asked);
        var known = cookie is { } held ? await conversations.ComeAgainAsync(held, language) : null;
        var name = PlainText.Shorten((given?.User?.Name ?? "").Trim(), LongestName);
        if (known is null && name.Length == 0) return Error(StatusCodes.Status400BadRequest, "BadArgument", "A first name is needed.");
        // Whoever is known may open the page as often as they like: twenty people of a library come from one address.
        if (known is null && !shares.MayCome(Limits.Source(context), Limits.Network(context))) return TooFast();
        var pass = known is null ? new Pass(Visiting.Draw(), Visiting.Draw()) : cookie!.Value;
        if (known is null) await conversations.ComeAsync(pass, name, language);
        // Only the page that they look at asks so: by their cookie, and from our own origin.
        else if (texts.Speaks(asked)) await conversations.SpeakAsync(known, pass.Device, language);
        Keep(context, visiting, pass);
        return Said(TokenFor(visiting, visiting.Begin(pass)));
    }

    /// <summary>One token after the other, for a day; for as long as the page is open where the browser hands over its cookie with it.</summary>
    public static async Task<IResult> RefreshAsync(HttpContext context, Visiting visiting, Conversations conversations)
    {
        if (Endpoints.Holder(context, visiting, conversations) is not { } ticket) return NoToken();
        await conversations.SeeAsync(ticket.Pass);
        return Said(TokenFor(visiting, visiting.Renew(ticket, context.Request.Cookies[Visiting.Cookie])));
    }

    /// <summary>Somebody has written down a code elsewhere, and types it here. Wrong, replaced and ended ones get the same answer, after the same time.</summary>
    public static async Task<IResult> ReturnAsync(HttpContext context, Visiting visiting, Returning returning)
    {
        if (await BodyAsync(context.Request) is not { } body) return TooLarge();
        if (Parsed(body, DirectLineJson.Default.TypedCode) is not { Code: { Length: > 0 and <= LongestName } code }) return Error(StatusCodes.Status400BadRequest, "BadArgument", "A code is needed.");
        var (said, pass) = await returning.ComeBackAsync(code, Limits.Source(context));
        if (said == CodeSaid.TooOften) return Error(StatusCodes.Status429TooManyRequests, "TooManyTries", "Too many codes were tried. Try again in an hour.");
        if (said == CodeSaid.Wrong) return Error(StatusCodes.Status403Forbidden, "CodeNotGood", "This code is not good.");
        Keep(context, visiting, pass);
        return Said(TokenFor(visiting, visiting.Begin(pass)));
    }

    /// <summary>In the browser's cookie.</summary>
    public static void Keep(HttpContext context, Visiting visiting, Pass pass)
    {
        var isGuest = context.Request is { IsHttps: true } && context.Request.Query.ContainsKey("framed");
        var kept = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            Path = context.Request.PathBase + "/",
            MaxAge = Visiting.CookieLives,
            Secure = context.Request.IsHttps,
            // Within a town's page it is a guest: a browser hands it over there only where it is said so, only over https, and to each town's page one of its own.
            SameSite = isGuest ? SameSiteMode.None : SameSiteMode.Lax,
        };
        if (isGuest) kept.Extensions.Add("Partitioned");
        context.Response.Cookies.Append(Visiting.Cookie, visiting.CookieOf(pass), kept);
    }

    public static ConversationInfo TokenFor(Visiting visiting, Ticket ticket) => new(ticket.Pass.Address, visiting.TokenOf(ticket), (int)visiting.LifeOf(ticket).TotalSeconds);
}
