using System.Text;
using System.Text.Json;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Turns;

namespace Solidarity.Tests.Telegram;

/// <summary>Updates and messages that real servers sent (teloxide, MIT).</summary>
public sealed class RecordedUpdatesTests
{
    private static readonly JsonElement Recorded =
        JsonDocument.Parse(File.ReadAllBytes(TestData.Path("recorded-updates.json"))).RootElement;

    private static readonly string[] All =
    [
        .. Recorded.GetProperty("updates").EnumerateArray().Select(update => update.GetRawText()),
        .. Recorded.GetProperty("messages").EnumerateArray().Select(message => $$"""{"update_id":1,"message":{{message.GetRawText()}}}"""),
        .. Recorded.GetProperty("messages").EnumerateArray().Select(message => $$"""{"update_id":1,"edited_message":{{message.GetRawText()}}}"""),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void RecordedUpdate_Read_IsUnderstoodOrLeftAlone(int number)
    {
        var update = UpdateJson.Read(Encoding.UTF8.GetBytes(All[number]));
        Assert.NotNull(update);
        Assert.False(update.Unreadable);
        var incoming = UpdateReader.Read(update, "solidarity_bot", DateTimeOffset.UnixEpoch);
        Assert.True(incoming is null || incoming.UpdateId == update.UpdateId);
    }

    [Fact]
    public void RecordedUpdates_Together_HoldTheKindsThatCount()
    {
        var kinds = All.Select(json => UpdateReader.Read(UpdateJson.Read(Encoding.UTF8.GetBytes(json))!, "solidarity_bot", default))
            .Select(incoming => incoming?.Input.GetType().Name ?? "nothing").ToHashSet();
        Assert.Superset(
            new HashSet<string> { nameof(Text), nameof(Command), nameof(Media), nameof(Migrated), nameof(Edited), "nothing" }, kinds);
    }

    [Fact]
    public void RecordedCommand_ThatReplies_NamesWhomItRepliesTo()
    {
        string json = All.Single(json => json.Contains("439432600", StringComparison.Ordinal));
        var incoming = UpdateReader.Read(UpdateJson.Read(Encoding.UTF8.GetBytes(json))!, "solidarity_bot", default);
        Assert.Equal(
            new Command("report", "", 134546, new Address("telegram", "6962620676")), incoming?.Input);
    }
}
