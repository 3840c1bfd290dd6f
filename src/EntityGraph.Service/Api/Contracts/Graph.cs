using System.Text.Json.Serialization;
using EntityGraph.Extraction;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>A network: what <c>format=json</c> answers with.</summary>
/// <param name="Directed">Whether any link has a direction.</param>
/// <param name="Multigraph">Always true: two entities may have several links.</param>
/// <param name="Graph">What it shows.</param>
/// <param name="Nodes">Centres first, then by rank.</param>
/// <param name="Links">Between those nodes, heaviest first.</param>
/// <param name="Truncated">Whether something reachable was left out.</param>
/// <param name="Omitted">How much was left out.</param>
/// <param name="Next">Address of the next best part, of the same version; null where nothing is left. Good for two minutes after the last part was asked for.</param>
public sealed record NetworkResponse(
    bool Directed,
    bool Multigraph,
    NetworkInfo Graph,
    IReadOnlyList<NetworkNode> Nodes,
    IReadOnlyList<NetworkLink> Links,
    bool Truncated,
    OmittedCounts Omitted,
    string? Next);

/// <summary>What a network shows.</summary>
/// <param name="Name">In a few words.</param>
/// <param name="Generator">The program that made it.</param>
/// <param name="Version">The version of the graph that it shows.</param>
/// <param name="Truncated">Whether something was left out.</param>
public sealed record NetworkInfo(string Name, string Generator, long Version, bool Truncated);

/// <summary>How much was left out of a network.</summary>
/// <param name="Nodes" example="0">Reachable nodes left out.</param>
/// <param name="Links" example="0">Links left out between kept nodes.</param>
/// <param name="Exact" example="true">False where a window or the like makes it slow to count all nodes: there are at least so many.</param>
public sealed record OmittedCounts(int Nodes, int Links, bool Exact);

/// <summary>An entity in a network. What is not known is left out.</summary>
/// <param name="Id" example="person:kim-jong-un">Its id.</param>
/// <param name="Name" example="Kim Jong-un">Its name.</param>
/// <param name="Type">What it is.</param>
/// <param name="Aliases">Written forms, most frequent first, ten at most.</param>
/// <param name="SameAs">Addresses of the same thing elsewhere.</param>
/// <param name="Known">Whether the lexicon knows it.</param>
/// <param name="Mentions" example="12">How often it is named.</param>
/// <param name="Documents" example="4">In how many articles.</param>
/// <param name="Confidence" example="1">How sure it is that this is one actor, 0 to 1.</param>
/// <param name="Hops" example="0">Links away from the nearest centre.</param>
/// <param name="Rank" example="0.5">Importance for the question.</param>
/// <param name="Degree" example="7">Neighbours, in the network or not.</param>
/// <param name="First">Day of the first dated article.</param>
/// <param name="Last">Day of the last dated article.</param>
public sealed record NetworkNode(
    string Id,
    string Name,
    EntityType Type,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> SameAs,
    bool Known,
    int Mentions,
    int Documents,
    double Confidence,
    int Hops,
    double Rank,
    int Degree,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? First = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? Last = null);

/// <summary>All that is said between two entities in one layer and of one type. What is not known is left out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">The same: networkx tells parallel links apart by it.</param>
/// <param name="Source" example="person:kim-jong-un">Who acts.</param>
/// <param name="Target" example="person:wladimir-putin">Who is acted on.</param>
/// <param name="Type" example="consult">The relation type, or <c>co_occurs_with</c>.</param>
/// <param name="Weight" example="2">By the measure of the question.</param>
/// <param name="Layer" example="relations"><c>relations</c> or <c>co_occurrence</c>.</param>
/// <param name="Directed">False for co-occurrence and symmetric types.</param>
/// <param name="Count" example="3">Passages in the window.</param>
/// <param name="Documents" example="2">Articles in the window, near-duplicates once.</param>
/// <param name="Sources" example="2">Distinct outlets in the window.</param>
/// <param name="Negated" example="0">How many of the passages say that it is not so.</param>
/// <param name="Former">Whether a standing relation is only said to have been.</param>
/// <param name="Confidence" example="0.9">Surest passage, 0 to 1.</param>
/// <param name="QuadClass">The quadrant of the type.</param>
/// <param name="Scale" example="2">Conflict (−10) to cooperation (+10).</param>
/// <param name="First">First day in the window.</param>
/// <param name="Last">Last day in the window.</param>
public sealed record NetworkLink(
    string Id,
    string Key,
    string Source,
    string Target,
    string Type,
    double Weight,
    string Layer,
    bool Directed,
    int Count,
    int Documents,
    int Sources,
    int Negated,
    bool Former,
    double Confidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] QuadClass? QuadClass = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Scale = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? First = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? Last = null);
