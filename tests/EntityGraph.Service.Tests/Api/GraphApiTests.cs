using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using EntityGraph.Graph.Formats;
using EntityGraph.Service.Api;
using EntityGraph.Service.Api.Contracts;

namespace EntityGraph.Service.Tests.Api;

public sealed class GraphApiTests(GraphFixture graph) : IClassFixture<GraphFixture>
{
    private static readonly JsonSerializerOptions Strict = MakeStrict();

    public static TheoryData<string> Formats => [.. GraphFormats.All.Select(format => format.Name)];

    [Fact]
    public async Task The_network_around_a_leader_is_what_the_description_says()
    {
        var body = await graph.Client.GetStringAsync(new Uri("/api/v1/graph/subgraph?center=Kim%20Jong-un&depth=2", UriKind.Relative));

        var network = JsonSerializer.Deserialize<NetworkResponse>(body, Strict)!;
        Assert.Equal("person:kim-jong-un", network.Nodes[0].Id);
        Assert.Equal(0, network.Nodes[0].Hops);
        var ids = network.Nodes.Select(node => node.Id).ToHashSet();
        Assert.Superset(new HashSet<string> { "person:donald-trump", "person:wladimir-putin", "state:KP" }, ids);
        Assert.All(network.Links, link => Assert.True(ids.Contains(link.Source) && ids.Contains(link.Target)));
        Assert.Equal(network.Links.Count, network.Links.Select(link => link.Id).Distinct().Count());
        Assert.Contains(network.Links, link => link.Layer == "relations");
        Assert.Contains(network.Links, link => link is { Layer: "co_occurrence", Type: "co_occurs_with", Directed: false });
    }

    [Fact]
    public async Task What_does_not_fit_is_counted_and_its_address_given()
    {
        var first = await graph.GetAsync("/graph/subgraph?center=Kim%20Jong-un&depth=2&maxNodes=3");

        Assert.True(first.GetProperty("truncated").GetBoolean());
        Assert.True(first.GetProperty("omitted").GetProperty("nodes").GetInt32() > 0);
        var next = first.GetProperty("next").GetString()!;
        var second = JsonDocument.Parse(await graph.Client.GetStringAsync(new Uri(next, UriKind.Relative))).RootElement;
        var known = Ids(first).ToHashSet();
        Assert.Contains(Ids(second), id => !known.Contains(id));
    }

    [Theory]
    [InlineData("layer=relations", "co_occurrence")]
    [InlineData("layer=co_occurrence", "relations")]
    public async Task The_layers_are_told_apart(string query, string other)
    {
        var network = await graph.GetAsync("/graph/subgraph?center=Putin&" + query);

        Assert.NotEmpty(network.GetProperty("links").EnumerateArray());
        Assert.DoesNotContain(network.GetProperty("links").EnumerateArray(), link => link.GetProperty("layer").GetString() == other);
    }

    [Fact]
    public async Task A_window_shows_only_what_lies_in_it()
    {
        var network = await graph.GetAsync("/graph/subgraph?center=Putin&from=2020&to=2020");

        Assert.Contains("person:angela-merkel", Ids(network));
        Assert.DoesNotContain("person:kim-jong-un", Ids(network));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_format_is_answered_by_its_name_and_by_its_media_type(string name)
    {
        var format = GraphFormats.Find(name)!;
        var named = await graph.Client.GetAsync(new Uri("/api/v1/graph/subgraph?center=Putin&format=" + name, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/graph/subgraph?center=Putin");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html", 0.9));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(format.MediaTypes[0]));

        var accepted = await graph.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        Assert.Equal(format.MediaTypes[0], named.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await named.Content.ReadAsByteArrayAsync(), await accepted.Content.ReadAsByteArrayAsync());
        Assert.EndsWith(format.FileExtension, named.Content.Headers.ContentDisposition?.FileName?.Trim('"'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_is_answered_with_JSON()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/graph/subgraph?center=Putin");
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        var response = await graph.Client.SendAsync(request);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_client_that_accepts_nothing_offered_is_told_what_is()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/graph/export");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("image/png"));

        var problem = await ProblemAssert.IsAsync(
            HttpStatusCode.NotAcceptable, "not_acceptable", await graph.Client.SendAsync(request));

        Assert.Contains("application/gexf+xml", problem.Allowed ?? []);
    }

    [Fact]
    public async Task The_export_holds_every_entity_and_every_link()
    {
        var stats = await graph.GetAsync("/graph/stats");
        var export = await graph.GetAsync("/graph/export?entityType=person,state,organization,place");
        var xml = new XmlDocument();
        xml.LoadXml(await graph.Client.GetStringAsync(new Uri("/api/v1/graph/export?format=graphml", UriKind.Relative)));

        Assert.Equal(
            stats.GetProperty("entities").EnumerateObject().Sum(type => type.Value.GetInt32()),
            export.GetProperty("nodes").GetArrayLength());
        Assert.Contains(xml.GetElementsByTagName("node").OfType<XmlElement>(), node => node.GetAttribute("id") == "state:KP");
        var nodes = xml.GetElementsByTagName("node").OfType<XmlElement>().Select(node => node.GetAttribute("id")).ToHashSet();
        Assert.All(xml.GetElementsByTagName("edge").OfType<XmlElement>(), edge =>
            Assert.True(nodes.Contains(edge.GetAttribute("source")) && nodes.Contains(edge.GetAttribute("target"))));
    }

    [Theory]
    [InlineData("turtle", "prov:wasDerivedFrom <urn:entitygraph:document:a3>")]
    [InlineData("jsonld", "\"wasDerivedFrom\":[\"urn:entitygraph:document:a3\"")]
    public async Task A_link_in_RDF_says_from_which_articles_it_comes(string format, string expected)
    {
        foreach (var address in (string[])["/graph/subgraph?center=Merkel", "/graph/between?entities=Merkel,Putin", "/graph/export?layer=relations"])
        {
            var file = await graph.Client.GetStringAsync(new Uri($"/api/v1{address}&format={format}", UriKind.Relative));

            Assert.Contains(expected, file, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_has_an_answer_already_is_told_so()
    {
        var address = new Uri("/api/v1/graph/subgraph?center=Putin", UriKind.Relative);
        var first = await graph.Client.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        var second = await graph.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_error_carries_no_tag()
    {
        var response = await graph.Client.GetAsync(new Uri("/api/v1/graph/subgraph?center=Niemand%20Nirgends", UriKind.Relative));

        await ProblemAssert.IsAsync(HttpStatusCode.NotFound, "unknown_entity", response);
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task A_way_is_a_chain_with_a_passage_at_each_step()
    {
        var found = await graph.GetAsync("/graph/paths?from=Merkel&to=Kim%20Jong-un&k=2");

        var path = found.GetProperty("paths")[0];
        var entities = path.GetProperty("entities").EnumerateArray().Select(entity => entity.GetProperty("id").GetString()).ToList();
        var steps = path.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal("person:angela-merkel", entities[0]);
        Assert.Equal("person:kim-jong-un", entities[^1]);
        Assert.Equal(entities.Count - 1, steps.Count);
        Assert.All(steps, step => Assert.NotEmpty(step.GetProperty("evidence").EnumerateArray()));
    }

    [Fact]
    public async Task Links_inside_a_set_and_shared_neighbours_are_found()
    {
        var inside = await graph.GetAsync("/graph/between?entities=Kim%20Jong-un,Putin,Donald%20Trump");
        var common = await graph.GetAsync("/graph/common?entities=Trump&entities=Putin");

        Assert.Equal(3, inside.GetProperty("nodes").GetArrayLength());
        Assert.NotEmpty(inside.GetProperty("links").EnumerateArray());
        Assert.Contains(
            common.GetProperty("items").EnumerateArray(),
            item => item.GetProperty("entity").GetProperty("id").GetString() == "person:kim-jong-un");
    }

    [Theory]
    [InlineData("/graph/subgraph", "missing_parameter", "center")]
    [InlineData("/graph/subgraph?center=", "missing_parameter", "center")]
    [InlineData("/graph/subgraph?center=Putin&depth=9", "bad_parameter", "depth")]
    [InlineData("/graph/subgraph?center=Putin&format=png", "bad_parameter", "format")]
    [InlineData("/graph/subgraph?center=Putin&measure=love", "bad_parameter", "measure")]
    [InlineData("/graph/paths?from=Putin", "missing_parameter", "to")]
    [InlineData("/graph/export?gexf=9", "bad_parameter", "gexf")]
    public async Task A_wrong_question_names_its_parameter(string address, string code, string parameter)
    {
        var response = await graph.Client.GetAsync(new Uri("/api/v1" + address, UriKind.Relative));

        var problem = await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, code, response);
        Assert.Equal(parameter, problem.Parameter);
    }

    private static IEnumerable<string?> Ids(JsonElement network) =>
        network.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString());

    private static JsonSerializerOptions MakeStrict()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectRequiredConstructorParameters = true,
        };
        ApiModule.Configure(options);
        return options;
    }
}
