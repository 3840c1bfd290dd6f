using System.Globalization;
using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Entities;

/// <summary>How likely a pronoun stands for each of its candidates: a log-linear model over clues, one weight each, with nobody as a further candidate.</summary>
/// <remarks>Trained by <c>train pronouns</c> on the development texts; the weights stand in <c>data/models/pronouns.tsv</c>.</remarks>
internal sealed class PronounModel
{
    /// <summary>Number of weights: one for each clue, one for the mentions so far, one for nobody.</summary>
    public const int Size = ClueCount + 2;

    private const int ClueCount = 12;
    private const int MentionsWeight = ClueCount;
    private const int NobodyWeight = ClueCount + 1;

    private readonly double[] _weights;

    /// <summary>A model of given weights.</summary>
    /// <param name="weights">As <see cref="Names"/> names them.</param>
    public PronounModel(double[] weights) => _weights = weights;

    /// <summary>What each weight is of.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enumerable.Range(0, ClueCount).Select(bit => ((PronounClues)(1 << bit)).ToString()), "Mentions", "Nobody"];

    /// <summary>Reads the model that comes with the library.</summary>
    public static PronounModel Load()
    {
        var weights = new double[Size];
        foreach (var row in LexiconTable.Read("pronouns.tsv", "models"))
        {
            weights[Names.ToList().IndexOf(row["clue"])] = double.Parse(row["weight"], CultureInfo.InvariantCulture);
        }

        return new(weights);
    }

    /// <summary>How much of each weight a candidate takes.</summary>
    /// <param name="candidate">The candidate; null for nobody.</param>
    /// <param name="shares">Takes one number for each weight.</param>
    public static void Shares(PronounCandidate? candidate, Span<double> shares)
    {
        shares.Clear();
        if (candidate is not { } person)
        {
            shares[NobodyWeight] = 1;
            return;
        }

        for (var bit = 0; bit < ClueCount; bit++)
        {
            shares[bit] = ((int)person.Clues >> bit) & 1;
        }

        shares[MentionsWeight] = Math.Log(1 + person.Mentions);
    }

    /// <summary>The probability of each candidate, and of nobody at the end.</summary>
    /// <param name="candidates">Of one pronoun.</param>
    public double[] Probabilities(List<PronounCandidate> candidates)
    {
        var scores = new double[candidates.Count + 1];
        Span<double> shares = stackalloc double[Size];
        for (var i = 0; i < scores.Length; i++)
        {
            Shares(i < candidates.Count ? candidates[i] : null, shares);
            for (var weight = 0; weight < Size; weight++)
            {
                scores[i] += shares[weight] * _weights[weight];
            }
        }

        var most = scores.Max();
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            sum += scores[i] = Math.Exp(scores[i] - most);
        }

        return Array.ConvertAll(scores, score => score / sum);
    }
}
