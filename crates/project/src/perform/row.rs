//! Edits on rows of the comparison: verdicts, notes, findings, which claims are one row.

use rusqlite::Connection;

use crate::error::Fault;
use crate::findings::Found;
use crate::{Edit, RowKey, row_tables};
use sidelight_engine::compare::{Claimed, Finding, Verdict};

use super::{Effect, Touched, changed, quoted};

pub(super) fn overrule(
    connection: &Connection,
    row: RowKey,
    label: String,
    verdict: Option<Verdict>,
) -> Result<Effect, Fault> {
    let before = row_tables::verdict(connection, &row)?;
    if before == verdict {
        return Ok(Effect::Nothing);
    }
    row_tables::set_verdict(connection, &row, verdict)?;
    let history = format!("Overrule the verdict on {}", quoted(&label));
    let way_back = Edit::OverruleVerdict {
        row,
        label,
        verdict: before,
    };
    Ok(changed(way_back, history, Touched::Rows))
}

pub(super) fn note(
    connection: &Connection,
    row: RowKey,
    label: String,
    note: Option<String>,
) -> Result<Effect, Fault> {
    let note = note.filter(|note| !note.trim().is_empty());
    let before = row_tables::row_note(connection, &row)?;
    if before == note {
        return Ok(Effect::Nothing);
    }
    row_tables::set_row_note(connection, &row, note.as_deref())?;
    let history = format!("Note on {}", quoted(&label));
    let way_back = Edit::SetRowNote {
        row,
        label,
        note: before,
    };
    Ok(changed(way_back, history, Touched::Rows))
}

pub(super) fn done(
    connection: &Connection,
    row: RowKey,
    label: String,
    done: bool,
) -> Result<Effect, Fault> {
    if row_tables::row_done(connection, &row)? == done {
        return Ok(Effect::Nothing);
    }
    row_tables::set_row_done(connection, &row, done)?;
    let history = if done {
        format!("Done with {}", quoted(&label))
    } else {
        format!("Not done yet with {}", quoted(&label))
    };
    let way_back = Edit::SetRowDone {
        row,
        label,
        done: !done,
    };
    Ok(changed(way_back, history, Touched::Rows))
}

pub(super) fn find(
    connection: &Connection,
    claim: Claimed,
    words: String,
    finding: Option<Finding>,
) -> Result<Effect, Fault> {
    let before = row_tables::finding(connection, &claim)?;
    if before.as_ref().map(|found| &found.finding) == finding.as_ref() {
        return Ok(Effect::Nothing);
    }
    let history = match &finding {
        Some(finding) => format!("Find {}: {}", quoted(&words), finding.rating.as_str()),
        None => format!("Take the finding on {} back", quoted(&words)),
    };
    let found = finding.map(|finding| Found {
        words: words.clone(),
        finding,
    });
    row_tables::set_finding(connection, &claim, found.as_ref())?;
    let (words, finding) = match before {
        Some(found) => (found.words, Some(found.finding)),
        None => (words, None),
    };
    let way_back = Edit::SetFinding {
        claim,
        words,
        finding,
    };
    Ok(changed(way_back, history, Touched::Rows))
}

pub(super) fn judge(
    connection: &Connection,
    one: Claimed,
    other: Claimed,
    label: String,
    same: Option<bool>,
) -> Result<Effect, Fault> {
    let before = row_tables::sameness(connection, &one, &other)?;
    if before == same || one == other {
        return Ok(Effect::Nothing);
    }
    row_tables::set_sameness(connection, &one, &other, same)?;
    let history = match same {
        Some(true) => format!("{} is the same as another claim", quoted(&label)),
        Some(false) => format!("{} is not the same as the others", quoted(&label)),
        None => format!("Leave {} to the program", quoted(&label)),
    };
    let way_back = Edit::JudgeSameness {
        one,
        other,
        label,
        same: before,
    };
    Ok(changed(way_back, history, Touched::Rows))
}
