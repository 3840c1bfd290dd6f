namespace EntityGraph.Graph.Queries;

/// <summary>Tells links that chance would not make so heavy from the others, each layer by itself.</summary>
/// <remarks>Serrano, Boguñá, Vespignani 2009, equation 2: a link of share p among k has the significance (1 − p)^(k − 1).</remarks>
internal sealed class DisparityFilter
{
    private readonly Dictionary<(string Vertex, Layers Layer), (double Strength, int Degree)> _vertices = [];
    private readonly double _level;

    /// <summary>Weighs the links of a network.</summary>
    /// <param name="links">All its links.</param>
    /// <param name="level">Links of at most this significance are kept, 0 to 1.</param>
    public DisparityFilter(IEnumerable<GraphLink> links, double level)
    {
        _level = level;
        foreach (var link in links)
        {
            Count((link.SourceId, link.Layer), link.Weight);
            Count((link.TargetId, link.Layer), link.Weight);
        }
    }

    /// <summary>Whether a link is significant for one of its ends. An end with no other link says nothing.</summary>
    public bool Keeps(GraphLink link) =>
        Significance((link.SourceId, link.Layer), link.Weight) <= _level ||
        Significance((link.TargetId, link.Layer), link.Weight) <= _level;

    private void Count((string Vertex, Layers Layer) end, double weight)
    {
        var (strength, degree) = _vertices.GetValueOrDefault(end);
        _vertices[end] = (strength + Math.Max(0, weight), degree + 1);
    }

    private double Significance((string Vertex, Layers Layer) end, double weight)
    {
        var (strength, degree) = _vertices[end];
        return degree < 2 || strength <= 0 ? 1 : Math.Pow(1 - (Math.Max(0, weight) / strength), degree - 1);
    }
}
