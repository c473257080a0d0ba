namespace Solidarity.Simulation;

internal static class TestData
{
    public static string Path(string file) => System.IO.Path.Combine(AppContext.BaseDirectory, "Data", "Telegram", file);
}
