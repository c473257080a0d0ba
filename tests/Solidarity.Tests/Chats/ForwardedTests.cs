using System.Text;
using System.Text.Json;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Core.People;
using Solidarity.Tests.Moderation;

namespace Solidarity.Tests.Chats;

/// <summary>What is said to it is in forwarded.chat; here, what must not happen, from the server's own words on.</summary>
public sealed class ForwardedTests
{
    private const string Passed = """ "forward_origin":{"type":"user","date":1,"sender_user":{"id":666,"is_bot":false,"first_name":"Eve"}} """;
    private const string Made = """ "via_bot":{"id":667,"is_bot":true,"first_name":"Inline","username":"inline_bot"} """;

    /// <param name="more">More fields of the message.</param>
    private static Task Send(Desk desk, Resident by, string text, string? more, string? group = null)
    {
        var json = $$"""
            {"update_id":{{desk.Town.NextUpdate()}},"message":{"message_id":{{desk.Town.NextMessage()}},"date":{{desk.Town.Clock.GetUtcNow().ToUnixTimeSeconds()}},
             "from":{"id":{{by.Id}},"is_bot":false,"first_name":"{{by.Name}}"},"chat":{"id":{{group ?? by.Id}},"type":"{{(group is null ? "private" : "supergroup")}}"},
             "text":{{JsonSerializer.Serialize(text)}}{{(more is null ? "" : "," + more)}} } }
            """;
        return desk.Town.TakeTogetherAsync([UpdateJson.Read(Encoding.UTF8.GetBytes(json))!]);
    }

    private static Task<Role> RoleOfBob(Desk desk) => desk.Town.Read(s => s.Roles.Of(s.People.Find("telegram", desk.Bob.Id)!.Id));

    [Theory]
    [InlineData(Passed, null, Role.None)]
    [InlineData(Made, null, Role.None)]
    [InlineData(Passed, "-1007", Role.None)]
    [InlineData(Made, "-1007", Role.None)]
    [InlineData(null, null, Role.Moderator)]
    [InlineData(null, "-1007", Role.Moderator)]
    public async Task Command_OfSomebodyElse_IsNotDone(string? more, string? group, Role role)
    {
        await using var desk = await Desk.OpenAsync(settings: ("Moderation:ChatId", "-1007"));
        await Send(desk, desk.Mona, "/moderator add @bob", more, group);
        Assert.Equal(role, await RoleOfBob(desk));
    }

    /// <summary>Not even where words would do, without a slash.</summary>
    [Fact]
    public async Task Answer_OfSomebodyElse_IsTakenByNoQuestion()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/avertir O1");
        var asked = desk.Mona.Last;
        await Send(desk, desk.Mona, "Insultes répétées", Passed);
        Assert.Contains("que vous n'avez pas écrit ici", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.EndsWith(asked.Text, desk.Mona.Last.Text, StringComparison.Ordinal);
        await Send(desk, desk.Mona, "Insultes répétées", null);
        Assert.DoesNotContain(asked.Text, desk.Mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yes_OfSomebodyElse_AgreesToNothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Press("Approuver", under: "M1");
        await Send(desk, desk.Bob, "Oui", Passed);
        Assert.Contains("que vous n'avez pas écrit ici", desk.Bob.Last.Text, StringComparison.Ordinal);
        await Send(desk, desk.Bob, "Oui", null);
        // The yes is taken, and how to be reached is what is asked next.
        Assert.Contains("joindre", desk.Bob.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>A neighbour who passes on a cry for help may mean themselves; a moderator who does means somebody else.</summary>
    [Fact]
    public async Task Danger_InSomebodyElsesWords_IsNoticed()
    {
        await using var desk = await Desk.OpenAsync();
        await Send(desk, desk.Alice, "je veux mourir", Passed);
        Assert.Contains("3114", desk.Alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("🆘", desk.Mona.Last.Text, StringComparison.Ordinal);
        var told = desk.Nora.Everything;
        await Send(desk, desk.Mona, "je veux mourir", Passed);
        Assert.Contains("3114", desk.Mona.Everything, StringComparison.Ordinal);
        Assert.Contains("que vous n'avez pas écrit ici", desk.Mona.Last.Text, StringComparison.Ordinal);
        Assert.Equal(told, desk.Nora.Everything);
    }
}
