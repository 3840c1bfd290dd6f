using System.Text.Json;
using EntityGraph.Lab.Tagging.Network;

namespace EntityGraph.Lab.Tagging;

/// <summary>How the tagger is built: what it reads and how it learns.</summary>
/// <remarks>Paths that start with <c>$data/</c> lie in the folder of sources, all others beside the configuration.</remarks>
/// <param name="Train">Column file to learn from.</param>
/// <param name="Vectors">Words of raw text with their number and vectors, as <c>train vectors</c> writes them.</param>
/// <param name="Abbreviations">Abbreviations that the training file parts from their full stops, and our tokens do not.</param>
/// <param name="Lists">Lists of names; the position is the bit of the list.</param>
/// <param name="Form">How the codes of words are prepared.</param>
/// <param name="Net">How the network is built and learns.</param>
/// <param name="Linear">How the linear part learns.</param>
/// <param name="LinearShare">Weight of the linear part against the network, 0..1.</param>
internal sealed record TaggerConfig(
    string Train,
    string Vectors,
    IReadOnlyList<string> Abbreviations,
    IReadOnlyList<WordList> Lists,
    FormOptions Form,
    NetOptions Net,
    LinearOptions Linear,
    float LinearShare)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a configuration.</summary>
    /// <param name="file">The JSON file.</param>
    /// <exception cref="InvalidDataException">The file says nothing.</exception>
    public static TaggerConfig Read(FileInfo file) =>
        JsonSerializer.Deserialize<TaggerConfig>(File.ReadAllText(file.FullName), Options)
            ?? throw new InvalidDataException($"{file} says nothing.");
}

/// <summary>A list of words.</summary>
/// <param name="File">Tab separated file.</param>
/// <param name="Column">Zero-based column of the words; several in a field are parted by <c>|</c>.</param>
/// <param name="Skip">Lines to leave out at the start.</param>
/// <param name="Where">Only rows whose second column says this; null for all.</param>
/// <param name="Part"><c>word</c>: only names of one word; <c>first</c>, <c>rest</c>: the first or a later word of longer names.</param>
/// <param name="Endings">Endings that inflection adds; null for none.</param>
/// <param name="Capitalize">Whether the capitalised form counts as well.</param>
internal sealed record WordList(
    string File,
    int Column,
    int Skip = 0,
    string? Where = null,
    string Part = "word",
    IReadOnlyList<string>? Endings = null,
    bool Capitalize = false);

/// <summary>How the linear part learns.</summary>
/// <param name="Epochs">Passes over the training file.</param>
/// <param name="Rate">Learning rate.</param>
/// <param name="Sparseness">Weight of the absolute penalty: more of it, fewer weights.</param>
/// <param name="Decay">Weight of the quadratic penalty.</param>
/// <param name="Seed">Order of the sentences.</param>
internal sealed record LinearOptions(int Epochs, float Rate, float Sparseness, float Decay, int Seed);
