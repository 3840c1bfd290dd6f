namespace EntityGraph.Graph.Analysis;

/// <summary>How far an analysis is. One writer, any number of readers.</summary>
public sealed class AnalysisProgress
{
    private double _share;

    /// <summary>What is done of all, 0 to 1; 0 for as long as nothing is known.</summary>
    public double Share => Volatile.Read(ref _share);

    internal void Report(int done, int all) => Volatile.Write(ref _share, (double)done / Math.Max(1, all));
}
