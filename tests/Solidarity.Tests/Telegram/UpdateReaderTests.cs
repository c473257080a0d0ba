using System.Text;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Turns;

namespace Solidarity.Tests.Telegram;

public sealed class UpdateReaderTests
{
    private const string Alice = """{"id":5001,"is_bot":false,"first_name":"Alice","username":"alice","language_code":"fr"}""";
    private const string Bob = """{"id":5002,"is_bot":false,"first_name":"Bob"}""";
    private const string Bot = """{"id":1,"is_bot":true,"first_name":"S","username":"Solidarity_bot"}""";
    private const string Anonymous = """{"id":1087968824,"is_bot":true,"first_name":"Group","username":"GroupAnonymousBot"}""";
    private const string Private = """{"id":5001,"type":"private","first_name":"Alice"}""";
    private const string Group = """{"id":-1001,"type":"supergroup","title":"Rue"}""";

    private static readonly DateTimeOffset Now = new(2026, 7, 27, 12, 0, 0, TimeSpan.Zero);

    // What a message's content comes to, in private and in a group where it replies to nobody.
    public static TheoryData<string, object?, object?> Contents => new()
    {
        { """ "text":"hello" """, new Text("hello", 7), null },
        { """ "text":"/Aide" """, new Command("aide", "", 7), new Command("aide", "", 7) },
        { """ "text":"/start  a_B-9 " """, new Command("start", "a_B-9", 7), new Command("start", "a_B-9", 7) },
        { """ "text":"/aide@SOLIDARITY_BOT x" """, new Command("aide", "x", 7), new Command("aide", "x", 7) },
        { """ "text":"/say one\ntwo" """, new Command("say", "one\ntwo", 7), new Command("say", "one\ntwo", 7) },
        { """ "text":"/say\ntwo" """, new Command("say", "two", 7), new Command("say", "two", 7) },
        { """ "text":"/aide@other_bot" """, null, null },
        { """ "text":"/" """, new Text("/", 7), null },
        { """ "text":"/@solidarity_bot" """, new Text("/@solidarity_bot", 7), null },
        { """ "text":"/a@" """, new Text("/a@", 7), null },
        { """ "text":"/home/me" """, new Text("/home/me", 7), null },
        { """ "text":"/été" """, new Text("/été", 7), null },
        { """ "text":" /aide" """, new Text(" /aide", 7), null },
        { """ "text":"/abcdefghijabcdefghijabcdefghijab" """, new Command("abcdefghijabcdefghijabcdefghijab", "", 7), new Command("abcdefghijabcdefghijabcdefghijab", "", 7) },
        { """ "text":"/abcdefghijabcdefghijabcdefghijabc" """, new Text("/abcdefghijabcdefghijabcdefghijabc", 7), null },
        { """ "location":{"latitude":48.85,"longitude":2} """, new SharedPlace(48.85, 2, 7), null },
        { """ "location":{"latitude":1,"longitude":2},"venue":{"title":"x"} """, new SharedPlace(1, 2, 7), null },
        { """ "location":{"latitude":91,"longitude":2} """, null, null },
        { """ "location":{"latitude":1,"longitude":-180.5} """, null, null },
        { """ "contact":{"phone_number":"+33 6","user_id":5001} """, new SharedContact("+33 6", true, 7), null },
        { """ "contact":{"phone_number":"+33 6","user_id":5002} """, new SharedContact("+33 6", false, 7), null },
        { """ "contact":{"phone_number":"+33 6"} """, new SharedContact("+33 6", false, 7), null },
        { """ "photo":[{}],"caption":"/aide" """, new Media(MediaKind.Photo, 7), null },
        { """ "voice":{} """, new Media(MediaKind.Voice, 7), null },
        { """ "video":{} """, new Media(MediaKind.Video, 7), null },
        { """ "video_note":{} """, new Media(MediaKind.Video, 7), null },
        { """ "sticker":{} """, new Media(MediaKind.Sticker, 7), null },
        { """ "document":{} """, new Media(MediaKind.Document, 7), null },
        { """ "document":{},"animation":{} """, new Media(MediaKind.Animation, 7), null },
        { """ "poll":{} """, new Media(MediaKind.Poll, 7), null },
        { """ "audio":{} """, new Media(MediaKind.Other, 7), null },
        { """ "dice":{} """, new Media(MediaKind.Other, 7), null },
        { """ "photo":null """, null, null },
        { """ "forward_origin":{"type":"user"},"text":"/moderator add @evil" """, new Forwarded("/moderator add @evil", 7), null },
        { """ "via_bot":{"id":3},"text":"/aide" """, new Forwarded("/aide", 7), null },
        { """ "forward_origin":{},"text":"/aide@other_bot" """, new Forwarded("/aide@other_bot", 7), null },
        { """ "forward_origin":{},"text":"hello" """, new Forwarded("hello", 7), null },
        { """ "forward_origin":{},"location":{"latitude":48.85,"longitude":2} """, new Forwarded("", 7), null },
        { """ "forward_origin":{},"contact":{"phone_number":"+33 6","user_id":5001} """, new Forwarded("", 7), null },
        { """ "forward_origin":{},"photo":[{}],"caption":"/aide" """, new Forwarded("", 7), null },
        { """ "forward_origin":null,"via_bot":null,"text":"/aide" """, new Command("aide", "", 7), new Command("aide", "", 7) },
        { """ "forward_origin":{},"migrate_to_chat_id":-1009 """, new Forwarded("", 7), new Migrated(new Address("telegram", "-1009")) },
        { """ "left_chat_member":{"id":77,"is_bot":false,"first_name":"Rose"} """, null, new Left(new Address("telegram", "77")) },
        { """ "left_chat_member":{"id":78,"is_bot":true,"first_name":"Bot"} """, null, null },
        { """ "migrate_to_chat_id":-1009 """, null, new Migrated(new Address("telegram", "-1009")) },
        { """ "migrate_from_chat_id":-9 """, null, null },
        { """ "new_chat_members":[{}] """, null, null },
        { """ "pinned_message":{} """, null, null },
        { """ "something_new":{} """, null, null },
    };

    public static TheoryData<string> Nobodies =>
    [
        """ "text":"/aide" """,
        $$""" "from":{{Anonymous}},"text":"/aide" """,
        $$""" "from":{{Alice}},"sender_chat":{"id":-1002,"type":"channel","title":"x"},"text":"/aide" """,
        """ "from":{"id":777000,"is_bot":false,"first_name":"Telegram"},"text":"/aide" """,
        """ "from":{"id":136817688,"is_bot":false,"first_name":"Channel"},"text":"/aide" """,
        $$""" "from":{{Bot}},"text":"/aide" """,
    ];

    [Theory]
    [MemberData(nameof(Contents))]
    public void Message_WithContent_BecomesItsInput(string content, object? inPrivate, object? inGroup)
    {
        Assert.Equal(inPrivate, Read(Message($""" "from":{Alice},{content} """, Private))?.Input);
        Assert.Equal(inGroup, Read(Message($""" "from":{Alice},{content} """, Group))?.Input);
    }

    [Fact]
    public void Message_FromAPerson_TellsWhoWhereAndWhen() => Assert.Equal(
        new Incoming(
            "telegram",
            9,
            new Speaker(new Address("telegram", "5001"), "Alice", "alice", "fr"),
            new Address("telegram", "-1001"),
            false,
            new Command("aide", "", 7),
            DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))
        { Title = "Rue" },
        Read(Message($""" "from":{Alice},"text":"/aide" """, Group)));

    [Theory]
    [MemberData(nameof(Nobodies))]
    public void Message_FromNobody_IsLeftAlone(string message)
    {
        Assert.Null(Read(Message(message, Group)));
        Assert.Null(Read(Message(message, Group, "edited_message")));
    }

    /// <summary>The server never says such a thing; if somebody else does, no word of it reaches that chat's person.</summary>
    [Fact]
    public void PrivateChat_OfSomebodyElse_IsNotSpokenTo()
    {
        const string bobs = """{"id":5002,"type":"private","first_name":"Bob"}""";
        Assert.Null(Read(Message($""" "from":{Alice},"text":"/aide" """, bobs)));
        Assert.Null(Read(Message($""" "from":{Alice},"text":"x" """, bobs, "edited_message")));
        Assert.Null(Read(Standing(Alice, bobs, "kicked", "")));
        var press = Read($$$$$"""{"update_id":9,"callback_query":{"id":"q","from":{{{{{Alice}}}}},"data":"d","message":{"message_id":7,"date":1,"chat":{{{{{bobs}}}}}}}}""");
        Assert.Equal((new Press("d", 0, "q"), "5001"), (press?.Input, press?.Where.Id));
    }

    [Theory]
    [InlineData("alice_9", "alice_9")]
    [InlineData("<b>x</b>", null)]
    [InlineData("a b", null)]
    [InlineData("été", null)]
    [InlineData("", null)]
    [InlineData("a23456789012345678901234567890123", null)]
    public void UserName_ThatCanBeNone_IsNotKept(string name, string? kept) =>
        Assert.Equal(kept, Read(Message($$""" "from":{"id":5001,"is_bot":false,"first_name":"A","username":"{{name}}"},"text":"x" """, Private))?.Who.UserName);

    [Theory]
    [InlineData($$$$$""" {"from":{{{{{Bob}}}}}} """, "5002")]
    [InlineData($$$$$""" {"from":{{{{{Bot}}}}}} """, null)]
    [InlineData($$$$$""" {"from":{{{{{Anonymous}}}}},"sender_chat":{{{{{Group}}}}}} """, null)]
    [InlineData($$$$$""" {"from":{{{{{Bob}}}}},"sender_chat":{{{{{Group}}}}}} """, null)]
    [InlineData($$$$$""" {"from":{{{{{Bob}}}}},"forum_topic_created":{}} """, null)]
    [InlineData(""" {} """, null)]
    public void Command_ThatReplies_NamesThePersonRepliedTo(string replied, string? expected)
    {
        var input = Read(Message($""" "from":{Alice},"text":"/aide","reply_to_message":{replied} """, Group))?.Input;
        Assert.Equal(expected, Assert.IsType<Command>(input).RepliesTo?.Id);
    }

    [Theory]
    [InlineData(Bot, true)]
    [InlineData(Bob, false)]
    [InlineData("""{"id":2,"is_bot":true,"first_name":"O","username":"other_bot"}""", false)]
    public void GroupText_Replying_CountsOnlyToTheBot(string repliedTo, bool counts)
    {
        string message = $$$$$""" "from":{{{{{Alice}}}}},"text":"yes","reply_to_message":{"from":{{{{{repliedTo}}}}}} """;
        Assert.Equal(counts, Read(Message(message, Group))?.Input is Text);
        Assert.Equal(counts, Read(Message(message, Group, "edited_message"))?.Input is Edited);
    }

    [Fact]
    public void GroupText_Replying_TellsToWhichMessage()
    {
        string message = $$$$$""" "from":{{{{{Alice}}}}},"text":"yes","reply_to_message":{"message_id":41,"from":{{{{{Bot}}}}}} """;
        Assert.Equal(41, Assert.IsType<Text>(Read(Message(message, Group))?.Input).RepliesTo);
    }

    [Fact]
    public void EditedText_InPrivate_IsEditedAtItsEditDate()
    {
        var incoming = Read(Message($""" "from":{Alice},"text":"new","edit_date":1700000060 """, Private, "edited_message"));
        Assert.Equal(new Edited("new", 7), incoming?.Input);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_060), incoming?.At);
    }

    [Theory]
    [InlineData(""" "via_bot":{"id":3} """)]
    [InlineData(""" "forward_origin":{} """)]
    public void EditedText_OfSomebodyElse_IsLeftAlone(string whose) =>
        Assert.Null(Read(Message($""" "from":{Alice},"text":"new",{whose} """, Private, "edited_message")));

    [Fact]
    public void EditedLocation_OfALiveOne_IsLeftAlone() =>
        Assert.Null(Read(Message($$""" "from":{{Alice}},"location":{"latitude":1,"longitude":2} """, Private, "edited_message")));

    [Theory]
    [InlineData($$$$$""","message":{"message_id":7,"date":1700000000,"chat":{{{{{Group}}}}}}""", 7, "-1001", false)]
    [InlineData($$$$$""","message":{"message_id":7,"date":0,"chat":{{{{{Group}}}}}}""", 0, "5001", true)]
    [InlineData("", 0, "5001", true)]
    public void Press_UnderAMessage_SaysWhichAndWhere(string message, long messageId, string where, bool inPrivate)
    {
        var incoming = Read($$$$$"""{"update_id":9,"callback_query":{"id":"q","from":{{{{{Alice}}}}},"data":"d"{{{{{message}}}}}}}""");
        Assert.Equal(new Press("d", messageId, "q"), incoming?.Input);
        Assert.Equal((new Address("telegram", where), inPrivate, Now), (incoming!.Where, incoming.Private, incoming.At));
        Assert.Equal("5001", incoming.Who.Address.Id);
    }

    [Theory]
    [InlineData(Anonymous, """ ,"data":"d" """)]
    [InlineData(Bot, """ ,"data":"d" """)]
    [InlineData(Alice, """ ,"game_short_name":"g" """)]
    public void Press_ByNobodyOrWithoutData_IsLeftAlone(string from, string data) =>
        Assert.Null(Read($$$$$"""{"update_id":9,"callback_query":{"id":"q","from":{{{{{from}}}}}{{{{{data}}}}}}}"""));

    [Theory]
    [InlineData("member", "", true)]
    [InlineData("administrator", "", true)]
    [InlineData("restricted", ""","is_member":true""", true)]
    [InlineData("restricted", ""","is_member":false""", false)]
    [InlineData("left", "", false)]
    [InlineData("kicked", ""","until_date":0""", false)]
    public void Standing_Changed_IsAddedOrRemoved(string status, string more, bool added)
    {
        var incoming = Read(Standing(Alice, Group, status, more));
        Assert.Equal(added ? new Added() : new Removed(), (object?)incoming?.Input);
        Assert.Equal(("-1001", false), (incoming!.Where.Id, incoming.Private));
    }

    [Fact]
    public void Standing_InAGroup_IsTheGroupsOwn_WhoeverChangedIt()
    {
        var read = Read(Standing(Anonymous, Group, "administrator", ",\"can_delete_messages\":true,\"can_pin_messages\":false"));
        Assert.Equal((new Added(MayRemove: true), "-1001", "Rue"), (read!.Input, read.Who.Address.Id, read.Title));
        Assert.Equal(new Added(MayWrite: false), Read(Standing(Alice, Group, "restricted", ",\"is_member\":true,\"can_send_messages\":false"))!.Input);
    }

    [Fact]
    public void Command_OfAHiddenAdministrator_IsNobodys()
    {
        var read = Read(Message($""" "from":{Anonymous},"sender_chat":{Group},"text":"/reglages" """, Group));
        Assert.Equal((new FromNobody("reglages", 7), "-1001"), (read!.Input, read.Who.Address.Id));
    }

    [Fact]
    public void Title_Changed_IsToldByTheGroup()
    {
        var read = Read(Message($""" "from":{Alice},"new_chat_title":"Rue" """, Group));
        Assert.Equal((new Renamed(), "Rue"), (read!.Input, read.Title));
    }

    [Fact]
    public void Command_InATopic_TellsWhich() =>
        Assert.Equal(44, Read(Message($""" "from":{Alice},"text":"/ici","message_thread_id":44,"is_topic_message":true """, Group))!.Topic);

    [Fact]
    public void Standing_InAChannel_IsLeftAlone()
    {
        Assert.Null(Read(Standing(Alice, """{"id":-1002,"type":"channel"}""", "administrator", "")));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Message_WithAnImpossibleDate_IsStillRead(long date) =>
        Assert.NotNull(Read($$$$$"""{"update_id":9,"message":{"message_id":7,"date":{{{{{date}}}}},"chat":{{{{{Private}}}}},"from":{{{{{Alice}}}}},"text":"x"}}"""));

    [Fact]
    public void Message_WithHugeAndOddText_IsReadAsItStands()
    {
        string text = string.Concat(Enumerable.Repeat("\u202e👩‍👩‍👧\u0000<b>", 5000));
        string json = System.Text.Json.JsonSerializer.Serialize(text);
        Assert.Equal(new Text(text, 7), Read(Message($""" "from":{Alice},"text":{json} """, Private))?.Input);
    }

    private static string Message(string content, string chat, string kind = "message") =>
        $$$$$"""{"update_id":9,"{{{{{kind}}}}}":{"message_id":7,"date":1700000000,"chat":{{{{{chat}}}}},{{{{{content}}}}}}}""";

    private static string Standing(string from, string chat, string status, string more) => $$$$$"""
        {"update_id":9,"my_chat_member":{"chat":{{{{{chat}}}}},"from":{{{{{from}}}}},"date":1700000000,
         "new_chat_member":{"status":"{{{{{status}}}}}"{{{{{more}}}}}}}}
        """;

    private static Incoming? Read(string json)
    {
        var update = UpdateJson.Read(Encoding.UTF8.GetBytes(json));
        Assert.False(update!.Unreadable, json);
        return UpdateReader.Read(update, "solidarity_bot", Now);
    }
}
