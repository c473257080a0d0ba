using Solidarity.Core.Organisations;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using static Solidarity.Core.Simulating.Habits;

namespace Solidarity.Core.Simulating;

/// <summary>Somebody of a simulated town who asks or helps.</summary>
/// <param name="HelpsUntil">As a helper; afterwards they have forgotten that they ever offered anything, and answer no more.</param>
internal sealed record Townsperson(long Id, Place Home, string Language, bool Trusted, DateTimeOffset HelpsUntil);

/// <summary>
/// A simulated town before any rule has decided anything: who lives there, and all that will be asked and offered, with its moment. The same for every set of rules.
/// </summary>
internal sealed class SimulatedTown
{
    /// <summary>A Monday; nothing in the town depends on the year.</summary>
    public static readonly DateOnly FirstDay = new(2020, 3, 30);

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>When people write: from eight to nine in the evening.</summary>
    private static readonly TimeSpan FirstHour = TimeSpan.FromHours(8), WrittenWithin = TimeSpan.FromHours(13);

    private readonly Homes _homes;
    private readonly Dictionary<long, Townsperson> _people = [];

    public SimulatedTown(Scenario scenario, int people, int days, Luck luck)
    {
        (Luck, Days, _homes) = (luck, days, new Homes(scenario, people, luck));
        var posts = Needs(scenario, people).Cast<Post>().Concat(Offers(scenario, people)).OrderBy(post => post.PublishedAt).ThenBy(post => post.Kind).ThenBy(post => post.PersonId);
        Posts = [.. posts.Select((post, number) => post with { Id = number + 1 })];
    }

    public Luck Luck { get; }

    public int Days { get; }

    public DateTimeOffset Start => WallClock.On(FirstDay, TimeOnly.MinValue, Zone);

    public DateTimeOffset End => WallClock.On(FirstDay.AddDays(Days), TimeOnly.MinValue, Zone);

    /// <summary>As drafts, by the moment at which they are published.</summary>
    public IReadOnlyList<Post> Posts { get; }

    public Townsperson Person(long id) => _people[id];

    private IEnumerable<Need> Needs(Scenario scenario, int people)
    {
        var count = Luck.Count(scenario.Needs * people * Days, Chance.Needs);
        var moments = Enumerable.Range(0, count).Select(i => Moment(Luck.Of(Chance.NeedAt, i))).Order().ToArray();
        var asked = new List<long>();
        foreach (var (i, at) in moments.Index())
        {
            var again = asked.Count > 0 && Luck.Of(AsksAgain, Chance.AskerAgain, i);
            var asker = again ? asked[(int)(Luck.Of(Chance.Asker, i) * asked.Count)] : Found(Chance.Asker, i, people, age => age < 18 ? 0 : age >= 75 ? WouldAskOld : WouldAsk);
            asked.Add(asker);
            var kind = Luck.Pick([.. Kinds.Select(k => (k.OfNeeds, k.Category))], Chance.Category, i);
            yield return new Need(
                0, asker, PostState.Draft, null, Met(asker).Home, Luck.Pick(Wanted, Chance.Places, i), at, at, null, 1, CategoryOf(kind), Wished(i, at), Beneficiary.Self)
            { InNameOf = Luck.Of(NeedsOfOrganisations, Chance.NeedOfOrganisation, i) ? Organisation(i) : null };
        }
    }

    private IEnumerable<Offer> Offers(Scenario scenario, int people)
    {
        // As if the days after the wave were shorter.
        var wave = Math.Min(Days, scenario.WaveDays);
        var length = wave + (Days - wave) * scenario.OffersLater;
        var count = Math.Min(Luck.Count(scenario.Offers * people * length, Chance.Offers), people / 3);
        var helping = new HashSet<long>();
        for (var i = 0; i < count; i++)
        {
            var day = Luck.Of(Chance.OfferAt, i) * length;
            var at = Moment((day <= wave ? day : wave + (day - wave) / scenario.OffersLater) / Days);
            var helper = Found(Chance.Helper, i, people, age => age is >= 18 and <= OldestHelper ? 1 : 0, helping);
            helping.Add(helper);
            _people[helper] = Met(helper) with { HelpsUntil = at + Luck.Lasting(Keenness, Chance.Silence, helper) };
            Category[] kinds = [.. Kinds.Index().Where(k => Luck.Of(k.Item.OfHelpers, Chance.Offered, helper, k.Index)).Select(k => CategoryOf(k.Item.Category))];
            yield return new Offer(
                0, helper, PostState.Draft, null, Met(helper).Home, Luck.Pick(AtATime, Chance.AtATime, helper), at, at, null, 1,
                kinds.Length > 0 ? kinds : [CategoryOf(Kinds[0].Category)], new Radius(Luck.Pick(scenario.Radii, Chance.Radius, helper)), Times(helper))
            { Travel = Luck.Pick(scenario.Travels, Chance.Travel, helper), InNameOf = Luck.Of(OffersOfOrganisations, Chance.OfferOfOrganisation, helper) ? Organisation(helper) : null };
        }
    }

    /// <summary>Somebody of an age at which this is likely: people are looked at by chance until one would.</summary>
    private long Found(Chance about, long number, int people, Func<int, double> likely, HashSet<long>? butNot = null)
    {
        for (var look = 1; ; look++)
        {
            var id = 1 + (long)(Luck.Of(about, number, look) * people);
            if (butNot?.Contains(id) != true && Luck.Of(about, -number - 1, look) < likely(Age(id)) || look > 100_000) return id;
        }
    }

    private int Age(long id)
    {
        var (from, to) = Luck.Pick(Ages, Chance.Age, id);
        return from + (int)(Luck.Of(Chance.Age, id, 1) * (to - from + 1));
    }

    private Townsperson Met(long id) => _people.TryGetValue(id, out var known) ? known : _people[id] = new Townsperson(
        id, _homes.Of(Luck.Of(Chance.Home, id)), Luck.Pick(Languages, Chance.Language, id), Luck.Of(Trusted, Chance.Trusted, id), DateTimeOffset.MaxValue);

    /// <param name="share">Of the whole time: 0 to 1.</param>
    private DateTimeOffset Moment(double share)
    {
        var days = share * Days;
        var day = Math.Min((int)days, Days - 1);
        return WallClock.On(FirstDay.AddDays(day), TimeOnly.MinValue.Add(FirstHour + WrittenWithin * Math.Min(days - day, 0.999)), Zone);
    }

    private When Wished(long number, DateTimeOffset at)
    {
        var today = WallClock.DayOf(at, Zone);
        var luck = Luck.Of(Chance.Day, number);
        return Luck.Pick(Whens, Chance.When, number) switch
        {
            Wish.OnADay => When.OnDate(today.AddDays(1 + (int)(luck * 7)), today),
            Wish.AtTheWeekend => When.ThisWeekend(today),
            Wish.EveryWeek => When.Weekly(((DayOfWeek)(int)(luck * 7)).ToDays()),
            _ => When.Soonest,
        };
    }

    private WeeklyTimes Times(long helper)
    {
        var free = Luck.Pick(Frees, Chance.Times, helper);
        if (free != Free.Sometimes) return free switch { Free.Evenings => WeeklyTimes.Evenings, Free.Weekends => WeeklyTimes.Weekends, _ => WeeklyTimes.Any };
        var times = WeeklyTimes.None;
        for (var slot = 0; slot < 21; slot++)
        {
            if (Luck.Of(EachHalfDay, Chance.TimeSlot, helper, slot)) times = times.With((DayOfWeek)(slot / 3), (DayPart)(slot % 3));
        }

        return times.IsEmpty ? WeeklyTimes.Weekends : times;
    }

    private InNameOf Organisation(long number)
    {
        var which = 1 + (long)(Luck.Of(Chance.Organisation, number) * OrganisationsThere);
        return new InNameOf(which, $"Association {which}");
    }
}
