using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction;

public sealed class OntologyTests
{
    [Fact]
    public void Every_type_stands_at_its_own_place_and_is_found_by_its_name() =>
        Assert.All(Enum.GetValues<RelationType>(), type =>
        {
            Assert.Equal(type, type.Info().Type);
            Assert.True(Ontology.TryParse(type.Info().Name, out var found));
            Assert.Equal(type, found);
        });

    [Fact]
    public void Cooperation_scores_above_zero_and_conflict_below() =>
        Assert.All(Ontology.RelationTypes, info => Assert.Equal(
            info.QuadClass switch
            {
                QuadClass.VerbalCooperation or QuadClass.MaterialCooperation => 1,
                QuadClass.VerbalConflict or QuadClass.MaterialConflict => -1,
                _ => 0,
            },
            Math.Sign(info.Scale ?? 0)));
}
