-- The sixth version: numbers and days in plain tables, which take in new facts several times faster
-- than the R-trees of the second version, and keep the exact values.

DROP TRIGGER fact_goes;
DROP TABLE number_index;
DROP TABLE day_index;

-- The numbers of quantities, and the days of times since 1970-01-01: mostly one, else a range.
CREATE TABLE number_index (fact INTEGER PRIMARY KEY, low REAL NOT NULL, high REAL NOT NULL) STRICT;
CREATE INDEX number_by_low ON number_index (low);
CREATE INDEX number_range ON number_index (high) WHERE low < high;
CREATE TABLE day_index (fact INTEGER PRIMARY KEY, low REAL NOT NULL, high REAL NOT NULL) STRICT;
CREATE INDEX day_by_low ON day_index (low);
CREATE INDEX day_range ON day_index (high) WHERE low < high;

CREATE TRIGGER fact_goes AFTER DELETE ON fact BEGIN
    DELETE FROM fact_index WHERE rowid = old.key;
    DELETE FROM number_index WHERE fact = old.key;
    DELETE FROM day_index WHERE fact = old.key;
END;
