-- The first version of a project file. Later versions are migrations beside this file.

CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

-- An article that was removed stays, marked, so that undo brings it back with all its facts.
CREATE TABLE article (
    key INTEGER PRIMARY KEY, -- in the order of adding
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    story INTEGER,
    finished INTEGER NOT NULL DEFAULT 0,
    removed INTEGER NOT NULL DEFAULT 0,
    metadata TEXT NOT NULL, -- JSON
    provenance TEXT NOT NULL -- JSON
) STRICT;
CREATE UNIQUE INDEX article_by_id ON article (id) WHERE removed = 0;
CREATE INDEX article_by_sha256 ON article (sha256) WHERE removed = 0;

-- Apart from the article, so that the list of articles is read without their texts.
CREATE TABLE document (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    text TEXT NOT NULL,
    sections TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE fact (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    record TEXT NOT NULL -- JSON
) STRICT;
CREATE UNIQUE INDEX fact_by_id ON fact (article, id);
-- Covers the counts that the list of articles shows.
CREATE INDEX fact_by_status ON fact (article, status);

-- Verdicts a person gave, by the facts that the row sets side by side.
CREATE TABLE verdict (
    cells TEXT PRIMARY KEY,
    verdict TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal. Undone steps are always the last ones; they wait for redo.
CREATE TABLE step (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL, -- RFC 3339, UTC
    who TEXT NOT NULL,
    label TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX step_undone ON step (number) WHERE undone = 1;

-- The edits of a step. Each holds the way back from where the project stands: the inverse while
-- the step is done, the edit again while it is undone.
CREATE TABLE change (
    key INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step (number) ON DELETE CASCADE,
    way_back TEXT NOT NULL -- JSON
) STRICT;
CREATE INDEX change_by_step ON change (step);
