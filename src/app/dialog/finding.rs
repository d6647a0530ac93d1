//! What a person found out about a claim.

use egui::text::LayoutJob;
use egui::{Align, FontSelection, Label, RichText, ScrollArea, Ui};

use super::frame;
use super::note;
use crate::app::command::{Commands, CompareCommand};
use crate::app::theme::{self, Palette};
use crate::app::widgets;
use sidelight_engine::brief::quoted;
use sidelight_engine::compare::{Claimed, Finding, Rating};
use sidelight_engine::facts::one_line;

/// Width of a rating in the line of them, in points.
const RATING: f32 = 106.0;

/// Height of the words to choose from, and of the window that the rest of the dialog takes, in points.
const WORDS: [f32; 2] = [90.0, 260.0];
const BESIDE_WORDS: f32 = 470.0;

/// A claim that a finding may be about.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundOn {
    /// The claim.
    pub claim: Claimed,
    /// Its words.
    pub words: String,
    /// Who tells it.
    pub outlet: String,
}

/// A finding in the making.
#[derive(Debug)]
pub struct FindingForm {
    /// The claims that it may be about: several where a row holds several sentences.
    claims: Vec<FoundOn>,
    /// Which one of them it is about.
    at: usize,
    rating: Option<Rating>,
    source: String,
    note: String,
    /// What was found before, which can be taken back.
    known: Option<Finding>,
}

impl FindingForm {
    /// A form for one of some claims, filled with what was found before.
    pub fn new(claims: Vec<FoundOn>, at: usize, known: Option<&Finding>) -> Self {
        let text = |text: fn(&Finding) -> &Option<String>| {
            known
                .and_then(|known| text(known).clone())
                .unwrap_or_default()
        };
        Self {
            claims,
            at,
            rating: known.map(|finding| finding.rating),
            source: text(|finding| &finding.source),
            note: text(|finding| &finding.note),
            known: known.cloned(),
        }
    }

    /// Whether something was written that is not saved.
    pub fn is_begun(&self) -> bool {
        let wrote = !self.source.trim().is_empty() || !self.note.trim().is_empty();
        wrote && self.finding() != self.known
    }

    /// Whether it is about the claims of another one.
    pub fn is_about_those_of(&self, other: &Self) -> bool {
        let claims = |form: &Self| -> Vec<Claimed> {
            let claims = form.claims.iter();
            claims.map(|of| of.claim.clone()).collect()
        };
        claims(self) == claims(other) && self.known == other.known
    }

    /// What was found, as it is written so far; none without a rating.
    fn finding(&self) -> Option<Finding> {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        self.rating.map(|rating| Finding {
            rating,
            source: given(&self.source),
            note: given(&self.note),
        })
    }

    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let title = "What did you find out?";
        frame::page(ui, title, RATING * 4.0 + 16.0, |ui| {
            self.contents(ui, commands);
        });
        let ready = self.rating.is_some();
        if frame::buttons(ui, "Save finding", ready, commands) {
            self.send(self.finding(), commands);
        }
    }

    fn contents(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let cited = |of: &FoundOn| RichText::new(quoted(&one_line(&of.words)));
        if let [only] = self.claims.as_slice() {
            let words = cited(only).font(theme::words(ui.ctx(), 15.0));
            ui.add(Label::new(words.color(palette.ink_soft)).wrap());
        } else {
            ui.label(RichText::new("About which words?").size(13.0));
            let room = frame::room(ui, BESIDE_WORDS, WORDS);
            ScrollArea::vertical().max_height(room).show(ui, |ui| {
                for (at, of) in self.claims.iter().enumerate() {
                    // Several outlets may tell it in the same words.
                    let mut words = LayoutJob::default();
                    let body = FontSelection::Default;
                    let font = theme::words(ui.ctx(), 15.0);
                    cited(of).font(font).append_to(
                        &mut words,
                        ui.style(),
                        body.clone(),
                        Align::Center,
                    );
                    let outlet = RichText::new(format!("  {}", of.outlet)).size(12.5);
                    let outlet = outlet.color(palette.ink_faint);
                    outlet.append_to(&mut words, ui.style(), body, Align::Center);
                    if ui.radio(at == self.at, words).clicked() {
                        self.at = at;
                    }
                }
            });
        }
        ui.add_space(theme::SMALL_GAP);
        let options = Rating::ALL.map(|rating| (Some(rating), rating.label()));
        let picked = widgets::named_segments(ui, "The claim is: ", &options, self.rating, RATING);
        if let Some(picked) = picked {
            self.rating = picked;
        }
        ui.add_space(theme::SMALL_GAP);
        ui.label(RichText::new("Where that can be looked up").size(13.0));
        frame::field(ui, &mut self.source, "https://…", "Source of the finding");
        ui.add_space(theme::SMALL_GAP);
        ui.label(RichText::new("What was found").size(13.0));
        note::field(
            ui,
            &mut self.note,
            "For whoever reads the report",
            "Text of the finding",
        );
        if self.known.is_some() && ui.button("Take the finding back").clicked() {
            self.send(None, commands);
        }
    }

    fn send(&self, finding: Option<Finding>, commands: &mut Commands) {
        if let Some(of) = self.claims.get(self.at).cloned() {
            commands.compare(CompareCommand::Find {
                claim: of.claim,
                words: of.words,
                finding,
            });
        }
    }
}
