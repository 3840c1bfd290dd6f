using System.Globalization;
using System.Text;

namespace EntityGraph.Graph.Resolution;

/// <summary>Brings names into the forms in which they are compared: one for search, one for ids, one for transliterations.</summary>
public static class NameFolding
{
    // Longest first, so that the first that fits is the right one. Upper case marks a sound that no later rule touches.
    private static readonly (string From, string To)[] Transliterations =
    [
        ("schtsch", "sC"), ("shch", "sC"), ("dsch", "i"), ("tsch", "C"), ("tch", "C"), ("sch", "s"), ("dzh", "i"),
        ("kh", "C"), ("ch", "C"), ("sh", "s"), ("zh", "s"), ("cz", "C"), ("ts", "s"), ("tz", "s"), ("dj", "i"),
        ("ph", "f"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("ck", "k"), ("qu", "k"), ("ou", "u"), ("oe", "o"),
        ("ue", "u"), ("ae", "a"), ("q", "k"), ("x", "ks"), ("c", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"),
    ];

    /// <summary>The form for search: lower case, no diacritics, umlauts and their spelled-out forms alike, words parted by one blank.</summary>
    /// <param name="text">Any text.</param>
    public static string Fold(string text)
    {
        var plain = Plain(text, umlautTail: '\0', separator: ' ');
        return plain.Replace("ae", "a", StringComparison.Ordinal)
            .Replace("oe", "o", StringComparison.Ordinal)
            .Replace("ue", "u", StringComparison.Ordinal);
    }

    /// <summary>The form for ids: ASCII, lower case, umlauts spelled out, words parted by hyphens.</summary>
    /// <param name="text">A name.</param>
    public static string Slug(string text) => Plain(text, umlautTail: 'e', separator: '-');

    /// <summary>The form in which transliterations of one name agree, such as Schoigu and Shoigu.</summary>
    /// <remarks>Own rules, from the way German and English media write Russian, Ukrainian, Arabic, Turkish and Korean names.</remarks>
    /// <param name="slug">The slug of a name; hyphens do not count.</param>
    public static string TransliterationKey(ReadOnlySpan<char> slug)
    {
        var key = new StringBuilder(slug.Length);
        var end = NumeralAt(slug);
        for (var at = 0; at < end;)
        {
            at += AppendSound(key, slug[at..end]);
        }

        return key.Append(slug[end..]).ToString();
    }

    // The numeral that tells a ruler from others of the name ("wilhelm-ii") is no sound; the end where there is none.
    private static int NumeralAt(ReadOnlySpan<char> slug)
    {
        var hyphen = slug.LastIndexOf('-');
        return hyphen > 0 && hyphen < slug.Length - 1 && slug[(hyphen + 1)..].IndexOfAnyExcept('i', 'v', 'x') < 0 ? hyphen : slug.Length;
    }

    /// <summary>The part of an id behind its type.</summary>
    /// <param name="id">Id of the contract.</param>
    public static ReadOnlySpan<char> SlugOf(string id) => id.AsSpan(id.IndexOf(':', StringComparison.Ordinal) + 1);

    private static int AppendSound(StringBuilder key, ReadOnlySpan<char> rest)
    {
        foreach (var (from, to) in Transliterations)
        {
            if (rest.StartsWith(from, StringComparison.Ordinal))
            {
                foreach (var sound in to)
                {
                    AppendOnce(key, sound);
                }

                return from.Length;
            }
        }

        if (rest[0] != '-')
        {
            AppendOnce(key, rest[0]);
        }

        return 1;
    }

    private static void AppendOnce(StringBuilder key, char sound)
    {
        if (key.Length == 0 || key[^1] != sound || char.IsAsciiDigit(sound))
        {
            key.Append(sound);
        }
    }

    private static string Plain(string text, char umlautTail, char separator)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length + 4);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            AppendPlain(plain, char.ToLowerInvariant(character), umlautTail, separator);
        }

        return plain.ToString().TrimEnd(separator);
    }

    private static void AppendPlain(StringBuilder plain, char character, char umlautTail, char separator)
    {
        // The diaeresis over a, o, u is an umlaut; over other letters, as in Citroën, it is only a diacritic.
        if (character == '\u0308' && umlautTail != '\0' && plain.Length > 0 && plain[^1] is 'a' or 'o' or 'u')
        {
            plain.Append(umlautTail);
        }
        else if (Letters(character) is { } letters)
        {
            plain.Append(letters);
        }
        else if (char.IsLetterOrDigit(character))
        {
            plain.Append(character);
        }
        else if (!IsSilent(character) && plain.Length > 0 && plain[^1] != separator)
        {
            plain.Append(separator);
        }
    }

    // Letters that no decomposition reaches.
    private static string? Letters(char character) => character switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        _ => null,
    };

    private static bool IsSilent(char character) =>
        character is '\'' or '’' or '`' or 'ʿ' or 'ʾ' or '\u00AD' ||
        CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}
