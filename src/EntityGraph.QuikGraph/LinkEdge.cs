using EntityGraph.Extraction;
using QuikGraph;

namespace EntityGraph.QuikGraph;

/// <summary>A link as an edge: made when it is asked for, equal by its number and direction.</summary>
public readonly struct LinkEdge : IEdge<Vertex>, IEquatable<LinkEdge>
{
    internal LinkEdge(int number, RelationType? type, bool reversed, Vertex source, Vertex target, double weight)
    {
        (Number, Type, IsReversed, Source, Target, Weight) = (number, type, reversed, source, target, weight);
    }

    /// <summary>Number of the link in the version.</summary>
    public int Number { get; }

    /// <summary>Whether it runs against the direction in which the version keeps the link.</summary>
    public bool IsReversed { get; }

    /// <summary>The relation type; null for co-occurrence.</summary>
    public RelationType? Type { get; }

    /// <summary>Where it begins; an undirected link begins at both its ends.</summary>
    public Vertex Source { get; }

    /// <summary>Where it ends.</summary>
    public Vertex Target { get; }

    /// <summary>Its weight by the measure of the graph.</summary>
    public double Weight { get; }

    /// <summary>Whether two are the same link in the same direction.</summary>
    public static bool operator ==(LinkEdge left, LinkEdge right) => left.Number == right.Number && left.IsReversed == right.IsReversed;

    /// <summary>Whether two are different links, or one in its two directions.</summary>
    public static bool operator !=(LinkEdge left, LinkEdge right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(LinkEdge other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LinkEdge other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (Number << 1) | (IsReversed ? 1 : 0);

    /// <inheritdoc/>
    public override string ToString() => $"{Source} {Type?.Info().Name ?? Ontology.CoOccurrence} {Target}";
}
