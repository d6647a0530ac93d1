-- The ninth version: what a person found out about claims.

CREATE TABLE finding (
    article TEXT NOT NULL,
    fact TEXT NOT NULL,
    -- The words of the claim, by which it is known again after the article was read anew.
    words TEXT NOT NULL,
    -- The finding, as JSON.
    record TEXT NOT NULL,
    PRIMARY KEY (article, fact)
) WITHOUT ROWID;

CREATE TABLE look (
    -- How the project was looked at last: one row, no part of the history.
    one INTEGER PRIMARY KEY CHECK (one = 1),
    record TEXT NOT NULL
);
