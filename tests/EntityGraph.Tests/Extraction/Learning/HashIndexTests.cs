using EntityGraph.Extraction.Learning;

namespace EntityGraph.Tests.Extraction.Learning;

public sealed class HashIndexTests
{
    [Fact]
    public void Every_key_is_found_at_its_position_and_no_other_is()
    {
        uint[] keys = [.. Enumerable.Range(0, 5000).Select(i => (uint)(i * 7919))];

        var index = new HashIndex(keys);

        Assert.All(keys.Index(), key => Assert.Equal(key.Index, index.Find(key.Item)));
        Assert.All(keys, key => Assert.Equal(-1, index.Find(key + 1)));
    }

    [Fact]
    public void Many_keys_are_found_where_each_is_found()
    {
        var index = new HashIndex([.. Enumerable.Range(0, 5000).Select(i => (uint)(i * 7919))]);
        uint[] keys = [.. Enumerable.Range(0, 9000).Select(i => (uint)(i * 7919 / 3))];
        var positions = new int[keys.Length];

        index.Find(keys, positions);

        Assert.Equal(keys.Select(key => index.Find(key)), positions);
    }

    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Equal(-1, new HashIndex([]).Find(0));
}
