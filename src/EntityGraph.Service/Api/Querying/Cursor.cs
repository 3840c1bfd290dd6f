using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Errors;

namespace EntityGraph.Service.Api.Querying;

/// <summary>Where a page of a list ended: opaque outside, and good for the question it was given for alone.</summary>
/// <remarks>
/// A byte that says how the rest is written, six bytes of a hash over question and position, the position in UTF-8. The hash
/// keeps nobody from forging a cursor, it finds those that are cut off or belong elsewhere: a forged one shows nothing new.
/// </remarks>
internal static class Cursor
{
    /// <summary>The parameter that carries it.</summary>
    public const string Name = "cursor";

    private const byte Layout = 1;
    private const int HashLength = 6;
    private const int LongestText = 2000;

    /// <summary>Names of parameters that do not belong to the question.</summary>
    private static readonly string[] OfPaging = [Name, "limit"];

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

    /// <summary>Finds what is wrong with the cursor of a request; null where nothing is.</summary>
    /// <param name="request">The question.</param>
    public static ProblemResult? FindFault(HttpRequest request) =>
        Sent(request) is null || Read(request) is not null
            ? null
            : new(ProblemKind.BadCursor, "Use 'nextCursor' of the page before as it is, with the same other parameters.")
            {
                Parameter = Name,
            };

    /// <summary>Where the page before ended; null for the first. Cursors were checked before any handler is called.</summary>
    /// <param name="request">The question.</param>
    public static string? Read(HttpRequest request) =>
        Sent(request) is { Length: > 0 and <= LongestText } cursor
        && Base64Url.IsValid(cursor)
        && Base64Url.DecodeFromChars(cursor) is [Layout, .. var rest]
        && rest.Length >= HashLength
        && rest.AsSpan(0, HashLength).SequenceEqual(Hash(request, rest.AsSpan(HashLength)))
            ? Encoding.UTF8.GetString(rest.AsSpan(HashLength))
            : null;

    /// <summary>Writes a cursor that counts entries.</summary>
    /// <param name="request">The question.</param>
    /// <param name="skip">Entries to pass over; null where the page was the last.</param>
    /// <returns>The cursor; null where the page was the last.</returns>
    public static string? WriteSkip(HttpRequest request, int? skip) =>
        Write(request, skip?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a cursor that counts entries of a list of one version, which is kept for it.</summary>
    /// <param name="request">The question.</param>
    /// <param name="skip">Entries to pass over; null where the page was the last.</param>
    /// <param name="version">The version.</param>
    /// <returns>The cursor; null where the page was the last.</returns>
    public static string? WriteSkip(HttpRequest request, int? skip, GraphVersion version)
    {
        if (skip is null)
        {
            return null;
        }

        request.HttpContext.RequestServices.GetRequiredService<PagedVersions>().Keep(version);
        return Write(request, string.Create(CultureInfo.InvariantCulture, $"{VersionedAnswers.EventId(version.Number)} {skip}"));
    }

    /// <summary>Entries to pass over, by a cursor that counts entries; 0 for the first page.</summary>
    /// <param name="request">The question.</param>
    public static int ReadSkip(HttpRequest request) =>
        int.TryParse(Read(request)?.Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0;

    /// <summary>The version that a cursor goes through; −1 for one that this process never had, null for the first page.</summary>
    /// <param name="request">The question.</param>
    public static long? ReadVersion(HttpRequest request) => VersionedAnswers.ReadEventId(Read(request)?.Split(' ')[0]);

    /// <summary>The address of the next page: the same question with the cursor.</summary>
    /// <param name="request">The question.</param>
    /// <param name="skip">Entries to pass over; null where the page was the last.</param>
    /// <param name="version">The version.</param>
    /// <returns>The address; null where the page was the last.</returns>
    public static string? WriteAddress(HttpRequest request, int? skip, GraphVersion version)
    {
        if (WriteSkip(request, skip, version) is not { } cursor)
        {
            return null;
        }

        var parameters = request.Query
            .Where(parameter => !parameter.Key.Equals(Name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(parameter => parameter.Value.Select(value => KeyValuePair.Create(parameter.Key, value)))
            .Append(KeyValuePair.Create(Name, (string?)cursor));
        return request.Path + QueryString.Create(parameters);
    }

    private static string? Sent(HttpRequest request) => request.Query.TryGetValue(Name, out var cursor) ? cursor.ToString() : null;

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
