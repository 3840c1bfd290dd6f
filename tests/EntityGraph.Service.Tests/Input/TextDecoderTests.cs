using System.Text;
using EntityGraph.Service.Input;

namespace EntityGraph.Service.Tests.Input;

public sealed class TextDecoderTests
{
    private const string Text = "Außenminister Lawrow würdigte „die Annäherung“ – für 5 €.\r\nSchluss.";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "utf-16BE", "utf-32", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_is_read_right_in(string name)
    {
        Assert.Null(TextDecoder.Decode(Encode(Text, name), null, out var text));

        Assert.Equal(Text, text);
    }

    [Fact]
    public void A_declared_encoding_counts_where_the_bytes_are_no_utf8()
    {
        var latin9 = Encoding.GetEncoding("iso-8859-15");

        TextDecoder.Decode(latin9.GetBytes("für 5 €"), latin9, out var declared);
        TextDecoder.Decode(Encoding.UTF8.GetBytes("für 5 €"), latin9, out var wronglyDeclared);

        Assert.Equal("für 5 €", declared);
        Assert.Equal("für 5 €", wronglyDeclared);
    }

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00 })]
    [InlineData(new byte[] { 0x4B, 0x69, 0x6D, 0x00, 0x4A })]
    [InlineData(new byte[] { 0x01, 0x02, 0x03 })]
    public void Binary_is_recognised(byte[] bytes) =>
        Assert.Equal(InputProblems.Binary, TextDecoder.Decode(bytes, null, out _)?.Code);

    [Fact]
    public void Utf8_with_a_wound_is_reported_with_its_line_and_not_read_as_something_else()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("Für die Brücke.\nÜber "), 0xC3, 0x28, .. Encoding.UTF8.GetBytes(" Größe.")];

        var problem = TextDecoder.Decode(bytes, null, out _);

        Assert.Equal(InputProblems.WrongEncoding, problem?.Code);
        Assert.Contains("Line 2", problem!.Message, StringComparison.Ordinal);
    }

    private static byte[] Encode(string text, string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            _ => Encoding.GetEncoding(name),
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }
}
