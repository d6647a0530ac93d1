-- The eighth version: a person's word on which claims are one row, and notes on rows.

CREATE TABLE sameness (
    article TEXT NOT NULL,
    fact TEXT NOT NULL,
    other_article TEXT NOT NULL,
    other_fact TEXT NOT NULL,
    same INTEGER NOT NULL,
    PRIMARY KEY (article, fact, other_article, other_fact)
) WITHOUT ROWID;

CREATE TABLE row_note (
    -- The cells of the row, as in the table of verdicts.
    cells TEXT PRIMARY KEY,
    note TEXT NOT NULL
);
