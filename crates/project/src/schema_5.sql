-- The fifth version: kinds and tags that a person made.

CREATE TABLE codebook (
    sort TEXT NOT NULL,
    name TEXT NOT NULL,
    record TEXT NOT NULL, -- JSON
    PRIMARY KEY (sort, name)
) STRICT, WITHOUT ROWID;
