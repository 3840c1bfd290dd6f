using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EntityGraph.Service.Tests.Viewer;

/// <summary>What a reader puts right in the viewer, and takes back: each test leaves the graph as it was.</summary>
[Trait("needs", "chromium")]
[Collection(ViewerCollection.Name)]
public sealed partial class CorrectionViewTests(ViewerFixture viewer)
{
    private const string Kim = "person:kim-jong-un";
    private const string Moon = "person:moon-jae-in";
    private const string Trump = "person:donald-trump";
    private const string MoonInNetwork = "/?center=" + Kim + "&node=" + Moon;

    [Fact]
    public async Task A_hidden_actor_leaves_the_picture_and_comes_back_with_one_click()
    {
        await using var page = await viewer.OpenAsync(MoonInNetwork);
        await ChooseAsync(page, "Ausblenden");

        await Expect(Toast(page)).ToContainTextAsync("„Moon Jae-in“ ist ausgeblendet.");
        await WaitForNodeAsync(page, Moon, shown: false);

        await UndoAsync(page);
        await WaitForNodeAsync(page, Moon, shown: true);
        await Expect(page.PanelTitle).ToHaveTextAsync("Moon Jae-in");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Two_actors_are_merged_by_keyboard_alone()
    {
        await using var page = await viewer.OpenAsync(MoonInNetwork);
        await page.Panel.GetByText("Korrigieren", new() { Exact = true }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox).FillAsync("Lee Hsien");
        await Expect(dialog.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Checked = true })).ToBeFocusedAsync();
        Assert.Empty(await page.FindBarriersAsync());

        await dialog.GetByLabel("Warum?").FillAsync("Probe");
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(dialog).ToHaveCountAsync(0);
        await WaitForNodeAsync(page, "person:lee-hsien-loong", shown: false);
        await Expect(page.PanelTitle).ToHaveTextAsync("Moon Jae-in");
        await Expect(page.Panel.Locator(".aliases")).ToContainTextAsync("Lee Hsien Loong");
        await Expect(page.Panel.Locator("[data-correction]")).ToContainTextAsync("Probe");

        await UndoAsync(page);
        await WaitForNodeAsync(page, "person:lee-hsien-loong", shown: true);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_part_of_an_actor_is_split_off_by_its_articles_and_put_back_from_the_list()
    {
        await using var page = await viewer.OpenAsync(MoonInNetwork);
        await ChooseAsync(page, "Abtrennen …");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Abtrennen" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Es fehlt noch etwas");

        await dialog.GetByLabel("Wer ist dort gemeint?").FillAsync("Moon der Zweite");
        await dialog.GetByRole(AriaRole.Checkbox).Last.CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Abtrennen" }).ClickAsync();

        await Expect(Toast(page)).ToContainTextAsync("„Moon der Zweite“ ist von „Moon Jae-in“ abgetrennt.");
        await WaitForNodeAsync(page, "person:moon-der-zweite", shown: true);

        await page.Page.GotoAsync("/?center=" + Kim + "&corrections");
        await page.Panel.GetByRole(AriaRole.Button, new() { Name = "Rückgängig: Moon Jae-in → Moon der Zweite" }).ClickAsync();
        await Expect(page.Panel).ToContainTextAsync("Noch nichts korrigiert.");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task What_cannot_be_corrected_is_said_in_the_dialog()
    {
        await using var page = await viewer.OpenAsync(MoonInNetwork);
        await ChooseAsync(page, "Umbenennen …");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);

        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("was schon gilt");
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_actor_of_the_wrong_type_gets_the_right_one()
    {
        await using var page = await viewer.OpenAsync(MoonInNetwork);
        await ChooseAsync(page, "Art ändern …");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ändern" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Es fehlt noch etwas");
        Assert.Empty(await page.FindBarriersAsync());

        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Ort" }).CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ändern" }).ClickAsync();

        await Expect(Toast(page)).ToContainTextAsync("„Moon Jae-in“ gilt jetzt als Ort.");
        await Expect(page.Panel).ToContainTextAsync("Ort · ");
        await WaitForNodeAsync(page, Moon, shown: true);

        await UndoAsync(page);
        await Expect(page.Panel).ToContainTextAsync("Person · ");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_relation_that_is_wrong_goes_and_comes_back()
    {
        await using var page = await viewer.OpenAsync($"/?center={Kim}&pair={Kim}&pair={Trump}");
        var relations = page.Panel.Locator("[data-relation]");
        await Expect(relations.First).ToBeVisibleAsync();
        var before = await relations.CountAsync();

        await relations.First.HoverAsync();
        await relations.First.GetByRole(AriaRole.Button, new() { Name = "Stimmt nicht" }).ClickAsync();

        await Expect(relations).ToHaveCountAsync(before - 1);
        await UndoAsync(page);
        await Expect(relations).ToHaveCountAsync(before);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task What_is_said_of_two_actors_is_told_apart_by_year_and_by_how_real_it_is()
    {
        await using var page = await viewer.OpenAsync($"/?center={Kim}&pair={Kim}&pair={Trump}");
        var relations = page.Panel.Locator("[data-relation]");
        await Expect(page.Panel.Locator(".year h4")).ToHaveTextAsync(["2019", "2018"]);
        var all = await relations.CountAsync();

        var ahead = page.Panel.Locator("[data-aspect=ahead]");
        await ahead.ClickAsync();

        await Expect(page.Panel.Locator("[data-aspect=ahead]")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.InRange(await relations.CountAsync(), 1, all - 1);
        await Expect(relations.First.Locator(".badge").First).ToHaveTextAsync(NotDone());
    }

    [Fact]
    public async Task An_actor_shows_how_he_is_written_which_offices_he_held_and_how_sure_that_is()
    {
        await using var page = await viewer.OpenAsync("/?center=" + Kim + "&node=" + Kim);

        await Expect(page.Panel.Locator(".aliases li").First).ToHaveTextAsync(WithCounts());
        await Expect(page.Panel.Locator(".roles")).ToContainTextAsync("Machthaber");
        await Expect(page.Panel.Locator(".certainty")).ToContainTextAsync("%");
        var shown = await page.Panel.Locator(".aliases .form").CountAsync();
        await page.Panel.Locator(".aliases").GetByRole(AriaRole.Button).ClickAsync();
        Assert.True(await page.Panel.Locator(".aliases .form").CountAsync() > shown);
    }

    private static ILocator Toast(ViewerPage page) => page.Page.Locator(".toast");

    private static async Task ChooseAsync(ViewerPage page, string what)
    {
        await page.Panel.GetByText("Korrigieren", new() { Exact = true }).ClickAsync();
        await page.Panel.GetByRole(AriaRole.Button, new() { Name = what }).ClickAsync();
    }

    private static async Task UndoAsync(ViewerPage page)
    {
        await Toast(page).GetByRole(AriaRole.Button, new() { Name = "Rückgängig" }).ClickAsync();
        await Expect(Toast(page)).ToContainTextAsync("Rückgängig gemacht.");
    }

    private static Task<IJSHandle> WaitForNodeAsync(ViewerPage page, string id, bool shown) => page.Page.WaitForFunctionAsync(
        "([id, shown]) => viewer.network && viewer.network.nodes.some(node => node.id === id) === shown", new object[] { id, shown });

    [GeneratedRegex("geplant|möglich|bedingt|gefordert")]
    private static partial Regex NotDone();

    [GeneratedRegex(@"Kim.*\d{4}.*\d+ ×")]
    private static partial Regex WithCounts();
}
