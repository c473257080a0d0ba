using System.Globalization;
using Microsoft.Playwright;

namespace Solidarity.Tests.Browser;

/// <summary>How soon the page is there, and how much of it there is.</summary>
[Collection(Chromium.Name)]
public sealed class PaintTests(Chromium chromium)
{
    private const int Times = 5;

    private const string FirstPaint =
        """
        () => new Promise(seen => new PerformanceObserver(list => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (paint) seen(paint.startTime);
        }).observe({ type: 'paint', buffered: true }))
        """;

    /// <summary>In bytes as they pass the network, headers too; WebSocket aside.</summary>
    private const string Weight =
        """
        bundle => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .filter(entry => entry.name.includes('/webchat.js') === bundle).reduce((sum, entry) => sum + entry.transferSize, 0)
        """;

    /// <summary>The best of five: other tests run beside this one. The first is the program's own first page, whose code is compiled then.</summary>
    [Fact]
    public async Task Chat_IsPaintedWithinASecond_AndIsLight()
    {
        await using var bot = BotProcess.Prepare(("Web__Enabled", "true"));
        await bot.StartAsync();
        var paints = new List<double>();
        var (own, bundle) = (0, 0);
        for (var time = 0; time < Times; time++)
        {
            await using var tab = await chromium.OpenAsync("fr", width: 390, height: 780);
            await tab.Page.GotoAsync($"{bot.Url}/chat", new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
            paints.Add(await tab.Page.EvaluateAsync<double>(FirstPaint));
            if (time > 0) continue;
            await tab.Page.GetByLabel("Votre prénom").FillAsync("Alice");
            await tab.Page.Keyboard.PressAsync("Enter");
            await tab.Page.GetByText("Bonjour Alice").First.WaitForAsync();
            (own, bundle) = (await tab.Page.EvaluateAsync<int>(Weight, false), await tab.Page.EvaluateAsync<int>(Weight, true));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"painted after {string.Join(", ", paints.Select(paint => paint.ToString("0", CultureInfo.InvariantCulture)))} ms; {own} bytes beside {bundle} of Web Chat");
        Assert.InRange(paints.Min(), 1, 1000);
        Assert.InRange(own, 1, 100 * 1024);
        Assert.InRange(bundle, 1, 1024 * 1024);
    }
}
