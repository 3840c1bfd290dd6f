using System.Data.Common;

namespace EntityGraph.Backends.Sql;

/// <summary>What the SQL of the store needs of a database: the seam between one store and its dialects.</summary>
public interface ISqlDatabase
{
    /// <summary>Creates or upgrades the schema.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>A connection to read with; it sees what was committed before. Dispose it soon.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<DbConnection> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The same, on the calling thread.</summary>
    DbConnection Read();

    /// <summary>Does something in one transaction of its own, which is kept if it returns and forgotten if it throws.</summary>
    /// <param name="work">What to do; short.</param>
    /// <param name="cancellationToken">Stops the wait for the turn, and the work.</param>
    Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken);
}
