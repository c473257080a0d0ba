using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Solidarity.Tests.Chats;

/// <summary>Keeps every line that is logged, so that a test can look for what should not be there.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<(LogLevel Level, string Line)> All { get; } = [];

    public IEnumerable<string> Errors => All.Where(l => l.Level >= LogLevel.Error).Select(l => l.Line);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        All.Enqueue((logLevel, formatter(state, exception) + exception));

    public void Dispose()
    {
    }
}
