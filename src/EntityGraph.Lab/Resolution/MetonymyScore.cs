using EntityGraph.Extraction;

namespace EntityGraph.Lab.Resolution;

/// <summary>A sentence of <c>data/gold/metonymy</c> with a name that stands for a government or for the place.</summary>
internal sealed record SeatName(string Sentence, string Surface, int Start, string Label, string Target)
{
    /// <summary>What the name is called where it stands for who governs there.</summary>
    public const string Metonym = "metonym";

    /// <summary>Reads a gold file: tab separated, first line the header.</summary>
    /// <param name="path">The file.</param>
    public static IEnumerable<SeatName> Read(string path) => File.ReadLines(path).Skip(1).Where(line => line.Length > 0)
        .Select(line => line.Split('\t') is [var sentence, var surface, var start, var label, var target]
            ? new SeatName(sentence, surface, int.Parse(start, System.Globalization.CultureInfo.InvariantCulture), label, target)
            : throw new InvalidDataException($"{path}: '{line}' has not five fields."));

    /// <summary>Whether the analysis takes it as the gold does: for the target, or not for an actor of that seat.</summary>
    /// <param name="found">What was found in the sentence.</param>
    public bool IsRight(DocumentExtraction found)
    {
        var mentions = found.Mentions.Where(mention => mention.Span.Start == Start && mention.Span.End == Start + Surface.Length);
        var isTarget = mentions.Any(mention => found.Entities[mention.Entity].Id == Target);
        return isTarget == (Label == Metonym);
    }
}
