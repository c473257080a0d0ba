using System.Text.Json;
using Solidarity.Core.Matching.Planning;

namespace Solidarity.Bot.Maintenance;

/// <summary>A board in a file, for whoever wants to judge the planner: {"needs":[{"id","places"}],"offers":[{"id","capacity"}],"pairs":[{"need","offer","score"}]}.</summary>
internal sealed class BoardFile
{
    /// <summary>The sum of a board stays a number that JSON can hold.</summary>
    private const double Highest = 1_000_000_000;

    private const int Lists = 3;

    private readonly List<string> _needs = [], _offers = [];
    private readonly List<int> _places = [], _capacities = [];
    private readonly List<Board.Pair> _pairs = [];
    private readonly Dictionary<string, int> _needNumbers = [], _offerNumbers = [];

    private BoardFile()
    {
    }

    public Board Board => new(_places, _capacities, _pairs);

    /// <exception cref="InvalidDataException">It is no such board; the message says what is wrong.</exception>
    public static BoardFile Read(ReadOnlySpan<byte> json)
    {
        var file = new BoardFile();
        try
        {
            // The pairs name what may stand below them.
            if (file.Sections(json, isNames: true) != Lists) throw new InvalidDataException("a board has three lists: \"needs\", \"offers\" and \"pairs\"");
            file.Sections(json, isNames: false);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(json.IsEmpty ? "the file is empty" : $"it is not JSON: line {e.LineNumber + 1} goes wrong, or the file stops there", e);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException("a text in it is not Unicode", e);
        }

        return file.Board.Fault() is { } fault ? throw new InvalidDataException(fault) : file;
    }

    public void Write(Stream to, Plan plan)
    {
        using var writer = new Utf8JsonWriter(to);
        writer.WriteStartObject();
        writer.WriteNumber("served", plan.Served);
        writer.WriteNumber("total", plan.Total);
        writer.WriteBoolean("optimal", plan.IsOptimal);
        writer.WriteNumber("bound", plan.Bound);
        writer.WriteStartArray("assignments");
        foreach (var (pair, count) in plan.Assignments)
        {
            writer.WriteStartObject();
            writer.WriteString("need", _needs[_pairs[pair].Need]);
            writer.WriteString("offer", _offers[_pairs[pair].Offer]);
            writer.WriteNumber("count", count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <returns>How many of the three lists there are.</returns>
    private int Sections(ReadOnlySpan<byte> json, bool isNames)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new InvalidDataException("a board is an object");
        var seen = new HashSet<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var section = reader.ValueTextEquals("needs"u8) ? "needs" : reader.ValueTextEquals("offers"u8) ? "offers" : reader.ValueTextEquals("pairs"u8) ? "pairs" : null;
            if (section is not null && !seen.Add(section)) throw new InvalidDataException($"the list \"{section}\" stands there twice");
            reader.Read();
            if (section is null || isNames == (section == "pairs"))
            {
                reader.Skip();
                continue;
            }

            if (reader.TokenType != JsonTokenType.StartArray) throw new InvalidDataException($"\"{section}\" is not a list");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.StartObject) throw new InvalidDataException($"\"{section}\" holds something that is not an object");
                if (section == "pairs") ReadPair(ref reader);
                else if (section == "needs") ReadPost(ref reader, "places"u8, "need", _needs, _places, _needNumbers);
                else ReadPost(ref reader, "capacity"u8, "offer", _offers, _capacities, _offerNumbers);
            }
        }

        while (reader.Read())
        {
        }

        return seen.Count;
    }

    private static void ReadPost(ref Utf8JsonReader reader, ReadOnlySpan<byte> amount, string kind, List<string> ids, List<int> amounts, Dictionary<string, int> numbers)
    {
        string? id = null;
        int? places = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8)) id = id is null ? Text(ref reader, $"the id of a {kind}") : throw Twice("id", kind);
            else if (reader.ValueTextEquals(amount)) places = places is null ? Whole(ref reader, kind, id, amount) : throw Twice(System.Text.Encoding.UTF8.GetString(amount), kind);
            else Pass(ref reader);
        }

        if (id is null) throw new InvalidDataException($"a {kind} has no \"id\"");
        if (places is not { } known) throw new InvalidDataException($"the {kind} \"{id}\" has no \"{System.Text.Encoding.UTF8.GetString(amount)}\"");
        if (!numbers.TryAdd(id, ids.Count)) throw new InvalidDataException($"the {kind} \"{id}\" stands there twice");
        ids.Add(id);
        amounts.Add(known);
    }

    private void ReadPair(ref Utf8JsonReader reader)
    {
        int? need = null, offer = null;
        double? score = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("need"u8)) need = need is null ? Named(ref reader, "need", _needNumbers) : throw Twice("need", "pair");
            else if (reader.ValueTextEquals("offer"u8)) offer = offer is null ? Named(ref reader, "offer", _offerNumbers) : throw Twice("offer", "pair");
            else if (reader.ValueTextEquals("score"u8)) score = score is null ? Score(ref reader) : throw Twice("score", "pair");
            else Pass(ref reader);
        }

        if (need is not { } n || offer is not { } o || score is not { } s) throw new InvalidDataException("a pair lacks its \"need\", its \"offer\" or its \"score\"");
        _pairs.Add(new Board.Pair(n, o, s));
    }

    private static InvalidDataException Twice(string key, string kind) => new($"{(kind == "offer" ? "an" : "a")} {kind} has \"{key}\" twice");

    private static int Named(ref Utf8JsonReader reader, string kind, Dictionary<string, int> numbers)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String) throw new InvalidDataException($"the {kind} of a pair is not a text");
        // A million pairs: no text is made of each.
        Span<char> room = stackalloc char[128];
        if (reader.ValueSpan.Length <= room.Length && !reader.HasValueSequence && numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(room[..reader.CopyString(room)], out var number)) return number;
        var id = reader.GetString()!;
        return numbers.TryGetValue(id, out number) ? number : throw new InvalidDataException($"a pair names the {kind} \"{id}\", which is not on the board");
    }

    private static double Score(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var score) && Math.Abs(score) <= Highest ? score : throw new InvalidDataException($"a \"score\" is not a number from {-Highest:0} to {Highest:0}");
    }

    private static int Whole(ref Utf8JsonReader reader, string kind, string? id, ReadOnlySpan<byte> amount)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var whole) && whole >= 0
            ? whole
            : throw new InvalidDataException($"\"{System.Text.Encoding.UTF8.GetString(amount)}\" of {(id is null ? "a " + kind : $"the {kind} \"{id}\"")} is not a whole number from 0 to {int.MaxValue}");
    }

    private static string Text(ref Utf8JsonReader reader, string what)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new InvalidDataException($"{what} is not a text");
    }

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
