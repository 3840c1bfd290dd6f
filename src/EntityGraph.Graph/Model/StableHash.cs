using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>Hashes that are the same in every process and version, of which the ids of links and relations are made.</summary>
/// <remarks>FNV-1a over UTF-16 code units, finished as in MurmurHash3.</remarks>
internal static class StableHash
{
    /// <summary>What the ids of links begin with.</summary>
    public const string Link = "link";

    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Hash of a link: ends and kind. Undirected ends must stand in ordinal order.</summary>
    public static ulong OfLink(string sourceId, string targetId, byte kind) => OfLink(OfSource(sourceId), targetId, kind);

    /// <summary>Begins the hash of a link: for who makes those of many links of one source.</summary>
    public static ulong OfSource(string sourceId) => Add(Offset, sourceId) * Prime;

    /// <summary>Hash of a link: its source, hashed already, its target and kind.</summary>
    public static ulong OfLink(ulong source, string targetId, byte kind) => Finish(Add(Add(source, targetId) * Prime, kind));

    /// <summary>Hash of a relation: the upper half is its link's, so that the link is found by it.</summary>
    public static ulong OfRelation(ulong link, in RelationKey key)
    {
        var rest = Add(link, (uint)((key.Negated ? 1 : 0) | (key.Former ? 2 : 0) | (key.Designated ? 4 : 0) | ((int)key.Modality << 3)));
        rest = Finish(Add(Add(rest, (uint)key.FromDay), (uint)key.ToDay));
        return (link & 0xFFFFFFFF00000000) | (rest & 0xFFFFFFFF);
    }

    /// <summary>Prints an id: <c>rel-0123456789abcdef</c>.</summary>
    public static string Print(string prefix, ulong hash) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{hash:x16}");

    /// <summary>Reads a printed id.</summary>
    public static bool TryParse(string prefix, string id, out ulong hash)
    {
        hash = 0;
        return id.Length == prefix.Length + 17 && id.StartsWith(prefix, StringComparison.Ordinal) && id[prefix.Length] == '-' &&
            ulong.TryParse(id.AsSpan(prefix.Length + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out hash);
    }

    private static ulong Add(ulong hash, string text)
    {
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * Prime;
        }

        return hash;
    }

    private static ulong Add(ulong hash, uint value) => ((hash ^ (value & 0xFFFF)) * Prime ^ (value >> 16)) * Prime;

    private static ulong Finish(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}

/// <summary>What tells two relations of one link apart.</summary>
/// <param name="Negated">Said not to be so.</param>
/// <param name="Modality">How real.</param>
/// <param name="Former">Has ended.</param>
/// <param name="Designated">Has not begun.</param>
/// <param name="FromDay">First day of the event, or of the month of the article where the text dates no event; 0 for standing types.</param>
/// <param name="ToDay">Last day, likewise.</param>
internal readonly record struct RelationKey(bool Negated, Modality Modality, bool Former, bool Designated, int FromDay, int ToDay)
{
    /// <summary>The key of a relation that somebody corrected.</summary>
    /// <param name="relation">The relation.</param>
    public static RelationKey Of(CorrectedRelation relation) => new(
        relation.Negated,
        relation.Modality,
        relation.Former,
        relation.Designated,
        relation.From?.DayNumber ?? 0,
        relation.To?.DayNumber ?? 0);

    /// <summary>The key of a relation that an article states.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="date">Date of the article.</param>
    public static RelationKey Of(ExtractedRelation relation, DateOnly? date)
    {
        var bucket = relation.EventDate
            ?? (relation.Type.Info().QuadClass == QuadClass.Standing || date is null
                ? null
                : DateInterval.Month(date.Value.Year, date.Value.Month));
        return new(
            relation.Negated,
            relation.Modality,
            relation.Former,
            relation.Designated,
            bucket?.From.DayNumber ?? 0,
            bucket?.To.DayNumber ?? 0);
    }
}
