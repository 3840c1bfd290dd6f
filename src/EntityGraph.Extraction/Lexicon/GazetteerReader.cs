using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Lexicon;

/// <summary>Builds the gazetteer from the tables, every name in all its inflected forms.</summary>
internal sealed class GazetteerReader
{
    private const string Plural = "die-pl";

    private readonly Dictionary<string, KnownEntity> _byId = new(StringComparer.Ordinal);
    private readonly TokenTrie<NameEntry>.Builder _names = new();
    private readonly Tokenizer _tokenizer;

    private GazetteerReader(Abbreviations abbreviations) => _tokenizer = new Tokenizer(abbreviations);

    public static Gazetteer Read(Abbreviations abbreviations)
    {
        var reader = new GazetteerReader(abbreviations);
        foreach (var row in LexiconTable.Read("states.tsv"))
        {
            reader.AddState(row);
        }

        foreach (var row in LexiconTable.Read("organizations.tsv"))
        {
            reader.AddOrganization(row);
        }

        foreach (var row in LexiconTable.Read("places.tsv"))
        {
            reader.AddPlace(row);
        }

        foreach (var row in LexiconTable.Read("persons.tsv"))
        {
            reader.AddPerson(row);
        }

        return Gazetteer.Create(reader._byId, reader._names);
    }

    private void AddState(LexiconRow row)
    {
        var state = new KnownEntity(
            "state:" + row["id"], EntityType.State, row["name"], [], [], null, null, "state", [], Wikidata(row));
        _byId.Add(state.Id, state);
        AddNames(state, NameKind.Name, [row["name"], row["official"], .. row.Values("aliases"), .. row.Values("former")]);
        foreach (var form in row["article"] == Plural ? Inflection.DativePlurals([row["name"], row["official"], .. row.Values("aliases")]) : [])
        {
            AddForm(state, NameKind.Name, form);
        }

        foreach (var part in row.Values("parts"))
        {
            AddForm(state, NameKind.Part, part);
        }

        foreach (var form in row.Values("adjectives").SelectMany(Inflection.AdjectiveForms))
        {
            AddForm(state, NameKind.Adjective, form);
            AddForm(state, NameKind.Adjective, char.ToUpperInvariant(form[0]) + form[1..]);
        }

        foreach (var demonym in row.Values("demonyms"))
        {
            AddDemonym(state, demonym);
        }

        var capitals = row.Values("capital");
        if (capitals.Length > 0)
        {
            AddNames(Seat(state, capitals[0], "capital"), NameKind.Capital, capitals);
        }

        foreach (var seat in row.Values("metonyms").Except(capitals, StringComparer.Ordinal))
        {
            AddNames(Seat(state, seat, "seat"), NameKind.Seat, [seat]);
        }
    }

    // The place; whether it stands for the state is decided where it is named.
    private KnownEntity Seat(KnownEntity state, string name, string kind)
    {
        var id = "place:" + NameKey.Slug(name);
        var place = new KnownEntity(id, EntityType.Place, name, [], [], null, state.Id, kind, [], null) { Government = state.Id };
        return _byId.TryAdd(id, place) ? place : _byId[id] with { State = state.Id, Government = state.Id };
    }

    private void AddHeadquarters(KnownEntity organization, string name)
    {
        var id = "place:" + NameKey.Slug(name);
        var place = _byId.GetValueOrDefault(id)
            ?? (_byId[id] = new KnownEntity(id, EntityType.Place, name, [], [], null, organization.State, "city", [], null));
        AddNames(place with { Government = organization.Id }, NameKind.Headquarters, [name]);
    }

    private void AddPlace(LexiconRow row)
    {
        var state = row["state"] is { Length: > 0 } code ? "state:" + code : null;
        var id = "place:" + row["id"];
        var place = _byId.GetValueOrDefault(id)
            ?? (_byId[id] = new KnownEntity(id, EntityType.Place, row["name"], [], [], null, state, row["kind"], [], null));
        AddNames(place, NameKind.Name, [row["name"], .. row.Values("aliases")]);
        foreach (var form in row.Values("adjectives").SelectMany(Inflection.AdjectiveForms))
        {
            AddForm(place, NameKind.Adjective, form);
        }
    }

    private void AddDemonym(KnownEntity state, string demonym)
    {
        var lemma = demonym.TrimEnd('!');
        var declension = demonym[^1] == '!' ? Declension.Adjectival : Inflection.Guess(lemma);
        foreach (var form in Inflection.NounForms(lemma, declension))
        {
            AddForm(state, NameKind.Demonym, form);
        }
    }

    private void AddOrganization(LexiconRow row)
    {
        var state = row["state"] is { Length: > 0 } code ? "state:" + code : null;
        var organization = new KnownEntity(
            "organization:" + row["id"], EntityType.Organization, row["name"], [], [], null, state, row["kind"], [], Wikidata(row));
        _byId.Add(organization.Id, organization);
        foreach (var organ in row.Values("organs"))
        {
            _byId.TryAdd(Organ.IdOf(organ, _byId[state!].Name), organization); // A body with organs has a state.
        }

        // "die deutsche Bundesregierung" is the body that is called so alone.
        foreach (var name in row.Values("aliases").Prepend(row["name"]).Where(name => state is not null && !name.Contains(' ', StringComparison.Ordinal)))
        {
            _byId.TryAdd(Organ.IdOf(name, _byId[state!].Name), organization); // The filter leaves none without a state.
        }

        var contextual = row.Values("contextual");
        var names = new[] { row["name"] }.Concat(row.Values("aliases")).Except(contextual, StringComparer.Ordinal);
        AddNames(organization, NameKind.Name, names.Concat(row.Values("abbreviations").SelectMany(Acronyms)));
        AddNames(organization, NameKind.Contextual, contextual);
        foreach (var seat in row.Values("seats"))
        {
            AddHeadquarters(organization, seat);
        }
    }

    private void AddPerson(LexiconRow row)
    {
        var state = row["state"] is { Length: > 0 } code ? "state:" + code : null;
        bool? female = row["gender"] is { Length: > 0 } gender ? gender == "f" : null;
        var person = new KnownEntity(
            "person:" + row["id"],
            EntityType.Person,
            row["name"],
            row.Values("family"),
            row.Values("given"),
            female,
            state,
            "",
            [.. row.Values("offices").Select(Office.Parse)],
            Wikidata(row))
        {
            ContextualNames = row.Values("contextual"),
        };
        _byId.Add(person.Id, person);
        AddNames(person, NameKind.Name, [row["name"], .. row.Values("aliases")]);
    }

    private static string? Wikidata(LexiconRow row) =>
        row["qid"] is { Length: > 0 } qid ? "http://www.wikidata.org/entity/" + qid : null;

    // News print acronyms that can be spoken with small letters too.
    private static IEnumerable<string> Acronyms(string acronym)
    {
        yield return acronym;
        if (acronym.Length is >= 3 and <= 8 && acronym.All(char.IsAsciiLetterUpper) && acronym.IndexOfAny(['A', 'E', 'I', 'O', 'U']) > 0)
        {
            yield return acronym[0] + acronym[1..].ToLowerInvariant();
        }
    }

    private void AddNames(KnownEntity entity, NameKind kind, IEnumerable<string> names)
    {
        foreach (var form in names.Where(name => name.Length > 0).SelectMany(name => Inflection.NameForms(name, entity.Type == EntityType.Organization)))
        {
            AddForm(entity, kind, form);
        }
    }

    private void AddForm(KnownEntity entity, NameKind kind, string form)
    {
        var words = Words(form);
        if (words.Length > 0)
        {
            _names.Add(words, new NameEntry(entity, kind));
        }
    }

    // A name of letters and spaces needs no tokenizer, and most are.
    private string[] Words(string form)
    {
        if (form.All(c => char.IsLetter(c) || c == ' '))
        {
            return form.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }

        var text = new AnalyzedText(NormalizedText.From(form), AnalysisContext.None);
        _tokenizer.Tokenize(text);
        var words = new string[text.Tokens.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = text.Word(i).ToString();
        }

        return words;
    }
}
