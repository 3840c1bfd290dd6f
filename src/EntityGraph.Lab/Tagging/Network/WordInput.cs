namespace EntityGraph.Lab.Tagging.Network;

/// <summary>What the network is told of a word: rows of its features, and its vector.</summary>
/// <param name="Identity">Rows of the word itself.</param>
/// <param name="Plain">Rows of its other features but the grams.</param>
/// <param name="Grams">Rows of its pieces of three to five letters.</param>
/// <param name="Vector">Its vector; null where it has none.</param>
internal sealed record WordInput(int[] Identity, int[] Plain, int[] Grams, float[]? Vector)
{
    /// <summary>How often it stands in the training file.</summary>
    public int Count { get; set; }
}
