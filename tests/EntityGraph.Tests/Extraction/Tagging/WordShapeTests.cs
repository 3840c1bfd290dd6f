using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Tests.Extraction.Tagging;

public sealed class WordShapeTests
{
    [Theory]
    [InlineData("Berlin", "Berlin", "^berlin$", "Xxx", "Xx")]
    [InlineData("US-Präsident", "US-Präsident", "^us-präsident$", "XX-Xxx", "X-Xx")]
    [InlineData("1.250", "0.000", "^0.000$", "0.00", "0.0")]
    [InlineData("„", "\"", "^\"$", "#", "#")]
    public void A_word_is_levelled_and_sketched(string source, string word, string lower, string sketch, string runs)
    {
        var shape = WordShape.Read(source, new char[WordShape.BufferLength]);

        Assert.Equal(word, shape.Word.ToString());
        Assert.Equal(lower, shape.Lower.ToString());
        Assert.Equal(sketch, shape.Shape.ToString());
        Assert.Equal(runs, shape.Runs.ToString());
    }

    [Fact]
    public void A_very_long_word_is_read_up_to_the_longest_length()
    {
        var shape = WordShape.Read(new string('x', 500), new char[WordShape.BufferLength]);

        Assert.Equal(WordShape.MaxLength, shape.Word.Length);
    }
}
