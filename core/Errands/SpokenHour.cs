namespace Solidarity.Core.Errands;

/// <summary>When somebody says that they go, before it is known what "today" is.</summary>
/// <param name="Days">From today; null where no day was said.</param>
/// <param name="Weekday">The next one to come, today if it is that.</param>
/// <param name="Time">Null where only a day was said.</param>
/// <param name="After">"In half an hour": then nothing else counts.</param>
public sealed record SpokenHour(int? Days, DayOfWeek? Weekday, TimeOnly? Time, TimeSpan? After)
{
    private const int DaysAWeek = 7;

    public abstract record Reading
    {
        private Reading() { }

        public sealed record Understood(DateTimeOffset Moment) : Reading;

        public sealed record Past : Reading;

        public sealed record TooFar : Reading;

        /// <summary>No hour was said.</summary>
        public sealed record NoHour : Reading;
    }

    /// <summary>An hour of today that is over already means tomorrow, unless "today" was said.</summary>
    public Reading Resolve(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = WallClock.DayOf(now, zone);
        if (After is { } after) return Fitting(now + after, today, zone);
        if (Time is not { } time) return new Reading.NoHour();
        var day = today.AddDays(Weekday is { } weekday ? (weekday - today.DayOfWeek + DaysAWeek) % DaysAWeek : Days ?? 0);
        var moment = WallClock.On(day, time, zone);
        if (moment > now) return Fitting(moment, today, zone);
        return Days is null && Weekday is null ? Fitting(WallClock.On(day.AddDays(1), time, zone), today, zone) : new Reading.Past();
    }

    private static Reading Fitting(DateTimeOffset moment, DateOnly today, TimeZoneInfo zone) =>
        WallClock.DayOf(moment, zone) <= today.AddDays(Errand.MostDaysAhead) ? new Reading.Understood(moment) : new Reading.TooFar();
}
