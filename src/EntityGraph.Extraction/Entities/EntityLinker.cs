using System.Runtime.InteropServices;
using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Decides which candidates of one text name the same actor, and gives each actor its id.</summary>
internal sealed class EntityLinker(Gazetteer gazetteer, GivenNames givenNames, Roles roles, WordClasses classes, Organs organs)
{
    private const int ShortestGenitive = 5;

    private readonly BodyNominative _nominative = new(organs, classes);
    private readonly NameSpans _spans = new(classes);
    private readonly KnownBearers _famous = new(gazetteer, roles, classes);
    private readonly Namesakes _namesakes = new(gazetteer, roles, new KnownBearers(gazetteer, roles, classes));

    /// <summary>Turns candidates into the entities and mentions of the text.</summary>
    /// <param name="text">The text; its entities and mentions are set.</param>
    /// <param name="candidates">Without overlaps but for names inside organisations.</param>
    public void Link(AnalyzedText text, List<Candidate> candidates)
    {
        var cast = new Cast();
        var linked = new int[candidates.Count];
        Array.Fill(linked, -1);
        for (var i = 0; i < linked.Length; i++)
        {
            if (candidates[i] is { Type: not EntityType.Person } or { Known: not null }
                || (candidates[i] is { Tokens.Length: > 1, IsShort: false } && !IsEndOfName(text, candidates, candidates[i])))
            {
                linked[i] = Named(text, candidates, candidates[i], cast);
            }
        }

        for (var i = 0; i < linked.Length; i++)
        {
            if (linked[i] < 0)
            {
                linked[i] = ByFamilyName(text, candidates[i], cast, i, linked, candidates);
            }
        }

        new BodyLinker(classes).Link(text, candidates, cast, linked);
        AcronymLinker.Link(text, candidates, cast, linked);
        new AliasLinker(classes).Link(text, candidates, cast, linked);
        AddShortForms(text, candidates, cast, linked, out var mentions);
        SetNamed(text, cast, mentions);
    }

    // Of two actors that turned out to be one, one is left without mentions.
    private static void SetNamed(AnalyzedText text, Cast cast, List<EntityMention> mentions)
    {
        var index = new int[cast.Entities.Count];
        var named = new List<DocumentEntity>(index.Length);
        foreach (var entity in mentions.Select(mention => mention.Entity).Distinct().Order())
        {
            index[entity] = named.Count;
            named.Add(cast.Entities[entity]);
        }

        text.SetEntities(named, mentions.Select(mention => mention with { Entity = index[mention.Entity] }));
    }

    // A name that says by itself whom it means: known to the lexicon, or complete.
    private int Named(AnalyzedText text, List<Candidate> candidates, Candidate candidate, Cast cast)
    {
        if (candidate.Known is { } known)
        {
            return cast.Add(known, candidate.Confidence);
        }

        if (candidate.Name is { } name)
        {
            var id = "organization:" + NameKey.Slug(name.Replace("(", "", StringComparison.Ordinal));
            return cast.Add(new(id, candidate.Type, name, false, true, candidate.Confidence, candidate.State) { SpeaksForState = KnownEntity.IsArm(candidate.Kind), IsParliament = candidate.Kind == Organ.Parliament }, []);
        }

        return candidate.Type == EntityType.Person
            ? Person(text, candidates, candidate, cast)
            : Other(text, candidate, cast);
    }

    // "Bon Jovi" where the text has "Jon Bon Jovi" too.
    private static bool IsEndOfName(AnalyzedText text, List<Candidate> candidates, Candidate candidate)
    {
        foreach (var other in candidates)
        {
            if (other is { Type: EntityType.Person, Known: null } && other.Tokens.Length > candidate.Tokens.Length)
            {
                var name = other.Span.Of(text.Text);
                var end = candidate.Span.Of(text.Text);
                if (name.Length > end.Length && name.EndsWith(end, StringComparison.OrdinalIgnoreCase) && name[name.Length - end.Length - 1] == ' ')
                {
                    return true;
                }
            }
        }

        return false;
    }

    private int Other(AnalyzedText text, Candidate candidate, Cast cast)
    {
        var name = candidate.Type == EntityType.Organization ? WithoutLegalForm(_nominative.Of(text, candidate, BaseForm(text, candidate.Span))) : PlaceName(text, candidate);
        var prefix = candidate.Type == EntityType.Place ? "place:" : "organization:";
        var slug = NameKey.Slug(name);
        return slug.Length == 0 ? -1 : cast.Add(new(prefix + slug, candidate.Type, name, false, true, candidate.Confidence, null), []);
    }

    // "Paderborns Trainer": the genitive before what the place owns, or of a place that is named without it too.
    private string PlaceName(AnalyzedText text, Candidate candidate)
    {
        var name = BaseForm(text, candidate.Span);
        if (name is not [.., not ('s' or 'u' or 'i' or 'o'), 's'] || name.Length < ShortestGenitive || !gazetteer.Find(name).IsEmpty)
        {
            return name;
        }

        var (start, end) = (candidate.Tokens.Start, candidate.Tokens.End);
        var ofNoun = start > 0 && char.IsUpper(text.Word(start - 1)[0]) && text.SentenceOf(start - 1) == text.SentenceOf(start) && !classes.Is(text.Word(start - 1), WordClass.PlaceNoun | WordClass.Article | WordClass.PlacePreposition);
        var owns = end < text.Sentences[text.SentenceOf(start)].End && char.IsUpper(text.Word(end)[0]) && (start == 0 || !classes.Is(text.Word(start - 1), WordClass.Article | WordClass.PlacePreposition));
        return owns || ofNoun || !gazetteer.Find(name.AsSpan(0, name.Length - 1)).IsEmpty ? name[..^1] : name;
    }

    // "Wiener Linien GmbH & Co KG" is the Wiener Linien.
    private string WithoutLegalForm(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var end = words.Length;
        while (end > 1 && classes.Of(words[end - 1]).HasFlag(WordClass.LegalForm))
        {
            end--;
        }

        return end < words.Length ? string.Join(' ', words[..end]) : name;
    }

    private int Person(AnalyzedText text, List<Candidate> candidates, Candidate candidate, Cast cast)
    {
        var name = PersonName(text, candidates, candidate);
        var mark = _spans.Mark(name);
        if (mark is not null && name.IndexOf(' ', StringComparison.Ordinal) is var end && name[end - 1] == 's' && !givenNames.Contains(name.AsSpan(0, end), out _))
        {
            name = name.Remove(end - 1, 1); // "Wilhelms II."
        }

        var words = (mark is null ? name : name[..name.LastIndexOf(' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var familyFirst = classes.Of(words[0]).HasFlag(WordClass.FamilyFirst) && !givenNames.Contains(words[^1], out _);
        var families = familyFirst ? [words[0]] : FamilyNames(words);
        var given = familyFirst ? string.Join(' ', words[1..]) : words[0];
        if ((Namesake(cast, families[0], given, NameKey.Fold(name), mark) is >= 0 and var same) || (same = mark is null ? SameWords(cast, words) : -1) >= 0)
        {
            return same;
        }

        if (mark is null && _famous.Named(families[0], words) is { } known)
        {
            return cast.Add(known, candidate.Confidence);
        }

        var slug = NameKey.Slug(name);
        var isFemale = givenNames.Contains(words[familyFirst ? ^1 : 0], out var female) ? female : null;
        var middle = familyFirst || words.Length < 3 ? [] : words[1..^1].Where(word => word.Length > 2 && char.IsUpper(word[0]));
        return slug.Length == 0 ? -1 : cast.Add(
            new("person:" + slug, EntityType.Person, name, false, true, candidate.Confidence, null), families, [given], isFemale, middle);
    }

    private static string PersonName(AnalyzedText text, List<Candidate> candidates, Candidate candidate)
    {
        var name = candidate.Span.Of(text.Text).ToString();
        return name[^1] == 's' && candidates.Exists(other => other.Type == EntityType.Person && IsWithoutEnding(text, other, name))
            ? name[..^1]
            : name.TrimEnd('\'', '’');
    }

    private static bool IsWithoutEnding(AnalyzedText text, Candidate other, string name)
    {
        var span = other.Span.Of(text.Text);
        return span.Length < name.Length && name.AsSpan(0, name.Length - 1).EndsWith(span, StringComparison.Ordinal)
            && (span.Length == name.Length - 1 || name[name.Length - 2 - span.Length] == ' ');
    }

    // The last word with the particles before it, and every longer end: double family names.
    private string[] FamilyNames(string[] words)
    {
        var start = words.Length - 1;
        while (start > 1 && classes.Of(words[start - 1]).HasFlag(WordClass.Particle))
        {
            start--;
        }

        var hyphen = words[^1].IndexOf('-', StringComparison.Ordinal);
        var bare = hyphen is 2 or 3 && classes.Is(words[^1].AsSpan(0, hyphen), WordClass.Particle) ? [words[^1][(hyphen + 1)..]] : Array.Empty<string>();
        return words.Length == 1 ? words : [.. Enumerable.Range(1, start).Reverse().Select(at => string.Join(' ', words[at..])), .. bare];
    }

    // The same first and last name, in any spelling, is the same person, an initial standing for the first; so is one key over the whole name.
    // Two numerals, or "senior" and "junior", are two persons.
    private int Namesake(Cast cast, string family, string given, string key, string? mark)
    {
        for (var i = 0; i < cast.Entities.Count; i++)
        {
            if (cast.Entities[i].Type == EntityType.Person && (NameKey.Fold(cast.Entities[i].Name) == key
                || ((mark ?? _spans.Mark(cast.Entities[i].Name)) == (_spans.Mark(cast.Entities[i].Name) ?? mark) && cast.HasFamilyName(i, family) && (cast.HasGivenName(i, given) || IsInitialOf(cast.Entities[i].Name, given)))))
            {
                return i;
            }
        }

        return -1;
    }

    // "Núñez Feijóo", "Sigurður Ingi", "Orbán Viktor": all words of one of the two names are words of the other, which is the only one so.
    private int SameWords(Cast cast, string[] words)
    {
        if (words.Length < 2)
        {
            return -1;
        }

        var folded = Array.ConvertAll(words, NameKey.Fold);
        var found = -1;
        for (var i = 0; i < cast.Entities.Count; i++)
        {
            if (cast.Entities[i] is { Type: EntityType.Person, Complete: true } && cast.SharesWords(i, folded) && _spans.Mark(cast.Entities[i].Name) is null)
            {
                if (found >= 0)
                {
                    return -1;
                }

                found = i;
            }
        }

        return found;
    }

    private static bool IsInitialOf(string name, string given) =>
        name[0] == given[0] && (given is [_, '.'] || name is [_, '.', ..]);

    private int ByFamilyName(AnalyzedText text, Candidate candidate, Cast cast, int index, int[] linked, List<Candidate> candidates)
    {
        var word = BaseForms(text, candidate.Span);
        var before = new List<(int Entity, int Sentence)>(index);
        for (var i = 0; i < index; i++)
        {
            before.Add((linked[i], text.SentenceOf(candidates[i].Tokens.Start)));
        }

        return _namesakes.Choose(text, candidate, word, cast, CollectionsMarshal.AsSpan(before), candidates) is >= 0 and var chosen ? chosen
            : ByFirstName(cast, word) is >= 0 and var bearer ? bearer
            : _famous.Find(text, candidate, word, candidates) is { } known ? cast.Add(known, 0.75)
            : Incomplete(text, candidate, cast, candidates);
    }

    // A first or middle name alone, where one person of the text bears it.
    private static int ByFirstName(Cast cast, string[] forms) =>
        OnlyBearer(cast, (entity, form) => cast.HasGivenName(entity, form), forms) is >= 0 and var first ? first
            : OnlyBearer(cast, (entity, form) => cast.HasMiddleName(entity, form), forms);

    private static int OnlyBearer(Cast cast, Func<int, string, bool> bears, string[] forms)
    {
        var bearers = Enumerable.Range(0, cast.Entities.Count)
            .Where(i => cast.Entities[i] is { Type: EntityType.Person, Complete: true } && forms.Any(form => bears(i, form))).Take(2).ToArray();
        return bearers.Length == 1 ? bearers[0] : -1;
    }

    private static int Incomplete(AnalyzedText text, Candidate candidate, Cast cast, List<Candidate> candidates)
    {
        var name = candidate.Span.Of(text.Text).ToString();
        if (name[^1] == 's' && candidates.Exists(other => other.Type == EntityType.Person && IsWithoutEnding(text, other, name)))
        {
            name = name[..^1];
        }

        name = IsGenitive(text, candidate, name) ? name[..^1] : name.TrimEnd('\'', '’');
        var slug = NameKey.Slug(name);
        return slug.Length == 0 ? -1
            : cast.Add(new("person:" + slug, EntityType.Person, name, false, false, candidate.Confidence * 0.8, null), [name]);
    }

    // A name that ends in s itself takes an apostrophe before the noun it owns.
    private static bool IsGenitive(AnalyzedText text, Candidate candidate, string name) =>
        name.Length > 3 && name[^1] == 's' && candidate.Tokens.End < text.Sentences[text.SentenceOf(candidate.Tokens.Start)].End
        && text.Kinds[candidate.Tokens.End] == TokenKind.Word && char.IsUpper(text.Word(candidate.Tokens.End)[0]);

    // Family and first names that stand alone, once their bearer is known: "Kims", "Jong-un", the "Trump" of "Trump-Kim-Gipfel".
    private static void AddShortForms(AnalyzedText text, List<Candidate> candidates, Cast cast, int[] linked, out List<EntityMention> mentions)
    {
        mentions = new List<EntityMention>(candidates.Count);
        for (var i = 0; i < linked.Length; i++)
        {
            if (linked[i] >= 0)
            {
                var candidate = candidates[i];
                mentions.Add(new(linked[i], candidate.Form, candidate.Span, candidate.Tokens, candidate.Confidence));
            }
        }

        new ShortFormFinder(text, cast).Find(mentions);
    }

    private static string[] BaseForms(AnalyzedText text, TextSpan span)
    {
        var name = span.Of(text.Text).ToString();
        var bare = name.TrimEnd('\'', '’');
        return name[^1] == 's' && name.Length > 3 ? [name, name[..^1]] : [bare];
    }

    private static string BaseForm(AnalyzedText text, TextSpan span) => span.Of(text.Text).ToString().TrimEnd('\'', '’');
}
