using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Relations;

/// <summary>What the reading of a sentence knows of German, loaded once.</summary>
/// <param name="Lexicon">Words that say a relation.</param>
/// <param name="Verbs">Forms of verbs, and who speaks by which.</param>
/// <param name="Grammar">Function words.</param>
/// <param name="Genders">Genders of nouns.</param>
/// <param name="Deeds">Nouns that stand for deeds.</param>
/// <param name="Layers">What is read.</param>
internal sealed record RelationKnowledge(RelationLexicon Lexicon, VerbLexicon Verbs, Grammar Grammar, NounGenders Genders, DeedNouns Deeds, RelationLayers Layers)
{
    /// <summary>Loads the tables.</summary>
    /// <param name="roles">Role nouns, whose genders are known.</param>
    /// <param name="layers">What is to be read.</param>
    public static RelationKnowledge Load(Roles roles, RelationLayers layers)
    {
        var lexicon = RelationLexicon.Load(layers);
        return new(lexicon, VerbLexicon.Create(lexicon.VerbLemmas), Grammar.Load(), NounGenders.Load(roles), DeedNouns.Load(), layers);
    }

    /// <summary>Whether a layer is read.</summary>
    /// <param name="layer">The layer.</param>
    public bool Reads(RelationLayers layer) => (Layers & layer) != 0;
}
