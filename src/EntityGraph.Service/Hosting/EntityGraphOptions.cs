namespace EntityGraph.Service.Hosting;

/// <summary>What can be set from outside: <c>appsettings.json</c>, <c>ENTITYGRAPH__DATA</c> and the like, the command line.</summary>
internal sealed class EntityGraphOptions
{
    /// <summary>Where these stand in the configuration.</summary>
    public const string Section = "EntityGraph";

    /// <summary>The value of <see cref="Samples"/> that reads none.</summary>
    public const string NoSamples = "none";

    /// <summary>The data folder; null for <c>EntityGraph</c> in the user's own data directory.</summary>
    public string? Data { get; set; }

    /// <summary>What an empty store is filled with: a file, a folder, or <c>none</c>; null for the samples beside the program.</summary>
    public string? Samples { get; set; }

    /// <summary>How many jobs are worked on at once; 0 for one a core.</summary>
    public int Workers { get; set; }

    /// <summary>Memory for answers that may be asked for again, in megabytes; 0 keeps none.</summary>
    public int AnswerCacheMegabytes { get; set; } = 256;

    /// <summary>How long a request waits for an analysis of the whole graph before it is answered with progress.</summary>
    public TimeSpan AnalysisBudget { get; set; } = TimeSpan.FromSeconds(5);
}
