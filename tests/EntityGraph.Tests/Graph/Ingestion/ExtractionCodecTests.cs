using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Text;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Tests.Graph.Ingestion;

public sealed class ExtractionCodecTests
{
    [Fact]
    public void What_was_written_is_read_in_every_field()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var extraction = (DocumentExtraction)Make(typeof(DocumentExtraction), random)!;
            var surfaces = (ImmutableArray<string>)Make(typeof(ImmutableArray<string>), random)!;

            var read = ExtractionCodec.Decode(ExtractionCodec.Encode(extraction, surfaces));

            Assert.Equal(Spell(extraction), Spell(read.Extraction));
            Assert.Equal(surfaces.AsEnumerable(), read.Surfaces.AsEnumerable());
        }
    }

    [Fact]
    public void Damaged_bytes_are_recognised_and_never_read_as_something_huge()
    {
        var random = new Random(1);
        var bytes = ExtractionCodec.Encode((DocumentExtraction)Make(typeof(DocumentExtraction), random)!, []);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => ExtractionCodec.Decode(bytes[..length]));
        }

        byte[] huge = [1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x07];
        Assert.Throws<InvalidDataException>(() => ExtractionCodec.Decode(huge));
    }

    [Fact]
    public void Another_format_version_is_said_so()
    {
        var problem = Assert.Throws<InvalidDataException>(() => ExtractionCodec.Decode([200, 0]));

        Assert.Contains("200", problem.Message, StringComparison.Ordinal);
    }

    // Values for every constructor parameter by its type: a field added later is made, and compared, without a change here.
    private static object? Make(Type type, Random random) => type switch
    {
        _ when type == typeof(string) => new string([.. Enumerable.Range(0, random.Next(8)).Select(_ => "aäß-ж😀"[random.Next(5)])]),
        _ when type == typeof(int) => random.Next(3) == 0 ? random.Next(0, 1_000_000) : random.Next(0, 100),
        _ when type == typeof(bool) => random.Next(2) == 0,
        _ when type == typeof(double) => random.NextDouble(),
        _ when type == typeof(DateOnly) => DateOnly.FromDayNumber(random.Next(0, DateOnly.MaxValue.DayNumber)),
        _ when type == typeof(TextSpan) => new TextSpan(random.Next(1_000_000), random.Next(1_000_000)),
        { IsEnum: true } => Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length)),
        _ when Nullable.GetUnderlyingType(type) is { } inner => random.Next(2) == 0 ? null : Make(inner, random),
        { IsGenericType: true } => MakeList(type.GetGenericArguments()[0], random),
        _ => Construct(type, random),
    };

    private static object Construct(Type type, Random random)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType, random))]);
    }

    private static object MakeList(Type element, Random random)
    {
        var values = Array.CreateInstance(element, random.Next(4));
        for (var i = 0; i < values.Length; i++)
        {
            values.SetValue(Make(element, random), i);
        }

        return typeof(ImmutableArray).GetMethods()
            .Single(method => method.Name == "Create"
                && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(element)
            .Invoke(null, [values])!;
    }

    private static string Spell(object? value) => value switch
    {
        null => "-",
        string text => $"\"{text}\"",
        IEnumerable list => $"[{string.Join(',', list.Cast<object?>().Select(Spell))}]",
        double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ when value.GetType().Namespace!.StartsWith("EntityGraph", StringComparison.Ordinal) && !value.GetType().IsEnum =>
            $"{value.GetType().Name}({string.Join(',', value.GetType().GetProperties().Where(p => p.GetMethod is { IsStatic: false }).Select(p => Spell(p.GetValue(value))))})",
        _ => value.ToString()!,
    };
}
