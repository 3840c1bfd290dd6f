namespace EntityGraph.Extraction.Lexicon;

/// <summary>Generates the inflected forms of names and nouns from their base form.</summary>
/// <remarks>Endings of German declension are grammar and stand here; words stand in the lexicon.</remarks>
internal static class Inflection
{
    private static readonly string[] AdjectiveEndings = ["e", "en", "er", "es", "em"];

    /// <summary>Base form and genitive of a name, with the adjectives before its noun declined.</summary>
    /// <param name="name">One or several words in the nominative.</param>
    /// <param name="isNoun">Whether it is a noun by itself, as most names of organisations are: others take no es ("Hollande" is not of Holland).</param>
    public static IEnumerable<string> NameForms(string name, bool isNoun = false)
    {
        foreach (var form in DeclineAdjectives(name))
        {
            yield return form;
            foreach (var genitive in Genitives(form).Concat(isNoun || form.Contains(' ', StringComparison.Ordinal) ? NounGenitives(form) : []))
            {
                yield return genitive;
            }
        }
    }

    /// <summary>The dative of names that are plurals: with n after a schwa ("den Niederlanden").</summary>
    /// <param name="names">Names in the nominative plural.</param>
    public static IEnumerable<string> DativePlurals(IEnumerable<string> names) =>
        names.Where(name => name.Length > 2 && (name[^1] == 'e' || name.EndsWith("er", StringComparison.Ordinal) || name.EndsWith("el", StringComparison.Ordinal)))
            .SelectMany(DeclineAdjectives).Select(name => name + "n");

    // The genitive that only nouns have ("Wetterdienstes"), and that of a noun with an attribute ("Bundesamts für Statistik").
    private static IEnumerable<string> NounGenitives(string name)
    {
        if (name[^1] is 's' or 'z' or 'ß' or 't' or 'd' or 'f' or 'g')
        {
            yield return name + "es";
        }

        var words = name.Split(' ');
        var attribute = Array.FindIndex(words, 1, word => word.Length > 0 && char.IsLower(word[0]));
        if (attribute > 0 && attribute < words.Length - 1 && words[attribute - 1].Length > 1 && char.IsUpper(words[attribute - 1][0]))
        {
            var head = string.Join(' ', words[..attribute]);
            var rest = string.Join(' ', words[attribute..]);
            yield return $"{head}s {rest}";
            yield return $"{head}es {rest}";
        }
    }

    /// <summary>The genitives of a name or noun: with s (or es for a noun), or with an apostrophe after a sibilant.</summary>
    /// <param name="name">The base form.</param>
    public static IEnumerable<string> Genitives(string name)
    {
        if (name[^1] is 's' or 'x' or 'z' or 'ß')
        {
            yield return name + "'";
            yield return name + "’";
        }
        else if (char.IsLetter(name[^1]))
        {
            yield return name + "s";
        }
    }

    /// <summary>All forms of an adjective, from its base.</summary>
    /// <param name="adjective">Base form in small letters.</param>
    public static IEnumerable<string> AdjectiveForms(string adjective) =>
        AdjectiveEndings.Select(ending => adjective + ending).Append(adjective);

    /// <summary>All forms of a person noun in the singular and plural, with or without umlaut of its own.</summary>
    /// <param name="lemma">Nominative singular.</param>
    /// <param name="declension">How it is declined.</param>
    public static IEnumerable<string> NounForms(string lemma, Declension declension)
    {
        yield return lemma;
        switch (declension)
        {
            case Declension.Adjectival:
                var stem = lemma[..^1];
                foreach (var ending in AdjectiveEndings)
                {
                    yield return stem + ending;
                }

                break;
            case Declension.Weak:
                yield return lemma + (lemma[^1] == 'e' ? "n" : "en");
                break;
            case Declension.Feminine:
                yield return lemma + "nen";
                break;
            default:
                yield return lemma + "s";
                yield return lemma + "es";
                yield return lemma + (EndsInSchwa(lemma) ? "n" : "e");
                yield return lemma + "en";
                break;
        }
    }

    /// <summary>The forms that a noun of unknown declension may have, those that it has not included.</summary>
    /// <param name="lemma">Nominative singular.</param>
    public static IEnumerable<string> CommonForms(string lemma)
    {
        yield return lemma;
        string[] endings = lemma[^1] switch
        {
            'e' => ["n", "s"],
            'l' or 'r' => ["s", "n", "e", "en", "es"],
            'n' => ["s", "en", "e", "nen"],
            _ => ["s", "es", "e", "en", "er", "ern"],
        };
        foreach (var ending in endings)
        {
            yield return lemma + ending;
        }

        if (Umlauted(lemma) is { } umlauted)
        {
            yield return umlauted + "e";
            yield return umlauted + "en";
            yield return umlauted + "er";
            yield return umlauted + "ern";
        }
    }

    // The last a, o or u of a noun may take an umlaut in the plural.
    private static string? Umlauted(string lemma)
    {
        var at = lemma.LastIndexOfAny(['a', 'o', 'u']);
        if (at < 1 || at < lemma.Length - 5)
        {
            return null;
        }

        at = lemma[at] == 'u' && lemma[at - 1] == 'a' ? at - 1 : at;
        return string.Concat(lemma.AsSpan(0, at), lemma[at] switch { 'a' => "ä", 'o' => "ö", _ => "ü" }, lemma.AsSpan(at + 1));
    }

    /// <summary>Guesses the declension of a noun from its ending.</summary>
    /// <param name="lemma">Nominative singular.</param>
    public static Declension Guess(string lemma) => lemma switch
    {
        [.., 'i', 'n'] => Declension.Feminine,
        [.., 'e'] => Declension.Weak,
        _ => Declension.Strong,
    };

    private static bool EndsInSchwa(string lemma) => lemma.EndsWith("er", StringComparison.Ordinal)
        || lemma.EndsWith("el", StringComparison.Ordinal) || lemma.EndsWith("en", StringComparison.Ordinal);

    // A word before the head that ends like an adjective takes the ending that its case asks for.
    private static IEnumerable<string> DeclineAdjectives(string name)
    {
        yield return name;
        var words = name.Split(' ');
        var declinable = Enumerable.Range(0, words.Length - 1).TakeWhile(i => IsAdjective(words[i])).ToArray();
        if (declinable.Length == 0)
        {
            yield break;
        }

        // A first word in -er may be made from a place and keep its form ("der Frankfurter Allgemeinen Zeitung").
        var last = words[0].EndsWith("er", StringComparison.Ordinal) && declinable.Length > 1 ? 1 : 0;
        foreach (var (first, ending) in Enumerable.Range(0, last + 1).SelectMany(first => AdjectiveEndings.Select(ending => (first, ending))))
        {
            var declined = words.Select((word, i) => i >= first && i < declinable.Length ? Stem(word) + ending : word);
            if (string.Join(' ', declined) is var form && form != name)
            {
                yield return form;
            }
        }
    }

    private static string Stem(string word) => word[^1] == 'e' ? word[..^1] : word[..^2];

    private static bool IsAdjective(string word) => word.Length > 4
        && (word[^1] == 'e' || (word[^2] == 'e' && word[^1] is 'r' or 's')) && word.Skip(1).All(char.IsLower);
}

/// <summary>The classes of German noun declension that person nouns fall into.</summary>
internal enum Declension
{
    /// <summary>With s in the genitive.</summary>
    Strong,

    /// <summary>With n in all cases but the nominative.</summary>
    Weak,

    /// <summary>Like an adjective.</summary>
    Adjectival,

    /// <summary>Feminine with the suffix that doubles its n in the plural.</summary>
    Feminine,
}
