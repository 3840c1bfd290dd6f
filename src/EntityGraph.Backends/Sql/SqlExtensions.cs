using System.Data.Common;
using Dapper;

namespace EntityGraph.Backends.Sql;

/// <summary>Single statements: to read on a connection of their own, to write inside a transaction.</summary>
internal static class SqlExtensions
{
    public static async Task<T?> FindAsync<T>(
        this ISqlDatabase database, string sql, object? parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.ReadAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<T>(new(sql, parameters, cancellationToken: cancellationToken));
    }

    public static async Task<List<T>> ListAsync<T>(
        this ISqlDatabase database, string sql, object? parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.ReadAsync(cancellationToken);
        return (await connection.QueryAsync<T>(new(sql, parameters, cancellationToken: cancellationToken))).AsList();
    }

    public static Task<int> WriteAsync(
        this ISqlDatabase database, string sql, object parameters, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => transaction.ExecuteAsync(sql, parameters, cancellationToken), cancellationToken);

    public static Task<int> ExecuteAsync(
        this DbTransaction transaction, string sql, object parameters, CancellationToken cancellationToken) =>
        ConnectionOf(transaction).ExecuteAsync(
            new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));

    public static Task<T?> FindAsync<T>(
        this DbTransaction transaction, string sql, object parameters, CancellationToken cancellationToken) =>
        ConnectionOf(transaction).QuerySingleOrDefaultAsync<T>(
            new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken));

    private static DbConnection ConnectionOf(DbTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
