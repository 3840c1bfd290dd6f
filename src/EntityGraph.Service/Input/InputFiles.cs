namespace EntityGraph.Service.Input;

/// <summary>Finds the files that paths stand for: files as they are, folders with all that is in them.</summary>
internal static class InputFiles
{
    private static readonly HashSet<string> Readable =
        new([".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Lists files in ordinal order; each once, also where links lead to it twice or in a circle.</summary>
    /// <param name="paths">Files and folders; <c>-</c> is standard input and passed on.</param>
    /// <param name="problems">What could not be found or entered.</param>
    public static List<InputFile> Find(IEnumerable<string> paths, List<ReadArticle> problems)
    {
        var files = new List<InputFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (path == InputFile.StandardInput)
            {
                files.Add(new(path, 0));
            }
            else if (Directory.Exists(path))
            {
                Enter(path, files, problems, seen);
            }
            else
            {
                Add(path, files, problems, seen);
            }
        }

        return files;
    }

    private static void Enter(string folder, List<InputFile> files, List<ReadArticle> problems, HashSet<string> seen)
    {
        try
        {
            if (!seen.Add(RealPath(new DirectoryInfo(folder))))
            {
                return;
            }

            // Hidden files and folders, and kinds that hold no articles, are left alone: nobody named them.
            foreach (var entry in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
            {
                if (Path.GetFileName(entry).StartsWith('.'))
                {
                    continue;
                }

                if (Directory.Exists(entry))
                {
                    Enter(entry, files, problems, seen);
                }
                else if (Readable.Contains(Path.GetExtension(entry)))
                {
                    Add(entry, files, problems, seen);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Unreadable(folder, exception));
        }
    }

    private static void Add(string path, List<InputFile> files, List<ReadArticle> problems, HashSet<string> seen)
    {
        var file = new FileInfo(path);
        try
        {
            if (!file.Exists || !File.Exists(RealPath(file)))
            {
                problems.Add(ReadArticle.Bad(
                    new(path), InputProblems.NotFound, "There is no such file or folder. Check the path."));
            }
            else if (seen.Add(RealPath(file)))
            {
                files.Add(new(path, file.Length));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Unreadable(path, exception));
        }
    }

    /// <summary>Says that something is there but can't be read.</summary>
    public static ReadArticle Unreadable(string path, Exception exception) => ReadArticle.Bad(
        new(path),
        InputProblems.Unreadable,
        exception is UnauthorizedAccessException
            ? "It may not be read by this user. Check its permissions."
            : $"It can't be read: {exception.Message}");

    private static string RealPath(FileSystemInfo entry) =>
        (entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry).FullName.TrimEnd(Path.DirectorySeparatorChar);
}

/// <summary>A file to read.</summary>
/// <param name="Path">As it was given or found; <see cref="StandardInput"/> for that.</param>
/// <param name="Length">Bytes; 0 where not known.</param>
internal sealed record InputFile(string Path, long Length)
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";
}
