using System.Diagnostics;
using System.Globalization;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Input;
using Spectre.Console;

namespace EntityGraph.Service.Commands;

/// <summary>Counts what came of the articles, and says it at the end.</summary>
internal sealed class IngestReport
{
    private const int MostShown = 50;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<IngestedArticle> _rejected = [];
    private int _stored;
    private int _replaced;
    private int _known;

    /// <summary>Articles read so far, bad ones among them.</summary>
    public int Read => _stored + _replaced + _known + _rejected.Count;

    /// <summary>Articles a second since the start.</summary>
    public double PerSecond => Read / Math.Max(Stopwatch.GetElapsedTime(_start).TotalSeconds, 0.001);

    /// <summary>What the shell gets.</summary>
    public int ExitCode => _rejected.Count == 0 ? CommandLine.Done
        : Read > _rejected.Count ? CommandLine.SomeRejected
        : CommandLine.Failed;

    /// <summary>Counts one.</summary>
    /// <param name="article">What came of it.</param>
    public void Add(IngestedArticle article)
    {
        switch (article.Status)
        {
            case StoreStatus.Stored:
                _stored++;
                break;
            case StoreStatus.Replaced:
                _replaced++;
                break;
            case StoreStatus.Unchanged:
                _known++;
                break;
            default:
                _rejected.Add(article);
                break;
        }
    }

    /// <summary>Writes the summary, and what was rejected with its place and reason.</summary>
    /// <param name="console">Where the summary goes.</param>
    /// <param name="errors">Where the rejected go.</param>
    public void Write(IAnsiConsole console, TextWriter errors)
    {
        foreach (var article in _rejected.OrderBy(one => one.Origin.File, StringComparer.Ordinal).ThenBy(one => one.Origin.Line).Take(MostShown))
        {
            errors.WriteLine($"{article.Origin}: {article.Problem?.Message} [{article.Problem?.Code}]");
        }

        if (_rejected.Count > MostShown)
        {
            errors.WriteLine($"… and {_rejected.Count - MostShown} more");
        }

        var seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("").AddColumn(new TableColumn("").RightAligned());
        AddRow(table, "read", Read);
        AddRow(table, "stored", _stored);
        AddRow(table, "replaced", _replaced);
        AddRow(table, "already known", _known);
        AddRow(table, "rejected", _rejected.Count);
        console.Write(table);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s, {Read / Math.Max(seconds, 0.001):F0} articles/s"));
    }

    private static void AddRow(Table table, string name, int count) =>
        table.AddRow(name, count.ToString(CultureInfo.InvariantCulture));
}
