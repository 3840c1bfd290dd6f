using Dapper;
using EntityGraph.Graph.Ingestion;
using Microsoft.Data.Sqlite;

namespace EntityGraph.Backends.Sqlite;

/// <summary>Copies and checks store files. Reads only, so that a running service is not disturbed.</summary>
public static class SqliteCare
{
    private const int MostFindings = 20;

    /// <summary>Writes a copy of a store as it is at one moment, also while a service writes to it.</summary>
    /// <param name="path">The store.</param>
    /// <param name="target">The file to write; must not be there yet.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StoreUnusableException">There is no store, or the target can't be written.</exception>
    public static async Task CopyAsync(string path, string target, CancellationToken cancellationToken)
    {
        if (File.Exists(target))
        {
            throw new StoreUnusableException($"The file {target} is there already. Nothing was changed. Give another name.");
        }

        await using var connection = await OpenAsync(path, cancellationToken);
        try
        {
            await connection.ExecuteAsync(new("VACUUM INTO @target", new { target }, cancellationToken: cancellationToken));
        }
        catch (SqliteException exception)
        {
            throw SqliteSchema.Explain(exception, target)
                ?? new StoreUnusableException($"The copy {target} could not be written: {exception.Message}", exception);
        }
    }

    /// <summary>Checks every page and every reference of a store.</summary>
    /// <param name="path">The store.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What is wrong, at most twenty findings; empty where nothing is.</returns>
    /// <exception cref="StoreUnusableException">There is no store.</exception>
    public static async Task<IReadOnlyList<string>> CheckAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(path, cancellationToken);
            var pages = await connection.QueryAsync<string>(
                new($"PRAGMA integrity_check({MostFindings})", cancellationToken: cancellationToken));
            var orphans = await connection.ExecuteScalarAsync<int>(
                new("SELECT count(*) FROM extractions WHERE document NOT IN (SELECT number FROM documents)",
                    cancellationToken: cancellationToken));
            return
            [
                .. pages.Where(page => page != "ok").Take(MostFindings),
                .. orphans == 0 ? (string[])[] : [$"{orphans} extractions belong to no document"],
            ];
        }
        catch (SqliteException exception)
        {
            return [exception.Message];
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new StoreUnusableException($"There is no store at {path}. Give the data folder with --data.");
        }

        var builder = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        var connection = new SqliteConnection(builder.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
