namespace EntityGraph.Extraction;

/// <summary>What a relation says. Event types are PLOVER's, standing types our own; the order is part of stored data: add at the end only.</summary>
/// <remarks>Names, scale and class of each type stand in <see cref="Ontology"/>.</remarks>
public enum RelationType
{
    /// <summary>Agrees, signs, approves.</summary>
    Agree,

    /// <summary>Meets, talks, visits, negotiates.</summary>
    Consult,

    /// <summary>Praises, backs, congratulates, defends.</summary>
    Support,

    /// <summary>Gives in, releases, lifts a measure.</summary>
    Concede,

    /// <summary>Works together, deepens ties.</summary>
    Cooperate,

    /// <summary>Delivers goods, arms or money.</summary>
    Aid,

    /// <summary>Withdraws, ceases fire.</summary>
    Retreat,

    /// <summary>Asks, demands, urges, invites.</summary>
    Request,

    /// <summary>Criticises, blames, condemns.</summary>
    Accuse,

    /// <summary>Refuses, denies, ignores, vetoes.</summary>
    Reject,

    /// <summary>Threatens, warns with a measure.</summary>
    Threaten,

    /// <summary>Demonstrates against.</summary>
    Protest,

    /// <summary>Sanctions, expels, cuts ties.</summary>
    Sanction,

    /// <summary>Shows or moves force.</summary>
    Mobilize,

    /// <summary>Arrests, seizes, blocks.</summary>
    Coerce,

    /// <summary>Attacks, invades, kills.</summary>
    Assault,

    /// <summary>Is head of a state, government or organisation.</summary>
    Leads,

    /// <summary>Is minister, senator, ambassador or general of.</summary>
    HoldsOfficeIn,

    /// <summary>Is spokesperson of.</summary>
    SpeaksFor,

    /// <summary>Person in a party or body, state in an alliance.</summary>
    MemberOf,

    /// <summary>Is employed by, advises.</summary>
    WorksFor,

    /// <summary>Are allies.</summary>
    AlliedWith,

    /// <summary>Is a unit of a larger body.</summary>
    PartOf,

    /// <summary>Has its seat in.</summary>
    LocatedIn,
}

/// <summary>The four quadrants of the event ontology, and the standing relations beside them.</summary>
public enum QuadClass
{
    /// <summary>Says something friendly.</summary>
    VerbalCooperation,

    /// <summary>Does something friendly.</summary>
    MaterialCooperation,

    /// <summary>Says something hostile.</summary>
    VerbalConflict,

    /// <summary>Does something hostile.</summary>
    MaterialConflict,

    /// <summary>Not an event: holds for a time.</summary>
    Standing,
}
