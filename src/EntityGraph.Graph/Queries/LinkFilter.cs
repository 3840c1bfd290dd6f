using EntityGraph.Extraction;
using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>A filter in the form in which links and rows are tested: bits and day numbers.</summary>
internal sealed class LinkFilter
{
    private readonly uint _kinds;
    private readonly uint _vertexTypes;
    private readonly uint _modalities;
    private readonly int _minConfidence;
    private readonly GraphFilter _filter;

    /// <summary>Reads a filter.</summary>
    public LinkFilter(GraphFilter filter)
    {
        _filter = filter;
        _kinds = KindsOf(filter);
        _vertexTypes = filter.EntityTypes.Aggregate(0u, (bits, type) => bits | (1u << (int)type));
        _modalities = filter.Modalities.IsDefaultOrEmpty
            ? uint.MaxValue
            : filter.Modalities.Aggregate(0u, (bits, modality) => bits | (1u << (int)modality));
        _minConfidence = (int)Math.Ceiling(filter.MinConfidence * 100);
        From = filter.From?.DayNumber ?? int.MinValue;
        To = filter.To?.DayNumber ?? int.MaxValue;
        SeesAllRows = !HasWindow && filter.Negated is null && _modalities == uint.MaxValue && filter.Reported is null &&
            _minConfidence <= 0;
    }

    /// <summary>First day of the window.</summary>
    public int From { get; }

    /// <summary>Last day of the window.</summary>
    public int To { get; }

    /// <summary>Whether the window leaves any day out, and with it all undated articles.</summary>
    public bool HasWindow => From != int.MinValue || To != int.MaxValue;

    /// <summary>Whether no row is left out because of what it says or when.</summary>
    public bool SeesAllRows { get; }

    /// <summary>Whether just those articles count that the columns have counted beforehand.</summary>
    public bool SeesAllNear => SeesAllRows && MinSources <= 1 && _filter.Window == CoOccurrenceWindow.Paragraph;

    /// <summary>Whether articles count that name two far apart.</summary>
    public bool SeesFar => _filter.Window == CoOccurrenceWindow.Article;

    /// <summary>Outlets that must say it.</summary>
    public int MinSources => _filter.MinSources;

    /// <summary>Whether links of a kind are followed.</summary>
    public bool AllowsKind(byte kind) => (_kinds & (1u << kind)) != 0;

    /// <summary>Whether vertices of a type are seen.</summary>
    public bool AllowsVertex(byte type) => (_vertexTypes & (1u << type)) != 0;

    /// <summary>Whether a day lies in the window.</summary>
    public bool AllowsDay(int day) => !HasWindow || (day >= From && day <= To && day >= 0);

    /// <summary>Whether an event shares a day with the window.</summary>
    public bool AllowsEvent((int From, int To) days) => days.From <= To && From <= days.To;

    /// <summary>Whether what a passage of a relation says is seen.</summary>
    public bool AllowsRelation(LinkRow row) =>
        row.Confidence >= _minConfidence &&
        (_filter.Negated is null || row.Negated == _filter.Negated) &&
        (_modalities & (1u << (int)row.Modality)) != 0 &&
        (_filter.Reported is null || row.Reported == _filter.Reported);

    /// <summary>Passages that a co-occurrence counts; 0 where the names stand too far apart.</summary>
    public int CountOf(LinkRow row) => _filter.Window switch
    {
        CoOccurrenceWindow.Sentence => row.Together,
        CoOccurrenceWindow.Paragraph => row.Together + row.Adjacent + row.TwoApart,
        _ => Math.Max(1, row.Together + row.Adjacent + row.TwoApart),
    };

    private static uint KindsOf(GraphFilter filter)
    {
        var kinds = (filter.Layers & Layers.CoOccurrence) != 0 ? 1u << LinkKind.CoOccurrence : 0;
        if ((filter.Layers & Layers.Relations) == 0)
        {
            return kinds;
        }

        foreach (var info in Ontology.RelationTypes)
        {
            var wanted = (filter.RelationTypes.IsDefaultOrEmpty || filter.RelationTypes.Contains(info.Type)) &&
                (filter.QuadClasses.IsDefaultOrEmpty || filter.QuadClasses.Contains(info.QuadClass));
            kinds |= wanted ? 1u << LinkKind.Of(info.Type) : 0;
        }

        return kinds;
    }
}
