//! What a person says of a row: asked for, and joined with another.

use crate::app::Sidelight;
use crate::app::dialog::{Dialog, FindingForm, FoundOn};
use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::{Cell, Claimed};

impl Sidelight {
    /// Joins a row with the one for which another was asked.
    pub(super) fn join_with(&mut self, other: &str) {
        let one = self.view.joining.take();
        let one = one.and_then(|(row, _)| self.row(&row));
        if let (Some(one), Some(other)) = (one, self.row(other)) {
            let done = self.workspace.join_rows(&one, &other);
            self.report(done.map(drop));
        }
    }

    /// Asks for the note on a row.
    pub(super) fn ask_note(&mut self, row: &str) {
        if let Some(row) = self.row(row) {
            let notes = &self.workspace.project().words_on_rows().notes;
            let text = notes.get(&row).cloned().unwrap_or_default();
            let key = notes.key(&row);
            self.dialog = Some(Dialog::RowNote(key, row.label, text));
        }
    }

    /// Says that a row is done, or not yet.
    pub(super) fn toggle_done(&mut self, row: &str) {
        if let Some(row) = self.row(row) {
            let done = &self.workspace.project().words_on_rows().done;
            let (key, was) = (done.key(&row), done.get(&row).is_some());
            let done = self.workspace.set_row_done(key, row.label, !was);
            self.report(done.map(drop));
        }
    }

    /// Asks what was found out about the claim of a row.
    pub(super) fn ask_finding(&mut self, row: &str) {
        let row = self.row(row);
        let findings = &self.workspace.project().words_on_rows().findings;
        if let Some(row) = row
            && let Some((claim, words)) = findings.key(&row)
        {
            let known = findings.get(&row);
            let mut claims = vec![(claim, words)];
            // What was found before stays on the words that it was found on.
            if known.is_none() {
                let others = row.cells.iter().flat_map(|(article, cells)| {
                    cells
                        .iter()
                        .map(|cell| (claimed(article, cell), cell.text.clone()))
                });
                claims.extend(
                    others
                        .filter(|(other, _)| *other != claims[0].0)
                        .collect::<Vec<_>>(),
                );
            }
            let sought = claims
                .iter()
                .position(|(claim, _)| self.view.claim_on_work.as_ref() == Some(claim));
            let claims = claims.into_iter().map(|(claim, words)| FoundOn {
                outlet: self.compare_views.outlet(&claim.article).to_owned(),
                claim,
                words,
            });
            let claims = claims.collect();
            let form = FindingForm::new(claims, sought.unwrap_or_default(), known);
            let unsaved = &mut self.unsaved_finding;
            let unsaved = unsaved.take_if(|unsaved| unsaved.is_about_those_of(&form));
            let form = unsaved.unwrap_or(form);
            self.dialog = Some(Dialog::Finding(form));
        }
    }
}

fn claimed(article: &ArticleId, cell: &Cell) -> Claimed {
    Claimed {
        article: article.clone(),
        fact: cell.fact.clone(),
    }
}
