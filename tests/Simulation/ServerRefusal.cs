using System.Text.Json.Nodes;

namespace Solidarity.Simulation;

/// <summary>A call that the server refuses, in its own words.</summary>
internal sealed class ServerRefusal(int code, string description, JsonObject? parameters = null) : Exception(description)
{
    public int Code => code;

    public JsonObject Body
    {
        get
        {
            var body = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = Message };
            if (parameters is not null) body["parameters"] = parameters.DeepClone();
            return body;
        }
    }

    public static ServerRefusal Bad(string why) => new(400, $"Bad Request: {why}");

    public static ServerRefusal Forbidden(string why) => new(403, $"Forbidden: {why}");

    public static ServerRefusal Conflict(string why) => new(409, $"Conflict: {why}");

    public static ServerRefusal TooMany(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}", new JsonObject { ["retry_after"] = seconds });
}
