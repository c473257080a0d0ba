using System.Text;
using Solidarity.Bot.Channels.Telegram;

namespace Solidarity.Tests.Telegram;

public sealed class UpdateJsonTests
{
    private const string Chat = """{"id":5001,"type":"private"}""";

    public static TheoryData<string> Malformed =>
    [
        """{"update_id":2,"message":7}""",
        """{"update_id":2,"message":{"message_id":1}}""",
        """{"message":{"message_id":"one"},"update_id":2}""",
        $$$$$"""{"update_id":2,"message":{"message_id":1,"date":99999999999999999999,"chat":{{{{{Chat}}}}}}}""",
        $$$$$"""{"update_id":2,"message":{"message_id":1,"date":1,"chat":{{{{{Chat}}}}},"text":{"a":1}}}""",
        $$$$$"""{"update_id":2,"message":{"message_id":1,"date":1,"chat":{{{{{Chat}}}}},"text":"\ud800"}}""",
        $$$$$"""{"update_id":2,"message":{"message_id":1,"date":1,"chat":{{{{{Chat}}}}},"from":{"id":1,"first_name":null}}}""",
        """{"update_id":2,"callback_query":{"id":5,"from":{"id":1,"first_name":"x"}}}""",
        $$$$$"""{"update_id":2,"message":{"message_id":1,"date":1,"chat":{{{{{Chat}}}}},"x":{{{{{new string('[', 200)}}}}}{{{{{new string(']', 200)}}}}}}}""",
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task MalformedUpdate_AmidABatch_KeepsItsIdAndTheOthers(string malformed)
    {
        string good = $$$$$"""{"update_id":ID,"message":{"message_id":1,"date":1,"chat":{{{{{Chat}}}}},"text":"x"}}""";
        string batch = $$"""{"ok":true,"result":[{{good.Replace("ID", "1")}},{{malformed}},{{good.Replace("ID", "3")}}]}""";
        var answer = await CannedServer.Answering(200, batch).Api.GetUpdatesAsync(0, 100, TimeSpan.Zero, null, default);

        var updates = Assert.IsType<ApiAnswer<IReadOnlyList<Update>>.Ok>(answer).Value;
        Assert.Equal([(1, false), (2, true), (3, false)], updates.Select(update => (update.UpdateId, update.Unreadable)));
        Assert.Equal("x", updates[2].Message?.Text);
        Assert.Null(updates[1].Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("""{"message":{}}""")]
    [InlineData("""{"update_id":"2"}""")]
    [InlineData("""{"update_id":99999999999999999999}""")]
    [InlineData("""{"x":{"update_id":2}}""")]
    public void Read_WithoutAnId_GivesNothing(string json) => Assert.Null(UpdateJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Read_OfAnUnknownKind_IsReadableAndEmpty()
    {
        var update = UpdateJson.Read("""{"update_id":2,"from_the_future":{"deep":[1,{}]}}"""u8);
        Assert.Equal((2, false), (update!.UpdateId, update.Unreadable));
    }

    [Fact]
    public void Update_Written_ShowsNothingOfWhatAPersonWrote()
    {
        var update = UpdateJson.Read(Encoding.UTF8.GetBytes(
            $$$$$"""{"update_id":2,"message":{"message_id":1,"date":1,"chat":{{{{{Chat}}}}},"text":"private words"}}"""));
        Assert.DoesNotContain("private words", $"{update} {update!.Message}");
    }
}
