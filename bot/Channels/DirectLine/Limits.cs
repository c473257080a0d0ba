using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>How often one connection's other end may ask: as often as somebody in a hurry would. How many new people may come from there: <see cref="Shares"/>.</summary>
internal static class Limits
{
    public const string Requests = "requests", Pages = "pages";

    private static readonly Dictionary<string, (int Most, TimeSpan Within)> All = new()
    {
        [Requests] = (240, TimeSpan.FromMinutes(1)),
        [Pages] = (300, TimeSpan.FromMinutes(1)),
    };

    /// <summary>A large network (a firm, a town hall, a part of a phone company) may ask as often as so many households.</summary>
    public const int HouseholdsInANetwork = 8;

    private const int BytesOfAHousehold = 8, BytesOfANetwork = 6;

    public static IServiceCollection AddLimits(this IServiceCollection services) => services.AddSingleton<CodeTries>().AddSingleton<Shares>().AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.CacheControl = "no-store";
            return ValueTask.CompletedTask;
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(OfNetwork);
        foreach (var (what, (most, within)) in All) limiter.AddPolicy(what, context => Window($"{what} {Source(context)}", most, within));
    });

    /// <summary>Whoever has a whole network of IPv6 networks has as many households as they like.</summary>
    private static RateLimitPartition<string> OfNetwork(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is { PolicyName: { } what } && Network(context) is { } network && All.TryGetValue(what, out var limit)
            ? Window($"{what} {network}", limit.Most * HouseholdsInANetwork, limit.Within)
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Window(string key, int most, TimeSpan within) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = within });

    /// <summary>An IPv6 network as a whole: one household has more addresses than it can use.</summary>
    public static string Source(HttpContext context) =>
        IPv6Of(context) is { } address ? Convert.ToHexString(address.AsSpan(0, BytesOfAHousehold)) : context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>The network of IPv6 networks that it comes from; null where it comes from none.</summary>
    public static string? Network(HttpContext context) => IPv6Of(context) is { } address ? Convert.ToHexString(address.AsSpan(0, BytesOfANetwork)) : null;

    private static byte[]? IPv6Of(HttpContext context) =>
        context.Connection.RemoteIpAddress is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address ? address.GetAddressBytes() : null;
}
