//! Edits of the codebook.

use rusqlite::Connection;

use crate::error::{Fault, Refusal};
use crate::{CodebookEntry, Edit, Sort, tables, word_tables};
use sidelight_engine::facts::{Fact, FactContent};

use super::{Effect, Touched, changed, quoted};

pub(super) fn set(
    connection: &Connection,
    sort: Sort,
    name: String,
    entry: Option<&CodebookEntry>,
) -> Result<Effect, Fault> {
    if entry.is_some_and(|entry| entry.name != name || entry.sort != sort) {
        return Err(Refusal::OtherName(name).into());
    }
    let before = word_tables::codebook_entry(connection, sort, &name)?;
    if before.as_ref() == entry {
        return Ok(Effect::Nothing);
    }
    word_tables::set_codebook_entry(connection, sort, &name, entry)?;
    let verb = match (&before, entry) {
        (None, _) => "New",
        (_, None) => "Remove the",
        _ => "Change the",
    };
    let label = format!("{verb} {} {}", sort.noun(), quoted(&name));
    let way_back = Edit::SetCodebookEntry {
        sort,
        name,
        entry: before,
    };
    Ok(changed(way_back, label, Touched::Codebook))
}

/// Gives a kind or a tag another name, in the codebook and in all facts.
pub(super) fn rename(
    connection: &Connection,
    sort: Sort,
    from: String,
    to: String,
) -> Result<Effect, Fault> {
    if from == to {
        return Ok(Effect::Nothing);
    }
    let entry = word_tables::codebook_entry(connection, sort, &from)?;
    let entry = entry.ok_or_else(|| Refusal::UnknownCode(from.clone()))?;
    // Were the name in use, the way back could not tell which facts had which name.
    let in_use = !having(connection, sort, &to)?.is_empty();
    if in_use || word_tables::codebook_entry(connection, sort, &to)?.is_some() {
        return Err(Refusal::NameInUse(to).into());
    }
    word_tables::set_codebook_entry(connection, sort, &from, None)?;
    let renamed = CodebookEntry {
        name: to.clone(),
        ..entry
    };
    word_tables::set_codebook_entry(connection, sort, &to, Some(&renamed))?;
    for (article, mut fact) in having(connection, sort, &from)? {
        for name in names(&mut fact, sort) {
            if *name == from {
                to.clone_into(name);
            }
        }
        tables::put_fact(connection, article, &fact)?;
    }
    let label = format!("Rename {} to {}", quoted(&from), quoted(&to));
    let way_back = Edit::RenameCodebookEntry {
        sort,
        from: to,
        to: from,
    };
    Ok(changed(way_back, label, Touched::Everything))
}

/// The facts of a kind, or with a tag, and their articles.
fn having(
    connection: &Connection,
    sort: Sort,
    name: &str,
) -> Result<Vec<(crate::ArticleKey, Fact)>, Fault> {
    let mut facts = tables::facts_with(connection, &serde_json::to_string(name)?)?;
    facts.retain_mut(|(_, fact)| names(fact, sort).iter().any(|known| known.as_str() == name));
    Ok(facts)
}

/// The names of a fact that the codebook may describe.
fn names(fact: &mut Fact, sort: Sort) -> Vec<&mut String> {
    match (sort, &mut fact.content) {
        (Sort::Kind, FactContent::Code(code)) => vec![&mut code.code],
        (Sort::Kind, _) => Vec::new(),
        (Sort::Tag, _) => fact.tags.iter_mut().collect(),
    }
}
