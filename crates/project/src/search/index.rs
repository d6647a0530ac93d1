//! Keeps the tables that the search goes through. What is deleted leaves them by triggers.

use jiff::civil::Date;
use rusqlite::{Connection, params};

use crate::ArticleKey;
use crate::error::Fault;
use sidelight_engine::compare::Period;
use sidelight_engine::facts::{Fact, FactContent};

/// Puts the words of a new article into the index.
pub fn add_text(connection: &Connection, article: ArticleKey, text: &str) -> Result<(), Fault> {
    let mut statement =
        connection.prepare_cached("INSERT INTO text_index (rowid, text) VALUES (?1, ?2)")?;
    statement.execute(params![article.0, text])?;
    Ok(())
}

/// Puts what a fact says into the index, over what it said before. `key` is its row.
pub fn put_fact(connection: &Connection, key: i64, fact: &Fact) -> Result<(), Fault> {
    put_words(connection, key, fact)?;
    put_ranges(connection, key, fact)
}

fn put_words(connection: &Connection, key: i64, fact: &Fact) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached(
        "INSERT OR REPLACE INTO fact_index (rowid, words, speaker, names) VALUES (?1, ?2, ?3, ?4)",
    )?;
    statement.execute(params![
        key,
        words(fact),
        speaker(fact),
        fact.content.names().join("\n")
    ])?;
    Ok(())
}

fn put_ranges(connection: &Connection, key: i64, fact: &Fact) -> Result<(), Fault> {
    put_range(connection, "number_index", key, numbers(fact))?;
    put_range(connection, "day_index", key, days(fact))
}

fn put_range(
    connection: &Connection,
    table: &str,
    key: i64,
    range: Option<[f64; 2]>,
) -> Result<(), Fault> {
    match range {
        Some([low, high]) => {
            let put =
                format!("INSERT OR REPLACE INTO {table} (fact, low, high) VALUES (?1, ?2, ?3)");
            connection
                .prepare_cached(&put)?
                .execute(params![key, low, high])?
        }
        None => connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE fact = ?1"))?
            .execute([key])?,
    };
    Ok(())
}

/// Fills the full-text indexes from what a file of the first version holds.
pub fn fill_words(connection: &Connection) -> Result<(), Fault> {
    let mut statement = connection.prepare("SELECT article, text FROM document")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        add_text(connection, ArticleKey(row.get(0)?), text)?;
    }
    for_each_fact(connection, put_words)
}

/// Fills the tables of numbers and days from what an older file holds.
pub fn fill_ranges(connection: &Connection) -> Result<(), Fault> {
    for_each_fact(connection, put_ranges)
}

fn for_each_fact(
    connection: &Connection,
    put: fn(&Connection, i64, &Fact) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut statement = connection.prepare("SELECT key, record FROM fact")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let record = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        put(connection, row.get(0)?, &serde_json::from_str(record)?)?;
    }
    Ok(())
}

/// All words that belong to a fact, a person's note and tags with them.
fn words(fact: &Fact) -> String {
    let mut words = fact.summary();
    let evidence = fact.evidence.iter().map(|evidence| &*evidence.text);
    let own = fact.note.iter().chain(&fact.tags).map(String::as_str);
    for piece in evidence.chain(own) {
        words.push('\n');
        words.push_str(piece);
    }
    words
}

/// Who said it, for a quote or a claim.
pub fn speaker(fact: &Fact) -> &str {
    match &fact.content {
        FactContent::Quote(quote) => quote.speaker.as_ref().map_or("", |speaker| &speaker.name),
        FactContent::Claim(claim) => claim.by.as_ref().map_or("", |by| &by.name),
        _ => "",
    }
}

/// The ends of a quantity's number; an open range ends beyond any number.
pub fn numbers(fact: &Fact) -> Option<[f64; 2]> {
    let FactContent::Quantity(quantity) = &fact.content else {
        return None;
    };
    match (quantity.value, quantity.low, quantity.high) {
        (Some(value), _, _) => Some([value, value]),
        (None, None, None) => None,
        (None, low, high) => Some([low.unwrap_or(f64::MIN), high.unwrap_or(f64::MAX)]),
    }
}

/// The first and the last day of a time that names days.
pub fn days(fact: &Fact) -> Option<[f64; 2]> {
    let FactContent::Time(time) = &fact.content else {
        return None;
    };
    let period = Period::of(time.value.as_deref()?)?;
    Some([day_number(period.first), day_number(period.last)])
}

/// Days since 1970-01-01.
pub fn day_number(date: Date) -> f64 {
    f64::from((date - Date::constant(1970, 1, 1)).get_days())
}
