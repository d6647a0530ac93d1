-- The fourth version: finds the few facts that have tags without going through all.

CREATE INDEX fact_by_tags ON fact (article) WHERE json_array_length(record, '$.tags') > 0;
