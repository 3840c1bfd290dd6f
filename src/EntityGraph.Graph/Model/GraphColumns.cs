using System.Collections.Immutable;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>Everything that one version of the graph consists of. Immutable.</summary>
/// <param name="Vertices">Entities.</param>
/// <param name="Documents">Articles.</param>
/// <param name="Links">Links and what articles say of them.</param>
/// <param name="Postings">Articles of each entity.</param>
/// <param name="Names">The search index.</param>
internal sealed record GraphColumns(
    VertexTable Vertices,
    DocumentTable Documents,
    LinkColumns Links,
    Postings Postings,
    NameIndex Names)
{
    /// <summary>Nothing.</summary>
    public static GraphColumns Empty { get; } =
        new(VertexTable.Empty, DocumentTable.Empty, LinkColumns.Empty, Postings.Empty, NameIndex.Empty);

    /// <summary>Where the memory goes, in bytes by name; entities and articles themselves not counted.</summary>
    public ImmutableSortedDictionary<string, long> Bytes() => new Dictionary<string, long>(StringComparer.Ordinal)
    {
        ["links"] = Links.Bytes,
        ["documents"] = Documents.Bytes,
        ["postings"] = Postings.Bytes,
        ["names"] = Names.Bytes,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}

/// <summary>Builds the columns from all articles.</summary>
/// <param name="resolver">Says who is who; knows all the articles.</param>
/// <param name="duplicates">Says which articles are copies; knows all the articles.</param>
/// <param name="known">What the lexicon says of an id; null where it does not know it.</param>
internal sealed class GraphColumnsBuilder(EntityResolver resolver, NearDuplicates duplicates, Func<string, KnownEntity?> known)
{
    /// <summary>Builds the columns. Cost O(rows · log rows).</summary>
    /// <param name="facts">All articles, in order of day and id.</param>
    /// <param name="identities">Who the entities of each article are.</param>
    public GraphColumns Build(IReadOnlyList<DocumentFacts> facts, Identity[][] identities)
    {
        var vertices = BuildVertices(facts, identities);
        var placed = facts.Select((document, number) => Place(document, identities[number], vertices)).ToArray();
        var rows = new List<PendingRow>();
        var verdicts = ReadVerdicts();
        for (var number = 0; number < placed.Length; number++)
        {
            RowMaker.Append(placed[number], number, vertex => vertices.Entities[vertex].Id, verdicts, rows);
        }

        rows.Sort();
        var links = new LinkColumnsBuilder(rows.Count / 2, rows.Count);
        foreach (var row in rows)
        {
            links.Add(row);
        }

        var documents = BuildDocuments(placed);
        return new(
            vertices,
            documents,
            links.Build(vertices.Count, documents),
            Postings.Build(placed, vertices.Count),
            NameIndex.Build(vertices.Entities, known));
    }

    private static PlacedDocument Place(DocumentFacts facts, Identity[] identities, VertexTable vertices) =>
        new(facts, identities, [.. identities.Select(identity => vertices.Find(identity.Id))]);

    private VertexTable BuildVertices(IReadOnlyList<DocumentFacts> facts, Identity[][] identities)
    {
        var hidden = resolver.Corrections.Items
            .Where(correction => correction.Kind == CorrectionKind.Hide)
            .Select(correction => resolver.Canonical(correction.TargetId))
            .ToHashSet(StringComparer.Ordinal);
        var gathered = new SortedDictionary<string, VertexAccumulator>(StringComparer.Ordinal);
        var otherIds = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var number = 0; number < facts.Count; number++)
        {
            Gather(facts[number], identities[number], hidden, gathered, otherIds);
        }

        foreach (var merge in resolver.Corrections.Items.Where(correction => correction.Kind == CorrectionKind.Merge))
        {
            otherIds[merge.TargetId] = resolver.Canonical(merge.TargetId);
        }

        var corrections = resolver.Corrections.Items.ToLookup(
            item => resolver.Canonical(item.Kind == CorrectionKind.Split ? CorrectionSet.Receiver(item) : item.TargetId), StringComparer.Ordinal);
        return new([.. gathered.Select(vertex => vertex.Value.ToEntity(known(vertex.Key), corrections[vertex.Key]))], otherIds);
    }

    private void Gather(
        DocumentFacts facts,
        Identity[] identities,
        HashSet<string> hidden,
        SortedDictionary<string, VertexAccumulator> gathered,
        Dictionary<string, string> otherIds)
    {
        var representative = duplicates.Representative(facts);
        for (var entity = 0; entity < identities.Length; entity++)
        {
            var extracted = facts.Extraction.Entities[entity];
            var id = identities[entity].Id;
            if (hidden.Contains(id))
            {
                continue;
            }

            if (!gathered.TryGetValue(id, out var vertex))
            {
                gathered.Add(id, vertex = new(id));
            }

            var own = resolver.Corrections.Count == 0 || resolver.IsOwn(extracted, id);
            vertex.Add(facts, representative, entity, identities[entity].Confidence, own);
            if (!Proposal.IsPartial(extracted) && extracted.Id != id)
            {
                otherIds[extracted.Id] = resolver.Canonical(extracted.Id);
            }
        }

        var mentions = facts.Extraction.Mentions;
        for (var mention = 0; mention < mentions.Length; mention++)
        {
            if (gathered.TryGetValue(identities[mentions[mention].Entity].Id, out var vertex))
            {
                vertex.AddAlias(facts.Surface(mention), mentions[mention].Form, facts.Day);
            }
        }
    }

    private Dictionary<ulong, CorrectionKind> ReadVerdicts()
    {
        var verdicts = new Dictionary<ulong, CorrectionKind>();
        foreach (var correction in resolver.Corrections.Items)
        {
            if (correction.Kind is CorrectionKind.Confirm or CorrectionKind.Reject && HashOf(correction) is { } hash)
            {
                verdicts[hash] = correction.Kind;
            }
        }

        return verdicts;
    }

    // The ends may have other ids than when the relation was corrected.
    private ulong? HashOf(Correction correction)
    {
        if (correction.Relation is not { } relation)
        {
            return StableHash.TryParse("rel", correction.TargetId, out var hash) ? hash : null;
        }

        var link = RowMaker.LinkHash(
            resolver.Canonical(relation.SourceId), resolver.Canonical(relation.TargetId), LinkKind.Of(relation.Type));
        return StableHash.OfRelation(link, RelationKey.Of(relation));
    }

    private DocumentTable BuildDocuments(PlacedDocument[] placed)
    {
        var numbers = placed.Select((document, number) => (document.Facts, number)).ToDictionary(pair => pair.Facts, pair => pair.number);
        var outlets = placed.Select(document => document.Facts.Document.Source ?? "").Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select((name, number) => (name, number))
            .ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        var representative = placed.Select(document => numbers[duplicates.Representative(document.Facts)]).ToArray();
        var clustered = new bool[placed.Length];
        for (var number = 0; number < placed.Length; number++)
        {
            clustered[number] |= representative[number] != number;
            clustered[representative[number]] |= representative[number] != number;
        }

        return new()
        {
            Documents = placed,
            Day = [.. placed.Select(document => document.Facts.Day)],
            Representative = representative,
            Outlet = [.. representative.Select(number => outlets[placed[number].Facts.Document.Source ?? ""])],
            Clustered = clustered,
            OutletNames = [.. outlets.Keys.Select(name => name.Length == 0 ? null : name)],
        };
    }
}
