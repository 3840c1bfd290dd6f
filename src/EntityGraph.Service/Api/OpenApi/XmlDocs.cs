using System.Xml.Linq;

namespace EntityGraph.Service.Api.OpenApi;

/// <summary>The doc comments of this program, for the places that the description's maker doesn't look at.</summary>
internal static class XmlDocs
{
    private static readonly Lazy<Dictionary<string, XElement>> Members = new(() => XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, typeof(XmlDocs).Assembly.GetName().Name + ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")?.Value ?? "", StringComparer.Ordinal));

    /// <summary>What the comment of a record says of one of its parameters; null where it says nothing.</summary>
    /// <param name="record">The record.</param>
    /// <param name="parameter">The parameter's name.</param>
    public static string? FindParameter(Type record, string parameter) =>
        Members.Value.GetValueOrDefault("T:" + record.FullName)?
            .Elements("param")
            .FirstOrDefault(element => element.Attribute("name")?.Value == parameter) is { } found
            ? string.Join(' ', found.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : null;
}
