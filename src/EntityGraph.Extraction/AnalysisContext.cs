namespace EntityGraph.Extraction;

/// <summary>What is known of a text besides its words.</summary>
/// <param name="Date">Day of publication, against which relative dates are resolved; null where not known.</param>
/// <param name="Source">The outlet; null where not known.</param>
/// <param name="Title">The headline, where it is not part of the text; null where there is none.</param>
public sealed record AnalysisContext(DateOnly? Date = null, string? Source = null, string? Title = null)
{
    /// <summary>Nothing is known.</summary>
    public static AnalysisContext None { get; } = new();
}
