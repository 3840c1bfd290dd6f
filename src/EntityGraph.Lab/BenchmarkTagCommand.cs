using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using EntityGraph.Lab.Tagging;

namespace EntityGraph.Lab;

/// <summary><c>benchmark tag</c>: tokens a second of processor time, on one core.</summary>
internal static class BenchmarkTagCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo[]>("--input") { Description = "Column files to tag.", Required = true, AllowMultipleArgumentsPerToken = true };
        var seconds = new Option<int>("--seconds") { Description = "How long to measure.", DefaultValueFactory = _ => 10 };
        var model = new Option<FileInfo?>("--model") { Description = "A model instead of the built-in one." };
        var command = new Command("tag", "Tokens a second of the tagger on one core: features, scores and decoding.") { input, seconds, model };
        command.SetAction(parsed => Measure(
            parsed.GetValue(model),
            [.. parsed.GetRequiredValue(input).SelectMany(file => ColumnFile.Read(file.FullName))],
            TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static void Measure(FileInfo? model, List<TaggedSentence> sentences, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var tagger = TagCommand.Load(model);
        Print("load, ms", watch.Elapsed.TotalMilliseconds);
        Print("resident, MiB", Environment.WorkingSet / 1048576.0);

        var labels = new byte[sentences.Max(sentence => sentence.Tokens.Length)];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var rounds = new List<double>();
        for (var total = Stopwatch.StartNew(); total.Elapsed < time || rounds.Count < 3;)
        {
            var start = Environment.CpuUsage.TotalTime;
            foreach (var sentence in sentences)
            {
                tagger.Tag(sentence.Text, sentence.Tokens, labels);
            }

            rounds.Add(sentences.Sum(sentence => (long)sentence.Tokens.Length) / (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            if (rounds.Count == 1)
            {
                allocated = GC.GetAllocatedBytesForCurrentThread();
            }
        }

        Print("first round (every word new), tokens/s", rounds[0]);
        Print("median of later rounds, tokens/s", rounds.Skip(1).Order().ElementAt((rounds.Count - 1) / 2));
        Print("best round, tokens/s", rounds.Max());
        Print("allocated a later round, bytes", (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)(rounds.Count - 1));
    }

    private static void Print(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} {value,12:N0}"));
}
