-- The tenth version: which rows a person is done with, and how many facts of an article are guesses.

CREATE TABLE row_done (
    -- The cells of the row, as in the table of verdicts.
    cells TEXT PRIMARY KEY
) WITHOUT ROWID;

-- Facts that are more likely wrong than right and that nobody has decided about.
CREATE INDEX fact_guess ON fact (article)
WHERE status = 'suggested' AND json_extract(record, '$.confidence') < 0.4;
