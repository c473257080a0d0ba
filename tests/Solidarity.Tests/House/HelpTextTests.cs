using Solidarity.Bot.Commands;
using Solidarity.Core.People;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.House;

/// <summary>/help tells each role every command that it may use.</summary>
public class HelpTextTests
{
    /// <summary>What nobody types: the app sends it.</summary>
    private static readonly string[] Untold = ["start"];

    [Theory]
    [InlineData(Role.None, "fr")]
    [InlineData(Role.None, "en")]
    [InlineData(Role.Moderator, "fr")]
    [InlineData(Role.Moderator, "en")]
    [InlineData(Role.Administrator, "fr")]
    [InlineData(Role.Administrator, "en")]
    public async Task Help_OfARole_NamesEachOfItsCommands(Role role, string language)
    {
        await using var town = await Town.OpenAsync(settings: ("Moderation:Administrators:0", "9001"));
        var (who, commands) = (town.Person("Mona", language, id: role == Role.Administrator ? 9001 : 5001), town.Commands);
        await who.Say("/start");
        if (role == Role.Moderator) await town.Read(stores => { stores.Roles.Set(stores.People.Find(1)!.Id, Role.Moderator, 1, town.Clock.GetUtcNow()); return 0; });
        await who.Say("/help");
        Assert.True(commands.Count > 40);
        Assert.Empty(commands.Where(command => command.Needs <= role && !Untold.Contains(command.English) && !Names(command, language)).Select(command => command.English));
        // Nor those that it may not.
        Assert.Empty(commands.Where(command => command.Needs > role && Names(command, language)).Select(command => command.English));

        bool Names(ChatCommand command, string spoken) => System.Text.RegularExpressions.Regex.IsMatch(who.Last.Text, $"/{command.NameIn(spoken)}(?![a-z])");
    }
}
