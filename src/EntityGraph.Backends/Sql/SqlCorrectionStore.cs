using System.Text.Json;
using System.Text.Json.Serialization;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Backends.Sql;

/// <summary>Corrections in a relational database, beside the documents.</summary>
/// <param name="database">The database, and its dialect.</param>
public sealed partial class SqlCorrectionStore(ISqlDatabase database) : ICorrectionStore
{
    /// <inheritdoc/>
    public Task AddCorrectionAsync(Correction correction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(correction);
        var row = new
        {
            correction.Id,
            correction.Author,
            made = SqlJobStore.WriteTime(correction.Time),
            data = JsonSerializer.Serialize(correction, CorrectionContext.Default.Correction),
        };
        return StoreState.ChangeAsync(database, Statements.AddCorrection, row, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RemoveCorrectionAsync(string id, CancellationToken cancellationToken) =>
        StoreState.ChangeAsync(database, Statements.RemoveCorrection, new { id }, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Correction>> ListCorrectionsAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync<string>(Statements.ListCorrections, null, cancellationToken);
        return [.. rows.Select(data => JsonSerializer.Deserialize(data, CorrectionContext.Default.Correction)).OfType<Correction>()];
    }

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Correction))]
    private sealed partial class CorrectionContext : JsonSerializerContext;
}
