using System.Net.Http.Json;
using System.Text.Json;
using EntityGraph.Extraction;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Querying;

namespace EntityGraph.Service.Tests.Api;

public sealed class OntologyApiTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Fact]
    public async Task Every_word_of_the_interface_is_listed_once_with_its_labels()
    {
        var ontology = await service.CreateClient().GetFromJsonAsync<JsonElement>("/api/v1/ontology");

        Assert.Equal(Vocabulary<EntityType>.Names, Names("entityTypes"));
        Assert.Equal(Vocabulary<RelationType>.Names.Prepend(Ontology.CoOccurrence), Names("relationTypes"));
        Assert.Equal(
            Ontology.RelationTypes.Select(info => info.QuadClass.Name()).Distinct(),
            Names("quadClasses").OrderBy(name => Ontology.RelationTypes.ToList().FindIndex(info => info.QuadClass.Name() == name)));
        Assert.Equal(Vocabulary<Modality>.Names, Names("modalities"));
        Assert.Equal(Vocabulary<MentionForm>.Names, Names("mentionForms"));
        Assert.Equal([Vocabulary<Layers>.Name(Layers.CoOccurrence), Vocabulary<Layers>.Name(Layers.Relations)], Names("layers"));
        Assert.All(
            ontology.EnumerateObject().SelectMany(list => list.Value.EnumerateArray()),
            word => Assert.All(["en", "de"], language => Assert.NotEmpty(word.GetProperty("labels").GetProperty(language).GetString()!)));

        IEnumerable<string?> Names(string list) =>
            ontology.GetProperty(list).EnumerateArray().Select(word => word.GetProperty("name").GetString());
    }

    [Fact]
    public void The_words_of_relation_types_are_those_of_the_ontology() =>
        Assert.Equal(Ontology.RelationTypes.Select(info => info.Name), Vocabulary<RelationType>.Names);
}
