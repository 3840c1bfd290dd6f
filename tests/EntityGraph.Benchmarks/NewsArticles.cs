using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Text;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Benchmarks;

/// <summary>Makes articles with their analyses that a service can load: a few actors in most of them, named together in blocs.</summary>
/// <param name="seed">The same seed makes the same articles.</param>
/// <param name="actors">Number of actors.</param>
internal sealed class NewsArticles(int seed, int actors)
{
    private const int Sentences = 6;
    private const int NamesPerSentence = 2;
    private const int BlocSize = 200;
    private const double InsideBloc = 0.6;
    private const double Skew = 3;
    private const int Days = 3650;
    private static readonly string[] Syllables = ["ba", "ker", "lin", "mo", "ta", "ri", "nov", "sel", "an", "dor", "gu", "hal", "es", "ik"];

    private readonly Random _random = new(seed);

    /// <summary>Makes articles.</summary>
    /// <param name="count">How many.</param>
    public IEnumerable<StoreEntry> Make(int count) => Enumerable.Range(0, count).Select(MakeOne);

    private StoreEntry MakeOne(int number)
    {
        var text = new StringBuilder();
        var entities = new List<int>();
        var sentences = ImmutableArray.CreateBuilder<TextSpan>();
        var mentions = ImmutableArray.CreateBuilder<Mention>();
        var bloc = PickActor() / BlocSize * BlocSize;
        for (var sentence = 0; sentence < Sentences; sentence++)
        {
            var start = text.Length;
            for (var place = 0; place < NamesPerSentence; place++)
            {
                var actor = _random.NextDouble() < InsideBloc ? Math.Min(actors - 1, bloc + _random.Next(BlocSize)) : PickActor();
                var entity = entities.IndexOf(actor);
                if (entity < 0)
                {
                    entity = entities.Count;
                    entities.Add(actor);
                }

                text.Append(place == 0 ? "" : ", ");
                var name = NameOf(actor);
                mentions.Add(new(entity, MentionForm.Name, new(text.Length, text.Length + name.Length), sentence, 1));
                text.Append(name);
            }

            text.Append(". ");
            sentences.Add(new(start, text.Length - 1));
        }

        var (spans, named) = (sentences.ToImmutable(), mentions.ToImmutable());
        var extraction = new DocumentExtraction("de", spans, [.. entities.Select(Entity)], named, Relations(spans, named), []);
        return Store(number, text.ToString(), extraction);
    }

    // In each second sentence, the first named acts on the second.
    private ImmutableArray<ExtractedRelation> Relations(ImmutableArray<TextSpan> sentences, ImmutableArray<Mention> mentions) =>
    [
        .. from sentence in Enumerable.Range(0, sentences.Length).Where(number => number % 2 == 0)
           let first = sentence * NamesPerSentence
           where mentions[first].Entity != mentions[first + 1].Entity
           select new ExtractedRelation(
               mentions[first].Entity, mentions[first + 1].Entity, (RelationType)_random.Next(Ontology.RelationTypes.Count), false,
               Modality.Asserted, false, null, false, false, "", null, null, 0.8,
               [new(sentence, sentences[sentence], default, first, first + 1, "generated")]),
    ];

    private StoreEntry Store(int number, string text, DocumentExtraction extraction)
    {
        var day = new DateOnly(2014, 1, 1).AddDays(_random.Next(Days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var id = string.Create(CultureInfo.InvariantCulture, $"generated:{number}");
        var outlet = string.Create(CultureInfo.InvariantCulture, $"Outlet {_random.Next(40)}");
        if (!Document.TryFrom(new(text, id, null, day, outlet), out var document, out var problem))
        {
            throw new InvalidOperationException(problem.ToString());
        }

        var analyzed = new AnalyzedDocument(document.Id, null, document.Date, document.Source, (ulong)_random.NextInt64(), extraction)
        {
            Surfaces = AnalyzedDocument.SurfacesOf(text, extraction),
        };
        return new(document, analyzed, GermanAnalyzer.Version);
    }

    private int PickActor() => (int)(actors * Math.Pow(_random.NextDouble(), Skew));

    private static ExtractedEntity Entity(int actor)
    {
        var name = NameOf(actor);
        return new("person:" + name.ToLowerInvariant().Replace(' ', '-'), EntityType.Person, name, false, true, 0.9);
    }

    // Each number has one name, of two words.
    private static string NameOf(int actor) => $"{Word(actor % 1000)} {Word(1000 + (actor / 1000))}";

    private static string Word(int number)
    {
        var word = new StringBuilder();
        for (var rest = number; word.Length < 6 || rest > 0; rest /= Syllables.Length)
        {
            word.Append(Syllables[rest % Syllables.Length]);
        }

        return char.ToUpperInvariant(word[0]) + word.ToString(1, word.Length - 1);
    }
}
