using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Relations;

/// <summary>What a verb form is.</summary>
[Flags]
internal enum VerbForm
{
    None = 0,
    Finite = 1,
    Subjunctive = 2,
    Infinitive = 4,
    ZuInfinitive = 8,
    Participle = 16,
    Preterite = 32,
}

/// <summary>Generates the forms of German verbs: weak ones by rule, strong ones from <c>strong-verbs.tsv</c>.</summary>
internal sealed class Conjugation
{
    private static readonly string[] Inseparable =
        ["be", "ge", "er", "ver", "zer", "ent", "emp", "miss", "über", "unter", "hinter", "wider", "um", "durch", "voll", "wieder"];

    private readonly Dictionary<string, StrongVerb> _strong = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withBe = [.. LexiconTable.Read("sein-verbs.tsv").Select(row => row["infinitive"])];

    private Conjugation()
    {
        foreach (var row in LexiconTable.Read("strong-verbs.tsv"))
        {
            _strong[row["infinitive"]] = new(
                row.Values("present3sg"), row.Values("preterite3sg"), row.Values("participle"), row.Values("auxiliary").Contains("sein"));
        }
    }

    /// <summary>The verbs of the table, without prefixes.</summary>
    public IEnumerable<string> StrongVerbs => _strong.Keys;

    /// <summary>Reads the table.</summary>
    public static Conjugation Load() => new();

    /// <summary>All forms of a verb without separable prefix, with what each is.</summary>
    /// <param name="infinitive">The verb.</param>
    public IEnumerable<(string Form, VerbForm Kind)> Forms(string infinitive)
    {
        var stem = Stem(infinitive);
        yield return (infinitive, VerbForm.Infinitive | VerbForm.Finite);
        yield return (stem + "e", VerbForm.Subjunctive | VerbForm.Finite);
        if (Strong(infinitive) is { } strong)
        {
            foreach (var form in strong.Present)
            {
                yield return (form, VerbForm.Finite);
            }

            foreach (var form in strong.Preterite)
            {
                yield return (form, VerbForm.Finite | VerbForm.Preterite);
                yield return (Plural(form), VerbForm.Finite | VerbForm.Preterite);
            }

            foreach (var form in strong.Participle)
            {
                yield return (form, VerbForm.Participle);
            }

            yield break;
        }

        var link = NeedsLink(stem) ? "e" : "";
        yield return (stem + link + "t", VerbForm.Finite);
        yield return (stem + link + "te", VerbForm.Finite | VerbForm.Preterite);
        yield return (stem + link + "ten", VerbForm.Finite | VerbForm.Preterite);
        yield return ((TakesGe(infinitive) ? "ge" : "") + stem + link + "t", VerbForm.Participle);
    }

    /// <summary>Whether the perfect is formed with "to be", so that such a participle is no passive.</summary>
    /// <param name="infinitive">The verb.</param>
    public bool MovesItself(string infinitive) =>
        _withBe.Contains(infinitive) || (_strong.TryGetValue(infinitive, out var verb) && verb.WithBe);

    private static string Stem(string infinitive) =>
        infinitive.EndsWith("en", StringComparison.Ordinal) ? infinitive[..^2] : infinitive[..^1];

    private static string Plural(string preterite) => preterite + (preterite[^1] == 'e' ? "n" : "en");

    // A stem that ends in d or t, or in m or n after another consonant than l, r, h (but after ch), takes an e before the ending.
    private static bool NeedsLink(string stem) => stem.Length > 1 && (stem[^1] is 'd' or 't'
        || (stem[^1] is 'm' or 'n' && (stem[^2] is not ('l' or 'r' or 'h' or 'm' or 'n' or 'a' or 'e' or 'i' or 'o' or 'u' or 'ä' or 'ö' or 'ü') || stem.EndsWith("chn", StringComparison.Ordinal))));

    private static bool TakesGe(string infinitive) => !infinitive.EndsWith("ieren", StringComparison.Ordinal)
        && !Inseparable.Any(prefix => infinitive.StartsWith(prefix, StringComparison.Ordinal) && infinitive.Length > prefix.Length + 3);

    // "unterbrechen" goes like "brechen", but its participle takes no ge.
    private StrongVerb? Strong(string infinitive)
    {
        if (_strong.TryGetValue(infinitive, out var verb))
        {
            return verb;
        }

        foreach (var prefix in Inseparable)
        {
            if (infinitive.StartsWith(prefix, StringComparison.Ordinal) && _strong.TryGetValue(infinitive[prefix.Length..], out verb))
            {
                return new(
                    [.. verb.Present.Select(form => prefix + form)],
                    [.. verb.Preterite.Select(form => prefix + form)],
                    [.. verb.Participle.Select(form => prefix + (form.StartsWith("ge", StringComparison.Ordinal) ? form[2..] : form))],
                    false);
            }
        }

        return null;
    }

    private sealed record StrongVerb(
        IReadOnlyList<string> Present,
        IReadOnlyList<string> Preterite,
        IReadOnlyList<string> Participle,
        bool WithBe);
}
