using System.Data.Common;
using System.Globalization;

namespace EntityGraph.Backends.Sql;

/// <summary>The name of the state of a store: how many changes there were, and a mark that no other store and no other change has.</summary>
/// <remarks>It changes in the transaction of each change that the graph sees, so that it is always right.</remarks>
internal static class StoreState
{
    /// <summary>The note that holds it.</summary>
    public const string Note = "state";

    /// <summary>The state that follows one.</summary>
    /// <param name="state">The one before; null for a new store.</param>
    public static string After(string? state)
    {
        var changes = state is null ? 0 : long.Parse(state.AsSpan(0, state.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{changes}-{Guid.NewGuid():N}");
    }

    /// <summary>Notes that something has changed.</summary>
    public static async Task ChangeAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        var before = await transaction.FindAsync<string>(Statements.FindNote, new { name = Note }, cancellationToken);
        await transaction.ExecuteAsync(Statements.SaveNote, new { name = Note, value = After(before) }, cancellationToken);
    }

    /// <summary>Does something in a transaction, and notes that something has changed where it did.</summary>
    /// <returns>Whether anything changed.</returns>
    public static Task<bool> ChangeAsync(ISqlDatabase database, string sql, object parameters, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async transaction =>
            {
                if (await transaction.ExecuteAsync(sql, parameters, cancellationToken) == 0)
                {
                    return false;
                }

                await ChangeAsync(transaction, cancellationToken);
                return true;
            },
            cancellationToken);
}
