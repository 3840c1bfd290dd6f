using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Tells links that chance would not make so heavy from the others, each layer by itself.</summary>
/// <remarks>Serrano, Boguñá, Vespignani 2009, equation 2: a link of share p among k has the significance (1 − p)^(k − 1).</remarks>
internal sealed class DisparityFilter
{
    private readonly Dictionary<(int Vertex, bool Typed), (double Strength, int Degree)> _vertices = [];
    private readonly double _level;

    /// <summary>Weighs the links of a network.</summary>
    /// <param name="links">All its links.</param>
    /// <param name="level">Links of at most this significance are kept, 0 to 1.</param>
    public DisparityFilter(IEnumerable<WeighedLink> links, double level)
    {
        _level = level;
        foreach (var link in links)
        {
            Count((link.Source, link.Kind != LinkKind.CoOccurrence), link.Weight);
            Count((link.Target, link.Kind != LinkKind.CoOccurrence), link.Weight);
        }
    }

    /// <summary>Whether a link is significant for one of its ends. An end with no other link says nothing.</summary>
    public bool Keeps(WeighedLink link) =>
        Significance((link.Source, link.Kind != LinkKind.CoOccurrence), link.Weight) <= _level ||
        Significance((link.Target, link.Kind != LinkKind.CoOccurrence), link.Weight) <= _level;

    private void Count((int Vertex, bool Typed) end, double weight)
    {
        var (strength, degree) = _vertices.GetValueOrDefault(end);
        _vertices[end] = (strength + Math.Max(0, weight), degree + 1);
    }

    private double Significance((int Vertex, bool Typed) end, double weight)
    {
        var (strength, degree) = _vertices[end];
        return degree < 2 || strength <= 0 ? 1 : Math.Pow(1 - (Math.Max(0, weight) / strength), degree - 1);
    }
}

/// <summary>A link that a filter sees.</summary>
/// <param name="Number">Number of the link.</param>
/// <param name="Source">Its source, by its place among the vertices kept.</param>
/// <param name="Target">Its target, likewise.</param>
/// <param name="Kind">See <see cref="LinkKind"/>.</param>
/// <param name="Weight">Its weight.</param>
internal readonly record struct WeighedLink(int Number, int Source, int Target, byte Kind, double Weight);
