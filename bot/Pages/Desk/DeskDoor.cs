using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Pages.Desk;

/// <summary>
/// Who comes in: by a link from chat and one press on its page (whoever only fetches the link, as chat programs do to show what is behind it, uses
/// nothing up), then by a signed cookie that no script reads and no other site sends.
/// </summary>
internal sealed class DeskDoor(TurnLoop loop, DeskTurns turns, Settings settings, TextBook texts, IDataProtectionProvider protection, IAntiforgery forms)
{
    private const string Cookie = "desk", Key = "key";

    private readonly IDataProtector _signer = protection.CreateProtector("web.desk");

    /// <summary>What the cookie holds; null where there is none of ours.</summary>
    public string? SecretOf(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and <= 1024 } signed) return null;
        try
        {
            return _signer.Unprotect(signed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The page of a link: nothing is looked up yet, so that nobody learns from it whether a link is good.</summary>
    public IResult Show(HttpContext context, string? key)
    {
        var reader = PageTexts.For(context, texts, null, settings);
        return key is not null && Invitation.IsSecret(key)
            ? new RazorComponentResult<EnterPage>(new Dictionary<string, object?> { [nameof(EnterPage.Texts)] = reader, [nameof(EnterPage.Root)] = RootOf(context), [nameof(EnterPage.Key)] = key, [nameof(EnterPage.Token)] = TokenOf(context) })
            : Notice(context, reader, "teampage.link-not-good", StatusCodes.Status400BadRequest);
    }

    public async Task<IResult> EnterAsync(HttpContext context)
    {
        var key = (await context.Request.ReadFormAsync())[Key].ToString();
        // What no link of ours holds is looked up nowhere.
        var signedIn = Invitation.IsSecret(key)
            ? await loop.Run(scope => OpenDesk.SignIn(settings.Begin(scope.Stores, scope.Now), key, person => turns.RoleOf(scope, person) != Role.None))
            : null;
        if (signedIn is not { } good) return Refuse(context, "teampage.link-not-good", StatusCodes.Status403Forbidden);
        context.Response.Cookies.Append(Cookie, _signer.Protect(good.Secret), Options(context));
        return SeeOther(context, "web");
    }

    public async Task<IResult> LeaveAsync(HttpContext context)
    {
        if (SecretOf(context) is { } secret)
        {
            await loop.Run(scope =>
            {
                var change = settings.Begin(scope.Stores, scope.Now);
                if (OpenDesk.Whose(change, secret, person => turns.RoleOf(scope, person) != Role.None) is { } person) OpenDesk.SignOut(change, person);
                return true;
            });
        }

        context.Response.Cookies.Delete(Cookie, Options(context));
        return Notice(context, PageTexts.For(context, texts, null, settings), "teampage.signed-out", StatusCodes.Status200OK);
    }

    /// <summary>Nobody of the team has the page open here, or not any more.</summary>
    public IResult Closed(HttpContext context) => Refuse(context, "teampage.not-signed-in", StatusCodes.Status401Unauthorized);

    /// <summary>In the browser's language: nobody knows who reads it.</summary>
    public IResult Refuse(HttpContext context, string key, int status) => Notice(context, PageTexts.For(context, texts, null, settings), key, status);

    public IResult Notice(HttpContext context, PageTexts reader, string key, int status) => new RazorComponentResult<NoticePage>(new Dictionary<string, object?>
    {
        [nameof(NoticePage.Texts)] = reader,
        [nameof(NoticePage.Root)] = RootOf(context),
        [nameof(NoticePage.Words)] = reader[key],
    })
    { StatusCode = status };

    public string TokenOf(HttpContext context) => forms.GetAndStoreTokens(context).RequestToken!;

    public static string RootOf(HttpContext context) => context.Request.PathBase.Value ?? "";

    public static IResult SeeOther(HttpContext context, string where)
    {
        context.Response.Headers.Location = $"{RootOf(context)}/{where}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Where a proxy doesn't say that it was asked over https, the address that was set does.</summary>
    private CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps || settings.DeskAddress?.Scheme == "https",
        SameSite = SameSiteMode.Strict,
        Path = RootOf(context) + "/web",
        MaxAge = OpenDesk.SessionLasts,
    };

    /// <summary>Forms are taken from our own pages alone: by where the browser says they were, and by a token that only they hold.</summary>
    public async ValueTask<object?> RefuseForeign(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        PageHeaders.ProtectDesk(context, settings);
        if (HttpMethods.IsGet(context.Request.Method)) return await next(call);
        if (!OwnOrigin.Holds(context.Request, settings.DeskAddress)) return Refuse(context, IsOursButForHttps(context) ? "teampage.proxy-silent" : "teampage.foreign-form", StatusCodes.Status400BadRequest);
        return await FaultOfAsync(context) switch
        {
            null => await next(call),
            StatusCodes.Status413PayloadTooLarge => Refuse(context, "teampage.form-too-large", StatusCodes.Status413PayloadTooLarge),
            var status => Refuse(context, "teampage.foreign-form", status.Value),
        };
    }

    /// <summary>The browser asked over https, the proxy didn't say so, and nobody set the address.</summary>
    private static bool IsOursButForHttps(HttpContext context) => !context.Request.IsHttps && context.Request.Headers.Origin == $"https://{context.Request.Host}";

    /// <returns>Null for a form that is ours, and can be read; else how it is answered.</returns>
    private async Task<int?> FaultOfAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType && await forms.IsRequestValidAsync(context) ? null : StatusCodes.Status400BadRequest;
        }
        // The framework says in its own way that a form couldn't be read, with the true reason within.
        catch (Exception e) when (e is AntiforgeryValidationException or BadHttpRequestException or InvalidDataException or IOException)
        {
            return (e.GetBaseException() as BadHttpRequestException)?.StatusCode == StatusCodes.Status413PayloadTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        }
    }
}
