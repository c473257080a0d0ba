namespace Solidarity.Bot.Maintenance;

/// <summary>How far a long command has come, on one line of a terminal; nothing where it is read by a program or kept in a file.</summary>
internal sealed class ProgressBar(TextWriter to, bool isTerminal) : IDisposable
{
    private const int Width = 40;

    private int _shown = -1;

    public static ProgressBar OnError() => new(Console.Error, !Console.IsErrorRedirected);

    /// <param name="share">0 to 1.</param>
    public void Show(double share)
    {
        var percent = (int)(Math.Clamp(share, 0, 1) * 100);
        if (!isTerminal || percent == _shown) return;
        _shown = percent;
        var full = percent * Width / 100;
        to.Write($"\r[{new string('#', full)}{new string('.', Width - full)}] {percent,3} %");
    }

    public void Dispose()
    {
        if (_shown >= 0) to.Write("\r" + new string(' ', Width + 9) + "\r");
    }
}
