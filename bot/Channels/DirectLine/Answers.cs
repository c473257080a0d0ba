using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Solidarity.Bot.Pages;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>How requests are read and answered, as the protocol has it: an error by a code of its own, and a word for whoever reads it.</summary>
internal static class Answers
{
    /// <summary>A text of four thousand characters with all around it, many times over.</summary>
    private const int LargestBody = 64 * 1024;

    /// <returns>Null when it is too large.</returns>
    public static Task<byte[]?> BodyAsync(HttpRequest request) => Bodies.ReadAsync(request, LargestBody);

    /// <returns>Null for what is none.</returns>
    public static T? Parsed<T>(byte[] body, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IResult Said(ConversationInfo info, int status = StatusCodes.Status200OK) => Results.Json(info, DirectLineJson.Default.ConversationInfo, statusCode: status);

    public static IResult NoToken() => Error(StatusCodes.Status403Forbidden, "TokenExpired", "The token is missing, or has ended.");

    public static IResult TooFast() => Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", "That was too much at once. Wait a moment, then try again.");

    public static IResult TooLarge() => Error(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "This is too long. Write it in fewer words.");

    public static IResult Error(int status, string code, string message) => Results.Json(new ErrorResponse(new ErrorInfo(code, message)), DirectLineJson.Default.ErrorResponse, statusCode: status);

    public static IResult Kept(string id, long number) => Results.Json(new ResourceResponse(ActivityWriter.IdOf(id, number)), DirectLineJson.Default.ResourceResponse);
}
