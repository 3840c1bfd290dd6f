namespace EntityGraph.Graph.Queries;

/// <summary>How much more often two are named together than chance would have it, over articles.</summary>
/// <param name="Both">Articles that name both near each other.</param>
/// <param name="First">Articles that name the first.</param>
/// <param name="Second">Articles that name the second.</param>
/// <param name="All">All articles.</param>
internal readonly record struct Association(int Both, int First, int Second, int All)
{
    /// <summary>Normalised pointwise mutual information (Bouma 2009), −1 to 1.</summary>
    public double Npmi()
    {
        if (Both <= 0 || First <= 0 || Second <= 0)
        {
            return -1;
        }

        // Two that are named together in every article: as sure as it gets.
        return Both >= All ? 1 : Math.Log((double)Both * All / ((double)First * Second)) / -Math.Log((double)Both / All);
    }

    /// <summary>Log-likelihood ratio (Dunning 1993); not negative, 0 where they are named together as chance would have it.</summary>
    public double Llr()
    {
        double onlyFirst = Math.Max(0, First - Both);
        double onlySecond = Math.Max(0, Second - Both);
        var neither = Math.Max(0, All - Both - onlyFirst - onlySecond);
        var rows = Entropy(Both + onlyFirst, onlySecond + neither);
        var columns = Entropy(Both + onlySecond, onlyFirst + neither);
        var cells = Term(Both) + Term(onlyFirst) + Term(onlySecond) + Term(neither) - Term(Both + onlyFirst + onlySecond + neither);
        return Math.Max(0, 2 * (cells - rows - columns));
    }

    private static double Entropy(double x, double y) => Term(x) + Term(y) - Term(x + y);

    private static double Term(double count) => count <= 0 ? 0 : count * Math.Log(count);
}
