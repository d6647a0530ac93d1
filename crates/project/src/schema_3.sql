-- The third version: a person's word on who is who.

-- Two entities, each by its name in an article; the lesser pair of article and name comes first.
CREATE TABLE identity (
    article TEXT NOT NULL,
    name TEXT NOT NULL,
    other_article TEXT NOT NULL,
    other_name TEXT NOT NULL,
    same INTEGER NOT NULL,
    PRIMARY KEY (article, name, other_article, other_name)
) STRICT, WITHOUT ROWID;
