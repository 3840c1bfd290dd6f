using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EntityGraph.Graph.Formats;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Querying;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>In which form a graph is answered.</summary>
/// <param name="Format">The file format; without it the header <c>Accept</c> decides, and node-link JSON answers where neither says anything.</param>
/// <param name="Gexf">For GEXF: a graph without time, one with it, or version 1.2 for older readers.</param>
/// <param name="EdgesKey">For node-link JSON: the name of the list of links.</param>
/// <param name="Table">For <c>csv</c> and <c>neo4j</c>: which table; links for the one, a script for the other where nothing is said.</param>
internal sealed record FormatParameters(
    FormatName? Format = null,
    [DefaultValue("static")] Word<GexfProfile>? Gexf = null,
    [DefaultValue("links")] Word<LinksKey>? EdgesKey = null,
    Word<GraphTable>? Table = null)
{
    /// <summary>What these parameters leave open in a format.</summary>
    public FormatOptions ToOptions() => new()
    {
        Gexf = Gexf?.Value ?? GexfProfile.Static,
        LinksKey = EdgesKey?.Value ?? LinksKey.Links,
        Table = Table?.Value,
    };
}

/// <summary>The network to answer.</summary>
/// <param name="Center">Id, name or alias of whom to start from; may be sent several times.</param>
/// <param name="Depth">How many links away from a centre.</param>
/// <param name="Measure">What the weight of a link counts.</param>
/// <param name="MinWeight">Links of a smaller weight are left out.</param>
/// <param name="MaxNodes">At most this many nodes, centres included.</param>
/// <param name="MaxLinks">At most this many links.</param>
/// <param name="Backbone">Keeps only links that chance would not make so heavy, at this significance level, and those that tie a node to a centre.</param>
/// <param name="Cursor">From <c>next</c> of the answer before: the next best part, of the same version.</param>
internal sealed record SubgraphParameters(
    [StringLength(200)] string[] Center,
    [Range(1, 4)] int Depth = 1,
    [DefaultValue("documents")] Word<Measure>? Measure = null,
    double MinWeight = 0,
    [Range(1, Limits.Nodes)] int MaxNodes = 100,
    [Range(0, Limits.Links)] int MaxLinks = 1000,
    [Range(0, 1)] double? Backbone = null,
    [StringLength(2000)] string? Cursor = null);

/// <summary>A set of entities.</summary>
/// <param name="Entities">Ids, names or aliases: parted by commas, or sent one by one.</param>
/// <param name="Measure">What the weight of a link counts.</param>
internal sealed record BetweenParameters(
    [StringLength(4000)] string[] Entities,
    [DefaultValue("documents")] Word<Measure>? Measure = null);

/// <summary>How to weigh the whole graph.</summary>
/// <param name="Measure">What the weight of a link counts.</param>
internal sealed record ExportParameters([DefaultValue("documents")] Word<Measure>? Measure = null);

/// <summary>From whom to whom.</summary>
/// <param name="From">Id, name or alias of where the ways begin.</param>
/// <param name="To">Id, name or alias of where they end.</param>
/// <param name="MaxLength">Links of a way at most.</param>
/// <param name="K">Ways at most.</param>
/// <param name="Rank">Whether short ways go first, or strong ones.</param>
/// <param name="Measure">What the weight of a link counts.</param>
internal sealed record PathParameters(
    [StringLength(Limits.IdLength)] string From,
    [StringLength(Limits.IdLength)] string To,
    [Range(1, 6)] int MaxLength = 4,
    [Range(1, 20)] int K = 3,
    [DefaultValue("length")] Word<PathRank>? Rank = null,
    [DefaultValue("documents")] Word<Measure>? Measure = null);

/// <summary>Orders of ways.</summary>
internal enum PathRank
{
    /// <summary>Short ways first.</summary>
    Length,

    /// <summary>Strong ways first.</summary>
    Strength,
}

/// <summary>What part of the graph a way may use. The window is called otherwise here, since a way has ends of those names.</summary>
/// <param name="Layer">The layers to see; both where nothing is said.</param>
/// <param name="EntityType">Types of entity to pass; places only where they are asked for.</param>
/// <param name="RelationType">Types of relation to see; all where nothing is said.</param>
/// <param name="QuadClass">Quadrants to see; all where nothing is said.</param>
/// <param name="Since">First day of the window: a day, or the first of a month or year.</param>
/// <param name="Until">Last day of the window: a day, or the last of a month or year.</param>
/// <param name="MinConfidence">Relations less sure than this are not seen.</param>
/// <param name="MinSources">What fewer distinct outlets say is not seen.</param>
internal sealed record PathFilterParameters(
    Words<Layers>? Layer = null,
    [DefaultValue("person,state,organization")] Words<Extraction.EntityType>? EntityType = null,
    Words<Extraction.RelationType>? RelationType = null,
    Words<Extraction.QuadClass>? QuadClass = null,
    Period? Since = null,
    Period? Until = null,
    [Range(0, 1)] double MinConfidence = 0,
    [Range(0, int.MaxValue)] int MinSources = 0)
{
    /// <summary>The filter of the graph that these parameters say.</summary>
    public GraphFilter ToFilter() =>
        new FilterParameters(
            Layer, EntityType, RelationType, QuadClass, Since, Until, null, null, null, MinConfidence, MinSources).ToFilter();
}
