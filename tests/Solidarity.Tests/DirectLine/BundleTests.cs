using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Solidarity.Bot.Pages.Chat;
using Solidarity.Tests.House;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.DirectLine;

/// <summary>Where Web Chat's script comes from: from here where the build could fetch it; else from its maker, the same version to the last byte.</summary>
public sealed class BundleTests
{
    [Fact]
    public async Task WithoutTheFile_ItIsItsMakersOwn_AndTheSameToTheLastByte()
    {
        using var folder = new TemporaryFolder();
        await using var app = WebApplication.CreateSlimBuilder(new WebApplicationOptions { WebRootPath = folder.File("") }).Build();
        var bundle = Bundle.Map(app, "pages");
        using var package = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "bot/Web/package.json"), TestContext.Current.CancellationToken));
        var version = package.RootElement.GetProperty("dependencies").GetProperty("botframework-webchat").GetString();
        Assert.Equal($"https://cdn.botframework.com/botframework-webchat/{version}/webchat.js", bundle.Address);
        Assert.Equal(bundle.Address, bundle.Elsewhere);
        var fetched = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "wwwroot", "lib", "webchat.js"), TestContext.Current.CancellationToken);
        Assert.Equal("sha384-" + Convert.ToBase64String(SHA384.HashData(fetched)), bundle.Integrity["integrity"]);
        Assert.Equal("anonymous", bundle.Integrity["crossorigin"]);
    }
}
