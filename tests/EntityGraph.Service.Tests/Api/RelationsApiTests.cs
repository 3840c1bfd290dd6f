using System.Net;
using System.Text.Json;

namespace EntityGraph.Service.Tests.Api;

public sealed class RelationsApiTests(GraphFixture graph) : IClassFixture<GraphFixture>
{
    [Fact]
    public async Task A_relation_carries_every_field_of_the_contract_and_its_passages()
    {
        var found = await graph.GetAsync("/relations?between=person:kim-jong-un,Donald%20Trump&type=consult");

        var relation = found.GetProperty("items")[0];
        Assert.All(
            ["id", "sourceId", "targetId", "type", "quadClass", "scale", "symmetric", "negated", "modality", "reported", "speakerId",
                "former", "keyword", "eventDate", "placeId", "confidence", "evidence", "evidenceCount"],
            name => Assert.True(relation.TryGetProperty(name, out _), name));
        Assert.Equal("verbal_cooperation", relation.GetProperty("quadClass").GetString());
        Assert.Equal(2, relation.GetProperty("scale").GetInt32());
        var passage = relation.GetProperty("evidence")[0];
        Assert.Equal("a1", passage.GetProperty("documentId").GetString());
        Assert.Equal("Beispielbote", passage.GetProperty("outlet").GetString());
        var sentence = passage.GetProperty("sentence").GetString()!;
        Assert.Contains("Kim Jong-un", sentence, StringComparison.Ordinal);
        var inSentence = passage.GetProperty("inSentence");
        Assert.All(["source", "target"], end => Assert.Equal(
            passage.GetProperty(end).GetProperty("start").GetInt32() - passage.GetProperty("start").GetInt32(),
            inSentence.GetProperty(end).GetProperty("start").GetInt32()));
    }

    [Theory]
    [InlineData("entity=Putin", "person:wladimir-putin")]
    [InlineData("source=Putin", "person:wladimir-putin")]
    [InlineData("target=person:kim-jong-un", "person:kim-jong-un")]
    public async Task Relations_of_one_entity_have_it_at_an_end(string query, string id)
    {
        var found = await graph.GetAsync("/relations?" + query);

        Assert.NotEmpty(found.GetProperty("items").EnumerateArray());
        Assert.All(found.GetProperty("items").EnumerateArray(), relation => Assert.Contains(
            id, (string?[])[relation.GetProperty("sourceId").GetString(), relation.GetProperty("targetId").GetString()]));
    }

    [Fact]
    public async Task Conditions_hold_together()
    {
        var found = await graph.GetAsync("/relations?quadClass=standing&from=2019&to=2019&minConfidence=0.1&negated=false&sort=confidence");

        Assert.NotEmpty(found.GetProperty("items").EnumerateArray());
        Assert.All(found.GetProperty("items").EnumerateArray(), relation =>
        {
            Assert.Equal("standing", relation.GetProperty("quadClass").GetString());
            Assert.Equal(JsonValueKind.Null, relation.GetProperty("scale").ValueKind);
            Assert.False(relation.GetProperty("negated").GetBoolean());
            Assert.StartsWith("2019", relation.GetProperty("first").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_passages_of_a_relation_and_of_a_link_are_found_by_their_ids()
    {
        var relation = (await graph.GetAsync("/relations?limit=1")).GetProperty("items")[0].GetProperty("id").GetString();
        var network = await graph.GetAsync("/graph/subgraph?center=Kim%20Jong-un");

        var ids = network.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("id").GetString()).Append(relation);
        foreach (var id in ids)
        {
            var evidence = await graph.GetAsync($"/relations/{id}/evidence");
            Assert.NotEmpty(evidence.GetProperty("items").EnumerateArray());
            Assert.All(
                evidence.GetProperty("items").EnumerateArray(),
                passage => Assert.NotEmpty(passage.GetProperty("sentence").GetString()!));
        }
    }

    [Fact]
    public async Task A_relation_that_does_not_exist_is_not_found() => await ProblemAssert.IsAsync(
        HttpStatusCode.NotFound,
        "unknown_relation",
        await graph.Client.GetAsync(new Uri("/api/v1/relations/rel-0000000000000000", UriKind.Relative)));

    [Theory]
    [InlineData("between=Putin", "bad_parameter", HttpStatusCode.BadRequest)]
    [InlineData("between=a,b,c", "bad_parameter", HttpStatusCode.BadRequest)]
    [InlineData("type=hates", "bad_parameter", HttpStatusCode.BadRequest)]
    [InlineData("negated=perhaps", "bad_parameter", HttpStatusCode.BadRequest)]
    [InlineData("from=gestern", "bad_parameter", HttpStatusCode.BadRequest)]
    [InlineData("limit=0", "bad_parameter", HttpStatusCode.BadRequest)]
    [InlineData("limit=1&limit=2", "bad_parameter", HttpStatusCode.BadRequest)]
    [InlineData("minConfidence=NaN", "bad_parameter", HttpStatusCode.BadRequest)]
    [InlineData("typ=leads", "unknown_parameter", HttpStatusCode.BadRequest)]
    [InlineData("entity=Niemand%20Nirgends", "unknown_entity", HttpStatusCode.NotFound)]
    [InlineData("cursor=x", "bad_cursor", HttpStatusCode.BadRequest)]
    public async Task A_question_that_is_wrong_is_answered_with_what_is_wrong(string query, string code, HttpStatusCode status) =>
        await ProblemAssert.IsAsync(status, code, await graph.Client.GetAsync(new Uri("/api/v1/relations?" + query, UriKind.Relative)));
}
