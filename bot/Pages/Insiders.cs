using System.Net;

namespace Solidarity.Bot.Pages;

/// <summary>
/// Who may ask how the program is: this machine, and the networks that the settings name. Nobody who comes through a proxy, whose own address would let the
/// whole world in.
/// </summary>
internal static class Insiders
{
    /// <summary>What proxies add; the X-Original ones stand where a proxy's word was taken for the address.</summary>
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Original-For", "X-Original-Host", "X-Original-Proto", "Via"];

    /// <summary>For everybody else there is no such page.</summary>
    public static RouteGroupBuilder MapInside(this IEndpointRouteBuilder app, Settings settings)
    {
        var inside = app.MapGroup("");
        inside.AddEndpointFilter(async (call, next) => Is(call.HttpContext, settings.FiguresFor) ? await next(call) : Results.NotFound());
        return inside;
    }

    public static bool Is(HttpContext context, IReadOnlyList<IPNetwork> networks)
    {
        if (context.Connection.RemoteIpAddress is not { } from || Forwarded.Any(context.Request.Headers.ContainsKey)) return false;
        var address = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        // A proxy on this machine that adds nothing still passes on whom it was asked for.
        return IPAddress.IsLoopback(address) && IsHere(context.Request.Host.Host) || networks.Any(network => network.Contains(address));
    }

    private static bool IsHere(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named);
}
