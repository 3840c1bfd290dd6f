using System.Text.Json;
using System.Text.Json.Nodes;

namespace EntityGraph.Service.Tests.Api;

/// <summary>The description of the interface, which is committed so that a change of it is seen in a review.</summary>
public sealed class OpenApiDocumentTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private const string RefreshCommand =
        "ENTITYGRAPH_REFRESH_OPENAPI=1 dotnet test tests/EntityGraph.Service.Tests --filter OpenApiDocumentTests";

    [Fact]
    public async Task The_committed_description_is_the_one_that_the_code_makes()
    {
        var file = Path.Combine(RepositoryRoot(), "openapi", "entitygraph.v1.json");
        var made = await MadeAsync();
        if (Environment.GetEnvironmentVariable("ENTITYGRAPH_REFRESH_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(file, made);
        }

        Assert.True(
            await File.ReadAllTextAsync(file) == made,
            "openapi/entitygraph.v1.json is not what the code makes. If that is meant, refresh it: " + RefreshCommand);
    }

    [Fact]
    public async Task Every_call_says_what_it_does_what_it_answers_and_what_may_go_wrong()
    {
        var document = JsonNode.Parse(await MadeAsync())!;
        var calls = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(call => (Name: $"{call.Key} {path.Key}", Call: call.Value!)))
            .ToList();

        Assert.All(calls, call =>
        {
            Assert.False(string.IsNullOrEmpty((string?)call.Call["operationId"]), call.Name + " has no operation id.");
            Assert.False(string.IsNullOrEmpty((string?)call.Call["summary"]), call.Name + " has no summary.");
            Assert.False(string.IsNullOrEmpty((string?)call.Call["description"]), call.Name + " has no description.");
            Assert.Contains(call.Call["responses"]!.AsObject(), response => response.Key.StartsWith('2'));
            Assert.All(
                call.Call["responses"]!.AsObject().Where(response => response.Key[0] is '4' or '5'),
                response => Assert.NotNull(response.Value!["content"]!["application/problem+json"]));
            Assert.All(
                call.Call["parameters"]?.AsArray() ?? [],
                parameter => Assert.False(
                    string.IsNullOrEmpty((string?)parameter!["description"]),
                    $"{call.Name} does not describe {parameter["name"]}."));
        });
        Assert.Equal(calls.Count, calls.Select(call => (string?)call.Call["operationId"]).Distinct().Count());
    }

    [Fact]
    public async Task Every_call_with_a_body_has_an_example_of_it()
    {
        var document = JsonNode.Parse(await MadeAsync())!;

        Assert.All(document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()), call =>
        {
            var bodies = call.Value!["responses"]!.AsObject()
                .Select(response => response.Value!["content"])
                .Append(call.Value["requestBody"]?["content"])
                .OfType<JsonObject>();
            Assert.All(bodies, content => Assert.True(
                content.Any(body => body.Value!["example"] is not null),
                $"{call.Value["operationId"]} has no example."));
        });
    }

    [Fact]
    public async Task The_page_to_try_calls_on_is_served_from_the_program_itself()
    {
        var page = await service.CreateClient().GetStringAsync(new Uri("/swagger/index.html", UriKind.Relative));

        Assert.Contains("swagger-ui", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EntityGraph.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No EntityGraph.sln above the tests.");
        }

        return folder.FullName;
    }

    private async Task<string> MadeAsync()
    {
        var made = await service.CreateClient().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        using var document = JsonDocument.Parse(made);
        return JsonSerializer.Serialize(document, Indented) + "\n";
    }

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
