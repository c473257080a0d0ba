using Dapper;
using Solidarity.Core.Organisations;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>A row of the table post, and what it means.</summary>
internal class PostRow : PlaceColumns
{
    public const string Columns =
        """
        p.id, p.kind, p.person_id, p.state, p.sentence, p.categories, p.insee, p.town, p.department, p.cell_row, p.cell_column,
        p.precision, p.places, p.wanted_when, p.beneficiary, p.radius, p.times, p.published_at, p.expires_at, p.closing, p.version, p.held_since, p.was_read, p.written_by, p.showing, p.for_need, p.via_group, p.travel, p.series_id, p.rested, p.rests_since, p.in_pairs
        """;

    public long Id { get; init; }
    public string Kind { get; init; } = "";
    public long Person_Id { get; init; }
    public string State { get; init; } = "";
    public string? Sentence { get; init; }
    public string Categories { get; init; } = "";
    public long Places { get; init; }
    public string? Wanted_When { get; init; }
    public string? Beneficiary { get; init; }
    public long? Radius { get; init; }
    public long? Times { get; init; }
    public long Published_At { get; init; }
    public long Expires_At { get; init; }
    public string? Closing { get; init; }
    public long Version { get; init; }
    public long? Held_Since { get; init; }
    public long Was_Read { get; init; }
    public long? Written_By { get; init; }
    public string Showing { get; init; } = "";
    public long? For_Need { get; init; }
    public long? Via_Group { get; init; }
    public string? Travel { get; init; }
    public long? Series_Id { get; init; }
    public long Rested { get; init; }
    public long? Rests_Since { get; init; }
    public long In_Pairs { get; init; }
    public long? Organisation_Id { get; init; }
    public string? Organisation { get; init; }

    public Post ToPost(Categories book)
    {
        var state = Enum.Parse<PostState>(State);
        Closing? closing = Closing is null ? null : Enum.Parse<Closing>(Closing);
        var (published, expires) = (Instant.From(Published_At), Instant.From(Expires_At));
        var about = Categories.Split(',').Select(c => book.Find(c) ?? book.Find("other")!).Distinct().ToArray();
        var inNameOf = Organisation is null ? null : new InNameOf(Organisation_Id!.Value, Organisation);
        var showing = Enum.Parse<Showing>(Showing);
        return Kind == nameof(PostKind.Need)
            ? new Need(
                Id, Person_Id, state, Sentence, ToPlace()!, (int)Places, published, expires, closing, (int)Version,
                about[0], When.Parse(Wanted_When!), Enum.Parse<Beneficiary>(Beneficiary!))
            { HeldSince = Instant.From(Held_Since), WasRead = Was_Read != 0, InNameOf = inNameOf, WrittenBy = Written_By, Showing = showing, SeriesId = Series_Id, Rested = TimeSpan.FromMilliseconds(Rested), RestsSince = Instant.From(Rests_Since), InPairs = In_Pairs != 0 }
            : new Offer(
                Id, Person_Id, state, Sentence, ToPlace()!, (int)Places, published, expires, closing, (int)Version,
                about, new Radius((int?)Radius), WeeklyTimes.FromBits((int)Times!))
            { HeldSince = Instant.From(Held_Since), WasRead = Was_Read != 0, InNameOf = inNameOf, WrittenBy = Written_By, Showing = showing, ForNeed = For_Need, ViaGroup = Via_Group, Travel = Travel is null ? Posts.Travel.OnFoot : Enum.Parse<Travel>(Travel) };
    }

    public static IReadOnlyList<Category> CategoriesOf(Post post) =>
        post is Offer offer ? offer.Categories : [((Need)post).Category];

    public static DynamicParameters Parameters(Post post)
    {
        var (need, offer) = (post as Need, post as Offer);
        var parameters = new DynamicParameters();
        parameters.Add("Id", post.Id);
        parameters.Add("Kind", post.Kind.ToString());
        parameters.Add("PersonId", post.PersonId);
        parameters.Add("State", post.State.ToString());
        parameters.Add("Sentence", post.Sentence);
        parameters.Add("Categories", string.Join(',', CategoriesOf(post).Select(c => c.Id)));
        parameters.Add("Insee", post.Place.Insee);
        parameters.Add("Town", post.Place.Town);
        parameters.Add("Department", post.Place.Department);
        parameters.Add("Row", post.Place.Cell?.Row);
        parameters.Add("Column", post.Place.Cell?.Column);
        parameters.Add("Precision", post.Place.Precision.ToString());
        parameters.Add("Places", post.Places);
        parameters.Add("When", need?.When.Write());
        parameters.Add("Beneficiary", need?.Beneficiary.ToString());
        parameters.Add("AgreedAt", need?.Beneficiary == Posts.Beneficiary.SomeoneElse ? Instant.Milliseconds(post.PublishedAt) : null);
        parameters.Add("Radius", offer?.Radius.Metres);
        parameters.Add("Times", offer?.Times.Bits);
        parameters.Add("Travel", offer?.Travel.ToString());
        parameters.Add("PublishedAt", Instant.Milliseconds(post.PublishedAt));
        parameters.Add("ExpiresAt", Instant.Milliseconds(post.ExpiresAt));
        parameters.Add("Closing", post.Closing?.ToString());
        parameters.Add("Version", post.Version);
        parameters.Add("Showing", post.Showing.ToString());
        parameters.Add("SeriesId", need?.SeriesId);
        parameters.Add("InPairs", need is { InPairs: true } ? 1 : 0);
        parameters.Add("ForNeed", offer?.ForNeed);
        parameters.Add("ViaGroup", offer?.ViaGroup);
        parameters.Add("WrittenBy", post.WrittenBy);
        parameters.Add("OrganisationId", post.InNameOf?.OrganisationId);
        parameters.Add("WasRead", post.WasRead ? 1 : 0);
        parameters.Add("HeldSince", post.State == PostState.Held ? Instant.Milliseconds(post.HeldSince) : null);
        return parameters;
    }
}
