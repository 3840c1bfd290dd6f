using System.Collections.Immutable;

namespace EntityGraph.Extraction.Lexicon;

/// <summary>An actor that the lexicon knows.</summary>
/// <param name="Id">Id of the contract.</param>
/// <param name="Type">What it is.</param>
/// <param name="Name">The name to show.</param>
/// <param name="FamilyNames">Names that stand for a person alone, in all spellings; empty for others.</param>
/// <param name="GivenNames">Given names that may stand alone; empty for others.</param>
/// <param name="IsFemale">Null where not known or not a person.</param>
/// <param name="State">Id of the state it belongs to; null where none.</param>
/// <param name="Kind">For organisations, such as <c>ministry</c>; empty for others.</param>
/// <param name="Offices">Offices of a person, with their terms.</param>
/// <param name="SameAs">Address of the same thing in Wikidata; null where none is certain.</param>
public sealed record KnownEntity(
    string Id,
    EntityType Type,
    string Name,
    ImmutableArray<string> FamilyNames,
    ImmutableArray<string> GivenNames,
    bool? IsFemale,
    string? State,
    string Kind,
    ImmutableArray<Office> Offices,
    string? SameAs)
{
    /// <summary>Family names that are ordinary words, or name something else: alone they do not stand for the person.</summary>
    public ImmutableArray<string> ContextualNames { get; init; } = [];

    /// <summary>Id of the state or organisation that a seat stands for; null for others.</summary>
    public string? Government { get; init; }

    /// <summary>Whether what it does is done by its state.</summary>
    public bool SpeaksForState => State is not null && IsArm(Kind);

    /// <summary>Whether organisations of a kind act for their state; courts and central banks are independent of it.</summary>
    /// <param name="kind">Kind of an organisation.</param>
    public static bool IsArm(string? kind) =>
        kind is "government" or "ministry" or "parliament" or "authority" or "military" or "intelligence" or "police" or "embassy";

    /// <summary>Whether the person led a state or government on a day, or ever where the day is not known.</summary>
    /// <param name="day">The day; null where not known.</param>
    public bool Leads(DateOnly? day) => Offices.Any(office => office.Relation == RelationType.Leads && office.Covers(day));
}

/// <summary>An office that a known person holds or held.</summary>
/// <param name="Relation">What he is there.</param>
/// <param name="Target">Id of the state or organisation.</param>
/// <param name="From">First day; the smallest date where not known.</param>
/// <param name="To">Last day; the largest date where it has not ended.</param>
public sealed record Office(RelationType Relation, string Target, DateOnly From, DateOnly To)
{
    /// <summary>Whether it was held on a day, or ever where the day is not known.</summary>
    /// <param name="day">The day; null where not known.</param>
    public bool Covers(DateOnly? day) => day is null || (From <= day && day <= To);

    /// <summary>Reads <c>relation:target:from..to</c>, such as <c>leads:state:DE:2005-11-22..2021-12-08</c>.</summary>
    /// <param name="text">The text to read.</param>
    /// <exception cref="InvalidDataException">It does not have that form.</exception>
    public static Office Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = text.IndexOf(':', StringComparison.Ordinal);
        var last = text.LastIndexOf(':');
        if (first < 0 || last <= first || !Ontology.TryParse(text[..first], out var relation))
        {
            throw new InvalidDataException($"'{text}' is not relation:target:from..to.");
        }

        var term = text[(last + 1)..].Split("..");
        return new(relation, text[(first + 1)..last], Day(term[0])?.From ?? DateOnly.MinValue, Day(term[^1])?.To ?? DateOnly.MaxValue);

        DateInterval? Day(string day) => day.Length == 0 ? null
            : DateInterval.TryParse(day, out var interval) ? interval
            : throw new InvalidDataException($"'{day}' in '{text}' is not a date.");
    }
}
