//! The versions of the file, and how one of an older version is brought forward.

use rusqlite::Connection;

use super::error::Fault;
use super::former_kinds;
use super::search::index;
use super::store::APPLICATION_ID;

/// What brings a file forward by one version: tables, and what fills them from the older ones.
struct Migration {
    tables: &'static str,
    fill: fn(&Connection) -> Result<(), Fault>,
}

/// One step a version; the first makes an empty file a project.
const MIGRATIONS: &[Migration] = &[
    Migration {
        tables: include_str!("schema_1.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_2.sql"),
        fill: index::fill_words,
    },
    Migration {
        tables: include_str!("schema_3.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_4.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_5.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_6.sql"),
        fill: index::fill_ranges,
    },
    Migration {
        tables: include_str!("schema_7.sql"),
        fill: former_kinds::to_claims,
    },
    Migration {
        tables: include_str!("schema_8.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_9.sql"),
        fill: |_| Ok(()),
    },
    Migration {
        tables: include_str!("schema_10.sql"),
        fill: |_| Ok(()),
    },
];

/// The version of the files that this program writes.
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// Makes the tables of a version in an empty database.
pub(super) fn make_tables(connection: &Connection, version: u32) -> rusqlite::Result<()> {
    let mut migrations = MIGRATIONS.iter().take(version as usize);
    migrations.try_for_each(|migration| connection.execute_batch(migration.tables))
}

/// Brings a file of an older version forward, all or nothing.
pub(super) fn migrate(connection: &mut Connection, found: u32) -> Result<(), Fault> {
    let missing = MIGRATIONS.get(found as usize..).unwrap_or_default();
    if missing.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    for migration in missing {
        transaction.execute_batch(migration.tables)?;
        (migration.fill)(&transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row_tables;
    use crate::store::{open, value_of};
    use sidelight_engine::facts::{Fact, FactContent, Factuality, Status};

    #[test]
    fn an_older_file_is_brought_forward_and_kept_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.sidelight");
        let old = Connection::open(&path).unwrap();
        old.execute_batch(MIGRATIONS[0].tables).unwrap();
        old.execute_batch(
            "INSERT INTO article (key, id, sha256, metadata, provenance)
             VALUES (1, 'a', '', '{}', '{\"sha256\": \"\"}');
             INSERT INTO document VALUES (1, 'Three ships left.', '[]');
             INSERT INTO fact VALUES (7, 1, 'quantity-1', 'quantity', 'suggested', '{
                 \"id\": \"quantity-1\", \"kind\": \"quantity\", \"value\": 3.0, \"low\": null,
                 \"high\": null, \"unit\": null, \"modifier\": null, \"of\": \"ships\",
                 \"evidence\": [{\"start\": 0, \"end\": 11, \"text\": \"Three ships\"}],
                 \"confidence\": 0.9, \"rule\": \"number\"}');",
        )
        .unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        drop(old);

        let connection = open(&path).unwrap();
        let found = "SELECT rowid FROM text_index WHERE text_index MATCH 'ships'";
        let found: i64 = connection.query_row(found, [], |row| row.get(0)).unwrap();
        assert_eq!(found, 1);
        let number = "SELECT fact, low, high FROM number_index";
        let number = connection.query_row(number, [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        });
        assert_eq!(number.unwrap(), (7_i64, 3.0, 3.0));
        let version: u32 = value_of(&connection, "user_version").unwrap();
        assert_eq!(version, VERSION);
        drop(connection);
        let copy = Connection::open(folder.path().join("old (format 1).sidelight")).unwrap();
        let version: u32 = value_of(&copy, "user_version").unwrap();
        assert_eq!(version, 1);
        // A second opening has nothing to bring forward.
        open(&path).unwrap();
    }

    #[test]
    fn a_file_of_the_eighth_version_keeps_its_notes_and_takes_findings() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.sidelight");
        let old = Connection::open(&path).unwrap();
        for migration in &MIGRATIONS[..8] {
            old.execute_batch(migration.tables).unwrap();
        }
        old.execute_batch("INSERT INTO row_note VALUES ('[[\"a\",\"f\"]]', 'ask again');")
            .unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        old.pragma_update(None, "user_version", 8).unwrap();
        drop(old);
        let connection = open(&path).unwrap();
        let note = connection.query_row("SELECT note FROM row_note", [], |row| row.get(0));
        assert_eq!(note, Ok("ask again".to_owned()));
        let claim = sidelight_engine::compare::Claimed {
            article: sidelight_engine::article::ArticleId::new("a"),
            fact: sidelight_engine::facts::FactId("f".into()),
        };
        assert!(row_tables::finding(&connection, &claim).unwrap().is_none());
    }

    #[test]
    fn a_file_of_the_ninth_version_keeps_its_facts_and_counts_guesses_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.sidelight");
        let old = Connection::open(&path).unwrap();
        for migration in &MIGRATIONS[..9] {
            old.execute_batch(migration.tables).unwrap();
        }
        old.execute_batch(
            r#"INSERT INTO article (key, id, sha256, metadata, provenance)
             VALUES (1, 'a', '', '{}', '{"sha256": ""}');
             INSERT INTO fact VALUES (1, 1, 'sure', 'claim', 'suggested', '{"confidence": 0.9}');
             INSERT INTO fact VALUES (2, 1, 'guess', 'claim', 'suggested', '{"confidence": 0.3}');
             INSERT INTO fact VALUES (3, 1, 'taken', 'claim', 'accepted', '{"confidence": 0.3}');
             INSERT INTO row_note VALUES ('[["a","sure"]]', 'ask again');"#,
        )
        .unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        old.pragma_update(None, "user_version", 9).unwrap();
        drop(old);
        let connection = open(&path).unwrap();
        let [summary] = &super::super::tables::summaries(&connection).unwrap()[..] else {
            panic!("one article");
        };
        let counts = summary.counts;
        assert_eq!(
            (counts.total(), counts.open(), counts.reviewed()),
            (2, 1, 1)
        );
        let alone = super::super::tables::summary(&connection, summary.key).unwrap();
        assert_eq!(alone.unwrap().counts, counts);
        let notes = row_tables::row_notes(&connection).unwrap();
        assert_ne!(notes, crate::RowNotes::default());
        assert_eq!(
            row_tables::rows_done(&connection).unwrap(),
            crate::RowsDone::default()
        );
    }

    #[test]
    fn events_and_statements_of_an_older_file_are_claims_with_what_a_person_decided() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.sidelight");
        let old = Connection::open(&path).unwrap();
        for migration in &MIGRATIONS[..6] {
            old.execute_batch(migration.tables).unwrap();
        }
        old.execute_batch(
            r#"INSERT INTO article (key, id, sha256, metadata, provenance)
             VALUES (1, 'a', '', '{}', '{"sha256": ""}');
             INSERT INTO document VALUES (1, 'The ferry sank off Dover. It carried 40 cars.', '[]');
             INSERT INTO fact VALUES (1, 1, 'event-1', 'event', 'accepted', '{
                 "id": "event-1", "kind": "event", "what": {"text": "sank", "start": 10, "end": 14},
                 "who": [{"text": "The ferry", "start": 0, "end": 9}], "whom": [], "when": [],
                 "where": [{"text": "off Dover", "start": 15, "end": 24}], "why": [], "how": [],
                 "factuality": "negated", "main": true,
                 "evidence": [{"start": 0, "end": 24, "text": "The ferry sank off Dover"}],
                 "confidence": 0.65, "rule": "event.verb", "status": "accepted",
                 "decided_by": "Ada", "note": "seen", "tags": ["sea"]}');
             INSERT INTO fact VALUES (2, 1, 'statement-1', 'statement', 'suggested', '{
                 "id": "statement-1", "kind": "statement", "text": "The ferry sank off Dover",
                 "subject": "The ferry", "relation": "sank off", "object": "Dover",
                 "attributed_to": null, "polarity": "positive", "modality": "asserted",
                 "check_worthiness": 0.5,
                 "evidence": [{"start": 0, "end": 24, "text": "The ferry sank off Dover"}],
                 "confidence": 0.6, "rule": "statement.oblique"}');
             INSERT INTO fact VALUES (3, 1, 'statement-2', 'statement', 'rejected', '{
                 "id": "statement-2", "kind": "statement", "text": "It carried 40 cars",
                 "subject": "The ferry", "relation": "carried", "object": "40 cars",
                 "attributed_to": "the port", "polarity": "positive", "modality": "possible",
                 "check_worthiness": 0.75,
                 "evidence": [{"start": 26, "end": 44, "text": "It carried 40 cars"}],
                 "confidence": 0.6, "rule": "statement.svo", "status": "rejected"}');"#,
        )
        .unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        old.pragma_update(None, "user_version", 6).unwrap();
        drop(old);

        let connection = open(&path).unwrap();
        let mut facts = connection
            .prepare("SELECT record FROM fact WHERE kind = 'claim' ORDER BY key")
            .unwrap();
        let facts: Vec<Fact> = facts
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap()
            .map(|record| serde_json::from_str(&record.unwrap()).unwrap())
            .collect();
        let [sank, carried] = &facts[..] else {
            panic!("the clause that was told twice is told once: {facts:?}");
        };
        let (FactContent::Claim(sinking), FactContent::Claim(load)) =
            (&sank.content, &carried.content)
        else {
            panic!("both are claims: {facts:?}");
        };
        assert_eq!(sank.status, Status::Accepted);
        assert_eq!(sank.decided_by.as_deref(), Some("Ada"));
        assert_eq!(sank.note.as_deref(), Some("seen"));
        assert_eq!(sank.tags, ["sea"]);
        assert_eq!(sinking.text, "The ferry sank");
        assert_eq!(sinking.place[0].text, "off Dover");
        assert_eq!(sinking.factuality, Factuality::Denied);
        assert!(sinking.main);
        assert_eq!(carried.status, Status::Rejected);
        assert_eq!(load.text, "It carried 40 cars");
        assert_eq!(load.what.text, "It carried 40 cars");
        assert_eq!(load.factuality, Factuality::Possible);
        assert_eq!(load.by.as_ref().unwrap().name, "the port");
        assert_eq!(load.triples, [["The ferry", "carried", "40 cars"]]);
        let found = "SELECT rowid FROM fact_index WHERE fact_index MATCH 'speaker:port'";
        let found: i64 = connection.query_row(found, [], |row| row.get(0)).unwrap();
        assert_eq!(found, 3);
    }
}
