using System.CommandLine;
using System.Globalization;
using EntityGraph.Lab.Tagging;

namespace EntityGraph.Lab;

/// <summary><c>train vectors</c>: learns word vectors from raw text.</summary>
internal static class TrainVectorsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var text = new Option<FileInfo[]>("--text") { Description = "Files to read: .txt, .txt.xz, .jsonl, .tsv.", Required = true, AllowMultipleArgumentsPerToken = true };
        var repeat = new Option<FileInfo[]>("--repeat") { Description = "Files that count three times.", AllowMultipleArgumentsPerToken = true };
        var output = new Option<FileInfo>("--output") { Description = "Takes the vectors.", Required = true };
        var command = new Command("vectors", "Learns word vectors from raw text. An hour on one core for 40 million words.") { text, repeat, output };
        command.SetAction(parsed =>
        {
            var repeated = parsed.GetValue(repeat) ?? [];
            FileInfo[] files = [.. parsed.GetRequiredValue(text), .. repeated, .. repeated, .. repeated];
            var options = new VectorOptions(Dimensions: 64, Window: 3, Negatives: 5, Epochs: 5, MinCount: 5, Sample: 1e-4, Seed: 7);
            var trainer = new VectorTrainer(() => files.SelectMany(file => RawText.Read(file.FullName)), options);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var vectors = trainer.Train(epoch => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch}: {watch.Elapsed.TotalSeconds:F0} s")));
            vectors.Write(parsed.GetRequiredValue(output).FullName);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{vectors.Words.Length:N0} words"));
        });
        return command;
    }
}
