using System.Runtime.CompilerServices;

namespace Solidarity.Tests.Chats;

/// <summary>
/// Each .chat file reads like the chat itself. With UPDATE_CHATS=1 the files are written anew: read the change before it
/// is committed.
/// </summary>
public class TranscriptTests
{
    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder(), "*.chat").Select(f => Path.GetFileName(f)!).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Transcript_PlayedAgain_ReadsTheSame(string file)
    {
        var path = Path.Combine(Folder(), file);
        var expected = await File.ReadAllTextAsync(path);
        var played = await Transcript.PlayAsync(expected);
        if (Environment.GetEnvironmentVariable("UPDATE_CHATS") == "1") await File.WriteAllTextAsync(path, played);
        else Assert.Equal(expected.ReplaceLineEndings("\n"), played);
    }

    /// <summary>The other engine takes the same words through other hands.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task Transcript_PlayedOnPostgres_ReadsTheSame(string file)
    {
        var expected = await File.ReadAllTextAsync(Path.Combine(Folder(), file));
        Assert.Equal(expected.ReplaceLineEndings("\n"), await Transcript.PlayAsync(expected, "postgres"));
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Transcripts");
}
