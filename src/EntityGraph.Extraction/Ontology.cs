using System.Collections.Frozen;

namespace EntityGraph.Extraction;

/// <summary>Name, class and scale of every relation type: the one place that says them.</summary>
/// <remarks>Event types, classes and scale follow PLOVER (Open Event Data Alliance); standing types are our own.</remarks>
public static class Ontology
{
    /// <summary>Name of the layer that only counts who is named together.</summary>
    public const string CoOccurrence = "co_occurs_with";

    private static readonly RelationTypeInfo[] Types =
    [
        new(RelationType.Agree, "agree", QuadClass.VerbalCooperation, 3, false),
        new(RelationType.Consult, "consult", QuadClass.VerbalCooperation, 2, true),
        new(RelationType.Support, "support", QuadClass.VerbalCooperation, 4, false),
        new(RelationType.Concede, "concede", QuadClass.VerbalCooperation, 5, false),
        new(RelationType.Cooperate, "cooperate", QuadClass.MaterialCooperation, 6, true),
        new(RelationType.Aid, "aid", QuadClass.MaterialCooperation, 7, false),
        new(RelationType.Retreat, "retreat", QuadClass.MaterialCooperation, 5, false),
        new(RelationType.Request, "request", QuadClass.VerbalConflict, -1, false),
        new(RelationType.Accuse, "accuse", QuadClass.VerbalConflict, -2, false),
        new(RelationType.Reject, "reject", QuadClass.VerbalConflict, -4, false),
        new(RelationType.Threaten, "threaten", QuadClass.VerbalConflict, -6, false),
        new(RelationType.Protest, "protest", QuadClass.MaterialConflict, -6, false),
        new(RelationType.Sanction, "sanction", QuadClass.MaterialConflict, -7, false),
        new(RelationType.Mobilize, "mobilize", QuadClass.MaterialConflict, -7, false),
        new(RelationType.Coerce, "coerce", QuadClass.MaterialConflict, -8, false),
        new(RelationType.Assault, "assault", QuadClass.MaterialConflict, -10, false),
        new(RelationType.Leads, "leads", QuadClass.Standing, null, false),
        new(RelationType.HoldsOfficeIn, "holds_office_in", QuadClass.Standing, null, false),
        new(RelationType.SpeaksFor, "speaks_for", QuadClass.Standing, null, false),
        new(RelationType.MemberOf, "member_of", QuadClass.Standing, null, false),
        new(RelationType.WorksFor, "works_for", QuadClass.Standing, null, false),
        new(RelationType.AlliedWith, "allied_with", QuadClass.Standing, null, true),
        new(RelationType.PartOf, "part_of", QuadClass.Standing, null, false),
        new(RelationType.LocatedIn, "located_in", QuadClass.Standing, null, false),
    ];

    private static readonly FrozenDictionary<string, RelationType> ByName =
        Types.ToFrozenDictionary(info => info.Name, info => info.Type, StringComparer.Ordinal);

    /// <summary>All types, in the order of <see cref="RelationType"/>.</summary>
    public static IReadOnlyList<RelationTypeInfo> RelationTypes => Types;

    /// <summary>What the ontology says of one type.</summary>
    /// <param name="type">The type.</param>
    public static RelationTypeInfo Info(this RelationType type) => Types[(int)type];

    /// <summary>Reads a type's name, such as <c>holds_office_in</c>.</summary>
    /// <param name="name">The name, lower case.</param>
    /// <param name="type">The type of that name.</param>
    /// <returns>Whether there is such a type.</returns>
    public static bool TryParse(string name, out RelationType type) => ByName.TryGetValue(name, out type);

    /// <summary>The name of a class in the interface, such as <c>verbal_cooperation</c>.</summary>
    /// <param name="quadClass">The class.</param>
    public static string Name(this QuadClass quadClass) => quadClass switch
    {
        QuadClass.VerbalCooperation => "verbal_cooperation",
        QuadClass.MaterialCooperation => "material_cooperation",
        QuadClass.VerbalConflict => "verbal_conflict",
        QuadClass.MaterialConflict => "material_conflict",
        _ => "standing",
    };
}

/// <summary>What the ontology says of one relation type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Name">Its name in the interface.</param>
/// <param name="QuadClass">Its quadrant.</param>
/// <param name="Scale">Conflict (−10) to cooperation (+10); null for standing types.</param>
/// <param name="Symmetric">Whether source and target may be exchanged.</param>
public sealed record RelationTypeInfo(RelationType Type, string Name, QuadClass QuadClass, int? Scale, bool Symmetric);
