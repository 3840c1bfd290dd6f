using System.Globalization;

namespace EntityGraph.Benchmarks;

/// <summary>How all benchmarks print: the same figures in every culture.</summary>
internal static class Print
{
    /// <summary>Prints a line.</summary>
    public static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>The value below which a share of all lies.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="share">0 to 1.</param>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var ordered = values.Order().ToArray();
        return ordered[(int)(share * (ordered.Length - 1))];
    }
}
