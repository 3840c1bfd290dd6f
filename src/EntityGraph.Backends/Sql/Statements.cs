namespace EntityGraph.Backends.Sql;

/// <summary>The SQL of the store, in what all its databases understand.</summary>
internal static class Statements
{
    public const string FindKnown = """
        SELECT d.hash AS Hash, e.analyzer AS Analyzer
        FROM documents d LEFT JOIN extractions e ON e.document = d.number
        WHERE d.id = @Id
        """;

    public const string SaveDocument = """
        INSERT INTO documents (id, hash, title, date, source, url, fingerprint, length, stored_at, text)
        VALUES (@Id, @hash, @Title, @date, @Source, @Url, @fingerprint, @length, @now, @Text)
        ON CONFLICT (id) DO UPDATE SET
            hash = excluded.hash, title = excluded.title, date = excluded.date, source = excluded.source, url = excluded.url,
            fingerprint = excluded.fingerprint, length = excluded.length, text = excluded.text
        """;

    public const string SaveExtraction = """
        INSERT INTO extractions (document, analyzer, data)
        SELECT number, @analyzer, @data FROM documents WHERE id = @Id
        ON CONFLICT (document) DO UPDATE SET analyzer = excluded.analyzer, data = excluded.data
        """;

    public const string DeleteDocument = "DELETE FROM documents WHERE id = @id";

    public const string FindDocument = """
        SELECT id AS Id, hash AS Hash, title AS Title, date AS Date, source AS Source, url AS Url, text AS Text
        FROM documents WHERE id = @id
        """;

    public const string FindExtraction = """
        SELECT e.data FROM extractions e JOIN documents d ON d.number = e.document WHERE d.id = @id
        """;

    public const string FindHashes = """
        SELECT d.id AS Id, d.hash AS Hash
        FROM documents d JOIN extractions e ON e.document = d.number
        WHERE d.id IN @ids AND e.analyzer = @analyzerVersion
        """;

    public const string ListDocuments = """
        SELECT id AS Id, title AS Title, date AS Date, source AS Source, url AS Url, length AS Length, stored_at AS StoredAt
        FROM documents
        WHERE (@Source IS NULL OR source = @Source)
          AND (NOT @dated OR (date <> '' AND date >= @from AND (@to = '' OR date <= @to)))
          AND (NOT @paged OR date < @afterDate OR (date = @afterDate AND id > @afterId))
        ORDER BY date DESC, id
        LIMIT @limit
        """;

    public const string CountDocuments = "SELECT count(*) FROM documents";

    public const string LoadExtractions = """
        SELECT d.number, d.id, d.title, d.date, d.source, d.fingerprint, e.data
        FROM documents d JOIN extractions e ON e.document = d.number
        ORDER BY d.number
        """;

    public const string DiscardExtractions = "DELETE FROM extractions WHERE document IN @unreadable";

    public const string ListOutdated = """
        SELECT d.id FROM documents d LEFT JOIN extractions e ON e.document = d.number
        WHERE e.analyzer IS NULL OR e.analyzer <> @analyzerVersion
        ORDER BY d.id
        """;

    public const string FindNote = "SELECT value FROM notes WHERE name = @name";

    public const string SaveNote = """
        INSERT INTO notes (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """;

    public const string BeginState = "INSERT INTO notes (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING";

    public const string FindAnalyzed = """
        SELECT d.number, d.id, d.title, d.date, d.source, d.fingerprint, e.data
        FROM documents d JOIN extractions e ON e.document = d.number
        WHERE d.id = @id
        """;

    public const string AddCorrection = "INSERT INTO corrections (id, made_at, author, data) VALUES (@Id, @made, @Author, @data)";

    public const string RemoveCorrection = "DELETE FROM corrections WHERE id = @id";

    public const string ListCorrections = "SELECT data FROM corrections ORDER BY made_at, id";

    public const string AddJob = """
        INSERT INTO jobs (id, document_id, state, attempts, created_at, updated_at, payload)
        VALUES (@Id, @DocumentId, @State, @Attempts, @created, @updated, @payload)
        """;

    public const string FinishJob = """
        UPDATE jobs
        SET state = @state, status = @status, updated_at = @now, payload = NULL,
            problem_code = NULL, problem_field = NULL, problem_message = NULL
        WHERE id = @job
        """;

    // A job that is over keeps no document, and one that is done stays so.
    public const string UpdateJob = """
        UPDATE jobs
        SET state = @State, attempts = @Attempts, updated_at = @updated,
            problem_code = @code, problem_field = @field, problem_message = @message,
            payload = CASE WHEN @over THEN NULL ELSE payload END
        WHERE id = @Id AND state = @queued
        """;

    public const string FindJob = $"{SelectJob} WHERE id = @id";

    public const string FindPayload = "SELECT payload FROM jobs WHERE id = @id";

    public const string ListJobs = $"{SelectJob} WHERE state = @state ORDER BY created_at, id LIMIT @limit";

    private const string SelectJob = """
        SELECT id AS Id, document_id AS DocumentId, state AS State, attempts AS Attempts,
               created_at AS CreatedAt, updated_at AS UpdatedAt, status AS Status,
               problem_code AS ProblemCode, problem_field AS ProblemField, problem_message AS ProblemMessage
        FROM jobs
        """;
}
