using System.Globalization;
using System.Text;

namespace EntityGraph.Extraction.Lexicon;

/// <summary>Two normal forms of names: the slug that ids are made of, and the key under which spellings of one name meet.</summary>
public static class NameKey
{
    // Spellings of one sound in the transliterations that German, English and French media use; longest first.
    private static readonly (string From, string To)[] Sounds =
    [
        ("shch", "s"), ("schtsch", "s"), ("tsch", "c"), ("tch", "c"), ("dsch", "j"), ("dzh", "j"), ("sch", "s"),
        ("sh", "s"), ("ch", "c"), ("kh", "c"), ("zh", "s"), ("ts", "c"), ("tz", "c"), ("gh", "g"), ("ph", "f"),
        ("th", "t"), ("dh", "d"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ou", "u"), ("ij", "i"), ("iy", "i"), ("yj", "i"), ("yi", "i"),
        ("jo", "o"), ("yo", "o"), ("ja", "a"), ("ya", "a"), ("ju", "u"), ("yu", "u"), ("ks", "x"),
        ("ei", "i"), ("ey", "i"), ("ej", "i"), ("ay", "a"), ("aj", "a"),
        ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"), ("q", "k"),
    ];

    // By the first letter, so that most letters need no comparison.
    private static readonly (string From, string To)[][] SoundsByLetter =
        [.. Enumerable.Range('a', 26).Select(letter => Array.FindAll(Sounds, sound => sound.From[0] == letter))];

    /// <summary>The slug of a name: ASCII, lower case, German transliteration, other diacritics folded, words parted by <c>-</c>.</summary>
    /// <param name="name">Any name.</param>
    /// <returns>The slug; empty where the name has no letter or digit that ASCII can show.</returns>
    public static string Slug(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var slug = new StringBuilder(name.Length + 8);
        foreach (var c in Ascii(name))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && c is not '\'')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    /// <summary>The key under which transliterations and spellings of one name are equal (Schoigu and Shoigu, Lawrow and Lavrov).</summary>
    /// <remarks>Own rules, found on the names of heads of state and government. Different names may share a key: it proposes, others decide.</remarks>
    /// <param name="name">Any name, in base form.</param>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (NumeralAt(name) is > 0 and var numeral)
        {
            return Fold(name[..numeral]) + name[numeral..].TrimEnd('.');
        }

        var ascii = Ascii(name);
        var letters = ascii.Length <= 128 ? stackalloc char[ascii.Length] : new char[ascii.Length];
        var length = 0;
        foreach (var c in ascii)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                letters[length++] = c;
            }
        }

        return Simplify(letters[..length]);
    }

    /// <summary>Where the Roman numeral starts that tells a ruler from others of the name ("Wilhelm II."); -1 where there is none.</summary>
    /// <param name="name">A name of several words.</param>
    internal static int NumeralAt(ReadOnlySpan<char> name)
    {
        var start = name.LastIndexOf(' ') + 1;
        return start > 0 && IsNumeral(name[start..].TrimEnd('.')) ? start : -1;
    }

    /// <summary>Whether a word is a Roman numeral as rulers bear it.</summary>
    /// <param name="word">The word without its full stop.</param>
    internal static bool IsNumeral(ReadOnlySpan<char> word) => word.Length > 0 && word.IndexOfAnyExcept('I', 'V', 'X') < 0;

    // No sound becomes longer than it is written, so that the key fits where the letters were read.
    private static string Simplify(Span<char> letters)
    {
        var length = 0;
        for (var i = 0; i < letters.Length;)
        {
            var (to, read) = Sound(letters[i..]);
            if (length == 0 || letters[length - 1] != to || char.IsAsciiDigit(to))
            {
                letters[length++] = to;
            }

            i += read;
        }

        return letters[..length].ToString();
    }

    private static (char To, int Length) Sound(ReadOnlySpan<char> letters)
    {
        if (char.IsAsciiLetterLower(letters[0]))
        {
            foreach (var (from, to) in SoundsByLetter[letters[0] - 'a'])
            {
                if (letters.StartsWith(from, StringComparison.Ordinal))
                {
                    return (to[0], from.Length);
                }
            }
        }

        return (letters[0], 1);
    }

    private static string Ascii(string name)
    {
        if (System.Text.Ascii.IsValid(name) && !name.Contains('`', StringComparison.Ordinal))
        {
            return name.ToLowerInvariant();
        }

        var ascii = new StringBuilder(name.Length + 8);
        foreach (var c in name.ToLowerInvariant())
        {
            ascii.Append(c switch
            {
                'ä' => "ae",
                'ö' => "oe",
                'ü' => "ue",
                'ß' => "ss",
                'æ' => "ae",
                'ø' => "o",
                'œ' => "oe",
                'đ' or 'ð' => "d",
                'þ' => "th",
                'ł' => "l",
                'ı' => "i",
                '’' or '‘' or 'ʼ' or '`' or '´' => "'",
                _ => c.ToString(),
            });
        }

        var folded = new StringBuilder(ascii.Length);
        foreach (var c in Decomposed(ascii.ToString()))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c);
            }
        }

        return folded.ToString();
    }

    // Broken surrogate pairs cannot be decomposed; such a name keeps its other characters as they are.
    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
