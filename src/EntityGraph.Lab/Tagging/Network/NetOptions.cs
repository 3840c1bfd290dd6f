namespace EntityGraph.Lab.Tagging.Network;

/// <summary>How the network is built and learns.</summary>
/// <param name="Width">Length of the code of a word, a multiple of thirty-two.</param>
/// <param name="Hidden">Units that see five words, a multiple of sixteen.</param>
/// <param name="Deep">Units that see three hidden positions, so seven words; a multiple of sixteen.</param>
/// <param name="MinCount">Features of fewer words of the training file get no row of their own.</param>
/// <param name="Epochs">Passes over the training file.</param>
/// <param name="BatchTokens">Tokens learned from at once, about.</param>
/// <param name="Rate">Learning rate of the dense weights.</param>
/// <param name="RowRate">Learning rate of the rows of features.</param>
/// <param name="Drop">Shares left out at random while learning.</param>
/// <param name="Seed">Of all that is random.</param>
internal sealed record NetOptions(
    int Width,
    int Hidden,
    int Deep,
    int MinCount,
    int Epochs,
    int BatchTokens,
    float Rate,
    float RowRate,
    DropOptions Drop,
    ulong Seed);

/// <summary>Shares left out at random while learning, so that nothing is relied on alone.</summary>
/// <param name="Input">Of the code of a word.</param>
/// <param name="Hidden">Of the hidden units.</param>
/// <param name="Deep">Of the deep units.</param>
/// <param name="Feature">Of the features of a word.</param>
/// <param name="Identity">Of the words themselves: half of it for frequent words, twice for rare ones.</param>
internal sealed record DropOptions(float Input, float Hidden, float Deep, float Feature, float Identity);

/// <summary>How the codes of words are prepared before any sentence is seen.</summary>
/// <param name="Clusters">Table of words and clusters that teaches; null for none.</param>
/// <param name="Epochs">Passes over all words.</param>
/// <param name="MinCount">Features of fewer words get no row of their own.</param>
/// <param name="RowRate">Learning rate of the rows of features.</param>
/// <param name="Rate">Learning rate of the dense weights.</param>
/// <param name="Caution">How much slower the prepared rows move afterwards: the start of their sum of squared slopes.</param>
internal sealed record FormOptions(string? Clusters, int Epochs, int MinCount, float RowRate, float Rate, float Caution);
