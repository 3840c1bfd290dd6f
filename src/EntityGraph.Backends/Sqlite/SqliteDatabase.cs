using System.Data.Common;
using EntityGraph.Backends.Sql;
using Microsoft.Data.Sqlite;

namespace EntityGraph.Backends.Sqlite;

/// <summary>One SQLite file: write-ahead log, one writer at a time, readers that never wait.</summary>
/// <remarks>A commit is on the disk when it returns (synchronous=FULL): many small writes are better grouped.</remarks>
public sealed class SqliteDatabase : ISqlDatabase, IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteConnection? _writer;

    /// <summary>Names the file; nothing is opened yet.</summary>
    /// <param name="path">The file; it and its folder are made when they are not there.</param>
    public SqliteDatabase(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        var builder = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true };
        _connectionString = builder.ToString();
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path) ?? ".");
            _writer = await ConnectAsync(cancellationToken);
            await SqliteSchema.UpgradeAsync(_writer, Path, cancellationToken);
        }
        catch (Exception exception) when (SqliteSchema.Explain(exception, Path) is { } unusable)
        {
            throw unusable;
        }
    }

    /// <inheritdoc/>
    public async Task<DbConnection> ReadAsync(CancellationToken cancellationToken) => await ConnectAsync(cancellationToken);

    /// <inheritdoc/>
    public DbConnection Read()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = _writer ?? throw new InvalidOperationException("The store is not open.");
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var result = await work(transaction);
            cancellationToken.ThrowIfCancellationRequested();
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes all connections; the write-ahead log is then part of the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_writer is { } writer)
        {
            _writer = null;
            SqliteConnection.ClearPool(writer);
            await writer.DisposeAsync();
            SqliteConnection.ClearPool(writer);
        }

        _turn.Dispose();
    }

    private async Task<SqliteConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
