using Microsoft.Playwright;

namespace Solidarity.Tests.Browser;

/// <summary>One browser for all tests that play on the page, the system's own; each test gets a profile of its own in it. Tests that share it run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class Chromium : IAsyncLifetime, ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";

    /// <summary>Debian's package, and where others put it.</summary>
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Four megabytes of script are read while two other tests have the processor.</summary>
    private const int PatienceInMilliseconds = 45_000;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") ?? Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("There is no Chromium here: apt-get install chromium, or name one in CHROMIUM.");
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceInMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A new profile with one open tab.</summary>
    /// <param name="language">Of the browser.</param>
    internal async Task<Tab> OpenAsync(string language, int width = 1280, int height = 900, bool dark = false, double scale = 1, bool script = true)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language == "fr" ? "fr-FR" : "en-GB",
            ViewportSize = new ViewportSize { Width = width, Height = height },
            DeviceScaleFactor = (float)scale,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
        });
        context.SetDefaultTimeout(PatienceInMilliseconds);
        return new Tab(await context.NewPageAsync());
    }
}
