namespace EntityGraph.Benchmarks;

/// <summary>The peers' sides of the comparisons. Arguments: file of edges, number of vertices, file of centres.</summary>
internal static class PeerScripts
{
    /// <summary>igraph, by python3-igraph.</summary>
    public const string Igraph = """
        import random, sys, time, igraph as ig
        random.seed(1)
        edges, weights = [], []
        with open(sys.argv[1]) as lines:
            for line in lines:
                a, b, w = line.split()
                edges.append((int(a), int(b))); weights.append(int(w))
        g = ig.Graph(n=int(sys.argv[2]), edges=edges); g.es["weight"] = weights
        del edges, weights

        def induce(*vertices):
            global core
            core = g.induced_subgraph(vertices)
            return core.ecount()

        def leiden():
            c = g.community_leiden("modularity", weights="weight", n_iterations=2)
            return lambda: g.modularity(c.membership, weights="weight")

        questions = {
            "ego": lambda c: g.induced_subgraph(g.neighborhood(c, order=2)).vcount(),
            "ego200": lambda c: g.induced_subgraph(g.neighborhood(c, order=2)[:200]).vcount(),
            "path": lambda a, b: len(g.get_shortest_paths(a, b)[0]),
            "pagerank": lambda: g.pagerank(weights="weight", damping=0.85) and 0,
            "leiden": leiden,
            "induce": induce,
            "betweenness": lambda: core.betweenness(directed=False) and 0,
        }
        """ + Loop;

    /// <summary>networkx, by python3-networkx.</summary>
    public const string Networkx = """
        import sys, time, networkx as nx
        from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python as plain_pagerank
        g = nx.Graph()
        g.add_nodes_from(range(int(sys.argv[2])))
        with open(sys.argv[1]) as lines:
            for line in lines:
                a, b, w = line.split()
                g.add_edge(int(a), int(b), weight=int(w))

        def induce(*vertices):
            global core
            core = g.subgraph(vertices).copy()
            return core.number_of_edges()

        questions = {
            "ego": lambda c: nx.ego_graph(g, c, radius=2).number_of_nodes(),
            "path": lambda a, b: len(nx.shortest_path(g, a, b)),
            "pagerank": lambda: plain_pagerank(g, alpha=0.85, weight="weight") and 0,
            "induce": induce,
            "betweenness": lambda: nx.betweenness_centrality(core) and 0,
            "sampled": lambda *sources: nx.betweenness_centrality_subset(g, sources, g.nodes) and 0,
        }
        """ + Loop;

    private const string Loop = """

        print("ready", flush=True)
        for line in sys.stdin:
            name, *numbers = line.split()
            processor, wall = time.process_time(), time.perf_counter()
            value = questions[name](*map(int, numbers))
            took = time.perf_counter() - wall, time.process_time() - processor
            print(*took, value() if callable(value) else value, flush=True)
        """;
}
