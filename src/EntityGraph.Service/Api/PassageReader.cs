using EntityGraph.Extraction.Text;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;

namespace EntityGraph.Service.Api;

/// <summary>Reads the sentences that evidence points at. The graph holds places only; the texts are in the store.</summary>
/// <remarks>Lives as long as one request: each article is read once in it.</remarks>
/// <param name="documents">The store.</param>
internal sealed class PassageReader(IDocumentStore documents)
{
    private readonly Dictionary<string, Document?> _read = new(StringComparer.Ordinal);

    /// <summary>Reads the passages of evidence, in its order. Evidence of an article deleted meanwhile is left out.</summary>
    /// <param name="evidence">Places in articles.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<Passage>> ReadAsync(IEnumerable<Evidence> evidence, CancellationToken cancellationToken)
    {
        var passages = new List<Passage>();
        foreach (var place in evidence)
        {
            if (await FindAsync(place.DocumentId, cancellationToken) is { } document
                && place.Passage.End <= document.Text.Length)
            {
                passages.Add(ToPassage(document, place));
            }
        }

        return passages;
    }

    /// <summary>Reads the sentences around mentions, in their order. Those of an article deleted meanwhile are left out.</summary>
    /// <param name="mentions">Places in articles.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<EntityMentionView>> ReadAsync(
        IEnumerable<EntityMention> mentions,
        CancellationToken cancellationToken)
    {
        var read = new List<EntityMentionView>();
        foreach (var mention in mentions)
        {
            if (await FindAsync(mention.DocumentId, cancellationToken) is { } document
                && mention.Sentence.End <= document.Text.Length)
            {
                read.Add(ToView(document, mention));
            }
        }

        return read;
    }

    /// <summary>Finds an article; null where it is not stored.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Document?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue(id, out var document))
        {
            document = await documents.FindAsync(id, cancellationToken);
            _read.Add(id, document);
        }

        return document;
    }

    private static EntityMentionView ToView(Document document, EntityMention mention) => new(
        mention.DocumentId,
        mention.Title,
        mention.Source,
        mention.Date,
        mention.Form,
        mention.Text,
        mention.Span.Start,
        mention.Span.End,
        mention.Sentence.Of(document.Text).ToString(),
        new(mention.Span.Start - mention.Sentence.Start, mention.Span.End - mention.Sentence.Start),
        AnalysisMapping.Round(mention.Confidence));

    private static Passage ToPassage(Document document, Evidence place) => new(
        place.DocumentId,
        place.Passage.Of(document.Text).ToString(),
        place.Passage.Start,
        place.Passage.End,
        place.Keyword.Length == 0 ? null : AnalysisMapping.ToSpan(place.Keyword),
        AnalysisMapping.ToSpan(place.Source),
        AnalysisMapping.ToSpan(place.Target),
        new(Within(place.Passage, place.Keyword), Within(place.Passage, place.Source), Within(place.Passage, place.Target)),
        place.Outlet,
        place.Date,
        document.Title,
        document.Url,
        place.Rule,
        AnalysisMapping.Round(place.Confidence));

    private static Span? Within(TextSpan passage, TextSpan place) =>
        place.Length > 0 && passage.Contains(place) ? new(place.Start - passage.Start, place.End - passage.Start) : null;
}
