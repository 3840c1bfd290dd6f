using System.Net;
using System.Text.RegularExpressions;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Hosting;

namespace EntityGraph.Service.Tests.Viewer;

/// <summary>The files of the viewer as the service hands them out.</summary>
public sealed partial class ViewerFilesTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Fact]
    public async Task The_root_is_a_page_that_may_load_nothing_from_elsewhere()
    {
        using var client = service.CreateClient();
        var response = await client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Without_the_viewer_the_root_says_how_to_get_it()
    {
        using var client = service.CreateClient();
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(!ViewerFiles.AreBuilt, page.Contains("Node 20", StringComparison.Ordinal));
        Assert.Contains("Node 20", ViewerFiles.ReadText("no-viewer.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_that_the_page_names_is_there_and_cached_for_good()
    {
        using var client = service.CreateClient();
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        var files = NamedFile().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var response = await client.GetAsync(new Uri(file, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True(response.Headers.CacheControl?.MaxAge > TimeSpan.FromDays(300), file);
        }
    }

    [Fact]
    public async Task Every_problem_of_the_interface_has_German_words_in_the_viewer()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "EntityGraph.sln")))
        {
            root = root.Parent!;
        }

        var words = await File.ReadAllTextAsync(Path.Combine(root.FullName, "src/EntityGraph.Service/Viewer/src/problems.ts"));

        // What is said while the service starts stands with the other texts of the page.
        Assert.All(
            ProblemKind.All.Where(kind => kind != ProblemKind.Unavailable),
            kind => Assert.Contains($"\n  {kind.Code}: '", words, StringComparison.Ordinal));
    }

    [GeneratedRegex("\"(/assets/[^\"]+)\"")]
    private static partial Regex NamedFile();
}
