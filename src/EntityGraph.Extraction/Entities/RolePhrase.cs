using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>A noun that names an office or function, with whose it is and where it is held.</summary>
/// <param name="Token">The token of the noun.</param>
/// <param name="Span">The noun's characters; in a compound only the head that names the role.</param>
/// <param name="Form">The role and its gender.</param>
/// <param name="Domain">Index of the mention that says where it is held; -1 where the text does not say.</param>
/// <param name="Holder">Index of the mention of the person right beside it; -1 where there is none.</param>
/// <param name="Former">Whether the phrase says that it is over.</param>
/// <param name="Designated">Whether the phrase says that it has not begun.</param>
internal readonly record struct RolePhrase(
    int Token,
    TextSpan Span,
    RoleForm Form,
    int Domain,
    int Holder,
    bool Former,
    bool Designated);
