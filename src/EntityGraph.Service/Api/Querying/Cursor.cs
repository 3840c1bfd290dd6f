using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EntityGraph.Service.Api.Errors;

namespace EntityGraph.Service.Api.Querying;

/// <summary>Where a page of a list ended: opaque outside, and good for the question it was given for alone.</summary>
/// <remarks>
/// A byte that says how the rest is written, six bytes of a hash over question and position, the position in UTF-8. The hash
/// keeps nobody from forging a cursor, it finds those that are cut off or belong elsewhere: a forged one shows nothing new.
/// </remarks>
internal static class Cursor
{
    private const byte Layout = 1;
    private const int HashLength = 6;
    private const int LongestText = 2000;

    /// <summary>Names of parameters that do not belong to the question.</summary>
    private static readonly string[] OfPaging = ["cursor", "limit"];

    /// <summary>Writes a cursor.</summary>
    /// <param name="request">The question.</param>
    /// <param name="position">Where the page ended; null where it was the last.</param>
    /// <returns>The cursor; null where there is no position.</returns>
    public static string? Write(HttpRequest request, string? position)
    {
        if (position is null)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(position);
        return Base64Url.EncodeToString([Layout, .. Hash(request, bytes), .. bytes]);
    }

    /// <summary>Reads a cursor.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cursor">What was sent; null for the first page.</param>
    /// <param name="position">Where the page before ended; null for the first page.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static ProblemResult? FindFault(HttpRequest request, string? cursor, out string? position)
    {
        position = null;
        if (cursor is null)
        {
            return null;
        }

        if (cursor.Length is > 0 and <= LongestText
            && Base64Url.IsValid(cursor)
            && Base64Url.DecodeFromChars(cursor) is [Layout, .. var rest]
            && rest.Length >= HashLength
            && rest.AsSpan(0, HashLength).SequenceEqual(Hash(request, rest.AsSpan(HashLength))))
        {
            position = Encoding.UTF8.GetString(rest.AsSpan(HashLength));
            return null;
        }

        return new(ProblemKind.BadCursor, "Use 'nextCursor' of the page before as it is, with the same other parameters.")
        {
            Parameter = "cursor",
        };
    }

    /// <summary>Writes a cursor that counts entries.</summary>
    /// <param name="request">The question.</param>
    /// <param name="skip">Entries to pass over; null where the page was the last.</param>
    /// <returns>The cursor; null where the page was the last.</returns>
    public static string? WriteSkip(HttpRequest request, int? skip) =>
        Write(request, skip?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a cursor that counts entries.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cursor">What was sent; null for the first page.</param>
    /// <param name="skip">Entries to pass over.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static ProblemResult? FindSkip(HttpRequest request, string? cursor, out int skip)
    {
        var fault = FindFault(request, cursor, out var position);
        _ = int.TryParse(position, CultureInfo.InvariantCulture, out skip);
        return fault;
    }

    /// <summary>The address of the next page: the same question with the cursor.</summary>
    /// <param name="request">The question.</param>
    /// <param name="skip">Entries to pass over; null where the page was the last.</param>
    /// <returns>The address; null where the page was the last.</returns>
    public static string? WriteAddress(HttpRequest request, int? skip)
    {
        if (WriteSkip(request, skip) is not { } cursor)
        {
            return null;
        }

        var parameters = request.Query
            .Where(parameter => !parameter.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase))
            .SelectMany(parameter => parameter.Value.Select(value => KeyValuePair.Create(parameter.Key, value)))
            .Append(KeyValuePair.Create("cursor", (string?)cursor));
        return request.Path + QueryString.Create(parameters);
    }

    private static byte[] Hash(HttpRequest request, ReadOnlySpan<byte> position)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Question(request)));
        hash.AppendData(position);
        return hash.GetHashAndReset()[..HashLength];
    }

    private static string Question(HttpRequest request)
    {
        var parameters = request.Query
            .Where(parameter => !OfPaging.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase))
            .Select(parameter => $"{parameter.Key.ToLowerInvariant()}={parameter.Value}")
            .Order(StringComparer.Ordinal);
        return $"{request.Path}\n{string.Join('\n', parameters)}\n";
    }
}
