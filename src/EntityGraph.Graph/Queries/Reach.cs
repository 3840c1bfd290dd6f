using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>How many links lead from any vertex to one target: breadth first from there, level by level as far as is needed.</summary>
/// <remarks>Counts links that the filter may see, so that no way is shorter. Cost: the links of all vertices nearer than the level.</remarks>
internal sealed class Reach
{
    private readonly GraphColumns _columns;
    private readonly LinkReader _reader;

    // Hops and one more; 0 for what is not reached.
    private readonly byte[] _hops;
    private List<int> _level;
    private int _hopsOfLevel;

    /// <summary>Starts at the target.</summary>
    public Reach(GraphColumns columns, LinkReader reader, int target)
    {
        (_columns, _reader, _level) = (columns, reader, [target]);
        _hops = new byte[columns.Vertices.Count];
        _hops[target] = 1;
    }

    /// <summary>Reaches all vertices that are no further away.</summary>
    /// <param name="hops">Links to the target.</param>
    public void Extend(int hops)
    {
        for (; _hopsOfLevel < hops; _hopsOfLevel++)
        {
            var next = new List<int>();
            foreach (var vertex in _level)
            {
                foreach (var (_, end) in _columns.Links.At(vertex))
                {
                    if (_hops[end.Vertex] == 0 && _reader.Allows(vertex, end))
                    {
                        _hops[end.Vertex] = (byte)(_hopsOfLevel + 2);
                        next.Add(end.Vertex);
                    }
                }
            }

            _level = next;
        }
    }

    /// <summary>Whether a vertex is no further away; asked only of what is reached already.</summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="hops">Links to the target.</param>
    public bool IsWithin(int vertex, int hops) => _hops[vertex] != 0 && _hops[vertex] <= hops + 1;
}
