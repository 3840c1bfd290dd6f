using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Backends.Sql;

/// <summary>Jobs in a relational database, beside the documents.</summary>
/// <param name="database">The database, and its dialect.</param>
public sealed partial class SqlJobStore(ISqlDatabase database) : IJobStore
{
    /// <inheritdoc/>
    public Task AddJobAsync(Job job, Document document, CancellationToken cancellationToken)
    {
        var row = new
        {
            job.Id,
            job.DocumentId,
            job.State,
            job.Attempts,
            created = WriteTime(job.CreatedAt),
            updated = WriteTime(job.UpdatedAt),
            payload = JsonSerializer.Serialize(document, PayloadContext.Default.Document),
        };
        return database.WriteAsync(Statements.AddJob, row, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Job?> FindJobAsync(string id, CancellationToken cancellationToken)
    {
        var row = await database.FindAsync<JobRow>(Statements.FindJob, new { id }, cancellationToken);
        return row is null ? null : ReadJob(row);
    }

    /// <inheritdoc/>
    public async Task<Document?> FindJobDocumentAsync(string id, CancellationToken cancellationToken)
    {
        var payload = await database.FindAsync<string>(Statements.FindPayload, new { id }, cancellationToken);
        return payload is null ? null : JsonSerializer.Deserialize(payload, PayloadContext.Default.Document);
    }

    /// <inheritdoc/>
    public Task UpdateJobAsync(Job job, CancellationToken cancellationToken)
    {
        var row = new
        {
            job.Id,
            job.State,
            job.Attempts,
            updated = WriteTime(job.UpdatedAt),
            code = job.Problem?.Code,
            field = job.Problem?.Field,
            message = job.Problem?.Message,
            over = job.State != JobState.Queued,
            queued = JobState.Queued,
        };
        return database.WriteAsync(Statements.UpdateJob, row, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Job>> ListJobsAsync(JobState state, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync<JobRow>(Statements.ListJobs, new { state, limit }, cancellationToken);
        return [.. rows.Select(ReadJob)];
    }

    // Round-trip form: sorts as time does.
    internal static string WriteTime(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    internal static DateTimeOffset ReadTime(string moment) =>
        DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static Job ReadJob(JobRow row) => new(
        row.Id,
        row.DocumentId,
        (JobState)row.State,
        (int)row.Attempts,
        ReadTime(row.CreatedAt),
        ReadTime(row.UpdatedAt),
        (StoreStatus?)row.Status,
        row.ProblemCode is { } code ? new(code, row.ProblemField ?? "", row.ProblemMessage ?? "") : null);

    private sealed record JobRow(
        string Id,
        string DocumentId,
        long State,
        long Attempts,
        string CreatedAt,
        string UpdatedAt,
        long? Status,
        string? ProblemCode,
        string? ProblemField,
        string? ProblemMessage);

    [JsonSerializable(typeof(Document))]
    private sealed partial class PayloadContext : JsonSerializerContext;
}
