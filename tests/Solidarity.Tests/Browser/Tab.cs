using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Solidarity.Tests.Browser;

/// <summary>An open tab, and what the browser complains of in it: errors of scripts, refusals of the content security policy, what could not be loaded.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public Tab(IPage page)
    {
        Page = page;
        page.Context.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning") _complaints.Enqueue($"{said.Type}: {said.Text} ({said.Location})");
        };
        page.Context.WebError += (_, error) => _complaints.Enqueue(error.Error);
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Complaints => _complaints;

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
