using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace EntityGraph.Service.Api.Querying;

/// <summary>One query parameter of a call: what it may be. Read from its declaration, for the check and for the OpenAPI document.</summary>
/// <param name="Name">Camel case.</param>
/// <param name="Type">What one value is: string, int, double, bool, <see cref="Period"/> or an enumeration.</param>
/// <param name="Repeatable">Whether it may be sent several times.</param>
/// <param name="Required">Whether it must be sent.</param>
/// <param name="Default">The word that stands for it where it is not sent; null for none.</param>
/// <param name="Range">Least and greatest number; null for none.</param>
/// <param name="MaxLength">Most characters of a string.</param>
/// <param name="Declaration">Where it is declared.</param>
internal sealed record QueryParameter(
    string Name,
    Type Type,
    bool Repeatable,
    bool Required,
    object? Default,
    (double Min, double Max)? Range,
    int MaxLength,
    ParameterInfo Declaration)
{
    private const int UsualLength = 500;

    /// <summary>The words that it may be; null where they can't be listed.</summary>
    public IReadOnlyList<string>? Allowed =>
        Type.IsEnum ? Vocabulary.Of(Type).Names
        : Type == typeof(FormatName) ? FormatName.Names
        : Type == typeof(bool) ? ["true", "false"]
        : null;

    /// <summary>Reads the declaration of a parameter.</summary>
    /// <param name="parameter">A constructor's parameter of a record of query parameters.</param>
    public static QueryParameter Of(ParameterInfo parameter)
    {
        var given = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var definition = given.IsGenericType ? given.GetGenericTypeDefinition() : null;
        var type = definition is not null ? given.GetGenericArguments()[0] : given.GetElementType() ?? given;
        var range = parameter.GetCustomAttribute<RangeAttribute>();
        return new(
            JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? ""),
            type,
            definition == typeof(Words<>) || given.IsArray,
            !parameter.HasDefaultValue,
            parameter.GetCustomAttribute<DefaultValueAttribute>()?.Value ?? (parameter.HasDefaultValue ? parameter.DefaultValue : null),
            range is null ? null : (ToDouble(range.Minimum), ToDouble(range.Maximum)),
            parameter.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength ?? UsualLength,
            parameter);
    }

    /// <summary>Finds what is wrong with a value; null where nothing is.</summary>
    /// <param name="value">What was sent, once.</param>
    public string? FindFault(string value) => Type switch
    {
        { IsEnum: true } => FindFaultyWord(value),
        _ when Type == typeof(int) => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? FindFault(number)
            : "It must be a whole number" + RangeText() + ".",
        _ when Type == typeof(double) => double.TryParse(value, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
                ? FindFault(number)
                : "It must be a number" + RangeText() + ".",
        _ when Type == typeof(bool) => bool.TryParse(value, out _) ? null : "It must be true or false.",
        _ when Type == typeof(FormatName) => FormatName.TryParse(value, out _)
            ? null
            : $"There is no format '{Errors.Problems.Shorten(value)}'.",
        _ when Type == typeof(Period) => Period.TryParse(value, out _)
            ? null
            : "It must be a day (2019-04-25), a month (2019-04) or a year (2019).",
        _ => value.Length <= MaxLength ? null : $"It has {value.Length} characters, {MaxLength} are taken.",
    };

    private string? FindFault(double number) =>
        Range is { } range && (number < range.Min || number > range.Max) ? "It must be" + RangeText().TrimStart(',') + "." : null;

    private string? FindFaultyWord(string value)
    {
        var words = Repeatable
            ? value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [value];
        var vocabulary = Vocabulary.Of(Type);
        return Array.Find(words, word => !vocabulary.Knows(word)) is { } stranger
            ? $"It does not know '{Errors.Problems.Shorten(stranger)}'."
            : null;
    }

    private string RangeText() => Range switch
    {
        null => "",
        { Max: >= int.MaxValue } range => string.Create(CultureInfo.InvariantCulture, $", at least {range.Min}"),
        { } range => string.Create(CultureInfo.InvariantCulture, $", {range.Min} to {range.Max}"),
    };

    private static double ToDouble(object bound) => Convert.ToDouble(bound, CultureInfo.InvariantCulture);
}
