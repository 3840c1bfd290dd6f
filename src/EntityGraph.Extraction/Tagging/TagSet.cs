using System.Collections.Immutable;

namespace EntityGraph.Extraction.Tagging;

/// <summary>What kind of thing a tagged stretch names.</summary>
public enum NameClass
{
    /// <summary>No name.</summary>
    None,

    /// <summary>A human being.</summary>
    Person,

    /// <summary>A place or a state.</summary>
    Location,

    /// <summary>An organisation.</summary>
    Organization,

    /// <summary>Any other name: events, works, products.</summary>
    Other,
}

/// <summary>What one label of the tagger says.</summary>
/// <param name="Class">The class named.</param>
/// <param name="Form"><see cref="MentionForm.Name"/>, <see cref="MentionForm.Derived"/> or <see cref="MentionForm.Part"/>.</param>
/// <param name="Begins">Whether a new stretch begins here; false inside one and outside of all.</param>
public readonly record struct Tag(NameClass Class, MentionForm Form, bool Begins);

/// <summary>The labels of the tagger: outside, and for four classes and three forms each a beginning and an inside.</summary>
/// <remarks>
/// The classes and forms are those of GermEval 2014's outer level. A label is a byte: 0 is outside, odd labels begin a
/// stretch, the even label after an odd one continues it.
/// </remarks>
public static class TagSet
{
    /// <summary>Number of labels.</summary>
    public const int Count = 25;

    /// <summary>The label of a token that belongs to no name.</summary>
    public const byte Outside = 0;

    private static readonly ImmutableArray<Tag> Tags = [.. Enumerate()];
    private static readonly ImmutableArray<string> Names = [.. Tags.Select(Name)];

    /// <summary>What a label says.</summary>
    /// <param name="label">A label, 0 to <see cref="Count"/> - 1.</param>
    public static Tag Of(byte label) => Tags[label];

    /// <summary>The label as column files write it, such as <c>B-LOCderiv</c>.</summary>
    /// <param name="label">A label.</param>
    public static string NameOf(byte label) => Names[label];

    /// <summary>The label that a column file means; null where it names none of ours.</summary>
    /// <param name="name">Such as <c>I-ORG</c> or <c>O</c>.</param>
    public static byte? Find(string name) => Names.IndexOf(name) is >= 0 and var index ? (byte)index : null;

    /// <summary>Whether a label may follow another: an inside only follows the beginning or the inside of its own kind.</summary>
    /// <param name="previous">The label before; <see cref="Outside"/> at the start of a sentence.</param>
    /// <param name="label">The label after it.</param>
    public static bool MayFollow(int previous, int label) => label % 2 == 1 || label == 0 || previous == label || previous == label - 1;

    private static IEnumerable<Tag> Enumerate()
    {
        yield return new(NameClass.None, MentionForm.Name, Begins: false);
        foreach (var nameClass in new[] { NameClass.Person, NameClass.Location, NameClass.Organization, NameClass.Other })
        {
            foreach (var form in new[] { MentionForm.Name, MentionForm.Derived, MentionForm.Part })
            {
                yield return new(nameClass, form, Begins: true);
                yield return new(nameClass, form, Begins: false);
            }
        }
    }

    private static string Name(Tag tag)
    {
        var name = tag.Class switch
        {
            NameClass.Person => "PER",
            NameClass.Location => "LOC",
            NameClass.Organization => "ORG",
            NameClass.Other => "OTH",
            _ => null,
        };
        var form = tag.Form switch
        {
            MentionForm.Derived => "deriv",
            MentionForm.Part => "part",
            _ => "",
        };
        return name is null ? "O" : $"{(tag.Begins ? "B" : "I")}-{name}{form}";
    }
}
