namespace Solidarity.Bot.Channels.Telegram;

/// <summary>What came of one call. None of the three ever holds the token.</summary>
internal abstract record ApiAnswer<T>
{
    private ApiAnswer() { }

    internal sealed record Ok(T Value) : ApiAnswer<T>;

    /// <summary>The server understood and said no.</summary>
    /// <param name="Code">The server's error_code, or the HTTP status where it names none.</param>
    /// <param name="Description">The server's own words, such as "Bad Request: chat not found".</param>
    /// <param name="RetryAfter">How long to wait, where the server says so (429).</param>
    /// <param name="MigrateTo">The id under which the group goes on.</param>
    internal sealed record Refused(int Code, string Description, TimeSpan? RetryAfter, long? MigrateTo) : ApiAnswer<T>;

    /// <summary>No answer, or none that can be read; whether the call took effect is unknown.</summary>
    internal sealed record Broken(string Why) : ApiAnswer<T>;
}
