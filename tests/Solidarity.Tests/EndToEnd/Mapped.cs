using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Solidarity.Bot;
using Solidarity.Core.Storage;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.EndToEnd;

/// <summary>What the program answers to, as it is put together: a page that is added is among them by itself, and so in every test that asks for all.</summary>
internal static class Mapped
{
    /// <summary>Addresses that can be looked at as they stand, without what stands for something else: "/stats".</summary>
    public static IReadOnlyList<string> Gets { get; } = Read();

    /// <summary>Those behind the team's door.</summary>
    public static IEnumerable<string> TeamPages => Gets.Where(path => path.StartsWith("/web", StringComparison.Ordinal) && path != "/web/enter");

    private static string[] Read()
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder();
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Web:Enabled"] = "true" }).Build());
        using var app = Site.Of(builder, settings, Database.InFile($"Data Source={folder.File("none.db")}"));
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true && endpoint.RoutePattern.Parameters.Count == 0)
                .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Distinct().Order(StringComparer.Ordinal),
        ];
    }
}
