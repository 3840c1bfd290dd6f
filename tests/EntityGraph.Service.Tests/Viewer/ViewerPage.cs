using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace EntityGraph.Service.Tests.Viewer;

/// <summary>An open page of the viewer.</summary>
internal sealed class ViewerPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();

    /// <summary>Listens to a page before it is loaded.</summary>
    public ViewerPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What the console complained about, and what no code caught.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The side panel.</summary>
    public ILocator Panel => Page.Locator("aside.panel");

    /// <summary>The heading of the side panel.</summary>
    public ILocator PanelTitle => Panel.Locator("header h2");

    /// <summary>The names in the list of actors.</summary>
    public ILocator Actors => Panel.Locator("[data-node]");

    /// <summary>Waits until a network around somebody is shown.</summary>
    public Task WaitForNetworkAsync(string name) =>
        Assertions.Expect(Page.Locator(".status h1")).ToContainTextAsync(name);

    /// <summary>Where a node is drawn, in pixels of the page.</summary>
    public Task<Place?> WhereIsAsync(string id) => Page.EvaluateAsync<Place?>("id => viewer.whereIs(id)", id);

    /// <summary>Where the line between two nodes is drawn, in its middle.</summary>
    public Task<Place?> WhereIsLineAsync(string a, string b) =>
        Page.EvaluateAsync<Place?>("([a, b]) => viewer.whereIsLine(a, b)", new[] { a, b });

    /// <summary>Clicks a place of the picture.</summary>
    public async Task ClickAsync(Place? place)
    {
        Assert.NotNull(place);
        await Page.Mouse.MoveAsync(place.X, place.Y);
        await Page.Mouse.ClickAsync(place.X, place.Y);
    }

    /// <summary>What axe-core finds wrong, one line a rule.</summary>
    public async Task<string[]> FindBarriersAsync()
    {
        var axe = Path.Combine(ViewerFixture.Root, "src/EntityGraph.Service/Viewer/node_modules/axe-core/axe.min.js");
        // The policy of the page forbids foreign scripts; what the test evaluates is not one.
        await Page.EvaluateAsync(await File.ReadAllTextAsync(axe));
        return await Page.EvaluateAsync<string[]>(
            "async () => (await axe.run()).violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(' | '))");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await Page.CloseAsync();

    /// <summary>A place on the screen.</summary>
    internal sealed class Place
    {
        public float X { get; set; }

        public float Y { get; set; }
    }
}
