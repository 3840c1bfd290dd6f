-- One row an article. The text stands last: reading the other columns then leaves its pages alone.
CREATE TABLE documents (
    number      INTEGER PRIMARY KEY,
    id          TEXT    NOT NULL UNIQUE,
    hash        TEXT    NOT NULL,
    title       TEXT,
    date        TEXT    NOT NULL,          -- yyyy-MM-dd, '' where not known: so the order is the same in every database
    source      TEXT,
    url         TEXT,
    fingerprint INTEGER NOT NULL,
    length      INTEGER NOT NULL,          -- UTF-16 code units of the text
    stored_at   TEXT    NOT NULL,          -- UTC, ISO 8601
    text        TEXT    NOT NULL
);

CREATE INDEX documents_by_date ON documents (date DESC, id);

-- What the analysis of an article says, in the form of ExtractionCodec; one a document, a newer version takes its place.
CREATE TABLE extractions (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    analyzer TEXT NOT NULL,
    data     BLOB NOT NULL
);

-- Documents on their way in. The payload is the document; it goes when the job is done.
CREATE TABLE jobs (
    id              TEXT    PRIMARY KEY,
    document_id     TEXT    NOT NULL,
    state           INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    created_at      TEXT    NOT NULL,
    updated_at      TEXT    NOT NULL,
    status          INTEGER,
    problem_code    TEXT,
    problem_field   TEXT,
    problem_message TEXT,
    payload         TEXT
);

CREATE INDEX jobs_by_state ON jobs (state, created_at);

-- What the store notes about itself.
CREATE TABLE notes (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
