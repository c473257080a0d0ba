using System.Text.Json;

namespace Solidarity.Tests.Telegram;

public sealed class BotApiSchemaTests
{
    [Theory]
    [InlineData("sendMessage", """{"chat_id":5,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}}""")]
    [InlineData("sendMessage", """{"chat_id":"@name","text":"x","reply_markup":{"remove_keyboard":true}}""")]
    [InlineData("setMyCommands", """{"commands":[{"command":"a","description":"b"}],"scope":{"type":"chat","chat_id":5}}""")]
    [InlineData("sendLocation", """{"chat_id":5,"latitude":48,"longitude":2.5}""")]
    public void Check_WellFormedCall_FindsNothing(string method, string call) =>
        Assert.Empty(Check(method, call));

    [Theory]
    [InlineData("sendMessage", """{"chat_id":5,"text":"x","reply_to":7}""", "sendMessage.reply_to: unknown")]
    [InlineData("sendMessage", """{"chat_id":5}""", "sendMessage.text: required")]
    [InlineData("sendMessage", """{"chat_id":true,"text":"x"}""", "sendMessage.chat_id: expected Integer, got True")]
    [InlineData("sendMessage", """{"chat_id":1.5,"text":"x"}""", "sendMessage.chat_id: expected Integer, got Number")]
    [InlineData("sendMessage", """{"chat_id":5,"text":7}""", "sendMessage.text: expected String, got Number")]
    [InlineData("sendMessage", """{"chat_id":5,"text":null}""", "sendMessage.text: expected String, got Null")]
    [InlineData("sendMessage", """{"chat_id":5,"text":"x","disable_notification":1}""", "sendMessage.disable_notification: expected Boolean, got Number")]
    [InlineData("sendMessage", """{"chat_id":5,"text":"x","link_preview_options":{"is_off":true}}""", "sendMessage.link_preview_options.is_off: unknown")]
    [InlineData("sendMessage", """{"chat_id":5,"text":"x","reply_markup":{"inline_keyboard":[[{"label":"a"}]]}}""", "sendMessage.reply_markup.inline_keyboard[0][0].label: unknown")]
    [InlineData("sendMessage", """{"chat_id":5,"text":"x","reply_markup":{"inline_keyboard":[{"text":"a"}]}}""", "sendMessage.reply_markup.inline_keyboard[0]: expected an array")]
    [InlineData("sendLocation", """{"chat_id":5,"latitude":"48","longitude":2.5}""", "sendLocation.latitude: expected Float, got String")]
    [InlineData("sendPigeon", """{}""", "sendPigeon: no such method")]
    [InlineData("getMe", """[]""", "getMe: expected an object")]
    public void Check_FaultyCall_SaysWhatIsWrong(string method, string call, string expected) =>
        Assert.Contains(expected, Check(method, call));

    [Fact]
    public void Check_UnionOfSubtypes_HoldsAgainstTheClosest()
    {
        var problems = Check("setMyCommands", """{"commands":[],"scope":{"type":"chat_member","chat_id":5,"user":7}}""");
        Assert.Contains(problems, problem => problem.StartsWith("setMyCommands.scope.", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Check(string method, string call) =>
        BotApiSchema.Published.Check(method, JsonDocument.Parse(call).RootElement);
}
