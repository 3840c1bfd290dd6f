using EntityGraph.Extraction;
using EntityGraph.Graph.Model;

namespace EntityGraph.Tests.Graph.Model;

public sealed class ColumnTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(19)]
    [InlineData(25)]
    [InlineData(31)]
    public void Packed_numbers_come_back_as_they_went_in(int bits)
    {
        var random = new Random(bits);
        var values = Enumerable.Range(0, 1000).Select(_ => (int)random.NextInt64(1L << bits)).Append((int)((1L << bits) - 1)).ToArray();

        var packed = PackedInts.Of(values);

        Assert.Equal(values, Enumerable.Range(0, packed.Count).Select(index => packed[index]));
        Assert.InRange(packed.Bytes, values.Length * bits / 8, (values.Length * bits / 8) + 9);
    }

    [Fact]
    public void Zeros_take_no_room_and_a_place_behind_the_last_is_an_error()
    {
        var zeros = PackedInts.Of(new int[1000]);

        Assert.Equal(0, zeros[999]);
        Assert.True(zeros.Bytes < 16);
        Assert.Throws<ArgumentOutOfRangeException>(() => zeros[1000]);
        Assert.Throws<ArgumentOutOfRangeException>(() => zeros[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => PackedInts.Of([1, -1]));
    }

    [Fact]
    public void Texts_are_found_in_the_order_of_utf16_units()
    {
        // Beyond the basic plane the order of UTF-8 is another.
        string[] texts = [.. new[] { "", "a", "ab", "b", "ä", "\uFF21", "😀", new string('x', 700), "zz" }.Order(StringComparer.Ordinal)];

        var column = Texts.Of(texts);

        Assert.Equal(texts, Enumerable.Range(0, column.Count).Select(index => column[index]));
        Assert.All(texts.Index(), text => Assert.Equal(text.Index, column.Search(text.Item)));
        Assert.Equal(~2, column.Search("aa"));
        Assert.Equal(~texts.Length, column.Search("\uFFFF"));
    }

    [Fact]
    public void Entities_come_back_as_they_went_in()
    {
        var first = new DateOnly(2020, 2, 29);
        Entity[] entities =
        [
            new("person:a-b", EntityType.Person, "A B", [new("A B", MentionForm.Name, 3, first, null), new("B", MentionForm.Name, 1, null, null)],
                [], false, 4, 2, first, first.AddDays(1), 0.85),
            new("state:KP", EntityType.State, "Nordkorea", [], ["https://example.org/1", "https://example.org/2"], true, 0, 0, null, null, 1),
            new("state:XK", EntityType.State, "Kosovo", [new("kosovarisch", MentionForm.Derived, 9, first, first)],
                ["https://example.org/3"], true, 9, 1, first, first, 0.85),
        ];

        var columns = EntityColumns.Of(entities);

        for (var number = 0; number < entities.Length; number++)
        {
            Assert.Equivalent(entities[number], columns.At(number), strict: true);
            Assert.Equal(entities[number].Id, columns.IdAt(number));
            Assert.Same(columns.At(number), columns.At(number));
        }
    }
}
