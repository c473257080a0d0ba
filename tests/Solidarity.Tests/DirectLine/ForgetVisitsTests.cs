using Solidarity.Core;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.DirectLine;

/// <summary>What of the town's page is forgotten, and when.</summary>
public sealed class ForgetVisitsTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Visits_AreForgotten_OnceTheyAreOld_OrNobodys(string provider)
    {
        await using var town = await Town.OpenOnAsync(provider);
        await town.Loop.Run(scope =>
        {
            foreach (var address in new[] { "stays", "erased", "silent" }) scope.Stores.Visitors.Come(address, "Alice", "fr", address, scope.Now);
            foreach (var address in new[] { "stays", "erased" })
            {
                scope.Stores.People.Add(Person.PageChannel, address, "Alice", null, "fr", scope.Now);
                scope.Stores.Activities.Add(address, _ => "{}", scope.Now);
            }

            return true;
        });
        await town.Sweeps.VisitsAsync();
        Assert.Equal((3, 2), Counts(town));

        // By hand, as whoever runs the bot erases somebody; nobody has come back since.
        Erase(town, "erased");
        town.Clock.Advance(ForgetVisits.Comes + TimeSpan.FromMinutes(1));
        await town.Sweeps.VisitsAsync();
        Assert.Equal((1, 1), Counts(town));

        await town.Loop.Run(scope => scope.Stores.Activities.Add("stays", _ => "{}", scope.Now));
        town.Clock.Advance(ForgetVisits.Kept - TimeSpan.FromMinutes(1));
        await town.Sweeps.VisitsAsync();
        Assert.Equal((1, 1), Counts(town));
        Assert.Equal(2, (await town.Loop.Run(scope => scope.Stores.Activities.After("stays", 0, scope.Now)))[0].Number);
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await town.Sweeps.VisitsAsync();
        Assert.Equal((1, 0), Counts(town));
    }

    /// <summary>Nobody is a person of the page there any more, but its reader has not gone.</summary>
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Visitor_WhoGoesOnInTelegram_ReadsOn(string provider)
    {
        await using var town = await Town.OpenOnAsync(provider);
        await town.Loop.Run(scope =>
        {
            scope.Stores.Visitors.Come("joined", "Alice", "fr", "tablet", scope.Now);
            scope.Stores.ReturnCodes.Make("joined", "code", scope.Now.AddDays(365));
            scope.Stores.Visitors.Join("joined", scope.Now);
            return true;
        });
        town.Clock.Advance(ForgetVisits.Comes + TimeSpan.FromDays(364));
        await town.Sweeps.VisitsAsync();
        Assert.Equal(1, Number(town, "select count(*) from visitor"));
        Assert.Equal(0, Number(town, "select count(*) from return_code"));
        town.Clock.Advance(TimeSpan.FromDays(2));
        await town.Sweeps.VisitsAsync();
        Assert.Equal(0, Number(town, "select (select count(*) from visitor) + (select count(*) from visitor_device)"));
    }

    private static (long Visitors, long Activities) Counts(Town town) => (Number(town, "select count(*) from visitor"), Number(town, "select count(*) from activity"));

    private static void Erase(Town town, string address) => Number(town, $"delete from person where channel = 'web' and address = '{address}' returning id");

    private static long Number(Town town, string sql)
    {
        using var connection = town.Database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
