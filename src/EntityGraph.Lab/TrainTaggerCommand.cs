using System.CommandLine;
using System.Globalization;
using EntityGraph.Lab.Tagging;

namespace EntityGraph.Lab;

/// <summary><c>train tagger</c>: builds <c>data/models/tagger.bin</c>, byte for byte.</summary>
internal static class TrainTaggerCommand
{
    private const string DataPrefix = "$data/";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var config = new Option<FileInfo>("--config") { Description = "What to read and how to learn, such as data/models/tagger.json.", Required = true };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of the sources.", DefaultValueFactory = _ => new("../shared/data") };
        var output = new Option<FileInfo?>("--output") { Description = "The model to write; beside the configuration where left out." };
        var command = new Command("tagger", "Trains the tagger of names.") { config, data, output };
        command.SetAction(parsed => Train(
            parsed.GetRequiredValue(config),
            parsed.GetRequiredValue(data),
            parsed.GetValue(output) ?? new(Path.ChangeExtension(parsed.GetRequiredValue(config).FullName, ".bin"))));
        return command;
    }

    private static void Train(FileInfo configFile, DirectoryInfo data, FileInfo output)
    {
        var config = TaggerConfig.Read(configFile);
        string Resolve(string path) => path.StartsWith(DataPrefix, StringComparison.Ordinal)
            ? Path.Combine(data.FullName, path[DataPrefix.Length..])
            : Path.Combine(configFile.DirectoryName ?? ".", path);

        var model = new TaggerBuilder(config, Resolve, Console.WriteLine).Build();
        using var stream = output.Create();
        model.Write(stream);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{output.FullName}: {stream.Length:N0} bytes"));
    }
}
