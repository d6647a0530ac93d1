//! A person's word on rows of the comparison.

use super::Workspace;
use sidelight_engine::compare::{Claimed, Finding, Row, Sameness};
use sidelight_engine::facts::one_line;
use sidelight_project::{Applied, Edit, ProjectError, RowKey, quoted};

impl Workspace {
    /// Says that a claim is not the same as the others of its row, whatever was said before.
    ///
    /// # Errors
    /// When the project cannot be written.
    pub fn take_out(&mut self, row: &Row, claim: &Claimed) -> Result<Applied, ProjectError> {
        let label = words_of(row, claim);
        let others: Vec<Claimed> = row.claims().filter(|other| other != claim).collect();
        let said = self.project.samenesses().iter();
        let joins = said.filter(|it| it.same && it.other == *claim && others.contains(&it.one));
        let taken_back = joins.map(|it| judge(it.one.clone(), claim.clone(), &label, None));
        let apart = others
            .iter()
            .map(|other| judge(claim.clone(), other.clone(), &label, Some(false)));
        let edits = taken_back.chain(apart).collect();
        let step = format!("{} is not the same as the others", quoted(&label));
        self.project.apply(Edit::batch(step, edits))
    }

    /// Says that two rows tell the same, whatever was said before.
    ///
    /// # Errors
    /// When the project cannot be written.
    pub fn join_rows(&mut self, one: &Row, other: &Row) -> Result<Applied, ProjectError> {
        let (Some(first), Some(second)) = (one.claims().next(), other.claims().next()) else {
            return Ok(Applied::default());
        };
        let label = one.label.clone();
        let between = |it: &&Sameness| {
            let across = |a: &Row, b: &Row| a.holds(&it.one) && b.holds(&it.other);
            !it.same && (across(one, other) || across(other, one))
        };
        let said = self.project.samenesses().iter();
        let taken_back = said
            .filter(between)
            .map(|it| judge(it.one.clone(), it.other.clone(), &label, None));
        let mut edits: Vec<Edit> = taken_back.collect();
        edits.push(judge(first, second, &label, Some(true)));
        let step = format!("{} is the same as {}", quoted(&label), quoted(&other.label));
        self.project.apply(Edit::batch(step, edits))
    }

    /// Sets the note on a row; empty removes it.
    ///
    /// # Errors
    /// When the project cannot be written.
    pub fn note_row(
        &mut self,
        row: RowKey,
        label: String,
        note: &str,
    ) -> Result<Applied, ProjectError> {
        let note = note.trim();
        self.project.apply(Edit::SetRowNote {
            row,
            label,
            note: (!note.is_empty()).then(|| note.to_owned()),
        })
    }

    /// Says that a row is done, or not yet.
    ///
    /// # Errors
    /// When the project cannot be written.
    pub fn set_row_done(
        &mut self,
        row: RowKey,
        label: String,
        done: bool,
    ) -> Result<Applied, ProjectError> {
        self.project.apply(Edit::SetRowDone { row, label, done })
    }

    /// Sets what was found out about a claim, or takes it back.
    ///
    /// # Errors
    /// When the project cannot be written.
    pub fn find(
        &mut self,
        claim: Claimed,
        words: String,
        finding: Option<Finding>,
    ) -> Result<Applied, ProjectError> {
        self.project.apply(Edit::SetFinding {
            claim,
            words,
            finding,
        })
    }
}

fn judge(one: Claimed, other: Claimed, label: &str, same: Option<bool>) -> Edit {
    Edit::JudgeSameness {
        one,
        other,
        label: label.to_owned(),
        same,
    }
}

fn words_of(row: &Row, claim: &Claimed) -> String {
    let mut cells = row.cells.get(&claim.article).into_iter().flatten();
    let cell = cells.find(|cell| cell.fact == claim.fact);
    cell.map_or_else(|| row.label.clone(), |cell| one_line(&cell.text))
}
