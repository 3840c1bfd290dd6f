using EntityGraph.Extraction;
using EntityGraph.Extraction.Entities;
using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Lab.Resolution;

/// <summary>A pronoun of a gold text, with those whom it may stand for.</summary>
/// <param name="Article">The text.</param>
/// <param name="Candidates">Whom it may stand for.</param>
/// <param name="Right">Index of whom it stands for; the number of candidates where it is none of them.</param>
internal sealed record GoldPronoun(string Article, List<PronounCandidate> Candidates, int Right);

/// <summary>Learns whom pronouns stand for from gold texts: gradient ascent on the likelihood, all examples at once, weights held small.</summary>
internal static class PronounTrainer
{
    private const int Rounds = 400;
    private const double Rate = 0.45;
    private const double Decay = 0.3;

    /// <summary>The pronouns of a gold text that stand for persons.</summary>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="classes">Word classes.</param>
    /// <param name="references">Tells the genders.</param>
    /// <param name="gold">The text.</param>
    public static IEnumerable<GoldPronoun> Read(GermanAnalyzer analyzer, WordClasses classes, ReferenceResolver references, ResolvedText gold)
    {
        var text = analyzer.Annotate(gold.Text, new AnalysisContext(gold.Date));
        var names = gold.Mentions.ToLookup(mention => (mention.Start, mention.End), mention => mention.Entity);
        var ids = text.Mentions.Where(mention => mention.Form == MentionForm.Name)
            .Select(mention => (mention.Entity, Id: names[(text.Normalized.Origin(mention.Span).Start, text.Normalized.Origin(mention.Span).End)].FirstOrDefault()))
            .Where(pair => pair.Id is not null).GroupBy(pair => pair.Entity, pair => pair.Id ?? "")
            .ToDictionary(group => group.Key, group => group.CountBy(id => id).MaxBy(pair => pair.Value).Key);
        var candidates = new PronounCandidates(classes, text, references.Genders(text));
        for (var token = 0; token < text.Tokens.Length; token++)
        {
            var start = text.Normalized.Origin(text.Tokens[token]).Start;
            if (gold.Mentions.FirstOrDefault(mention => mention.Start == start && mention.Form == "pronoun" && mention.Entity.StartsWith("person:", StringComparison.Ordinal)) is { } pronoun)
            {
                var sentence = text.SentenceOf(token);
                var found = candidates.Of(sentence, token, PronounResolver.Stretch(text, token, text.Sentences[sentence]), !classes.Is(text.Word(token), WordClass.PronounMasculine));
                var right = found.FindIndex(candidate => ids.GetValueOrDefault(candidate.Entity) == pronoun.Entity);
                yield return new(gold.Id, found, right < 0 ? found.Count : right);
            }
        }
    }

    /// <summary>Learns the weights.</summary>
    /// <param name="examples">Pronouns.</param>
    public static double[] Train(IReadOnlyList<GoldPronoun> examples)
    {
        var weights = new double[PronounModel.Size];
        var shares = new double[PronounModel.Size];
        for (var round = 0; round < Rounds; round++)
        {
            var model = new PronounModel([.. weights]);
            var gradient = Array.ConvertAll(weights, weight => -Decay * weight);
            foreach (var example in examples)
            {
                var probabilities = model.Probabilities(example.Candidates);
                for (var i = 0; i < probabilities.Length; i++)
                {
                    PronounModel.Shares(i < example.Candidates.Count ? example.Candidates[i] : null, shares);
                    for (var weight = 0; weight < weights.Length; weight++)
                    {
                        gradient[weight] += ((i == example.Right ? 1 : 0) - probabilities[i]) * shares[weight];
                    }
                }
            }

            for (var weight = 0; weight < weights.Length; weight++)
            {
                weights[weight] += Rate * gradient[weight] / examples.Count;
            }
        }

        return weights;
    }

    /// <summary>For each pronoun the likeliest candidate's probability and whether it is right, by models that have not seen its article.</summary>
    /// <param name="examples">Pronouns.</param>
    /// <param name="folds">Into how many parts the articles are divided.</param>
    public static List<(double Probability, bool IsRight)> CrossValidate(IReadOnlyList<GoldPronoun> examples, int folds)
    {
        var articles = examples.Select(example => example.Article).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(pair => pair.Item, pair => pair.Index % folds, StringComparer.Ordinal);
        var results = new List<(double, bool)>();
        for (var fold = 0; fold < folds; fold++)
        {
            var model = new PronounModel(Train([.. examples.Where(example => articles[example.Article] != fold)]));
            foreach (var example in examples.Where(example => articles[example.Article] == fold && example.Candidates.Count > 0))
            {
                var probabilities = model.Probabilities(example.Candidates)[..^1];
                var best = Array.IndexOf(probabilities, probabilities.Max());
                results.Add((probabilities[best], best == example.Right));
            }
        }

        return results;
    }
}
