using EntityGraph.Graph.Documents;

namespace EntityGraph.Service.Input;

/// <summary>What a reader made of a piece of input: an article, or the reason why it is none.</summary>
/// <param name="Origin">Where it stood.</param>
/// <param name="Input">The article; null where there is a problem.</param>
/// <param name="Problem">What is wrong with it; null where it was read.</param>
internal sealed record ReadArticle(InputOrigin Origin, DocumentInput? Input, DocumentProblem? Problem)
{
    /// <summary>An article.</summary>
    public static ReadArticle Of(InputOrigin origin, DocumentInput input) => new(origin, input, null);

    /// <summary>Something that is no article.</summary>
    public static ReadArticle Bad(InputOrigin origin, string code, string message) =>
        new(origin, null, new(code, "", message));
}

/// <summary>A place in the input.</summary>
/// <param name="File">Path as it was given, or <c>-</c> for standard input.</param>
/// <param name="Line">Line, from 1; null where the whole file is meant.</param>
internal readonly record struct InputOrigin(string File, int? Line = null)
{
    /// <inheritdoc/>
    public override string ToString() => Line is { } line ? $"{File}:{line}" : File;
}

/// <summary>Codes of what can be wrong with input before it is a document.</summary>
internal static class InputProblems
{
    public const string NotFound = "not_found";
    public const string Unreadable = "unreadable";
    public const string Empty = "empty_file";
    public const string Binary = "binary";
    public const string WrongEncoding = "wrong_encoding";
    public const string TooLarge = "too_large";
    public const string BrokenJson = "broken_json";
    public const string NoArticle = "no_article";
}
