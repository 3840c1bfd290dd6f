using System.Collections.Frozen;
using System.Collections.Immutable;
using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Relations;

/// <summary>One reading of a verb form.</summary>
/// <param name="Lemma">Infinitive, with its separable prefix.</param>
/// <param name="Form">What the form is.</param>
/// <param name="Particle">The separable prefix that must stand elsewhere in the clause; null where none must.</param>
internal sealed record VerbReading(string Lemma, VerbForm Form, string? Particle);

/// <summary>What a verb of speaking does with what is said.</summary>
internal enum Speech
{
    Say,
    Claim,
    Deny,
    Ask,
    Demand,
    Announce,
    Threaten,
    Accuse,
}

/// <summary>All verb forms that are known, with the verbs of speaking among them.</summary>
internal sealed class VerbLexicon
{
    private readonly FrozenDictionary<string, VerbReading[]>.AlternateLookup<ReadOnlySpan<char>> _readings;
    private readonly WordFilter _filter;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _particles;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _sourceStarts;
    private readonly FrozenDictionary<string, Speech> _speech;
    private readonly Conjugation _conjugation;

    private VerbLexicon(Conjugation conjugation, IEnumerable<(string Lemma, string Particle)> relationVerbs)
    {
        _conjugation = conjugation;
        SourcePhrases = [.. LexiconTable.Read("speech-verbs.tsv").Where(row => row["kind"] == "source").Select(row => row["lemma"].Split(' '))];
        _sourceStarts = SourcePhrases.Select(phrase => phrase[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        var speech = LexiconTable.Read("speech-verbs.tsv").Where(row => row["kind"] != "source").ToArray();
        _speech = speech.GroupBy(row => row["lemma"], StringComparer.Ordinal).ToFrozenDictionary(
            group => group.Key, group => Enum.Parse<Speech>(group.First()["kind"], ignoreCase: true), StringComparer.Ordinal);
        var known = relationVerbs.Concat(speech.Select(row => (row["lemma"], row["particle"]))).Distinct().ToArray();
        var plain = LexiconTable.Read("verbs.tsv").ToArray();
        var particles = known.Select(verb => verb.Item2).Concat(plain.Select(row => row["particle"])).Where(particle => particle.Length > 0).ToFrozenSet(StringComparer.Ordinal);
        _particles = particles.GetAlternateLookup<ReadOnlySpan<char>>();
        var others = plain.Select(row => row["infinitive"]).Concat(conjugation.StrongVerbs)
            .Except(known.Select(verb => verb.Item1), StringComparer.Ordinal)
            .Select(lemma => (lemma, Prefix(lemma, particles)));
        var readings = new Dictionary<string, List<VerbReading>>(StringComparer.Ordinal);
        foreach (var (lemma, particle) in known.Concat(others))
        {
            Add(readings, lemma, particle);
        }

        _filter = new(readings.Keys);
        _readings = readings.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The words of each phrase that names whose words a sentence is.</summary>
    public ImmutableArray<string[]> SourcePhrases { get; }

    /// <summary>Whether such a phrase may start with a word, itself or as the last member of a compound with a hyphen.</summary>
    /// <param name="word">The word, in any case.</param>
    public bool MayOpenSource(ReadOnlySpan<char> word) => word.Contains('-') || _sourceStarts.Contains(word);

    /// <summary>Builds all forms.</summary>
    /// <param name="relationVerbs">Verbs that say a relation, each with its separable prefix or an empty one.</param>
    public static VerbLexicon Create(IEnumerable<(string Lemma, string Particle)> relationVerbs) => new(Conjugation.Load(), relationVerbs);

    /// <summary>What a form may be; empty where it is no known verb.</summary>
    /// <param name="word">The form, in small letters.</param>
    public VerbReading[] Find(ReadOnlySpan<char> word) => _filter.MayContain(word) && _readings.TryGetValue(word, out var readings) ? readings : [];

    /// <summary>Whether a word may be the separated prefix of a verb.</summary>
    /// <param name="word">The word.</param>
    public bool IsParticle(ReadOnlySpan<char> word) => _particles.Contains(word);

    /// <summary>What a verb of speaking does; null where it is none.</summary>
    /// <param name="lemma">Infinitive.</param>
    public Speech? SpeechOf(string lemma) => _speech.TryGetValue(lemma, out var speech) ? speech : null;

    /// <summary>Whether a participle of this verb with "to be" is active.</summary>
    /// <param name="lemma">Infinitive.</param>
    public bool MovesItself(string lemma) => _conjugation.MovesItself(lemma);

    private static string Prefix(string lemma, FrozenSet<string> particles)
    {
        for (var length = Math.Min(lemma.Length - 4, 10); length >= 2; length--)
        {
            if (particles.Contains(lemma[..length]))
            {
                return lemma[..length];
            }
        }

        return "";
    }

    private void Add(Dictionary<string, List<VerbReading>> readings, string lemma, string particle)
    {
        foreach (var (form, kind) in _conjugation.Forms(lemma[particle.Length..]))
        {
            if (particle.Length == 0)
            {
                Add(form, new(lemma, kind, null));
                continue;
            }

            Add(particle + form, new(lemma, kind, null));
            if (kind.HasFlag(VerbForm.Finite))
            {
                Add(form, new(lemma, kind & ~VerbForm.Infinitive, particle));
            }

            if (kind.HasFlag(VerbForm.Infinitive))
            {
                Add(particle + "zu" + form, new(lemma, VerbForm.ZuInfinitive, null));
            }
        }

        void Add(string form, VerbReading reading)
        {
            var list = readings.TryGetValue(form, out var known) ? known : readings[form] = [];
            if (!list.Contains(reading))
            {
                list.Add(reading);
            }
        }
    }
}
