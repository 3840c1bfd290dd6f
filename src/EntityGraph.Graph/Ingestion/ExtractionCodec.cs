using System.Collections.Immutable;
using System.Text;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Graph.Ingestion;

/// <summary>Writes and reads the stored form of an extraction: a version byte, then columns of variable-length integers.</summary>
/// <remarks>
/// Exact: what is read equals what was written. A few kilobytes an article, read in microseconds, so that a start reads the whole store.
/// Positions are stored as differences from the one before. Enumerations are stored by number: new members go to the end.
/// </remarks>
public static class ExtractionCodec
{
    private const byte FormatVersion = 1;

    /// <summary>Writes an extraction.</summary>
    /// <param name="extraction">What a text says.</param>
    /// <param name="surfaces">The written form of each mention, so that the text needn't be read for them.</param>
    public static byte[] Encode(DocumentExtraction extraction, ImmutableArray<string> surfaces)
    {
        ArgumentNullException.ThrowIfNull(extraction);
        using var stream = new MemoryStream(4096);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(FormatVersion);
            writer.Write(extraction.Language);
            WriteSentences(writer, extraction.Sentences);
            WriteEntities(writer, extraction.Entities);
            WriteMentions(writer, extraction.Mentions);
            writer.Write7BitEncodedInt(extraction.Relations.Length);
            foreach (var relation in extraction.Relations)
            {
                WriteRelation(writer, relation);
            }

            WriteStrings(writer, extraction.Warnings);
            WriteStrings(writer, surfaces);
        }

        return stream.ToArray();
    }

    /// <summary>Reads an extraction.</summary>
    /// <param name="bytes">What <see cref="Encode"/> wrote.</param>
    /// <exception cref="InvalidDataException">The bytes are of another format version, or damaged.</exception>
    public static StoredExtraction Decode(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        try
        {
            return Read(reader);
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or IOException)
        {
            throw new InvalidDataException("The stored extraction is damaged.", exception);
        }
    }

    private static StoredExtraction Read(BinaryReader reader)
    {
        var version = reader.ReadByte();
        if (version != FormatVersion)
        {
            throw new InvalidDataException($"The stored extraction has format {version}, this program reads {FormatVersion}.");
        }

        var extraction = new DocumentExtraction(
            reader.ReadString(),
            ReadSentences(reader),
            ReadList(reader, ReadEntity),
            ReadMentions(reader),
            ReadList(reader, ReadRelation),
            ReadStrings(reader));
        return new(extraction, ReadStrings(reader));
    }

    private static void WriteStrings(BinaryWriter writer, ImmutableArray<string> strings)
    {
        writer.Write7BitEncodedInt(strings.Length);
        foreach (var text in strings)
        {
            writer.Write(text);
        }
    }

    private static ImmutableArray<string> ReadStrings(BinaryReader reader) => ReadList(reader, from => from.ReadString());

    private static void WriteSentences(BinaryWriter writer, ImmutableArray<TextSpan> sentences)
    {
        writer.Write7BitEncodedInt(sentences.Length);
        var before = 0;
        foreach (var sentence in sentences)
        {
            WriteSpan(writer, sentence, before);
            before = sentence.End;
        }
    }

    private static ImmutableArray<TextSpan> ReadSentences(BinaryReader reader)
    {
        var before = 0;
        return ReadList(reader, from =>
        {
            var sentence = ReadSpan(from, before);
            before = sentence.End;
            return sentence;
        });
    }

    private static void WriteEntities(BinaryWriter writer, ImmutableArray<ExtractedEntity> entities)
    {
        writer.Write7BitEncodedInt(entities.Length);
        foreach (var entity in entities)
        {
            writer.Write(entity.Id);
            writer.Write((byte)entity.Type);
            writer.Write(entity.Name);
            writer.Write(entity.Known);
            writer.Write(entity.Complete);
            writer.Write(entity.Confidence);
        }
    }

    private static ExtractedEntity ReadEntity(BinaryReader reader) => new(
        reader.ReadString(),
        (EntityType)reader.ReadByte(),
        reader.ReadString(),
        reader.ReadBoolean(),
        reader.ReadBoolean(),
        reader.ReadDouble());

    private static void WriteMentions(BinaryWriter writer, ImmutableArray<Mention> mentions)
    {
        writer.Write7BitEncodedInt(mentions.Length);
        var before = 0;
        foreach (var mention in mentions)
        {
            writer.Write7BitEncodedInt(mention.Entity);
            writer.Write((byte)mention.Form);
            WriteSpan(writer, mention.Span, before);
            writer.Write7BitEncodedInt(mention.Sentence);
            writer.Write(mention.Confidence);
            before = mention.Span.Start;
        }
    }

    private static ImmutableArray<Mention> ReadMentions(BinaryReader reader)
    {
        var before = 0;
        return ReadList(reader, from =>
        {
            var entity = from.Read7BitEncodedInt();
            var form = (MentionForm)from.ReadByte();
            var span = ReadSpan(from, before);
            before = span.Start;
            return new Mention(entity, form, span, from.Read7BitEncodedInt(), from.ReadDouble());
        });
    }

    private static void WriteRelation(BinaryWriter writer, ExtractedRelation relation)
    {
        writer.Write7BitEncodedInt(relation.Source);
        writer.Write7BitEncodedInt(relation.Target);
        writer.Write((byte)relation.Type);
        writer.Write(relation.Negated);
        writer.Write((byte)relation.Modality);
        writer.Write(relation.Reported);
        WriteOptional(writer, relation.Speaker);
        writer.Write(relation.Former);
        writer.Write(relation.Designated);
        writer.Write(relation.Keyword);
        WriteOptional(writer, relation.EventDate?.From.DayNumber);
        WriteOptional(writer, relation.EventDate?.To.DayNumber);
        WriteOptional(writer, relation.Place);
        writer.Write(relation.Confidence);
        writer.Write7BitEncodedInt(relation.Evidence.Length);
        foreach (var evidence in relation.Evidence)
        {
            writer.Write7BitEncodedInt(evidence.Sentence);
            WriteSpan(writer, evidence.Passage, 0);
            WriteSpan(writer, evidence.Keyword, evidence.Passage.Start);
            writer.Write7BitEncodedInt(evidence.Source);
            writer.Write7BitEncodedInt(evidence.Target);
            writer.Write(evidence.Rule);
        }
    }

    private static ExtractedRelation ReadRelation(BinaryReader reader) => new(
        Source: reader.Read7BitEncodedInt(),
        Target: reader.Read7BitEncodedInt(),
        Type: (RelationType)reader.ReadByte(),
        Negated: reader.ReadBoolean(),
        Modality: (Modality)reader.ReadByte(),
        Reported: reader.ReadBoolean(),
        Speaker: ReadOptional(reader),
        Former: reader.ReadBoolean(),
        Designated: reader.ReadBoolean(),
        Keyword: reader.ReadString(),
        EventDate: ReadInterval(reader),
        Place: ReadOptional(reader),
        Confidence: reader.ReadDouble(),
        Evidence: ReadList(reader, ReadEvidence));

    private static RelationEvidence ReadEvidence(BinaryReader reader)
    {
        var sentence = reader.Read7BitEncodedInt();
        var passage = ReadSpan(reader, 0);
        return new(
            sentence,
            passage,
            ReadSpan(reader, passage.Start),
            reader.Read7BitEncodedInt(),
            reader.Read7BitEncodedInt(),
            reader.ReadString());
    }

    private static DateInterval? ReadInterval(BinaryReader reader)
    {
        var from = ReadOptional(reader);
        var to = ReadOptional(reader);
        return from is { } first && to is { } last
            ? new DateInterval(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last))
            : null;
    }

    private static ImmutableArray<T> ReadList<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var count = reader.Read7BitEncodedInt();
        // Every entry has at least one byte: a damaged count must not ask for gigabytes.
        if (count < 0 || count > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new InvalidDataException("The stored extraction is damaged: a list is longer than the data.");
        }

        var list = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++)
        {
            list.Add(read(reader));
        }

        return list.MoveToImmutable();
    }

    private static void WriteSpan(BinaryWriter writer, TextSpan span, int before)
    {
        WriteSigned(writer, span.Start - before);
        WriteSigned(writer, span.Length);
    }

    private static TextSpan ReadSpan(BinaryReader reader, int before)
    {
        var start = before + ReadSigned(reader);
        return new(start, start + ReadSigned(reader));
    }

    // Zigzag: small numbers of either sign take one byte.
    private static void WriteSigned(BinaryWriter writer, int value) =>
        writer.Write7BitEncodedInt((value << 1) ^ (value >> 31));

    private static int ReadSigned(BinaryReader reader)
    {
        var value = reader.Read7BitEncodedInt();
        return (int)((uint)value >> 1) ^ -(value & 1);
    }

    private static void WriteOptional(BinaryWriter writer, int? value) =>
        writer.Write7BitEncodedInt(value is { } number ? number + 1 : 0);

    private static int? ReadOptional(BinaryReader reader)
    {
        var value = reader.Read7BitEncodedInt();
        return value == 0 ? null : value - 1;
    }
}

/// <summary>What the store keeps of an analysis.</summary>
/// <param name="Extraction">What the text says.</param>
/// <param name="Surfaces">The written form of each mention, in the order of the mentions.</param>
public sealed record StoredExtraction(DocumentExtraction Extraction, ImmutableArray<string> Surfaces);
