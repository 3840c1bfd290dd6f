using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace EntityGraph.Service.Tests.Api;

public sealed class AnalyzeApiTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private readonly HttpClient _client = service.CreateClient();

    [Fact]
    public async Task A_text_is_answered_with_every_field_of_the_contract()
    {
        var response = await _client.PostAsJsonAsync("/api/v1/analyze", new { text = "Kim traf Putin.", date = "2019-04-25" });

        response.EnsureSuccessStatusCode();
        var answer = await ServiceFixture.ReadJsonAsync(response);
        Assert.Equal(
            ["language", "sentences", "entities", "mentions", "relations", "warnings"],
            answer.EnumerateObject().Select(field => field.Name));
        var sentence = Assert.Single(answer.GetProperty("sentences").EnumerateArray());
        Assert.Equal(0, sentence.GetProperty("start").GetInt32());
        Assert.Equal(15, sentence.GetProperty("end").GetInt32());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"text\":5}")]
    [InlineData("{\"text\":\"a\"} trailing")]
    [InlineData("{\"text\":\"\\ud800\"}")]
    public async Task A_body_that_is_not_the_JSON_asked_for_is_refused(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await _client.PostAsync(new Uri("/api/v1/analyze", UriKind.Relative), content);

        await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, "bad_json", response);
    }

    [Fact]
    public async Task The_place_of_a_JSON_error_is_named_and_the_text_there_is_not()
    {
        using var content = new StringContent("{\"text\":\"Geheim\",\n\"date\":{\"Geheim\":1}}", Encoding.UTF8, "application/json");

        var response = await _client.PostAsync(new Uri("/api/v1/analyze", UriKind.Relative), content);

        var problem = await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, "bad_json", response);
        Assert.Contains("$.date (line 2", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheim", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"text\":null}")]
    [InlineData("{\"text\":\" \\n \"}")]
    public async Task A_missing_text_is_named_as_such(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await _client.PostAsync(new Uri("/api/v1/analyze", UriKind.Relative), content);

        var problem = await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, "invalid_body", response);
        Assert.Equal(["text"], problem.Errors!.Keys);
    }

    [Fact]
    public async Task JSON_of_a_thousand_levels_is_refused()
    {
        var deep = new string('[', 1000) + new string(']', 1000);
        using var content = new StringContent("{\"text\":\"a\",\"x\":" + deep + "}", Encoding.UTF8, "application/json");

        var response = await _client.PostAsync(new Uri("/api/v1/analyze", UriKind.Relative), content);

        await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, "bad_json", response);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        using var content = new ByteArrayContent([.. "{\"text\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var response = await _client.PostAsync(new Uri("/api/v1/analyze", UriKind.Relative), content);

        await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, "bad_json", response);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=nonsense")]
    public async Task A_body_of_another_kind_is_refused(string type)
    {
        using var content = new ByteArrayContent("{\"text\":\"a\"}"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var response = await _client.PostAsync(new Uri("/api/v1/analyze", UriKind.Relative), content);

        await ProblemAssert.IsAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type", response);
    }

    [Fact]
    public async Task Reading_a_call_that_only_takes_bodies_names_the_methods_it_takes()
    {
        var response = await _client.GetAsync(new Uri("/api/v1/analyze", UriKind.Relative));

        await ProblemAssert.IsAsync(HttpStatusCode.MethodNotAllowed, "method_not_allowed", response);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_query_parameter_that_no_call_knows_is_named()
    {
        var response = await _client.PostAsJsonAsync("/api/v1/analyze?store=true", new { text = "a" });

        var problem = await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, "unknown_parameter", response);
        Assert.Equal("store", problem.Parameter);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_answered_with_a_problem() =>
        await ProblemAssert.IsAsync(
            HttpStatusCode.NotFound,
            "unknown_route",
            await _client.GetAsync(new Uri("/api/v1/nothing", UriKind.Relative)));
}
