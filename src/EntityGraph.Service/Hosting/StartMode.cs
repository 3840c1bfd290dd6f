namespace EntityGraph.Service.Hosting;

/// <summary>What the program is started for.</summary>
/// <param name="TakesChanges">Whether articles and corrections may come; a command that only asks doesn't wait until all is read for that.</param>
internal sealed record StartMode(bool TakesChanges);
