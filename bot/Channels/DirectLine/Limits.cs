using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>How often one connection's other end may ask: for new people seldom, for the rest as often as somebody in a hurry would.</summary>
internal static class Limits
{
    public const string Requests = "requests", Visitors = "visitors";

    private const int RequestsInAMinute = 240, VisitorsInAnHour = 60;

    public static IServiceCollection AddLimits(this IServiceCollection services) => services.AddSingleton<CodeTries>().AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Requests, context => Window(context, Requests, RequestsInAMinute, TimeSpan.FromMinutes(1)));
        limiter.AddPolicy(Visitors, context => Window(context, Visitors, VisitorsInAnHour, TimeSpan.FromHours(1)));
    });

    private static RateLimitPartition<string> Window(HttpContext context, string what, int most, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter($"{what} {Source(context)}", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window });

    /// <summary>An IPv6 network as a whole: one household has more addresses than it can use.</summary>
    public static string Source(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "";
        return address is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
