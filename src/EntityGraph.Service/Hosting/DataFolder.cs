using System.Globalization;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Service.Hosting;

/// <summary>The folder that holds the store; one program at a time may have it.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockName = "lock";
    private const string OwnerName = "owner";

    private FileStream? _lock;

    /// <summary>Names the folder; nothing is made or locked yet.</summary>
    /// <param name="path">The folder; null for the user's own.</param>
    public DataFolder(string? path) => Path = System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(path) ? DefaultPath() : path);

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>The file that holds the store.</summary>
    public string StorePath => System.IO.Path.Combine(Path, "entitygraph.db");

    /// <summary>The file that holds a snapshot of the graph; it can be deleted at any time.</summary>
    public string SnapshotPath => System.IO.Path.Combine(Path, "graph.snapshot");

    /// <summary>Makes the folder and takes it for this program, until it is disposed or the process ends in any way.</summary>
    /// <param name="owner">What this program is, for the message that others get: an address, or a command.</param>
    /// <exception cref="StoreUnusableException">Another program has it, or it can't be written.</exception>
    public void Lock(string owner)
    {
        try
        {
            Directory.CreateDirectory(Path);
            _lock = new(InFolder(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var note = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}, {owner}");
            File.WriteAllText(InFolder(OwnerName), note);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new StoreUnusableException($"The data folder {Path} can't be written. Check that it belongs to you.", denied);
        }
        catch (IOException taken) when (File.Exists(InFolder(LockName)))
        {
            throw new StoreUnusableException(
                $"The data folder {Path} is in use by another EntityGraph ({FindOwner()}). "
                + "Stop that one, give another folder with --data, or send articles to it with: ingest --server URL.",
                taken);
        }
        catch (IOException impossible)
        {
            throw new StoreUnusableException($"The data folder {Path} can't be made. Give another with --data.", impossible);
        }
    }

    /// <summary>Gives the folder free.</summary>
    public void Dispose()
    {
        if (_lock is not null)
        {
            File.Delete(InFolder(OwnerName));
            _lock.Dispose();
            _lock = null;
        }
    }

    // XDG_DATA_HOME or ~/.local/share, ~/Library/Application Support, %LOCALAPPDATA%.
    private static string DefaultPath() => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "EntityGraph");

    private string InFolder(string name) => System.IO.Path.Combine(Path, name);

    private string FindOwner()
    {
        try
        {
            return File.ReadAllText(InFolder(OwnerName));
        }
        catch (IOException)
        {
            return "unknown process";
        }
    }
}
