using EntityGraph.Extraction;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>An entity in a list.</summary>
/// <param name="Id" example="person:kim-jong-un">Its id.</param>
/// <param name="Name" example="Kim Jong-un">Its name.</param>
/// <param name="Type">What it is.</param>
/// <param name="Known">Whether the lexicon knows it.</param>
/// <param name="Mentions" example="12">How often it is named.</param>
/// <param name="Documents" example="4">In how many articles, near-duplicates counted once.</param>
/// <param name="First">Day of the first dated article.</param>
/// <param name="Last">Day of the last dated article.</param>
/// <param name="Alias" example="Kim Jong Un">The written form that fits the search; null where nothing was searched.</param>
public sealed record EntityListItem(
    string Id,
    string Name,
    EntityType Type,
    bool Known,
    int Mentions,
    int Documents,
    DateOnly? First,
    DateOnly? Last,
    string? Alias);

/// <summary>An entity that a beginning of a name may mean.</summary>
/// <param name="Id" example="person:kim-jong-un">Its id.</param>
/// <param name="Name" example="Kim Jong-un">Its name.</param>
/// <param name="Type">What it is.</param>
/// <param name="Alias" example="Kim Jong Un">The written form that fits.</param>
/// <param name="Documents" example="4">In how many articles it is named.</param>
public sealed record Suggestion(string Id, string Name, EntityType Type, string Alias, int Documents);

/// <summary>Suggestions, best first.</summary>
/// <param name="Items">The suggestions.</param>
public sealed record SuggestResponse(IReadOnlyList<Suggestion> Items);

/// <summary>An entity with all that is known of it.</summary>
/// <param name="Id" example="person:kim-jong-un">Its id.</param>
/// <param name="Name" example="Kim Jong-un">Its name.</param>
/// <param name="Type">What it is.</param>
/// <param name="Aliases">Every written form, most frequent first.</param>
/// <param name="SameAs">Addresses of the same thing elsewhere, where that is certain.</param>
/// <param name="Known">Whether the lexicon knows it.</param>
/// <param name="Mentions" example="12">How often it is named.</param>
/// <param name="Documents" example="4">In how many articles, near-duplicates counted once.</param>
/// <param name="First">Day of the first dated article.</param>
/// <param name="Last">Day of the last dated article.</param>
/// <param name="Confidence" example="1">How sure it is that this is one actor, 0 to 1.</param>
/// <param name="Roles">Offices and memberships that articles state, latest first.</param>
/// <param name="Counts">How much the graph holds of it.</param>
public sealed record EntityResponse(
    string Id,
    string Name,
    EntityType Type,
    IReadOnlyList<AliasView> Aliases,
    IReadOnlyList<string> SameAs,
    bool Known,
    int Mentions,
    int Documents,
    DateOnly? First,
    DateOnly? Last,
    double Confidence,
    IReadOnlyList<RoleView> Roles,
    EntityCounts Counts);

/// <summary>A written form of an entity.</summary>
/// <param name="Text" example="Kim Jong Un">As it stands in the articles.</param>
/// <param name="Form">What kind of form it is.</param>
/// <param name="Count" example="3">How often.</param>
/// <param name="First">Day of the first dated article with it.</param>
/// <param name="Last">Day of the last dated article with it.</param>
public sealed record AliasView(string Text, MentionForm Form, int Count, DateOnly? First, DateOnly? Last);

/// <summary>An office or membership that articles state.</summary>
/// <param name="RelationId">The relation that says it.</param>
/// <param name="Type">What it is.</param>
/// <param name="Of">Where.</param>
/// <param name="Keyword">The word that says it.</param>
/// <param name="Former">It has ended.</param>
/// <param name="Designated">It has not begun yet.</param>
/// <param name="First">First day that it is said to be so.</param>
/// <param name="Last">Last day that it is said to be so.</param>
/// <param name="Documents" example="2">Articles that say it.</param>
public sealed record RoleView(
    string RelationId,
    RelationType Type,
    EntityReference Of,
    string Keyword,
    bool Former,
    bool Designated,
    DateOnly? First,
    DateOnly? Last,
    int Documents);

/// <summary>How much the graph holds of an entity.</summary>
/// <param name="Neighbors" example="7">Entities with a link to it.</param>
/// <param name="Relations" example="9">Relations that it is an end of.</param>
public sealed record EntityCounts(int Neighbors, int Relations);

/// <summary>A neighbour of an entity.</summary>
/// <param name="Entity">Who it is.</param>
/// <param name="Weight" example="4">By the measure of the question, summed over the links.</param>
/// <param name="Links">All links between the two, heaviest first.</param>
public sealed record NeighborView(EntityReference Entity, double Weight, IReadOnlyList<NetworkLink> Links);

/// <summary>A place where an article names an entity.</summary>
/// <param name="DocumentId" example="beispiel-2019-0425">The article.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Outlet" example="Beispielzeitung">Who published it.</param>
/// <param name="Date" example="2019-04-25">Day of publication.</param>
/// <param name="Form">How the entity is named.</param>
/// <param name="Text" example="Kim">The written form.</param>
/// <param name="Start" example="0">Where it starts in the text of the article.</param>
/// <param name="End" example="3">Where it ends there.</param>
/// <param name="Sentence">The sentence around it, as it stands there.</param>
/// <param name="InSentence">The same place, counted from the start of the sentence.</param>
/// <param name="Confidence" example="0.9">How sure it is that this names the entity, 0 to 1.</param>
public sealed record EntityMentionView(
    string DocumentId,
    string? Title,
    string? Outlet,
    DateOnly? Date,
    MentionForm Form,
    string Text,
    int Start,
    int End,
    string Sentence,
    Span InSentence,
    double Confidence);

/// <summary>What was said of an entity over time.</summary>
/// <param name="Items">Stretches of time in order; those without anything are left out.</param>
public sealed record TimelineResponse(IReadOnlyList<TimelineView> Items);

/// <summary>What was said in a stretch of time.</summary>
/// <param name="From" example="2019-04-01">Its first day.</param>
/// <param name="To" example="2019-04-30">Its last day.</param>
/// <param name="Mentions" example="12">How often the entity is named.</param>
/// <param name="Documents" example="4">Articles that name it, near-duplicates once.</param>
/// <param name="Cooperation" example="3">Passages of cooperative events with it.</param>
/// <param name="Conflict" example="1">Passages of conflictual events with it.</param>
public sealed record TimelineView(DateOnly From, DateOnly To, int Mentions, int Documents, int Cooperation, int Conflict);
