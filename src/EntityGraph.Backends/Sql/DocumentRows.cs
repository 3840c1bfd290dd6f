using System.Data.Common;
using System.Globalization;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Backends.Sql;

/// <summary>How a document becomes rows, and rows a document.</summary>
internal static class DocumentRows
{
    /// <summary>Writes documents inside a transaction, in their order, and marks their jobs done.</summary>
    public static async Task<IReadOnlyList<StoreStatus>> SaveAsync(
        DbTransaction transaction, IReadOnlyList<StoreEntry> entries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var statuses = new StoreStatus[entries.Count];
        for (var i = 0; i < statuses.Length; i++)
        {
            statuses[i] = await SaveAsync(transaction, entries[i], now, cancellationToken);
        }

        if (statuses.Any(status => status != StoreStatus.Unchanged))
        {
            await StoreState.ChangeAsync(transaction, cancellationToken);
        }

        return statuses;
    }

    private static async Task<StoreStatus> SaveAsync(
        DbTransaction transaction, StoreEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var document = entry.Document;
        var before = await transaction.FindAsync<KnownRow>(Statements.FindKnown, new { document.Id }, cancellationToken);
        var status = before is null ? StoreStatus.Stored
            : before.Hash == document.ContentHash && before.Analyzer == entry.AnalyzerVersion ? StoreStatus.Unchanged
            : StoreStatus.Replaced;
        if (status != StoreStatus.Unchanged)
        {
            await WriteAsync(transaction, entry, now, cancellationToken);
        }

        if (entry.JobId is { } job)
        {
            var done = new { job, status, state = JobState.Done, now = SqlJobStore.WriteTime(now) };
            await transaction.ExecuteAsync(Statements.FinishJob, done, cancellationToken);
        }

        return status;
    }

    /// <summary>Reads an extraction; null where it is of another format version, or damaged: it will be made again.</summary>
    public static StoredExtraction? TryDecode(byte[] data)
    {
        try
        {
            return ExtractionCodec.Decode(data);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Reads a row of <see cref="Statements.LoadExtractions"/>; null where its extraction can't be read.</summary>
    public static AnalyzedDocument? TryReadAnalyzed(DbDataReader reader)
    {
        if (TryDecode((byte[])reader.GetValue(6)) is not { } stored)
        {
            return null;
        }

        return new(
            reader.GetString(1),
            reader.IsDBNull(2) ? null : reader.GetString(2),
            ReadDate(reader.GetString(3)),
            reader.IsDBNull(4) ? null : reader.GetString(4),
            unchecked((ulong)reader.GetInt64(5)),
            stored.Extraction)
        {
            Surfaces = stored.Surfaces,
        };
    }

    /// <summary>What <see cref="Statements.ListDocuments"/> asks for: one more than wanted says whether there is another page.</summary>
    public static object ToParameters(DocumentQuery query) => new
    {
        limit = query.Limit + 1,
        query.Source,
        from = WriteDate(query.From),
        to = WriteDate(query.To),
        dated = query.From is not null || query.To is not null,
        paged = query.After is not null,
        afterDate = WriteDate(query.After?.Date),
        afterId = query.After?.Id,
    };

    /// <summary>Makes a page of rows, of which the last may be one too many.</summary>
    public static DocumentPage ToPage(List<SummaryRow> rows, int limit)
    {
        var page = rows.Take(limit).Select(row => row.ToSummary()).ToList();
        return new(page, rows.Count > limit ? new(page[^1].Date, page[^1].Id) : null);
    }

    public static string WriteDate(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static DateOnly? ReadDate(string date) =>
        date.Length == 0 ? null : DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task WriteAsync(
        DbTransaction transaction, StoreEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var document = entry.Document;
        var row = new
        {
            document.Id,
            hash = document.ContentHash,
            document.Title,
            date = WriteDate(document.Date),
            document.Source,
            document.Url,
            fingerprint = unchecked((long)entry.Analyzed.TextFingerprint),
            length = document.Text.Length,
            now = SqlJobStore.WriteTime(now),
            document.Text,
        };
        await transaction.ExecuteAsync(Statements.SaveDocument, row, cancellationToken);
        var extraction = new
        {
            document.Id,
            analyzer = entry.AnalyzerVersion,
            data = ExtractionCodec.Encode(entry.Analyzed.Extraction, entry.Analyzed.Surfaces),
        };
        await transaction.ExecuteAsync(Statements.SaveExtraction, extraction, cancellationToken);
    }
}

/// <summary>A document with its text.</summary>
internal sealed record DocumentRow(
    string Id, string Hash, string? Title, string Date, string? Source, string? Url, string Text)
{
    public Document ToDocument() => new(Id, Text, Title, DocumentRows.ReadDate(Date), Source, Url, Hash);
}

/// <summary>A document in a list.</summary>
internal sealed record SummaryRow(
    string Id, string? Title, string Date, string? Source, string? Url, long Length, string StoredAt)
{
    public DocumentSummary ToSummary() =>
        new(Id, Title, DocumentRows.ReadDate(Date), Source, Url, (int)Length, SqlJobStore.ReadTime(StoredAt));
}

/// <summary>A document's hash.</summary>
internal sealed record HashRow(string Id, string Hash);

internal sealed record KnownRow(string Hash, string? Analyzer);
