using System.CommandLine;
using EntityGraph.Service.Hosting;

namespace EntityGraph.Service.Commands;

/// <summary>Options that several commands share.</summary>
internal static class StoreOptions
{
    /// <summary>The data folder.</summary>
    public static Option<string?> CreateData() => new("--data")
    {
        Description = "The data folder (default: EntityGraph in your data directory; setting ENTITYGRAPH__DATA)",
        HelpName = "DIR",
    };

    /// <summary>The file that takes the answer.</summary>
    public static Option<string?> CreateOutput() => new("--output", "-o")
    {
        Description = "The file to write (default: standard output)",
        HelpName = "FILE",
    };

    /// <summary>Puts an option into the configuration, above files and environment, where it was given.</summary>
    /// <param name="settings">The settings given on the command line.</param>
    /// <param name="name">Name in the section of the program.</param>
    /// <param name="value">The value; null where it was not given.</param>
    public static void Set(this IDictionary<string, string?> settings, string name, string? value)
    {
        if (value is not null)
        {
            settings[$"{EntityGraphOptions.Section}:{name}"] = value;
        }
    }
}
