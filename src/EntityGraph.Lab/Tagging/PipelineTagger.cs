using EntityGraph.Extraction;
using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Lab.Tagging;

/// <summary>Tags sentences with everything that the service does: the mentions of the whole analysis, and what the model sees besides.</summary>
/// <remarks>Roles and pronouns are no names and are left out; where mentions nest the outer one counts.</remarks>
/// <param name="analyzer">The analysis.</param>
/// <param name="tagger">The model.</param>
internal sealed class PipelineTagger(GermanAnalyzer analyzer, SequenceTagger tagger)
{
    /// <summary>The labels of a sentence.</summary>
    /// <param name="sentence">The sentence; it is analysed as a text of its own.</param>
    public byte[] Tag(TaggedSentence sentence)
    {
        var extraction = analyzer.Analyze(sentence.Text, AnalysisContext.None);
        var labels = new byte[sentence.Tokens.Length];
        var free = labels.Select(_ => true).ToArray();
        foreach (var mention in extraction.Mentions.OrderByDescending(mention => mention.Span.Length))
        {
            if (NameOf(extraction.Entities[mention.Entity].Type, mention.Form) is { } name)
            {
                var first = Array.FindIndex(sentence.Tokens, token => token.Overlaps(mention.Span));
                Mark(labels, free, first, Array.FindLastIndex(sentence.Tokens, token => token.Overlaps(mention.Span)) + 1, name);
            }
        }

        foreach (var (start, end, name) in SpanScore.Spans([.. TagCommand.Tag(tagger, sentence).Select(TagSet.NameOf)]))
        {
            Mark(labels, free, start, end, name);
        }

        return labels;
    }

    private static string? NameOf(EntityType type, MentionForm form)
    {
        var name = type switch
        {
            EntityType.Person => "PER",
            EntityType.Organization => "ORG",
            _ => "LOC",
        };
        return form switch
        {
            MentionForm.Name or MentionForm.Metonym => name,
            MentionForm.Derived => $"{name}deriv",
            MentionForm.Part => $"{name}part",
            _ => null,
        };
    }

    private static void Mark(byte[] labels, bool[] free, int start, int end, string name)
    {
        if (start >= 0 && free.AsSpan(start..end).IndexOf(false) < 0)
        {
            labels.AsSpan(start..end).Fill(TagSet.Find($"I-{name}") ?? TagSet.Outside);
            labels[start] = TagSet.Find($"B-{name}") ?? TagSet.Outside;
            free.AsSpan(start..end).Clear();
        }
    }
}
