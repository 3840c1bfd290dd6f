using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Lab;

/// <summary><c>evaluate sentences</c>: where sentences end, against the sentences of a treebank joined into paragraphs.</summary>
internal static class EvaluateSentencesCommand
{
    private const string TextField = "# text = ";
    private const int TimedRounds = 20;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo[]>("--input") { Description = "CoNLL-U files.", Required = true, AllowMultipleArgumentsPerToken = true };
        var paragraph = new Option<int>("--paragraph") { Description = "Sentences a paragraph.", DefaultValueFactory = _ => 10 };
        var errors = new Option<bool>("--errors") { Description = "List every end missed or made up." };
        var command = new Command("sentences", "Ends of sentences, the end of the paragraph left out; words a second.") { input, paragraph, errors };
        command.SetAction(parsed =>
        {
            var paragraphs = parsed.GetRequiredValue(input)
                .SelectMany(file => Paragraphs(file, parsed.GetValue(paragraph)))
                .ToList();
            var cutter = new Cutter();
            var score = new EndScore();
            foreach (var sentences in paragraphs)
            {
                var text = string.Join(' ', sentences);
                score.Add(text, Ends(sentences), cutter.Ends(text), parsed.GetValue(errors) ? Console.Out : TextWriter.Null);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"ends {score.Gold}, precision {score.Precision:P1}, recall {score.Recall:P1}, F1 {score.F1:P1}; {WordsPerSecond(cutter, paragraphs):N0} words/s"));
        });
        return command;
    }

    private static IEnumerable<string[]> Paragraphs(FileInfo file, int size) =>
        File.ReadLines(file.FullName)
            .Where(line => line.StartsWith(TextField, StringComparison.Ordinal))
            .Select(line => line[TextField.Length..].Trim())
            .Chunk(size);

    // Where each sentence but the last ends.
    private static HashSet<int> Ends(string[] sentences)
    {
        var ends = new HashSet<int>();
        var at = 0;
        foreach (var sentence in sentences[..^1])
        {
            ends.Add(at + sentence.Length);
            at += sentence.Length + 1;
        }

        return ends;
    }

    private static double WordsPerSecond(Cutter cutter, List<string[]> paragraphs)
    {
        var texts = paragraphs.ConvertAll(sentences => string.Join(' ', sentences));
        var words = texts.Sum(text => text.Count(' ') + 1);
        var rates = new List<double>();
        for (var round = 0; round < TimedRounds; round++)
        {
            var watch = Stopwatch.StartNew();
            texts.ForEach(text => cutter.Cut(text));
            rates.Add(words / watch.Elapsed.TotalSeconds);
        }

        return rates.Order().ElementAt(TimedRounds / 2);
    }

    // Tokens and sentences alone.
    private sealed class Cutter
    {
        private readonly Tokenizer _tokenizer;
        private readonly SentenceSplitter _splitter;

        public Cutter()
        {
            var abbreviations = Abbreviations.Load();
            _tokenizer = new(abbreviations);
            _splitter = new(abbreviations);
        }

        public AnalyzedText Cut(string text)
        {
            var analyzed = new AnalyzedText(NormalizedText.From(text), AnalysisContext.None);
            _tokenizer.Tokenize(analyzed);
            _splitter.Split(analyzed);
            return analyzed;
        }

        public HashSet<int> Ends(string text)
        {
            var analyzed = Cut(text);
            var ends = new HashSet<int>();
            foreach (var sentence in analyzed.Sentences[..^1])
            {
                ends.Add(analyzed.Normalized.Origin(new TextSpan(0, analyzed.Tokens[sentence.End - 1].End)).End);
            }

            return ends;
        }
    }

    private sealed class EndScore
    {
        private const int Context = 40;
        private int _right;
        private int _found;

        public int Gold { get; private set; }

        public double Precision => (double)_right / _found;

        public double Recall => (double)_right / Gold;

        public double F1 => 2 * Precision * Recall / (Precision + Recall);

        public void Add(string text, HashSet<int> gold, HashSet<int> found, TextWriter errors)
        {
            Gold += gold.Count;
            _found += found.Count;
            _right += gold.Count(found.Contains);
            foreach (var end in gold.Union(found).Where(end => gold.Contains(end) != found.Contains(end)).Order())
            {
                errors.WriteLine($"{(gold.Contains(end) ? "missed " : "made up")} {text[Math.Max(0, end - Context)..end]} | {text[end..Math.Min(text.Length, end + Context)]}");
            }
        }
    }
}
