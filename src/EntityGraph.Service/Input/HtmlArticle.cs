using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EntityGraph.Graph.Documents;

namespace EntityGraph.Service.Input;

/// <summary>Finds the article in a web page: its paragraphs, parted by empty lines, and what the page says of it.</summary>
internal static class HtmlArticle
{
    // A paragraph that is mostly links, and no sentence, leads elsewhere.
    private const double MostlyLinks = 0.6;

    private static readonly HashSet<string> Blocks = new(
        ["P", "DIV", "SECTION", "ARTICLE", "MAIN", "LI", "UL", "OL", "BLOCKQUOTE", "H1", "H2", "H3", "H4", "H5", "H6", "PRE", "DL", "DT",
            "DD", "TABLE", "TR", "TD", "TH", "HR", "BODY", "HEADER", "CENTER", "ADDRESS"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Foreign = new(
        ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "NAV", "FOOTER", "ASIDE", "FORM", "BUTTON", "SELECT", "INPUT", "TEXTAREA", "IFRAME",
            "SVG", "FIGURE", "FIGCAPTION", "DIALOG", "VIDEO", "AUDIO", "OBJECT", "CANVAS", "HEAD", "TIME", "CAPTION"],
        StringComparer.Ordinal);

    /// <summary>Reads a page.</summary>
    /// <param name="html">The page, or a part of one.</param>
    /// <returns>The article; its text is null where none was found.</returns>
    public static DocumentInput Read(string html)
    {
        using var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        var facts = HtmlFacts.Read(page);
        var container = FindContainer(page);
        var text = string.Join("\n\n", Cut(new Walker(container).Paragraphs(), facts.Title));
        return new(
            text.Length > 0 ? text : null,
            Title: facts.Title,
            Date: facts.Date,
            Source: facts.Source,
            Url: facts.Url);
    }

    // The article element with the most paragraph text; without one the part marked as the main one; else all.
    private static IElement FindContainer(IHtmlDocument page)
    {
        var candidates = page.QuerySelectorAll("[itemprop=articleBody]");
        candidates = candidates.Length > 0 ? candidates : page.QuerySelectorAll("article");
        candidates = candidates.Length > 0 ? candidates : page.QuerySelectorAll("main, [role=main]");
        var best = candidates.MaxBy(ParagraphLength);
        return best ?? page.Body ?? page.DocumentElement;
    }

    private static int ParagraphLength(IElement element) =>
        element.QuerySelectorAll("p").Sum(paragraph => paragraph.TextContent.Length);

    // Two line breaks in a row part paragraphs in pages without any.
    private static bool NextIsBreak(IElement element)
    {
        var next = element.NextSibling;
        while (next is IText { Data: var data } && string.IsNullOrWhiteSpace(data))
        {
            next = next.NextSibling;
        }

        return next is IElement { TagName: "BR" };
    }

    private static IEnumerable<string> Cut(List<Paragraph> paragraphs, string? title)
    {
        foreach (var paragraph in paragraphs)
        {
            var text = paragraph.Text;
            if (Boilerplate.Default.IsEnd(text))
            {
                yield break;
            }

            var leadsAway = paragraph.LinkShare >= MostlyLinks && !IsSentence(text);
            if (!leadsAway && !Boilerplate.Default.IsNoise(text) && !(paragraph.Heading && text == title))
            {
                yield return text;
            }
        }
    }

    private static bool IsSentence(string text) => text[^1] is '.' or '!' or '?' or '"' or '“' or '«' && text.Contains(' ', StringComparison.Ordinal);

    /// <summary>Walks the elements in the order of the page and collects the words of each block.</summary>
    private sealed class Walker(IElement container)
    {
        private readonly List<Paragraph> _paragraphs = [];
        private readonly int _wholeLength = ParagraphLength(container);
        private Paragraph _open = new();

        public List<Paragraph> Paragraphs()
        {
            Walk(container, insideLink: false);
            Close();
            return _paragraphs;
        }

        private void Walk(INode node, bool insideLink)
        {
            foreach (var child in node.ChildNodes)
            {
                if (child is IText text)
                {
                    _open.Add(text.Data, insideLink);
                }
                else if (child is IElement element && !IsForeign(element))
                {
                    Enter(element, insideLink);
                }
            }
        }

        private void Enter(IElement element, bool insideLink)
        {
            var name = element.TagName;
            var block = Blocks.Contains(name);
            if (block || (name == "BR" && NextIsBreak(element)))
            {
                Close();
            }
            else if (name == "BR")
            {
                _open.Add("\n", insideLink);
            }

            _open.Heading |= name is ['H', >= '1' and <= '6'];
            Walk(element, insideLink || name == "A");
            if (block)
            {
                Close();
            }
        }

        private void Close()
        {
            if (_open.Text.Length > 0)
            {
                _paragraphs.Add(_open);
            }

            _open = new();
        }

        private bool IsForeign(IElement element) =>
            Foreign.Contains(element.TagName)
            || element.HasAttribute("hidden")
            || element.GetAttribute("aria-hidden") == "true"
            || (IsMarked(element) && !HoldsTheArticle(element));

        private static bool IsMarked(IElement element) =>
            Boilerplate.Default.IsMark(element.ClassName)
            || Boilerplate.Default.IsMark(element.Id)
            || Boilerplate.Default.IsMark(element.GetAttribute("role"));

        // A wrapper may be marked for what it also holds ("content has-comments"): most of the text is never noise.
        private bool HoldsTheArticle(IElement element) => _wholeLength > 0 && ParagraphLength(element) * 2 > _wholeLength;
    }

    private sealed class Paragraph
    {
        private readonly StringBuilder _text = new();
        private int _linked;

        public bool Heading { get; set; }

        // Trimmed: white space at the end may still be waiting for a word.
        public string Text => _text.ToString().TrimEnd();

        public double LinkShare => _text.Length == 0 ? 0 : (double)_linked / _text.Length;

        public void Add(string data, bool linked)
        {
            var before = _text.Length;
            foreach (var character in data)
            {
                if (!char.IsWhiteSpace(character))
                {
                    _text.Append(character);
                }
                else if (_text.Length > 0 && _text[^1] != ' ')
                {
                    _text.Append(' ');
                }
            }

            _linked += linked ? _text.Length - before : 0;
        }
    }
}
