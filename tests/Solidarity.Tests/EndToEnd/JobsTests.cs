using Microsoft.Data.Sqlite;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.EndToEnd;

/// <summary>What the scheduler keeps over a restart, and over a new version.</summary>
public sealed class JobsTests
{
    private const string OldNames = "'ConsentsJob', 'FollowUpsJob', 'PostsJob', 'ModeratorsJob', 'AbandonedJob', 'WishesJob', 'SanctionsJob', 'AnnouncementsJob', 'TrustJob', 'InboxJob'";

    /// <summary>Older versions kept each job under a class of its own, which is gone.</summary>
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Start_WithJobsOfAnOlderVersion_TakesThemOver(string provider)
    {
        await using var bot = BotProcess.Prepare([("Jobs__SweepEvery", "00:00:01"), ("Bot__TimeZone", BotProcess.ZoneAtNoon), .. await Engine.SettingsAsync(provider)]);
        await bot.StartAsync();
        await bot.StopAsync();
        Assert.Equal(10L, Kept(bot, provider, $"update qrtz_job_details set job_class_name = 'Solidarity.Bot.Jobs.' || job_name || ', Solidarity.Bot' where job_name in ({OldNames})"));
        var before = bot.Lines.Count;
        await bot.StartAsync();
        for (var tries = 0; !(await bot.Http.GetStringAsync($"{bot.Url}/health")).Contains("follow-ups", StringComparison.Ordinal); tries++)
        {
            Assert.True(tries < 100, string.Join('\n', bot.Lines));
            await Task.Delay(100);
        }

        Assert.Equal(0, await bot.StopAsync());
        Assert.DoesNotContain(bot.Lines.Skip(before), line => line.Contains("fail:", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
        Assert.Equal(18L, Kept(bot, provider, "select count(*) from qrtz_job_details where job_class_name like '%SweepJob%'"));
        Assert.Equal(0L, Kept(bot, provider, "select count(*) from qrtz_triggers where trigger_state = 'ERROR'"));
    }

    /// <returns>The number that it gives, or of the rows that it changed.</returns>
    private static long Kept(BotProcess bot, string provider, string sql)
    {
        using var connection = provider == "postgres" ? bot.OpenDatabase() : new SqliteConnection($"Data Source={bot.DatabaseFile.Replace(".db", "-jobs.db", StringComparison.Ordinal)};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return sql.StartsWith("update", StringComparison.Ordinal) ? command.ExecuteNonQuery() : Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
