using System.Collections.Immutable;
using EntityGraph.Extraction;

namespace EntityGraph.Graph.Model;

/// <summary>A vertex: one actor, as all articles together and the corrections say.</summary>
/// <param name="Id">Id of the contract, such as <c>person:kim-jong-un</c>.</param>
/// <param name="Type">What it is.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Aliases">Every written form, most frequent first.</param>
/// <param name="SameAs">Addresses of the same thing elsewhere; empty where none is certain.</param>
/// <param name="Known">Whether the lexicon knows it.</param>
/// <param name="MentionCount">How often it is named.</param>
/// <param name="DocumentCount">In how many articles, near-duplicates counted once.</param>
/// <param name="First">Day of the first dated article; null where none is dated.</param>
/// <param name="Last">Day of the last dated article; null where none is dated.</param>
/// <param name="Confidence">How sure the service is that this is one actor, 0 to 1.</param>
public sealed record Entity(
    string Id,
    EntityType Type,
    string Name,
    ImmutableArray<Alias> Aliases,
    ImmutableArray<string> SameAs,
    bool Known,
    int MentionCount,
    int DocumentCount,
    DateOnly? First,
    DateOnly? Last,
    double Confidence)
{
    /// <summary>How it reads.</summary>
    internal Written Written;
}

/// <summary>A written form of an entity.</summary>
/// <param name="Text">As it stands in the articles.</param>
/// <param name="Form">What kind of form it is.</param>
/// <param name="Count">How often.</param>
/// <param name="First">Day of the first dated article with it; null where none is dated.</param>
/// <param name="Last">Day of the last dated article with it; null where none is dated.</param>
public sealed record Alias(string Text, MentionForm Form, int Count, DateOnly? First, DateOnly? Last);
