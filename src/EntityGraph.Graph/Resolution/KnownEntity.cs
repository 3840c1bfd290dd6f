using System.Collections.Immutable;

namespace EntityGraph.Graph.Resolution;

/// <summary>What the lexicon says of an actor besides what articles say.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Names">Other names under which it is found.</param>
/// <param name="SameAs">Addresses of the same thing elsewhere.</param>
public sealed record KnownEntity(string Name, ImmutableArray<string> Names, ImmutableArray<string> SameAs);
