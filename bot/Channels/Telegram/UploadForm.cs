using System.Net.Http.Headers;
using System.Text.Json;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Channels.Telegram;

/// <param name="Name">ASCII, without quotes.</param>
internal sealed record UploadedFile(string Name, byte[] Bytes);

/// <summary>A call that brings a file: a form of parts, in which everything else stands as it would in JSON.</summary>
internal static class UploadForm
{
    /// <param name="field">What the method calls its file.</param>
    public static MultipartFormDataContent Of(SendFile request, string field, UploadedFile file)
    {
        var form = new MultipartFormDataContent();
        using var fields = JsonDocument.Parse(PlainJson.Bytes(request, RequestJson.Default.SendFile.SerializeHandler!));
        foreach (var given in fields.RootElement.EnumerateObject())
            Add(form, new StringContent(given.Value.ValueKind is JsonValueKind.String ? given.Value.GetString()! : given.Value.GetRawText()), given.Name);
        Add(form, new ByteArrayContent(file.Bytes), field, file.Name);
        return form;
    }

    // Quoted by hand: some servers read no name without quotes, and none is given twice.
    private static void Add(MultipartFormDataContent form, HttpContent part, string name, string? fileName = null)
    {
        part.Headers.ContentType = fileName is null ? null : new MediaTypeHeaderValue("application/octet-stream");
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"", FileName = fileName is null ? null : $"\"{fileName}\"" };
        form.Add(part);
    }
}
