using Solidarity.Bot.Pages;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Pages of other sites can't speak for whoever looks at them; only our own, and within those that the settings name.</summary>
internal static class Origins
{
    public static async ValueTask<object?> RefuseForeign(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        OwnOrigin.Holds(context.HttpContext.Request)
            ? await next(context)
            : Results.Json(new ErrorResponse(new ErrorInfo("BadOrigin", "This page may not speak here.")), DirectLineJson.Default.ErrorResponse, statusCode: StatusCodes.Status403Forbidden);
}
