using System.Net;
using System.Text.RegularExpressions;

namespace Solidarity.Tests.TeamPage;

/// <summary>Somebody of the team with a browser of their own: keeps cookies, fills in the forms that a page holds.</summary>
/// <param name="headers">What a proxy between makes of each request.</param>
internal sealed partial class DeskReader(string url, params (string Name, string Value)[] headers) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>By name. Of our own, since a browser behind a proxy sends what was set over https.</summary>
    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>The last page, as it came.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The same without its markup.</summary>
    public string Text => WebUtility.HtmlDecode(Tag().Replace(Page, " ")).Replace('\u00a0', ' ');

    public HttpResponseMessage Answer { get; private set; } = null!;

    /// <summary>By a link that this person asks for in chat.</summary>
    public static async Task<DeskReader> SignInAsync(string url, Neighbour who)
    {
        var reader = new DeskReader(url);
        await reader.GetAsync(await LinkAsync(who));
        Assert.Equal(HttpStatusCode.SeeOther, await reader.SendAsync("web/enter"));
        return reader;
    }

    /// <returns>The address of a new link, without the site.</returns>
    public static async Task<string> LinkAsync(Neighbour who)
    {
        who.Say("/web");
        return Link().Match((await who.HearAsync("/web/enter?key=")).Text).Value;
    }

    public async Task<HttpStatusCode> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{url}/{path}");
        return await AskAsync(request);
    }

    /// <summary>With what every form of the page has.</summary>
    public Task<HttpStatusCode> SendAsync(string path, params (string Name, string Value)[] fields) => SendAsync(path, null, [.. Hidden("form"), ("once", $"{Random.Shared.NextInt64()}"), .. Hidden("key"), .. fields]);

    public async Task<HttpStatusCode> SendAsync(string path, string? origin, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/{path}") { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        if (origin is not null) request.Headers.Add("Origin", origin);
        return await AskAsync(request);
    }

    public Task<HttpStatusCode> PressAsync(string data, string path = "web") => SendAsync(path, ("press", data));

    public IReadOnlyList<(string Name, string Value)> Hidden(string name) =>
        Field().Matches(Page).Where(field => field.Groups[1].Value == name).Take(1).Select(field => (name, WebUtility.HtmlDecode(field.Groups[2].Value))).ToArray();

    /// <summary>What the buttons of the page carry.</summary>
    public IReadOnlyList<string> Presses => [.. Field().Matches(Page).Where(found => found.Groups[1].Value == "press").Select(found => WebUtility.HtmlDecode(found.Groups[2].Value))];

    private async Task<HttpStatusCode> AskAsync(HttpRequestMessage request)
    {
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(one => $"{one.Key}={one.Value}")));
        Answer = await _http.SendAsync(request);
        Page = await Answer.Content.ReadAsStringAsync();
        foreach (var set in Answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0) _cookies.Remove(pair[0]);
            else _cookies[pair[0]] = pair[1];
        }

        return Answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"web/enter\?key=[A-Za-z0-9_-]{22}")]
    private static partial Regex Link();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Field();
}
