using System.CommandLine;
using Microsoft.AspNetCore.WebUtilities;

namespace EntityGraph.Service.Commands;

/// <summary><c>query</c>: any question of the interface, asked without a server.</summary>
internal static class QueryCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var question = new Argument<string>("QUESTION")
        {
            Description = "A call of the interface without /api/v1, such as \"graph/subgraph?center=Kim Jong-un&depth=2\"",
        };
        var data = StoreOptions.CreateData();
        var output = StoreOptions.CreateOutput();
        var command = new Command("query", "Asks the graph, without a server") { question, data, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            var parts = parsed.GetRequiredValue(question).Split('?', 2);
            var parameters = parts.Length < 2 ? [] : QueryHelpers.ParseQuery(parts[1])
                .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
            return LocalInterface.GetAsync(
                parsed.GetValue(data), parts[0], parameters, parsed.GetValue(output), cancellationToken);
        });
        return command;
    }
}
