using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Entities;

/// <summary>The actors of one text while they are being found.</summary>
internal sealed class Cast
{
    private readonly List<DocumentEntity> _entities = [];
    private readonly List<(HashSet<string> Family, HashSet<string> Alone, HashSet<string> Middle, string[] Words, bool? IsFemale)> _names = [];
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were found.</summary>
    public IReadOnlyList<DocumentEntity> Entities => _entities;

    /// <summary>Adds an actor of the lexicon, or finds it again.</summary>
    /// <returns>Its index.</returns>
    public int Add(KnownEntity known, double confidence) => Add(
        new(known.Id, known.Type, known.Name, true, true, confidence, known.State) { SpeaksForState = known.SpeaksForState, IsParty = known.Kind == "party", IsTeam = known.Kind == "sports", IsParliament = known.Kind == Organ.Parliament },
        known.FamilyNames.Concat(LastWords(known)),
        known.GivenNames.Concat(known.Type == EntityType.Person ? Words(known).Take(1) : []),
        known.IsFemale,
        known.Type == EntityType.Person ? Words(known).Skip(1).SkipLast(1).Where(word => word.Length > 2 && char.IsUpper(word[0])) : []);

    /// <summary>Adds an actor that the lexicon does not know, or finds it again by its id.</summary>
    /// <param name="entity">The actor.</param>
    /// <param name="familyNames">Names that stand for a person alone.</param>
    /// <param name="givenNames">First names.</param>
    /// <param name="isFemale">Null where not known.</param>
    /// <param name="middleNames">Names between the first and the family name, by which some persons are called.</param>
    /// <returns>Its index.</returns>
    public int Add(
        DocumentEntity entity,
        IEnumerable<string> familyNames,
        IEnumerable<string>? givenNames = null,
        bool? isFemale = null,
        IEnumerable<string>? middleNames = null)
    {
        if (_byId.TryGetValue(entity.Id, out var index))
        {
            return index;
        }

        _entities.Add(entity);
        _names.Add((
            [.. familyNames.Select(NameKey.Fold)],
            [.. (givenNames ?? []).Select(NameKey.Fold)],
            [.. (middleNames ?? []).Select(NameKey.Fold)],
            entity.Type == EntityType.Person ? Array.ConvertAll(entity.Name.Split(' '), NameKey.Fold) : [],
            isFemale));
        return _byId[entity.Id] = _entities.Count - 1;
    }

    // "Nguema" of "Oligui Nguema", but not "Salman" of "bin Salman".
    private static IEnumerable<string> LastWords(KnownEntity known) => known.FamilyNames
        .Where(name => char.IsUpper(name[0]) && name.Contains(' ', StringComparison.Ordinal))
        .Select(name => name[(name.LastIndexOf(' ') + 1)..]);

    private static IEnumerable<string> Words(KnownEntity known) =>
        known.Name.Split(' ').Where(word => !known.FamilyNames.Contains(word, StringComparer.Ordinal));

    /// <summary>Whether a person bears a family name, in any spelling.</summary>
    public bool HasFamilyName(int entity, string name) => _names[entity].Family.Contains(NameKey.Fold(name));

    /// <summary>Whether a person bears a first name, in any spelling.</summary>
    public bool HasGivenName(int entity, string name) => _names[entity].Alone.Contains(NameKey.Fold(name));

    /// <summary>Whether a person bears a name between the first and the family name, in any spelling.</summary>
    public bool HasMiddleName(int entity, string name) => _names[entity].Middle.Contains(NameKey.Fold(name));

    /// <summary>Whether the name of a person and another are made of the same words, of which either may leave out some; two at least are shared.</summary>
    /// <param name="entity">The person.</param>
    /// <param name="words">The other name, folded.</param>
    public bool SharesWords(int entity, string[] words)
    {
        var own = _names[entity].Words;
        var (few, many) = own.Length < words.Length ? (own, words) : (words, own);
        return few.Length > 1 && Array.TrueForAll(few, word => Array.IndexOf(many, word) >= 0);
    }

    /// <summary>Whether a first name may stand for the person alone: long enough not to be anybody's.</summary>
    public bool HasAloneName(int entity, string name) => name.Contains('-', StringComparison.Ordinal) && HasGivenName(entity, name);

    /// <summary>Gender of a person; null where not known.</summary>
    public bool? IsFemale(int entity) => _names[entity].IsFemale;

    /// <summary>Folded family names of a person.</summary>
    public IEnumerable<string> FamilyNames(int entity) => _names[entity].Family;

    /// <summary>Whether a word may be the family name of somebody in the text.</summary>
    public bool IsFamilyName(string folded) => _names.Exists(names => names.Family.Contains(folded));
}
