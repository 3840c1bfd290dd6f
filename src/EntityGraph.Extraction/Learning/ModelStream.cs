using System.Runtime.InteropServices;

namespace EntityGraph.Extraction.Learning;

/// <summary>Writes the arrays of a model, little endian, each with its length before it.</summary>
/// <param name="stream">Takes the bytes.</param>
internal sealed class ModelWriter(Stream stream)
{
    /// <summary>Writes an array.</summary>
    /// <typeparam name="T">A number type.</typeparam>
    /// <param name="values">The array.</param>
    public void WriteArray<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var length = values.Length;
        stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
        stream.Write(MemoryMarshal.AsBytes(values));
    }
}

/// <summary>Reads what <see cref="ModelWriter"/> wrote.</summary>
/// <param name="stream">Stands where the writer stood.</param>
internal sealed class ModelReader(Stream stream)
{
    private const int MaxBytes = 1 << 28;

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">The number type it was written as.</typeparam>
    /// <exception cref="InvalidDataException">The length cannot be true.</exception>
    /// <exception cref="EndOfStreamException">The model ends within the array.</exception>
    public T[] ReadArray<T>()
        where T : unmanaged
    {
        var length = 0;
        stream.ReadExactly(MemoryMarshal.AsBytes(new Span<int>(ref length)));
        if (length < 0 || (long)length * Marshal.SizeOf<T>() > MaxBytes)
        {
            throw new InvalidDataException("The model is damaged: an array has no possible length.");
        }

        var values = new T[length];
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
