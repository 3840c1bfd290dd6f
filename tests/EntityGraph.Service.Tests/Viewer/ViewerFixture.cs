using EntityGraph.Service.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace EntityGraph.Service.Tests.Viewer;

/// <summary>The service with the sample articles behind a real socket, and a real browser.</summary>
public sealed class ViewerFixture : IAsyncLifetime
{
    /// <summary>Where Debian puts the browser.</summary>
    public const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("entitygraph-viewer-");
    private SampledService? _service;
    private IPlaywright? _playwright;
    private IBrowserContext? _browser;

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium) || !ViewerFiles.AreBuilt)
        {
            throw new InvalidOperationException($"Tests of the viewer need {Chromium} (apt-get install chromium) and a build with Node 20 or later.");
        }

        _service = new SampledService(_folder.CreateSubdirectory("data").FullName);
        _service.UseKestrel(0);
        _service.StartServer();
        await WaitUntilReadyAsync(_service.ClientOptions.BaseAddress);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchPersistentContextAsync(
            _folder.CreateSubdirectory("profile").FullName,
            new()
            {
                ExecutablePath = Chromium,
                Args = Flags,
                Headless = true,
                BaseURL = _service.ClientOptions.BaseAddress.ToString(),
                ViewportSize = new() { Width = 1280, Height = 800 },
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "de-DE",
            });
        _browser.SetDefaultTimeout(15_000);
    }

    /// <summary>Opens a page of the viewer and keeps what the console complains about.</summary>
    internal async Task<ViewerPage> OpenAsync(string address, ColorScheme scheme = ColorScheme.Light)
    {
        var browser = _browser ?? throw new InvalidOperationException("There is no browser.");
        var page = await browser.NewPageAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var opened = new ViewerPage(page);
        await page.GotoAsync(address);
        return opened;
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static async Task WaitUntilReadyAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!(await client.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token)).IsSuccessStatusCode)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EntityGraph.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No EntityGraph.sln above the tests.");
        }

        return folder.FullName;
    }

    private sealed class SampledService(string data) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("EntityGraph:Data", data);
            builder.UseSetting("EntityGraph:Samples", Path.Combine(Root, "data", "samples"));
            builder.ConfigureLogging(logging => logging.ClearProviders());
        }
    }
}
