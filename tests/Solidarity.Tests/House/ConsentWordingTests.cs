using System.Security.Cryptography;
using System.Text;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;

namespace Solidarity.Tests.House;

/// <summary>What people agreed to is kept as the version of its words: other words must be another version.</summary>
public sealed class ConsentWordingTests
{
    /// <summary>Every wording there ever was, with the hash of its words. A line is added, never changed.</summary>
    private static readonly IReadOnlyDictionary<string, string> Wordings = new Dictionary<string, string>
    {
        ["2026-11"] = "2B796E6F2C95AE07E38E4087CC0D2913",
    };

    [Fact]
    public void Wording_OfToday_IsThatOfItsWords() => Assert.True(
        Wordings.GetValueOrDefault(ConsentDialogue.Wording) == Hash(TextBook.Load("fr")),
        $"The words of the consent are not those of {ConsentDialogue.Wording}. Give ConsentDialogue.Wording a new version and add it here with {Hash(TextBook.Load("fr"))}");

    [Fact]
    public void Wordings_OfTwoVersions_AreNotTheSame() => Assert.Equal(Wordings.Count, Wordings.Values.Distinct().Count());

    /// <summary>The question and the button, in every language.</summary>
    private static string Hash(TextBook texts) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        from language in texts.Languages
        from key in new[] { "consent.ask", "button.agree" }
        select $"{language} {key} {texts.Render(key, language)}"))))[..32];
}
