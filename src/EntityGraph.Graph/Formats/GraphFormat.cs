namespace EntityGraph.Graph.Formats;

/// <summary>A file format that a graph can be written in.</summary>
public sealed class GraphFormat
{
    // A piece of so many elements mostly fits into so many bytes; larger ones would be kept apart by the collector.
    private const int ElementsPerFlush = 64;
    private const int BytesPerFlush = 32 * 1024;

    private readonly Func<Stream, FormatOptions, IGraphWriter> _open;

    internal GraphFormat(
        string name,
        string fileExtension,
        string description,
        string[] mediaTypes,
        Func<Stream, FormatOptions, IGraphWriter> open)
    {
        Name = name;
        FileExtension = fileExtension;
        Description = description;
        MediaTypes = mediaTypes;
        _open = open;
    }

    /// <summary>Its name in the interface, lower case.</summary>
    public string Name { get; }

    /// <summary>With the dot.</summary>
    public string FileExtension { get; }

    /// <summary>Who reads it.</summary>
    public string Description { get; }

    /// <summary>The media types that mean it, without parameters; files are sent under the first.</summary>
    public IReadOnlyList<string> MediaTypes { get; }

    /// <summary>Writes a graph as it is read: no more than a few elements are held at a time.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="options">What the format leaves open.</param>
    /// <param name="output">Where to write; it stays open.</param>
    /// <param name="cancellationToken">Stops the writing in the middle.</param>
    public async Task WriteAsync(
        GraphFile graph,
        FormatOptions options,
        Stream output,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        using var buffer = new MemoryStream(BytesPerFlush);
        using var writer = _open(buffer, options);
        var count = 0;
        writer.Begin(graph);
        foreach (var node in graph.Nodes)
        {
            writer.Node(node);
            await DrainAsync(++count);
        }

        writer.BeginLinks();
        foreach (var link in graph.Links)
        {
            writer.Link(link);
            await DrainAsync(++count);
        }

        writer.End();
        await DrainAsync(0);

        // The writers are synchronous and simple; here alone their bytes go out, a piece at a time.
        async ValueTask DrainAsync(int elements)
        {
            if (elements % ElementsPerFlush == 0)
            {
                writer.Flush();
                await output.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
                buffer.SetLength(0);
            }
        }
    }
}
