using System.Buffers;
using System.Globalization;
using System.Text;

namespace EntityGraph.Extraction.Text;

/// <summary>A text in the form that the analysis reads, with the way back to the text as it was sent.</summary>
/// <remarks>
/// Invisible characters go (soft hyphen, joiners, direction marks), combining marks are composed, odd spaces and
/// hyphens become plain ones. Most texts need nothing of this and are taken as they are, at the cost of one scan.
/// </remarks>
internal sealed class NormalizedText
{
    private static readonly SearchValues<char> Odd = SearchValues.Create(OddCharacters());

    // _origins[i] is where character i of the normal form began; one more entry for the end. Null: nothing moved.
    private readonly int[]? _origins;

    private NormalizedText(string text, int[]? origins)
    {
        Text = text;
        _origins = origins;
    }

    /// <summary>The normal form.</summary>
    public string Text { get; }

    /// <summary>Brings a text into normal form. O(length).</summary>
    /// <param name="source">Any text, also one with broken surrogate pairs.</param>
    public static NormalizedText From(string source)
    {
        var first = source.AsSpan().IndexOfAny(Odd);
        return first < 0 ? new(source, null) : Rewrite(source);
    }

    /// <summary>Leads a stretch of the normal form back to the text as it was sent.</summary>
    /// <param name="span">A stretch of <see cref="Text"/>.</param>
    public TextSpan Origin(TextSpan span) =>
        _origins is null ? span : new(_origins[span.Start], _origins[span.End]);

    private static NormalizedText Rewrite(string source)
    {
        var text = new StringBuilder(source.Length);
        var origins = new List<int>(source.Length + 1);
        for (var i = 0; i < source.Length;)
        {
            var end = i + 1;
            while (end < source.Length && IsCombining(source[end]))
            {
                end++;
            }

            if (end > i + 1 && !char.IsSurrogate(source[i]) && !IsCombining(source[i]))
            {
                Append(source[i..end].Normalize(NormalizationForm.FormC), i);
                i = end;
                continue;
            }

            if (Plain(source[i]) is var plain and not '\0')
            {
                text.Append(plain);
                origins.Add(i);
            }

            i++;
        }

        origins.Add(source.Length);
        return new(text.ToString(), [.. origins]);

        void Append(string composed, int origin)
        {
            text.Append(composed);
            for (var k = 0; k < composed.Length; k++)
            {
                origins.Add(origin);
            }
        }
    }

    // The plain character for an odd one; NUL where it is left out. Code units, not words: no German here.
    private static char Plain(char c) => c switch
    {
        '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u2069') or '\uFEFF' or '\0' => '\0',
        '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' => ' ',
        '\u2028' or '\u2029' or '\u0085' => '\n',
        '\u2010' or '\u2011' => '-',
        _ => c,
    };

    private static bool IsCombining(char c) =>
        c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static string OddCharacters()
    {
        var odd = new StringBuilder();
        for (var c = '\0'; c < char.MaxValue; c++)
        {
            if (IsCombining(c) || Plain(c) != c || c == '\0')
            {
                odd.Append(c);
            }
        }

        return odd.ToString();
    }
}
