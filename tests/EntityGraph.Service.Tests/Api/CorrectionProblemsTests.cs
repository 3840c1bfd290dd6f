using System.Net;
using System.Text;

namespace EntityGraph.Service.Tests.Api;

public sealed class CorrectionProblemsTests(GraphFixture graph) : IClassFixture<GraphFixture>
{
    [Theory]
    [InlineData("""{"target":"Putin"}""", 400, "invalid_body")]
    [InlineData("""{"kind":"hide"}""", 400, "invalid_body")]
    [InlineData("""{"kind":"love","target":"Putin"}""", 400, "bad_json")]
    [InlineData("""{"kind":"hide","target":"Niemand Nirgends"}""", 404, "unknown_entity")]
    [InlineData("""{"kind":"merge","target":"Putin"}""", 400, "correction_incomplete")]
    [InlineData("""{"kind":"merge","target":"Putin","into":"Niemand Nirgends"}""", 404, "unknown_entity")]
    [InlineData("""{"kind":"merge","target":"Putin","into":"Wladimir Putin"}""", 409, "correction_conflict")]
    [InlineData("""{"kind":"split","target":"Putin","alias":"Putin"}""", 400, "correction_incomplete")]
    [InlineData("""{"kind":"split","target":"Putin","name":"Zar"}""", 400, "correction_incomplete")]
    [InlineData("""{"kind":"split","target":"Putin","name":"Zar","alias":"Napoleon"}""", 400, "invalid_body")]
    [InlineData("""{"kind":"split","target":"Putin","name":"Zar","documents":["a1"]}""", 404, "unknown_document")]
    [InlineData("""{"kind":"rename","target":"Putin"}""", 400, "correction_incomplete")]
    [InlineData("""{"kind":"rename","target":"Putin","name":"Wladimir Putin"}""", 409, "correction_conflict")]
    [InlineData("""{"kind":"rename","target":"Putin","name":"Zar","into":"Merkel"}""", 400, "invalid_body")]
    [InlineData("""{"kind":"retype","target":"Putin"}""", 400, "correction_incomplete")]
    [InlineData("""{"kind":"retype","target":"Putin","type":"person"}""", 409, "correction_conflict")]
    [InlineData("""{"kind":"reject","target":"Putin"}""", 400, "invalid_body")]
    [InlineData("""{"kind":"hide","target":"rel-0123456789abcdef"}""", 400, "invalid_body")]
    [InlineData("""{"kind":"reject","target":"rel-0123456789abcdef"}""", 404, "unknown_relation")]
    public async Task What_cannot_be_taken_is_refused_with_its_reason(string body, int status, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await graph.Client.PostAsync(new Uri("/api/v1/corrections", UriKind.Relative), content);

        await ProblemAssert.IsAsync((HttpStatusCode)status, code, response);
        Assert.Empty((await graph.GetAsync("/corrections")).GetProperty("items").EnumerateArray());
    }
}
