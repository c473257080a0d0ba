using Solidarity.Core.People;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.DirectLine;

/// <summary>How often a code that is good leads back.</summary>
public sealed class ReturnByCodeTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Code_LeadsBackSoManyTimesADay_AndTheNextDayAgain(string provider)
    {
        await using var town = await Town.OpenOnAsync(provider);
        await town.Loop.Run(scope =>
        {
            scope.Stores.Visitors.Come("odette", "Odette", "fr", "tablet", scope.Now);
            scope.Stores.People.Add(Person.PageChannel, "odette", "Odette", null, "fr", scope.Now);
            scope.Stores.ReturnCodes.Make("odette", "code", scope.Now.AddDays(365));
            return true;
        });
        Task<Person?> ComeAsync(string device) => town.Loop.Run(scope => ReturnByCode.With(town.Settings.Begin(scope.Stores, scope.Now), "code", device, _ => false));
        for (var i = 0; i < ReturnByCode.MostADay; i++) Assert.NotNull(await ComeAsync($"phone {i}"));
        Assert.Null(await ComeAsync("another"));
        Assert.Null(await town.Loop.Run(scope => scope.Stores.Visitors.Find("odette", "another")));
        town.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        Assert.NotNull(await ComeAsync("another"));
    }
}
