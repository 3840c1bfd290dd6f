using System.Collections.Immutable;
using EntityGraph.Extraction;
using EntityGraph.Graph.Model.Snapshots;

namespace EntityGraph.Graph.Model;

/// <summary>Entities as columns: an <see cref="Entity"/> is made when it is asked for. Immutable.</summary>
/// <remarks>
/// An entity with one written form takes its texts and about thirty bytes, where an object takes some hundreds. Those asked for last are kept.
/// </remarks>
internal sealed class EntityColumns
{
    // A power of two. Each entity has one place, where the last that was asked for stays.
    private const int MostKept = 1 << 13;

    private readonly Kept?[] _kept = new Kept?[MostKept];

    /// <summary>No entities.</summary>
    public static EntityColumns Empty { get; } = Of([]);

    /// <summary>How many.</summary>
    public int Count => Ids.Count;

    /// <summary>Ids of the contract.</summary>
    public required Texts Ids { get; init; }

    /// <summary>Names to show.</summary>
    public required Texts Names { get; init; }

    /// <summary>Type of each.</summary>
    public required byte[] Type { get; init; }

    /// <summary>Articles of each, near-duplicates once.</summary>
    public required int[] Documents { get; init; }

    /// <summary>How often each is named.</summary>
    public required PackedInts Mentions { get; init; }

    /// <summary>1 where the lexicon knows it.</summary>
    public required PackedInts Known { get; init; }

    /// <summary>Day of the first dated article plus one; 0 for none.</summary>
    public required PackedInts First { get; init; }

    /// <summary>Day of the last dated article plus one; 0 for none.</summary>
    public required PackedInts Last { get; init; }

    /// <summary>Which of <see cref="Confidences"/> each has.</summary>
    public required PackedInts Confidence { get; init; }

    /// <summary>The confidences that there are: few, since extraction gives them in steps.</summary>
    public required double[] Confidences { get; init; }

    /// <summary>First written form of each, and one entry more.</summary>
    public required PackedInts AliasStart { get; init; }

    /// <summary>The written forms.</summary>
    public required AliasColumns Aliases { get; init; }

    /// <summary>Entities with an address elsewhere, ascending, as often as they have one.</summary>
    public required int[] Linked { get; init; }

    /// <summary>These addresses.</summary>
    public required Texts Addresses { get; init; }

    /// <summary>Bytes that the columns take, entities kept not counted.</summary>
    public long Bytes =>
        Ids.Bytes + Names.Bytes + Type.Length + (4L * (Documents.Length + Linked.Length)) + (8L * Confidences.Length) + Addresses.Bytes +
        Mentions.Bytes + Known.Bytes + First.Bytes + Last.Bytes + Confidence.Bytes + AliasStart.Bytes + Aliases.Bytes;

    /// <summary>Takes entities.</summary>
    public static EntityColumns Of(IReadOnlyList<Entity> entities)
    {
        double[] confidences = [.. entities.Select(entity => entity.Confidence).Distinct().Order()];
        var aliasStart = new int[entities.Count + 1];
        for (var entity = 0; entity < entities.Count; entity++)
        {
            aliasStart[entity + 1] = aliasStart[entity] + entities[entity].Aliases.Length;
        }

        return new()
        {
            Ids = Texts.Of(entities.Select(entity => entity.Id)),
            Names = Texts.Of(entities.Select(entity => entity.Name)),
            Type = [.. entities.Select(entity => (byte)entity.Type)],
            Documents = [.. entities.Select(entity => entity.DocumentCount)],
            Mentions = PackedInts.Of([.. entities.Select(entity => entity.MentionCount)]),
            Known = PackedInts.Of([.. entities.Select(entity => entity.Known ? 1 : 0)]),
            First = PackedInts.Of([.. entities.Select(entity => ToDay(entity.First))]),
            Last = PackedInts.Of([.. entities.Select(entity => ToDay(entity.Last))]),
            Confidence = PackedInts.Of([.. entities.Select(entity => Array.BinarySearch(confidences, entity.Confidence))]),
            Confidences = confidences,
            AliasStart = PackedInts.Of(aliasStart),
            Aliases = AliasColumns.Of([.. entities.SelectMany(entity => entity.Aliases)]),
            Linked = [.. entities.SelectMany((entity, number) => entity.SameAs.Select(_ => number))],
            Addresses = Texts.Of(entities.SelectMany(entity => entity.SameAs)),
        };
    }

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        Ids.Save(to, name + ".ids");
        Names.Save(to, name + ".names");
        to.Add<byte>(name + ".type", Type);
        to.Add<int>(name + ".documents", Documents);
        Mentions.Save(to, name + ".mentions");
        Known.Save(to, name + ".known");
        First.Save(to, name + ".first");
        Last.Save(to, name + ".last");
        Confidence.Save(to, name + ".confidence");
        to.Add<double>(name + ".confidences", Confidences);
        AliasStart.Save(to, name + ".aliasStart");
        Aliases.Save(to, name + ".aliases");
        to.Add<int>(name + ".linked", Linked);
        Addresses.Save(to, name + ".addresses");
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static EntityColumns Load(SnapshotReader from, string name) => new()
    {
        Ids = Texts.Load(from, name + ".ids"),
        Names = Texts.Load(from, name + ".names"),
        Type = from.Read<byte>(name + ".type"),
        Documents = from.Read<int>(name + ".documents"),
        Mentions = PackedInts.Load(from, name + ".mentions"),
        Known = PackedInts.Load(from, name + ".known"),
        First = PackedInts.Load(from, name + ".first"),
        Last = PackedInts.Load(from, name + ".last"),
        Confidence = PackedInts.Load(from, name + ".confidence"),
        Confidences = from.Read<double>(name + ".confidences"),
        AliasStart = PackedInts.Load(from, name + ".aliasStart"),
        Aliases = AliasColumns.Load(from, name + ".aliases"),
        Linked = from.Read<int>(name + ".linked"),
        Addresses = Texts.Load(from, name + ".addresses"),
    };

    /// <summary>Makes an entity, or returns the one made lately.</summary>
    public Entity At(int number)
    {
        ref var place = ref _kept[number & (MostKept - 1)];
        if (place is { } kept && kept.Number == number)
        {
            return kept.Entity;
        }

        var entity = Make(number);
        place = new(number, entity);
        return entity;
    }

    /// <summary>Id of an entity.</summary>
    public string IdAt(int number) =>
        _kept[number & (MostKept - 1)] is { } kept && kept.Number == number ? kept.Entity.Id : Ids[number];

    /// <summary>A day as the columns keep it.</summary>
    internal static int ToDay(DateOnly? date) => date?.DayNumber + 1 ?? 0;

    /// <summary>A day that the columns keep.</summary>
    internal static DateOnly? ToDate(int day) => day == 0 ? null : DateOnly.FromDayNumber(day - 1);

    private Entity Make(int number) => new(
        Ids[number],
        (EntityType)Type[number],
        Names[number],
        [.. Enumerable.Range(AliasStart[number], AliasStart[number + 1] - AliasStart[number]).Select(Aliases.At)],
        AddressesOf(number),
        Known[number] != 0,
        Mentions[number],
        Documents[number],
        ToDate(First[number]),
        ToDate(Last[number]),
        Confidences[Confidence[number]]);

    private ImmutableArray<string> AddressesOf(int number)
    {
        var place = Array.BinarySearch(Linked, number);
        if (place < 0)
        {
            return [];
        }

        while (place > 0 && Linked[place - 1] == number)
        {
            place--;
        }

        return [.. Enumerable.Range(place, Linked.Length - place).TakeWhile(address => Linked[address] == number).Select(address => Addresses[address])];
    }

    private sealed record Kept(int Number, Entity Entity);
}

/// <summary>Written forms as columns. Immutable.</summary>
/// <param name="Text">As they stand in the articles.</param>
/// <param name="Form">What kind of form each is.</param>
/// <param name="Uses">How often.</param>
/// <param name="First">Day of the first dated article plus one; 0 for none.</param>
/// <param name="Last">Day of the last dated article plus one; 0 for none.</param>
internal sealed record AliasColumns(Texts Text, PackedInts Form, PackedInts Uses, PackedInts First, PackedInts Last)
{
    /// <summary>Bytes that the columns take.</summary>
    public long Bytes => Text.Bytes + Form.Bytes + Uses.Bytes + First.Bytes + Last.Bytes;

    /// <summary>Takes written forms.</summary>
    public static AliasColumns Of(IReadOnlyCollection<Alias> aliases) => new(
        Texts.Of(aliases.Select(alias => alias.Text)),
        PackedInts.Of([.. aliases.Select(alias => (int)alias.Form)]),
        PackedInts.Of([.. aliases.Select(alias => alias.Count)]),
        PackedInts.Of([.. aliases.Select(alias => EntityColumns.ToDay(alias.First))]),
        PackedInts.Of([.. aliases.Select(alias => EntityColumns.ToDay(alias.Last))]));

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        Text.Save(to, name + ".text");
        Form.Save(to, name + ".form");
        Uses.Save(to, name + ".uses");
        First.Save(to, name + ".first");
        Last.Save(to, name + ".last");
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static AliasColumns Load(SnapshotReader from, string name) => new(
        Texts.Load(from, name + ".text"),
        PackedInts.Load(from, name + ".form"),
        PackedInts.Load(from, name + ".uses"),
        PackedInts.Load(from, name + ".first"),
        PackedInts.Load(from, name + ".last"));

    /// <summary>Makes a written form.</summary>
    public Alias At(int number) => new(
        Text[number],
        (MentionForm)Form[number],
        Uses[number],
        EntityColumns.ToDate(First[number]),
        EntityColumns.ToDate(Last[number]));
}
