using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Backends.Sql;

/// <summary>Documents and extractions in a relational database.</summary>
/// <param name="database">The database, and its dialect.</param>
/// <param name="time">The clock that says when something was stored.</param>
public sealed class SqlDocumentStore(ISqlDatabase database, TimeProvider time) : IDocumentStore
{
    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await database.OpenAsync(cancellationToken);
        await database.WriteAsync(Statements.BeginState, new { name = StoreState.Note, value = StoreState.After(null) }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoreStatus>> SaveAsync(
        IReadOnlyList<StoreEntry> entries, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => DocumentRows.SaveAsync(transaction, entries, time.GetUtcNow(), cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) =>
        StoreState.ChangeAsync(database, Statements.DeleteDocument, new { id }, cancellationToken);

    /// <inheritdoc/>
    public async Task<Document?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await database.FindAsync<DocumentRow>(Statements.FindDocument, new { id }, cancellationToken);
        return row?.ToDocument();
    }

    /// <inheritdoc/>
    public async Task<DocumentExtraction?> FindExtractionAsync(string id, CancellationToken cancellationToken)
    {
        var data = await database.FindAsync<byte[]>(Statements.FindExtraction, new { id }, cancellationToken);
        return data is null ? null : DocumentRows.TryDecode(data)?.Extraction;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> FindHashesAsync(
        IReadOnlyCollection<string> ids, string analyzerVersion, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync<HashRow>(Statements.FindHashes, new { ids, analyzerVersion }, cancellationToken);
        return rows.ToDictionary(row => row.Id, row => row.Hash, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<DocumentPage> ListAsync(DocumentQuery query, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync<SummaryRow>(
            Statements.ListDocuments, DocumentRows.ToParameters(query), cancellationToken);
        return DocumentRows.ToPage(rows, query.Limit);
    }

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        database.FindAsync<int>(Statements.CountDocuments, null, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<AnalyzedDocument> LoadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var unreadable = new List<long>();
        await using (var connection = await database.ReadAsync(cancellationToken))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Statements.LoadExtractions;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (DocumentRows.TryReadAnalyzed(reader) is { } analyzed)
                {
                    yield return analyzed;
                }
                else
                {
                    unreadable.Add(reader.GetInt64(0));
                }
            }
        }

        if (unreadable.Count > 0)
        {
            await StoreState.ChangeAsync(database, Statements.DiscardExtractions, new { unreadable }, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public AnalyzedDocument? ReadAnalyzed(string id)
    {
        using var connection = database.Read();
        using var reader = connection.ExecuteReader(Statements.FindAnalyzed, new { id });
        return reader.Read() ? DocumentRows.TryReadAnalyzed((DbDataReader)reader) : null;
    }

    /// <inheritdoc/>
    public async Task<string> FindStateAsync(CancellationToken cancellationToken) =>
        await FindNoteAsync(StoreState.Note, cancellationToken) ?? "";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListOutdatedAsync(string analyzerVersion, CancellationToken cancellationToken) =>
        await database.ListAsync<string>(Statements.ListOutdated, new { analyzerVersion }, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> FindNoteAsync(string name, CancellationToken cancellationToken) =>
        database.FindAsync<string>(Statements.FindNote, new { name }, cancellationToken);

    /// <inheritdoc/>
    public Task SaveNoteAsync(string name, string value, CancellationToken cancellationToken) =>
        database.WriteAsync(Statements.SaveNote, new { name, value }, cancellationToken);
}
