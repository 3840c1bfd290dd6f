namespace EntityGraph.Service.Api.Contracts;

/// <summary>How much one request may carry. They stand in the OpenAPI document.</summary>
internal static class Limits
{
    /// <summary>Characters of one article; the longest real ones have a tenth of it.</summary>
    public const int TextLength = 1_000_000;

    /// <summary>Characters of a title, an outlet or an address.</summary>
    public const int FieldLength = 2_000;

    /// <summary>Characters of an id.</summary>
    public const int IdLength = 200;

    /// <summary>Bytes of a body of one document; a character has up to six in escaped JSON.</summary>
    public const int BodyBytes = 16 << 20;

    /// <summary>Entries of a page.</summary>
    public const int PageSize = 500;

    /// <summary>Links of a subgraph.</summary>
    public const int Links = 50_000;

    /// <summary>Nodes of a subgraph.</summary>
    public const int Nodes = 5_000;
}
