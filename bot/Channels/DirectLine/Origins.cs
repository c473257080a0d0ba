namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Pages of other sites can't speak for whoever looks at them; only our own, and within those that the settings name.</summary>
internal static class Origins
{
    /// <summary>A browser names the page's origin with each request that changes something; a program names none, and needs the token all the same.</summary>
    public static async ValueTask<object?> RefuseForeign(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}"
            ? await next(context)
            : Results.Json(new ErrorResponse(new ErrorInfo("BadOrigin", "This page may not speak here.")), DirectLineJson.Default.ErrorResponse, statusCode: StatusCodes.Status403Forbidden);
    }
}
