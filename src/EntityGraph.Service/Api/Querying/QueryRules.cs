using System.Reflection;
using EntityGraph.Service.Api.Errors;

namespace EntityGraph.Service.Api.Querying;

/// <summary>The query parameters of a call. What else is sent, or sent wrong, is answered with a problem that names it.</summary>
/// <param name="Parameters">In the order of their declaration.</param>
internal sealed record QueryRules(IReadOnlyList<QueryParameter> Parameters)
{
    /// <summary>Reads the parameters from the signature of a handler: those of its records marked as parameters.</summary>
    /// <param name="handler">The handler of a call.</param>
    public static QueryRules Of(MethodInfo handler) => new(
    [
        .. handler.GetParameters()
            .Where(parameter => parameter.IsDefined(typeof(AsParametersAttribute)))
            .SelectMany(parameter => parameter.ParameterType.GetConstructors()[0].GetParameters())
            .Select(QueryParameter.Of),
    ]);

    /// <summary>Whether the call has a parameter.</summary>
    /// <param name="name">Its name.</param>
    public bool Knows(string name) => Parameters.Any(parameter => parameter.Name == name);

    /// <summary>Finds the first fault of a query; null where there is none.</summary>
    /// <param name="query">The query as it was sent.</param>
    public ProblemResult? FindFault(IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            var parameter = Parameters.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (parameter is null)
            {
                return Unknown(name);
            }

            if (values.Count > 1 && !parameter.Repeatable)
            {
                return Problems.BadParameter(parameter.Name, $"'{parameter.Name}' may be given once only.");
            }

            var fault = values.Select(value => parameter.FindFault(value ?? "")).FirstOrDefault(text => text is not null);
            if (fault is not null)
            {
                return Problems.BadParameter(parameter.Name, $"'{parameter.Name}' is wrong. {fault}", parameter.Allowed);
            }
        }

        return Parameters.FirstOrDefault(parameter => parameter.Required && IsMissing(query, parameter.Name)) is { } missing
            ? Missing(missing.Name)
            : null;
    }

    private static bool IsMissing(IQueryCollection query, string name) => query[name].All(string.IsNullOrWhiteSpace);

    private static ProblemResult Missing(string name) =>
        new(ProblemKind.MissingParameter, $"The call needs '{name}'.") { Parameter = name };

    private ProblemResult Unknown(string name) =>
        new(ProblemKind.UnknownParameter, $"The call has no parameter '{Problems.Shorten(name)}'.")
        {
            Parameter = Problems.Shorten(name),
            Allowed = [.. Parameters.Select(parameter => parameter.Name)],
        };
}
