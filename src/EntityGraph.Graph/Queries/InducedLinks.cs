using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Finds the links inside a set of vertices.</summary>
internal static class InducedLinks
{
    /// <summary>Links whose ends are both in the set, in order of number.</summary>
    /// <remarks>Cost per vertex: its outgoing links, or a search for each other vertex where that is less.</remarks>
    /// <param name="links">The columns.</param>
    /// <param name="vertices">The set, each once.</param>
    public static List<int> Of(LinkColumns links, IReadOnlyCollection<int> vertices)
    {
        var found = new List<int>();
        var ascending = vertices.Where(vertex => vertex < links.VertexCount).Order().ToArray();
        var set = ascending.ToHashSet();
        foreach (var source in ascending)
        {
            var (from, to) = (links.OutStart[source], links.OutStart[source + 1]);
            if (to - from <= ascending.Length * 4)
            {
                for (var link = from; link < to; link++)
                {
                    AddIf(set.Contains(links.Target[link]), link, found);
                }
            }
            else
            {
                foreach (var target in ascending)
                {
                    for (var link = links.FirstLink(source, target); links.IsBetween(link, source, target); link++)
                    {
                        found.Add(link);
                    }
                }
            }
        }

        return found;
    }

    private static void AddIf(bool inside, int link, List<int> found)
    {
        if (inside)
        {
            found.Add(link);
        }
    }
}
