using EntityGraph.Extraction;

namespace EntityGraph.Graph.Resolution;

/// <summary>How near two entities of one article stand to each other.</summary>
/// <param name="First">Index of an entity.</param>
/// <param name="Second">Index of another, larger.</param>
/// <param name="Together">Sentences that name both.</param>
/// <param name="Adjacent">Neighbouring sentences of which one names the one and one the other.</param>
/// <param name="Near">Sentences two apart, likewise.</param>
internal readonly record struct ProximityCount(int First, int Second, int Together, int Adjacent, int Near);

/// <summary>Counts who is named near whom.</summary>
internal static class Proximity
{
    /// <summary>Sentences this far apart still count as one paragraph.</summary>
    public const int ParagraphReach = 2;

    /// <summary>Counts every two entities that have mentions. Cost O(entities² · sentences).</summary>
    /// <param name="extraction">What the article says.</param>
    public static ProximityCount[] Count(DocumentExtraction extraction)
    {
        var sentences = SentencesOf(extraction);
        var pairs = new List<ProximityCount>();
        for (var first = 0; first < sentences.Length; first++)
        {
            for (var second = first + 1; second < sentences.Length; second++)
            {
                if (sentences[first].Length > 0 && sentences[second].Length > 0)
                {
                    pairs.Add(Count(first, sentences[first], second, sentences[second]));
                }
            }
        }

        return [.. pairs];
    }

    /// <summary>The sentences that name each entity, ascending, each once.</summary>
    /// <param name="extraction">What the article says.</param>
    public static int[][] SentencesOf(DocumentExtraction extraction)
    {
        var sentences = new SortedSet<int>[extraction.Entities.Length];
        for (var entity = 0; entity < sentences.Length; entity++)
        {
            sentences[entity] = [];
        }

        foreach (var mention in extraction.Mentions)
        {
            sentences[mention.Entity].Add(mention.Sentence);
        }

        return [.. sentences.Select(set => set.ToArray())];
    }

    private static ProximityCount Count(int first, int[] firstSentences, int second, int[] secondSentences)
    {
        Span<int> byDistance = stackalloc int[ParagraphReach + 1];
        byDistance.Clear();
        var start = 0;
        foreach (var sentence in firstSentences)
        {
            while (start < secondSentences.Length && secondSentences[start] < sentence - ParagraphReach)
            {
                start++;
            }

            for (var at = start; at < secondSentences.Length && secondSentences[at] <= sentence + ParagraphReach; at++)
            {
                byDistance[Math.Abs(secondSentences[at] - sentence)]++;
            }
        }

        return new(first, second, byDistance[0], byDistance[1], byDistance[2]);
    }
}
