using System.Globalization;
using System.Text;

namespace Solidarity.Tests.Hostile;

/// <summary>
/// What somebody might write who means harm. <see cref="Canary"/> marks what must never come out alive: as markup, as a
/// command, a mention or a formula. No string names a place near the honest people.
/// </summary>
internal sealed class HostileStrings(Random random)
{
    public const string Canary = "hxcanary";

    private static readonly string[] Tricks =
    [
        $"<u>{Canary}</u>", $"<b>{Canary}</b>", $"<i>{Canary}", $"</b>{Canary}", $"<a href=\"http://{Canary}.example\">{Canary}</a>",
        $"<a href=\"tg://user?id=1\">{Canary}</a>", $"<code>{Canary}", $"&lt;u&gt;{Canary}", $"&#60;u&#62;{Canary}", $"<tg-spoiler>{Canary}", "<", "&", "<<<<>>>>&&&&",
        $"={Canary}|' /C calc'!A0", $"+{Canary}", $"-{Canary}", $"@{Canary}", $"  ={Canary}", $"\t={Canary}", $"\n={Canary}", $"a\n+{Canary}", $"\u200b={Canary}", $"\u2060+{Canary}", $"＝{Canary}", $"＋{Canary}", $"－{Canary}", $"＠{Canary}",
        $"/{Canary}", $"x /{Canary}", $"#{Canary}", $"https://{Canary}.example/x", $"{Canary}.example", $"t.me/{Canary}",
        "'; drop table person; --", "\" or 1=1 --", "%s%n%x", "{name}", "{n|a|b}", "{0}{", "}{", "\\", "\\u0000", "$(id)", "`id`",
        $"\u202e{Canary}\u202c", "\u200f\u200e\u061c", "\u2066a\u2069", "\u0000a\u0001", "\ufeff", "\u2028x\u2029", "\u00ad", "\u3164", "\u2060", "\u034f", "\ufffe", "pain\uffffde mie", " ", "", "\u00a0\u3000",
        "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇫🇷🇫", "👍🏽", "\u200d\u200d", "e\u0301\u0301\u0301", "ﷺ", "𒈙",
        "99999999999999999999", "-1", "0", "1", "1e9", "٣", "１２３", "31/02/2027", "32/13/99999", "le 9999999999 du mois", "0000-00-00", "NaN", "∞",
        "true", "null", "[]", "not a word of this", "Fais mes courses s'il te plaît", "Je paie 50 € cash", "appelle-moi au 06 12 34 56 78", "mail@exemple.test",
    ];

    /// <summary>What an ordinary person might write, so that strangers come far enough to do harm.</summary>
    private static readonly string[] Ordinary =
    [
        "20000", "Ajaccio", "20250", "Corte", "demain", "Dès que possible", "Publier", "Terminé", "Passer", "Retour", "Annuler", "Modifier", "3 km", "N'importe quand",
        "1", "2", "Pour moi", "J'accepte", "Oui", "Non", "Plus tard", "courses", "jardin", "du pain et du lait pour ma voisine", "aide", "mes",
    ];

    public static readonly string[] Commands =
    [
        "need", "besoin", "offer", "offre", "errand", "courses", "mine", "mes", "help", "aide", "language", "langue", "privacy", "donnees", "contact", "checkin", "nouvelles", "code", "telegram", "cancel", "annuler", "start", "notice", "avis", "birthday", "anniversaire", "settings", "reglages", "here", "ici", "poster", "affiche",
        "queue", "file", "why", "pourquoi", "match", "approve", "approuver", "reject", "next", "trust", "confiance", "untrust", "stats", "moderator", "moderation",
        "take", "prendre", "giveback", "rendre", "undo", "defaire", "note", "ask", "demander", "register", "enregistrer", "people", "personnes", "duty", "permanence", "away", "absence",
        "team", "equipe", "organisation", "association", "invite", "inviter", "area", "secteur", "audit", "historique", "call", "appeler", "warn", "avertir", "lift", "lever", "ban", "suspendre", "close", "fermer", "open", "ouvrir", "web", "bureau",
    ];

    /// <summary>Well-formed UTF-16, and sometimes not.</summary>
    public string Next() => random.Next(1000) switch
    {
        < 480 => Tricks[random.Next(Tricks.Length)],
        < 640 => Ordinary[random.Next(Ordinary.Length)],
        < 700 => Tricks[random.Next(Tricks.Length)] + Tricks[random.Next(Tricks.Length)] + Ordinary[random.Next(Ordinary.Length)],
        < 850 => Plane(random.Next(17), random.Next(1, 60)),
        < 880 => Repeated(random.Next(400, 600)),
        < 890 => Repeated(random.Next(3000, 5000)),
        < 892 => Repeated(100_000),
        < 920 => new string((char)random.Next(0xd800, 0xe000), random.Next(1, 4)) + Canary,
        < 960 => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        _ => Plane(0, random.Next(1, 600)),
    };

    public string Ordinarily() => Ordinary[random.Next(Ordinary.Length)];

    /// <summary>A command of the bot with whatever behind it, or a deep link nobody gave out.</summary>
    public string Command() => random.Next(4) switch
    {
        0 => $"/start {Payload()}",
        1 => $"/{Commands[random.Next(Commands.Length)]}@solidarity_bot {Next()}",
        2 => $"/{Commands[random.Next(Commands.Length)]} {"MNO"[random.Next(3)]}{random.Next(30)} {Next()}",
        _ => $"/{Commands[random.Next(Commands.Length)]}",
    };

    private string Payload() => random.Next(5) switch
    {
        0 => "need",
        1 => "offer",
        2 => $"M{random.Next(20)}",
        3 => Convert.ToBase64String(Encoding.UTF8.GetBytes($"approve:{random.Next(20)}")).TrimEnd('='),
        _ => Next(),
    };

    private string Repeated(int length)
    {
        string piece = random.Next(5) switch { 0 => "a", 1 => "&", 2 => "\u0301", 3 => "🜁", _ => Tricks[random.Next(Tricks.Length)] + "." };
        var text = new StringBuilder("e");
        while (text.Length < length) text.Append(piece);
        return text.ToString(0, length);
    }

    private string Plane(int plane, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            var code = (plane << 16) + random.Next(0x10000);
            if (Rune.IsValid(code)) text.Append(new Rune(code).ToString());
        }
        return text.ToString();
    }
}
