using EntityGraph.Graph.Documents;

namespace EntityGraph.Graph.Model.Snapshots;

/// <summary>A version of the graph in one file, from which a program starts without building it anew.</summary>
internal static class SnapshotFile
{
    private const string Unfinished = ".new";

    /// <summary>Writes a version. The file takes the place of an older one only when it is whole and on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The version.</param>
    /// <param name="origin">What it is built from.</param>
    /// <returns>Bytes of the file.</returns>
    /// <exception cref="IOException">It can't be written; an older one is left as it is.</exception>
    public static long Write(string path, GraphColumns columns, SnapshotOrigin origin)
    {
        long length;
        using (var file = new FileStream(path + Unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
        {
            var writer = new SnapshotWriter(file);
            columns.Vertices.Save(writer, "entities");
            columns.Documents.Save(writer, "documents");
            columns.Links.Save(writer, "links");
            columns.Postings.Save(writer, "postings");
            columns.Names.Save(writer, "names");
            writer.Finish(origin);
            file.Flush(flushToDisk: true);
            length = file.Length;
        }

        File.Move(path + Unfinished, path, overwrite: true);
        return length;
    }

    /// <summary>Reads a version.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="readDocument">Reads an article from the store by id; null where it is not stored any more.</param>
    /// <exception cref="SnapshotUnusableException">It is damaged.</exception>
    public static GraphColumns Read(SnapshotReader from, Func<string, AnalyzedDocument?> readDocument) => new(
        VertexTable.Load(from, "entities"),
        DocumentTable.Load(from, "documents", readDocument),
        LinkTable.Load(from, "links"),
        Postings.Load(from, "postings"),
        NameSearch.Load(from, "names"));
}
