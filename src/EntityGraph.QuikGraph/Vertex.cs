using EntityGraph.Graph.Model;

namespace EntityGraph.QuikGraph;

/// <summary>An entity as a vertex: equal by its number, so that algorithms can keep millions of them in dictionaries.</summary>
/// <param name="number">Number in the version; means nothing in another one.</param>
/// <param name="entity">The entity.</param>
public readonly struct Vertex(int number, Entity entity) : IEquatable<Vertex>, IComparable<Vertex>
{
    /// <summary>Number in the version; means nothing in another one.</summary>
    public int Number => number;

    /// <summary>The entity.</summary>
    public Entity Entity => entity;

    /// <summary>Whether two are the same vertex of one version.</summary>
    public static bool operator ==(Vertex left, Vertex right) => left.Number == right.Number;

    /// <summary>Whether two are different vertices of one version.</summary>
    public static bool operator !=(Vertex left, Vertex right) => !(left == right);

    /// <summary>Whether one comes before the other.</summary>
    public static bool operator <(Vertex left, Vertex right) => left.Number < right.Number;

    /// <summary>Whether one comes after the other.</summary>
    public static bool operator >(Vertex left, Vertex right) => left.Number > right.Number;

    /// <summary>Whether one does not come after the other.</summary>
    public static bool operator <=(Vertex left, Vertex right) => left.Number <= right.Number;

    /// <summary>Whether one does not come before the other.</summary>
    public static bool operator >=(Vertex left, Vertex right) => left.Number >= right.Number;

    /// <inheritdoc/>
    public bool Equals(Vertex other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Vertex other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => number;

    /// <inheritdoc/>
    public int CompareTo(Vertex other) => number.CompareTo(other.Number);

    /// <inheritdoc/>
    public override string ToString() => entity?.Id ?? "";
}
