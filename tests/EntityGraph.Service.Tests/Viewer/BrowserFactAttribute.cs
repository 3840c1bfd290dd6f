using EntityGraph.Service.Hosting;

namespace EntityGraph.Service.Tests.Viewer;

/// <summary>A test that needs Chromium and a program built with the viewer. It is skipped where one is missing, unless both are required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Looks whether both are there.</summary>
    public BrowserFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("ENTITYGRAPH_REQUIRE_SERVERS") == "1")
        {
            return;
        }

        if (!File.Exists(ViewerFixture.Chromium))
        {
            Skip = $"Needs {ViewerFixture.Chromium}: apt-get install chromium.";
        }
        else if (!ViewerFiles.AreBuilt)
        {
            Skip = "Needs the viewer: build with Node 20 or later.";
        }
    }
}
