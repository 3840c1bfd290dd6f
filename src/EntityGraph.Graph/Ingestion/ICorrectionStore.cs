using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Ingestion;

/// <summary>The durable list of corrections, beside the documents. Safe to use from many threads.</summary>
public interface ICorrectionStore
{
    /// <summary>Adds a correction. When this returns it is on the disk.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="cancellationToken">Stops the work; nothing is added then.</param>
    Task AddCorrectionAsync(Correction correction, CancellationToken cancellationToken);

    /// <summary>Removes a correction.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Whether it was there.</returns>
    Task<bool> RemoveCorrectionAsync(string id, CancellationToken cancellationToken);

    /// <summary>All corrections, in order of time, then id.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<IReadOnlyList<Correction>> ListCorrectionsAsync(CancellationToken cancellationToken);
}
