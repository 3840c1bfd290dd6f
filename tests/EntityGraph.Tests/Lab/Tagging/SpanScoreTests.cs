using EntityGraph.Lab.Tagging;

namespace EntityGraph.Tests.Lab.Tagging;

public sealed class SpanScoreTests
{
    [Fact]
    public void Only_spans_of_the_same_class_and_the_same_borders_are_right()
    {
        var score = new SpanScore();

        score.Add(["B-PER", "I-PER", "O", "B-LOC"], ["B-PER", "O", "O", "B-LOC"]);
        score.Add(["B-ORG", "O"], ["B-LOC", "O"]);

        Assert.Equal(new Measure(0, 1, 1), score.Of("PER".Equals));
        Assert.Equal(new Measure(1, 2, 1), score.Of("LOC".Equals));
        Assert.Equal(100.0 / 3, score.Of(_ => true).F1, 6);
    }

    [Fact]
    public void Neighbouring_spans_are_told_apart_by_their_beginnings() =>
        Assert.Equal([(0, 1, "PER"), (1, 3, "PER")], SpanScore.Spans(["B-PER", "B-PER", "I-PER"]));

    [Fact]
    public void An_inside_that_continues_nothing_begins_a_span() =>
        Assert.Equal([(1, 2, "LOC"), (2, 3, "ORG")], SpanScore.Spans(["O", "I-LOC", "I-ORG"]));
}
