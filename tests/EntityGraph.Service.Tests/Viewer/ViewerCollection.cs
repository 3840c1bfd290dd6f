namespace EntityGraph.Service.Tests.Viewer;

/// <summary>One service and one browser for all tests of the viewer, which run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ViewerCollection : ICollectionFixture<ViewerFixture>
{
    /// <summary>What the classes name.</summary>
    public const string Name = "viewer";
}
