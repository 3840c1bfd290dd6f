namespace EntityGraph.Graph.Documents;

/// <summary>Why an article can't be taken. Never holds its text.</summary>
/// <param name="Code">Stable, for programs: one of the constants here.</param>
/// <param name="Field">The field it is about, as the interface names it; empty for the whole.</param>
/// <param name="Message">For people: what is wrong, and what to do.</param>
public sealed record DocumentProblem(string Code, string Field, string Message)
{
    /// <summary>The text is missing, or nothing but white space.</summary>
    public const string EmptyText = "empty_text";

    /// <summary>A field is longer than the service takes.</summary>
    public const string TooLong = "too_long";

    /// <summary>The id holds characters that an address can't carry.</summary>
    public const string InvalidId = "invalid_id";

    /// <summary>The date is not an ISO 8601 day.</summary>
    public const string InvalidDate = "invalid_date";
}
