-- What people correct, each with all that it says as JSON. They count in order of time.
CREATE TABLE corrections (
    id      TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,                 -- UTC, ISO 8601
    author  TEXT NOT NULL,
    data    TEXT NOT NULL CHECK (json_valid(data))
);
