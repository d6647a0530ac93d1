//! Edits on who is who.

use rusqlite::Connection;

use crate::error::Fault;
use crate::{Edit, word_tables};
use sidelight_engine::compare::Named;

use super::{Effect, Touched, changed, quoted};

pub(super) fn judge(
    connection: &Connection,
    one: Named,
    other: Named,
    same: Option<bool>,
) -> Result<Effect, Fault> {
    // A pair is kept once, whichever of the two was named first.
    let (one, other) = if one <= other {
        (one, other)
    } else {
        (other, one)
    };
    let before = word_tables::identity(connection, &one, &other)?;
    if before == same || one == other {
        return Ok(Effect::Nothing);
    }
    word_tables::set_identity(connection, &one, &other, same)?;
    let names = format!("{} and {}", quoted(&one.name), quoted(&other.name));
    let label = match same {
        Some(true) => format!("{names} are the same"),
        Some(false) => format!("{names} are not the same"),
        None => format!("Leave {names} to their names"),
    };
    let way_back = Edit::JudgeIdentity {
        one,
        other,
        same: before,
    };
    Ok(changed(way_back, label, Touched::Identities))
}
