using System.Globalization;
using System.Reflection;
using Dapper;
using EntityGraph.Graph.Ingestion;
using Microsoft.Data.Sqlite;

namespace EntityGraph.Backends.Sqlite;

/// <summary>Brings a file to the present schema, step by step, and says in words why a file can't be used.</summary>
internal static class SqliteSchema
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int PermissionDenied = 3;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;

    private const string Prepare = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        """;

    private const string FindTables = """
        SELECT count(*) AS Tables, coalesce(sum(name = 'entitygraph_schema'), 0) AS Ours
        FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        """;

    private const string CreateVersion = """
        CREATE TABLE IF NOT EXISTS entitygraph_schema (version INTEGER PRIMARY KEY, name TEXT NOT NULL)
        """;

    /// <summary>The schema this program writes: the number of the last step.</summary>
    public static int CurrentVersion => Steps.Count;

    private static List<SchemaStep> Steps { get; } = LoadSteps();

    /// <summary>Applies the steps that are missing, each in a transaction of its own.</summary>
    public static async Task UpgradeAsync(SqliteConnection connection, string path, CancellationToken cancellationToken)
    {
        var found = await connection.QuerySingleAsync<(long Tables, long Ours)>(FindTables);
        if (found is { Tables: > 0, Ours: 0 })
        {
            throw new StoreUnusableException(
                $"The file {path} is a database of another program. Nothing was changed. Give another data folder.");
        }

        await connection.ExecuteAsync(Prepare);
        await connection.ExecuteAsync(CreateVersion);
        var version = await connection.ExecuteScalarAsync<int>("SELECT coalesce(max(version), 0) FROM entitygraph_schema");
        if (version > CurrentVersion)
        {
            throw new StoreUnusableException(
                $"The store {path} was written by a newer EntityGraph (schema {version}, this program knows {CurrentVersion}). "
                + "Nothing was changed. Use the newer program.");
        }

        foreach (var step in Steps.Skip(version))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(step.Sql, transaction: transaction);
            await connection.ExecuteAsync(
                "INSERT INTO entitygraph_schema (version, name) VALUES (@Version, @Name)", step, transaction);
            await transaction.CommitAsync(CancellationToken.None);
        }
    }

    /// <summary>Says in words why a store can't be opened; null where it is not that.</summary>
    public static StoreUnusableException? Explain(Exception exception, string path) => exception switch
    {
        SqliteException { SqliteErrorCode: NotADatabase } => new(
            $"The file {path} is not a database. Nothing was changed. Move it away, or give another data folder.", exception),
        SqliteException { SqliteErrorCode: Corrupt } => new(
            $"The store {path} is damaged. Restore a backup, or move the file away and read the articles again.", exception),
        SqliteException { SqliteErrorCode: Busy or Locked } => new(
            $"The store {path} is held by another program. Close that program, then try again.", exception),
        SqliteException { SqliteErrorCode: PermissionDenied or ReadOnly or CannotOpen } or UnauthorizedAccessException or IOException =>
            new($"The store {path} can't be opened for writing. Check that the folder exists and belongs to you.", exception),
        _ => null,
    };

    private static List<SchemaStep> LoadSteps()
    {
        var assembly = typeof(SqliteSchema).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("sqlite/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => LoadStep(assembly, name))];
    }

    private static SchemaStep LoadStep(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from {assembly}.");
        using var reader = new StreamReader(stream);
        var name = resource["sqlite/".Length..];
        return new(int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }

    private sealed record SchemaStep(int Version, string Name, string Sql);
}
