using Quartz;

namespace Solidarity.Bot.Jobs;

/// <summary>
/// Starts and stops the scheduler with the program. By itself it would wait without end for jobs that wait for a database that is gone; the program ends all
/// the same, so that what it still holds is saved.
/// </summary>
internal sealed class JobsHost(IServiceProvider services, TimeProvider clock, ILogger<JobsHost> log) : IHostedService
{
    /// <summary>A container has ten seconds from being told to stop until it is ended by force.</summary>
    private static readonly TimeSpan JobsGet = TimeSpan.FromSeconds(3);

    private readonly QuartzHostedService _quartz = ActivatorUtilities.CreateInstance<QuartzHostedService>(services);

    public Task StartAsync(CancellationToken cancellationToken) => _quartz.StartAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => _quartz.StopAsync(cancellationToken), CancellationToken.None).WaitAsync(JobsGet, clock, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            log.LogWarning("A job has not come to its end; the program stops all the same. What it does is done when it is due again");
        }
        catch (Exception e)
        {
            log.LogError("The scheduler could not be stopped ({Error}); the program stops all the same", e.GetType().Name);
        }
    }
}
