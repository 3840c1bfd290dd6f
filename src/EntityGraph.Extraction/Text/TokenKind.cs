namespace EntityGraph.Extraction.Text;

/// <summary>What a token is made of.</summary>
internal enum TokenKind : byte
{
    /// <summary>Letters, also with digits, hyphens, apostrophes or the full stop of an abbreviation.</summary>
    Word,

    /// <summary>Digits, also with separators or the full stop of an ordinal.</summary>
    Number,

    /// <summary>A mark that ends a sentence: full stop, question or exclamation mark, ellipsis.</summary>
    Terminal,

    /// <summary>An opening or closing quotation mark.</summary>
    Quote,

    /// <summary>Any other mark or symbol.</summary>
    Mark,
}
