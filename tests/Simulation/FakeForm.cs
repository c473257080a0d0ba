using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Solidarity.Simulation;

/// <summary>Reads a call that came as a form, as the JSON that would say the same.</summary>
internal static class FakeForm
{
    /// <param name="keep">Takes a file, and gives what stands for it in the call.</param>
    public static async Task<JsonDocument> ReadAsync(string method, string contentType, Stream body, Func<FakeFile, string> keep)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(contentType).Boundary).Value
            ?? throw ServerRefusal.Bad("can't parse the form: no boundary");
        var reader = new MultipartReader(boundary, body);
        var call = new JsonObject();
        while (await reader.ReadNextSectionAsync() is { } part)
        {
            var about = ContentDispositionHeaderValue.Parse(part.ContentDisposition);
            string name = HeaderUtilities.RemoveQuotes(about.Name).Value!;
            using var bytes = new MemoryStream();
            await part.Body.CopyToAsync(bytes);
            call[name] = about.FileName.HasValue
                ? keep(new FakeFile(HeaderUtilities.RemoveQuotes(about.FileName).Value!, bytes.ToArray()))
                : BotApiSchema.Published.FromForm(method, name, Encoding.UTF8.GetString(bytes.ToArray()));
        }

        return JsonDocument.Parse(call.ToJsonString());
    }
}
