using System.Net;
using System.Text.Json;
using EntityGraph.Service.Api.Contracts;

namespace EntityGraph.Service.Tests.Api;

/// <summary>What holds for every error of the interface.</summary>
internal static class ProblemAssert
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        Converters =
        {
            new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
        },
    };

    /// <summary>Holds an answer to be a problem of this status and code, and gives it back.</summary>
    public static async Task<Problem> IsAsync(HttpStatusCode status, string code, HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<Problem>(body, Strict);
        Assert.NotNull(problem);
        Assert.Equal(code, problem.Code);
        Assert.Equal((int)status, problem.Status);
        Assert.Equal("urn:entitygraph:problem:" + code, problem.Type);
        LeaksNothing(body);
        return problem;
    }

    /// <summary>Holds an answer to say nothing of the inside of the service.</summary>
    public static void LeaksNothing(string body)
    {
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", body, StringComparison.Ordinal);
        Assert.DoesNotContain("SELECT ", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(".cs:", body, StringComparison.Ordinal);
    }
}
