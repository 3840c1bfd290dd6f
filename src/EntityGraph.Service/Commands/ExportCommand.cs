using System.CommandLine;
using System.Globalization;
using EntityGraph.Graph.Formats;

namespace EntityGraph.Service.Commands;

/// <summary><c>export</c>: the graph, or the network around somebody, as a file of any format.</summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var formats = string.Join(", ", GraphFormats.All.Select(known => known.Name));
        var format = new Option<string>("--format")
        {
            Description = $"One of {formats}",
            HelpName = "F",
            Required = true,
        };
        var center = new Option<string[]>("--center")
        {
            Description = "Only the network around this one, by name or id; may stand several times",
            HelpName = "X",
        };
        var depth = new Option<int?>("--depth") { Description = "How many links away from a centre, 1 to 4", HelpName = "N" };
        var nodes = new Option<int?>("--max-nodes") { Description = "At most so many nodes around a centre", HelpName = "N" };
        var data = StoreOptions.CreateData();
        var output = StoreOptions.CreateOutput();
        var command = new Command("export", "Writes the graph to a file, without a server") { format, center, depth, nodes, data, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            var centers = parsed.GetValue(center) ?? [];
            var parameters = new List<KeyValuePair<string, string?>> { new("format", parsed.GetRequiredValue(format)) };
            parameters.AddRange(centers.Select(name => KeyValuePair.Create<string, string?>("center", name)));
            Add(parameters, "depth", parsed.GetValue(depth));
            Add(parameters, "maxNodes", parsed.GetValue(nodes));
            var path = centers.Length > 0 ? "graph/subgraph" : "graph/export";
            return LocalInterface.GetAsync(parsed.GetValue(data), path, parameters, parsed.GetValue(output), cancellationToken);
        });
        return command;
    }

    private static void Add(List<KeyValuePair<string, string?>> parameters, string name, int? value)
    {
        if (value is { } number)
        {
            parameters.Add(new(name, number.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
