-- The second version: what the search goes through, derived from articles and facts; and orphans.

-- The words of the articles. Holds no text of its own: the texts stand in `document`.
CREATE VIRTUAL TABLE text_index USING fts5 (
    text, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);
CREATE TRIGGER document_goes AFTER DELETE ON document BEGIN
    DELETE FROM text_index WHERE rowid = old.article;
END;

-- The words of the facts: what they say, who says it, whom they name.
CREATE VIRTUAL TABLE fact_index USING fts5 (
    words, speaker, names, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);
-- The numbers of quantities and the days of times (since 1970-01-01), as ranges rounded outwards.
CREATE VIRTUAL TABLE number_index USING rtree (fact, low, high);
CREATE VIRTUAL TABLE day_index USING rtree (fact, low, high);
CREATE TRIGGER fact_goes AFTER DELETE ON fact BEGIN
    DELETE FROM fact_index WHERE rowid = old.key;
    DELETE FROM number_index WHERE fact = old.key;
    DELETE FROM day_index WHERE fact = old.key;
END;

CREATE INDEX fact_by_kind ON fact (kind, status);

-- Facts that a person had worked on and whose words are gone from a newer text of their article.
CREATE TABLE orphan (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    record TEXT NOT NULL -- JSON, with the evidence as it stood
) STRICT;
CREATE INDEX orphan_by_article ON orphan (article);
