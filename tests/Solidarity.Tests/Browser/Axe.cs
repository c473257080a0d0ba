using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Solidarity.Tests.Browser;

/// <summary>axe-core, which judges how well a page serves everybody.</summary>
internal static class Axe
{
    private static readonly string Script = Read();

    public static async Task AssertNothingSeriousAsync(IPage page)
    {
        var findings = await FindingsAsync(page);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>What it finds to be serious or critical, with where; frames of other sites aside.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<string>(
            """
            async () => JSON.stringify((await axe.run(document, { iframes: false })).violations
              .filter(finding => ['serious', 'critical'].includes(finding.impact))
              .map(finding => `${finding.id}: ${finding.nodes.map(node => node.html).join(' / ')}`))
            """);
        return JsonSerializer.Deserialize<string[]>(found)!;
    }

    /// <summary>The package carries it for other browsers' drivers too; of these nothing is needed.</summary>
    private static string Read()
    {
        using var from = new StreamReader(typeof(AxeResult).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!);
        return from.ReadToEnd();
    }
}
