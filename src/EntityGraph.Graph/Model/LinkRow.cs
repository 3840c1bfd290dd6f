using EntityGraph.Extraction;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>What one article says of one link, packed into sixteen bits.</summary>
/// <remarks>
/// Co-occurrence: sentences that name both (5 bits), neighbouring (4), two apart (4); larger counts saturate.
/// Relations, one row a passage: confidence in percent (7), negated, modality (3), reported, former, designated, dated by an event.
/// </remarks>
/// <param name="Bits">The packed form.</param>
internal readonly record struct LinkRow(ushort Bits)
{
    /// <summary>Sentences that name both.</summary>
    public int Together => Bits & 31;

    /// <summary>Neighbouring sentences.</summary>
    public int Adjacent => (Bits >> 5) & 15;

    /// <summary>Sentences two apart.</summary>
    public int TwoApart => (Bits >> 9) & 15;

    /// <summary>Whether a co-occurrence is one of a paragraph, and not only of the whole article.</summary>
    public bool Near => (Bits & 0x1FFF) != 0;

    /// <summary>Sixteenths of a full co-occurrence: each step of distance halves, the article alone counts one.</summary>
    public int Sixteenths => Math.Max(1, (Together * 16) + (Adjacent * 8) + (TwoApart * 4));

    /// <summary>Percent.</summary>
    public int Confidence => Bits & 127;

    /// <summary>Said not to be so.</summary>
    public bool Negated => (Bits & (1 << 7)) != 0;

    /// <summary>How real.</summary>
    public Modality Modality => (Modality)((Bits >> 8) & 7);

    /// <summary>Somebody's claim.</summary>
    public bool Reported => (Bits & (1 << 11)) != 0;

    /// <summary>Has ended.</summary>
    public bool Former => (Bits & (1 << 12)) != 0;

    /// <summary>Has not begun.</summary>
    public bool Designated => (Bits & (1 << 13)) != 0;

    /// <summary>Whether the text dates the event, so that the article's date does not count.</summary>
    public bool HasEvent => (Bits & (1 << 14)) != 0;

    /// <summary>Packs a co-occurrence.</summary>
    public static LinkRow Of(in ProximityCount pair) => new((ushort)(
        Math.Min(pair.Together, 31) | (Math.Min(pair.Adjacent, 15) << 5) | (Math.Min(pair.Near, 15) << 9)));

    /// <summary>Packs a passage of a relation.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="confidence">How sure, 0 to 1.</param>
    public static LinkRow Of(ExtractedRelation relation, double confidence) => new((ushort)(
        Percent(confidence) |
        (relation.Negated ? 1 << 7 : 0) |
        ((int)relation.Modality << 8) |
        (relation.Reported ? 1 << 11 : 0) |
        (relation.Former ? 1 << 12 : 0) |
        (relation.Designated ? 1 << 13 : 0) |
        (relation.EventDate is null ? 0 : 1 << 14)));

    private static int Percent(double confidence) => (int)Math.Round(Math.Clamp(confidence, 0, 1) * 100, MidpointRounding.AwayFromZero);
}
