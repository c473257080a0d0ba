using Solidarity.Core.People;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.DirectLine;

/// <summary>A code is made on the page, and leads back: how often each may be.</summary>
public sealed class ReturnByCodeTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Code_IsOfferedWithTheFirstPost_AskedBeforeItIsReplaced_AndMadeTenTimesADayAtMost(string provider)
    {
        await using var town = await Town.OpenOnAsync(provider);
        var odette = await town.OnPage("odette", "Odette");
        await odette.AgreeTo();
        await odette.PublishesNeed();
        await odette.Press("Revenir depuis un autre appareil");
        Assert.Matches("[2-9]{3}( [2-9]{3}){4}", odette.Last.Text);
        Assert.True(odette.Last.Message.Passing);
        await odette.Say("/code");
        Assert.Contains("déjà un code", odette.Last.Text, StringComparison.Ordinal);
        for (var i = 1; i < MakeReturnCode.MostADay; i++) await odette.Press("Faire un nouveau code");
        Assert.Matches("[2-9]{3}( [2-9]{3}){4}", odette.Last.Text);
        await odette.PressLate("Faire un nouveau code");
        Assert.DoesNotMatch("[2-9]{3}( [2-9]{3}){4}", odette.Last.Text);
        await odette.PublishesNeed("Du lait", place: "94400");
        Assert.DoesNotContain(odette.Last.Buttons, button => button.Label.Contains("autre appareil", StringComparison.Ordinal));
    }

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
