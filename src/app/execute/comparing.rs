//! Commands about what is compared, and how it is looked at.

use std::collections::HashSet;

use crate::app::Sidelight;
use crate::app::command::{Action, CompareCommand};
use crate::app::compare_view::matrix::{passing, verdicts};
use crate::app::comparing::Comparison;
use crate::app::view::{Aspect, Mode, Place, Preview, RowForm};
use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::{Claimed, Row};
use sidelight_engine::facts::one_line;

impl Sidelight {
    pub(super) fn compare_command(&mut self, command: CompareCommand) {
        match command {
            CompareCommand::Preview(preview) => self.preview(preview),
            CompareCommand::ClosePreview => self.view.preview = None,
            CompareCommand::Face(side, article) => self.face(side, article),
            CompareCommand::FaceBoth { articles, at } => {
                self.notices.say(Action::Pair.label());
                self.view.pair = articles.map(Some);
                self.view.pair_at = Some(at);
                self.compare_by(Aspect::Pair);
            }
            CompareCommand::PlaceCursor(place) => {
                self.view.cursor.take = self.view.cursor.at != Some(place);
                self.view.cursor.at = Some(place);
            }
            CompareCommand::Unfold(fold) => {
                self.view.unfolded.insert(fold);
            }
            CompareCommand::OpenRow(row, true) => {
                self.notices.say("Opened");
                self.view.opened.insert(row);
            }
            CompareCommand::OpenRow(row, false) => {
                self.notices.say("Folded");
                self.view.opened.remove(&row);
            }
            CompareCommand::FoldRows(group, true) => {
                self.view.compare.folded.insert(group);
            }
            CompareCommand::FoldRows(group, false) => {
                self.view.compare.folded.remove(&group);
            }
            CompareCommand::Overrule {
                row,
                label,
                verdict,
            } => {
                let done = self.workspace.overrule(row, label, verdict);
                self.report(done.map(drop));
            }
            CompareCommand::TakeOut { row, claim } => {
                if let Some(row) = self.row(&row) {
                    let done = self.workspace.take_out(&row, &claim);
                    if done.is_ok() {
                        self.notices.done("Taken out: it is a claim of its own now");
                    }
                    self.report(done.map(drop));
                }
            }
            CompareCommand::ShowRow(row) => self.show_row(row),
            CompareCommand::ShowClaim(claim) => self.show_claim(claim),
            CompareCommand::BeginJoin(row) => {
                self.view.joining = self.row(&row).map(|row| (row.id, row.label));
            }
            CompareCommand::EndJoin => self.view.joining = None,
            CompareCommand::Join(other) => self.join_with(&other),
            CompareCommand::AskNote(row) => self.ask_note(&row),
            CompareCommand::NoteRow { row, label, note } => {
                self.dialog = None;
                let done = self.workspace.note_row(row, label, &note);
                self.report(done.map(drop));
            }
            CompareCommand::ToggleDone(row) => self.toggle_done(&row),
            CompareCommand::AskFinding(row) => self.ask_finding(&row),
            CompareCommand::Find {
                claim,
                words,
                finding,
            } => {
                self.dialog = None;
                let done = self.workspace.find(claim, words, finding);
                self.report(done.map(drop));
            }
            CompareCommand::ShowSubject(anchor) => {
                self.view.subject = Some(anchor);
                self.compare_by(Aspect::Who);
            }
        }
    }

    /// The row of the comparison that the keyboard is on, by its id.
    pub(super) fn row_on_work(&self) -> Option<String> {
        let at = self.view.cursor.at?;
        let row = self.comparer.comparison()?.rows().get(at.row)?;
        Some(row.id.clone())
    }

    /// Shows a row among the claims, opened.
    fn show_row(&mut self, row: String) {
        let rows = self.comparer.comparison().map(Comparison::rows);
        let at = rows.and_then(|rows| rows.iter().position(|known| known.id == row));
        self.compare_by(Aspect::Claims);
        self.view.form = RowForm::Versions;
        self.view.compare.show_all();
        self.view.opened.insert(row);
        self.view.cursor.at = at.map(|row| Place { row, column: 0 });
        self.view.cursor.take = at.is_some();
    }

    /// Shows the row of a claim, once the articles of its story are compared.
    fn show_claim(&mut self, claim: Claimed) {
        // A claim is seen among those of other articles.
        let beside = self.view.chosen.len() > 1 && self.view.chosen.contains(&claim.article);
        if !beside {
            let entry = self.workspace.project().article(&claim.article);
            let story = entry.and_then(|entry| entry.story);
            let around = story.map(|story| self.workspace.articles_of(story));
            let around = around.unwrap_or_default();
            if around.len() < 2 {
                // Nothing stands beside it.
                return self.show_fact(claim.article, claim.fact, 0);
            }
            self.view.chosen = around.into_iter().collect();
            self.view.chosen_by_hand = true;
        }
        self.compare_by(Aspect::Claims);
        self.view.sought = Some(claim);
    }

    /// Goes to the row of the claim that is sought, when the rows are there.
    pub(in crate::app) fn find_sought(&mut self) {
        if self.view.sought.is_none() || self.comparer.is_busy() {
            return;
        }
        let Some(comparison) = self.comparer.comparison() else {
            return;
        };
        let Some(claim) = self.view.sought.take() else {
            return;
        };
        match row_of(comparison, &claim) {
            Some(row) => {
                self.view.claim_on_work = Some(claim);
                self.compare_command(CompareCommand::ShowRow(row));
            }
            None => self
                .notices
                .tell("No claim of these articles was made of these words."),
        }
    }

    /// The claims of the rows that pass the filters.
    pub(super) fn claims_shown(&self) -> HashSet<Claimed> {
        let Some(comparison) = self.comparer.comparison() else {
            return HashSet::new();
        };
        let project = self.workspace.project();
        let said = project.words_on_rows();
        let verdicts = verdicts(comparison, said);
        let rows = passing(comparison, &self.view.compare, &verdicts, said);
        let rows = rows.into_iter().map(|at| &comparison.rows()[at]);
        rows.flat_map(Row::claims).collect()
    }

    /// A row of the comparison.
    pub(super) fn row(&self, id: &str) -> Option<Row> {
        let mut rows = self.comparer.comparison()?.rows().iter();
        rows.find(|row| row.id == id).cloned()
    }

    /// Puts an article on one side of the two that face each other; were it on the other side, the
    /// two change places.
    fn face(&mut self, side: usize, article: ArticleId) {
        let other = 1 - side;
        if self.view.pair[other].as_ref() == Some(&article) {
            self.view.pair[other] = self.view.pair[side].take();
        }
        self.view.pair[side] = Some(article);
    }

    /// Shows the chosen articles in one of the ways of comparing.
    pub(super) fn compare_by(&mut self, aspect: Aspect) {
        self.view.mode = Mode::Compare;
        self.view.aspect = aspect;
    }

    fn preview(&mut self, preview: Preview) {
        self.preview_reader.scroll_to(preview.span);
        if let Some(sheet) = self.workspace.sheet(&preview.article) {
            let article = &sheet.article;
            let words = one_line(article.slice(preview.span));
            self.notices
                .say(format!("In {}: {words}", article.display_title()));
        }
        self.view.preview = Some(preview);
    }
}

/// The row that holds a claim, or else the clause that the claim is a part of.
fn row_of(comparison: &Comparison, claim: &Claimed) -> Option<String> {
    let rows = comparison.rows();
    let whole = rows.iter().find(|row| row.holds(claim));
    let part = || {
        let mut sheets = comparison.sheets.iter();
        let sheet = sheets.find(|sheet| sheet.article.id == claim.article)?;
        let span = comparison.fact(sheet, &claim.fact)?.primary_span();
        let holds = |row: &&Row| {
            let mut cells = row.cells.get(&claim.article).into_iter().flatten();
            cells.any(|cell| cell.span.overlaps(span))
        };
        rows.iter().find(holds)
    };
    let row = whole.or_else(part)?;
    Some(row.id.clone())
}
