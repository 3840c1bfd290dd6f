namespace EntityGraph.Graph.Queries;

/// <summary>The two layers of the graph, never mixed into one weight.</summary>
[Flags]
public enum Layers
{
    /// <summary>No layer.</summary>
    None = 0,

    /// <summary>Who is named together: undirected, statistical.</summary>
    CoOccurrence = 1,

    /// <summary>What verbs, nouns and titles say: directed but for symmetric types.</summary>
    Relations = 2,

    /// <summary>Both, side by side.</summary>
    All = CoOccurrence | Relations,
}

/// <summary>What the weight of a link counts.</summary>
public enum Measure
{
    /// <summary>Passages.</summary>
    Count,

    /// <summary>Articles, near-duplicates once.</summary>
    Documents,

    /// <summary>Distinct outlets, near-duplicates once.</summary>
    Sources,

    /// <summary>Normalised pointwise mutual information over articles, −1 to 1. Co-occurrence only.</summary>
    Npmi,

    /// <summary>Log-likelihood ratio over articles (Dunning 1993). Co-occurrence only.</summary>
    Llr,

    /// <summary>Passages, each decayed by the distance between the two names (and by age where a window is open).</summary>
    Decay,
}
