using System.Text;

namespace Solidarity.Core.People;

/// <summary>Reads a phone number as people type it.</summary>
public static class PhoneNumber
{
    /// <summary>
    /// The number in international form (+33612345678), or null when it is none. A number that starts with one 0 is
    /// taken as French; spaces, dots, dashes and brackets are passed over.
    /// </summary>
    public static string? Read(string typed)
    {
        var digits = new StringBuilder();
        foreach (var c in typed.Trim())
        {
            if (char.IsAsciiDigit(c)) digits.Append(c);
            else if (c == '+' && digits.Length == 0) digits.Append('+');
            else if (c is not (' ' or '.' or '-' or '(' or ')' or '/' or '\u00a0' or '\u202f')) return null;
            if (digits.Length > 16) return null;
        }
        var number = digits.ToString();
        if (number.StartsWith("00", StringComparison.Ordinal)) number = "+" + number[2..];
        else if (number.StartsWith('0') && number.Length == 10) number = "+33" + number[1..];
        // A contact comes from Telegram in international form, with or without the plus.
        else if (!number.StartsWith('+') && number.Length >= 11) number = "+" + number;
        return number.StartsWith('+') && number.Length is >= 9 and <= 16 && number[1] != '0' ? number : null;
    }
}
