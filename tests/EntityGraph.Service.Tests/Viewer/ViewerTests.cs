using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EntityGraph.Service.Tests.Viewer;

/// <summary>What somebody does who has never read a manual, in a real browser over the sample articles.</summary>
[Trait("needs", "chromium")]
[Collection(ViewerCollection.Name)]
public sealed partial class ViewerTests(ViewerFixture viewer)
{
    private const string Kim = "person:kim-jong-un";
    private const string Trump = "person:donald-trump";
    private const string KimNetwork = "/?center=" + Kim;

    [Fact]
    public async Task A_name_typed_into_the_search_box_leads_to_its_network()
    {
        await using var page = await viewer.OpenAsync("/");
        await Expect(page.Page.Locator(".examples .chip").First).ToBeVisibleAsync();

        await page.Page.GetByRole(AriaRole.Combobox).FillAsync("kim jong");
        await page.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Kim Jong-un" }).First.ClickAsync();

        await page.WaitForNetworkAsync("Kim Jong-un");
        await Expect(page.Page).ToHaveURLAsync(CenterOfKim());
        await Expect(page.Panel).ToContainTextAsync("Nordkorea");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task The_search_box_works_by_keyboard_alone()
    {
        await using var page = await viewer.OpenAsync("/");
        var box = page.Page.GetByRole(AriaRole.Combobox);
        await box.FillAsync("putin");
        await Expect(page.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();

        await box.PressAsync("ArrowDown");
        await box.PressAsync("Enter");

        await page.WaitForNetworkAsync("Putin");
    }

    [Fact]
    public async Task A_click_on_a_line_shows_the_sentences_behind_it()
    {
        await using var page = await viewer.OpenAsync(KimNetwork);
        await page.WaitForNetworkAsync("Kim Jong-un");

        await page.ClickAsync(await page.WhereIsLineAsync(Kim, Trump));

        await Expect(page.PanelTitle).ToContainTextAsync("Kim Jong-un");
        await Expect(page.PanelTitle).ToContainTextAsync("Trump");
        await Expect(page.Panel.Locator("blockquote mark.source").First).ToBeVisibleAsync();
        await Expect(page.Panel.Locator("blockquote mark.target").First).ToBeVisibleAsync();
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_sentence_leads_to_its_article_and_back()
    {
        await using var page = await viewer.OpenAsync($"{KimNetwork}&pair={Kim}&pair={Trump}");
        var sentence = await page.Panel.Locator("blockquote").First.TextContentAsync();

        await page.Panel.GetByRole(AriaRole.Button, new() { NameRegex = ReadArticle() }).First.ClickAsync();
        await Expect(page.Panel.Locator(".text")).ToContainTextAsync(sentence!);
        await Expect(page.Panel.Locator(".text .mention").First).ToBeVisibleAsync();
        await Expect(page.Panel.Locator(".text .chosen").First).ToBeInViewportAsync();

        await page.Page.GoBackAsync();
        await Expect(page.PanelTitle).ToContainTextAsync("Trump");
    }

    [Fact]
    public async Task A_node_opens_by_a_click_and_expands_into_its_own_network()
    {
        await using var page = await viewer.OpenAsync(KimNetwork + "&nodes=12");
        await page.WaitForNetworkAsync("Kim Jong-un");
        await page.ClickAsync(await page.WhereIsAsync(Trump));
        await Expect(page.PanelTitle).ToContainTextAsync("Trump");
        await Expect(page.Panel).ToContainTextAsync("Artikel");

        await page.Panel.GetByRole(AriaRole.Button, new() { Name = "Netz erweitern" }).ClickAsync();
        await page.WaitForNetworkAsync("Trump");
        await Expect(page.Page).ToHaveURLAsync(TwoCenters());

        await page.Page.GoBackAsync();
        await Expect(page.Page.Locator(".status h1")).Not.ToContainTextAsync("Trump");
    }

    [Fact]
    public async Task The_legend_filters_actors_and_relations()
    {
        await using var page = await viewer.OpenAsync(KimNetwork);
        await page.WaitForNetworkAsync("Kim Jong-un");
        await Expect(page.Panel.Locator("[data-node^='state:']").First).ToBeVisibleAsync();

        await page.Page.GetByLabel("Staat").UncheckAsync();
        await Expect(page.Panel.Locator("[data-node^='state:']")).ToHaveCountAsync(0);
        await Expect(page.Page).ToHaveURLAsync(WithoutStates());

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Alle Filter zurücksetzen" }).ClickAsync();
        await Expect(page.Panel.Locator("[data-node^='state:']").First).ToBeVisibleAsync();

        Assert.DoesNotContain("co_occurrence", await LayersAsync(page));
        await page.Page.GetByLabel("Zusammen genannt").First.CheckAsync();
        await Expect(page.Page).ToHaveURLAsync(WithTogether());
        await page.Page.WaitForFunctionAsync("() => viewer.network.links.some(link => link.layer === 'co_occurrence')");
    }

    [Fact]
    public async Task The_time_slider_narrows_the_network()
    {
        await using var page = await viewer.OpenAsync(KimNetwork);
        await page.WaitForNetworkAsync("Kim Jong-un");
        var links = await page.Page.EvaluateAsync<int>("() => viewer.network.links.length");

        var from = page.Page.GetByRole(AriaRole.Slider).First;
        await from.FocusAsync();
        await from.PressAsync("End");

        await Expect(page.Page).ToHaveURLAsync(FromMonth());
        await page.Page.WaitForFunctionAsync("all => viewer.network.links.length < all", links);
    }

    [Fact]
    public async Task An_address_restores_the_whole_view()
    {
        await using var page = await viewer.OpenAsync($"{KimNetwork}&depth=3&types=person,state&without=standing&nodes=20&node={Trump}");

        await Expect(page.PanelTitle).ToContainTextAsync("Trump");
        await Expect(page.Page.GetByLabel("Organisation")).Not.ToBeCheckedAsync();
        await Expect(page.Page.GetByLabel("Zusammen genannt").First).ToBeCheckedAsync();
        await Expect(page.Page.GetByLabel("Ämter, Bündnisse").First).Not.ToBeCheckedAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "3", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task The_same_answer_is_always_drawn_the_same_way()
    {
        await using var first = await viewer.OpenAsync(KimNetwork);
        await first.WaitForNetworkAsync("Kim Jong-un");
        await using var second = await viewer.OpenAsync(KimNetwork);
        await second.WaitForNetworkAsync("Kim Jong-un");

        var one = await first.WhereIsAsync(Trump);
        var other = await second.WhereIsAsync(Trump);

        Assert.NotNull(one);
        Assert.NotNull(other);
        Assert.Equal(one.X, other.X, 0.5f);
        Assert.Equal(one.Y, other.Y, 0.5f);
    }

    [Fact]
    public async Task A_text_is_analysed_before_the_eyes_of_its_reader()
    {
        await using var page = await viewer.OpenAsync("/?text");

        await page.Page.GetByLabel("Text", new() { Exact = true }).FillAsync(
            "Bundeskanzlerin Angela Merkel hat in Paris den französischen Präsidenten Emmanuel Macron getroffen.");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Analysieren", Exact = true }).ClickAsync();

        var result = page.Page.Locator(".result");
        await Expect(result.Locator(".mention.person").First).ToHaveTextAsync("Angela Merkel");
        await Expect(result.Locator(".relation").Filter(new() { HasText = "Emmanuel Macron" }).First).ToContainTextAsync("Frankreich");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_answered_with_what_to_do()
    {
        await using var page = await viewer.OpenAsync("/?center=Xyzzyx");

        await Expect(page.Page.Locator(".notice")).ToContainTextAsync("„Xyzzyx“ kommt in den gelesenen Artikeln nicht vor");
    }

    [Fact]
    public async Task A_picture_can_be_saved()
    {
        await using var page = await viewer.OpenAsync(KimNetwork);
        await page.WaitForNetworkAsync("Kim Jong-un");
        await page.Page.GetByText("Exportieren").ClickAsync();

        var download = await page.Page.RunAndWaitForDownloadAsync(
            () => page.Page.GetByRole(AriaRole.Button, new() { Name = "Bild (PNG)" }).ClickAsync());

        var file = await download.PathAsync();
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await File.ReadAllBytesAsync(file)).Take(4));
        Assert.True(new FileInfo(file).Length > 10_000, "The picture is empty.");
    }

    [Fact]
    public async Task Nobody_is_kept_out()
    {
        string[] addresses =
        [
            "/", "/?text", KimNetwork, $"{KimNetwork}&node={Trump}", $"{KimNetwork}&pair={Kim}&pair={Trump}", $"{KimNetwork}&corrections",
        ];
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var address in addresses)
            {
                await using var page = await viewer.OpenAsync(address, scheme);
                await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

                Assert.Empty(await page.FindBarriersAsync());
            }
        }
    }

    [Fact]
    public async Task A_narrow_window_shows_everything_without_scrolling_sideways()
    {
        await using var page = await viewer.OpenAsync(KimNetwork);
        await page.Page.SetViewportSizeAsync(390, 780);
        await page.WaitForNetworkAsync("Kim Jong-un");

        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await Expect(page.Panel).ToBeInViewportAsync();
        await Expect(page.Page.Locator(".canvas")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_code_of_the_viewer_fits_the_description_of_the_interface()
    {
        var start = new ProcessStartInfo("npm", "run --silent check")
        {
            WorkingDirectory = Path.Combine(ViewerFixture.Root, "src/EntityGraph.Service/Viewer"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var check = Process.Start(start)!;
        var errors = check.StandardError.ReadToEndAsync();
        var output = await check.StandardOutput.ReadToEndAsync() + await errors;
        await check.WaitForExitAsync();

        Assert.True(check.ExitCode == 0, output);
    }

    /// <summary>The picture of the README. It is renewed where ENTITYGRAPH_REFRESH_IMAGES is 1, so that a test run changes no file.</summary>
    [Fact]
    public async Task The_picture_of_the_readme_can_be_taken()
    {
        await using var page = await viewer.OpenAsync($"{KimNetwork}&node={Kim}&nodes=30");
        await page.Page.SetViewportSizeAsync(1440, 900);
        await Expect(page.Panel.Locator("blockquote").First).ToBeVisibleAsync();
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var picture = await page.Page.ScreenshotAsync();

        Assert.True(picture.Length > 50_000, "The picture is empty.");
        if (Environment.GetEnvironmentVariable("ENTITYGRAPH_REFRESH_IMAGES") == "1")
        {
            var folder = Directory.CreateDirectory(Path.Combine(ViewerFixture.Root, "docs", "images"));
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "viewer.png"), picture);
        }
    }

    private static async Task<string[]> LayersAsync(ViewerPage page)
    {
        var layers = await page.Page.EvaluateAsync<string[]>("() => viewer.network.links.map(link => link.layer)");
        Assert.NotEmpty(layers);
        return layers;
    }

    [GeneratedRegex("center=person:kim-jong-un")]
    private static partial Regex CenterOfKim();

    [GeneratedRegex("center=person:kim-jong-un&center=person:donald-trump")]
    private static partial Regex TwoCenters();

    [GeneratedRegex("types=person,organization")]
    private static partial Regex WithoutStates();

    [GeneratedRegex("without=(&|$)")]
    private static partial Regex WithTogether();

    [GeneratedRegex(@"from=\d{4}-\d{2}")]
    private static partial Regex FromMonth();

    [GeneratedRegex("^Artikel lesen")]
    private static partial Regex ReadArticle();
}
