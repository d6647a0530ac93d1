//! What became of annotations that were brought back: how many were found, and which were moved or
//! lost.

use egui::{Label, RichText, ScrollArea, Ui};

use super::frame;
use crate::app::command::Commands;
use crate::app::theme::{self, Palette};
use crate::app::wording;
use sidelight_engine::facts::shorten;
use sidelight_interchange::returning::{Counts, Outcome, Placed, Returned};

/// Height of the list, in points.
const LIST: f32 = 260.0;
/// Characters of words that are shown.
const WORDS: usize = 120;

/// What came back.
#[derive(Debug)]
pub struct ReturnedForm {
    counts: Counts,
    /// Those that were not found where the file has them: the lost ones first.
    told: Vec<Placed>,
    /// The other people of the file.
    others: Vec<String>,
}

impl ReturnedForm {
    /// A form that tells what came back, and whose work waits beside it.
    pub fn new(returned: &Returned, others: Vec<String>) -> Self {
        let placed = returned.placed.iter();
        let mut told: Vec<Placed> = placed
            .filter(|placed| placed.outcome != Outcome::Found)
            .cloned()
            .collect();
        told.sort_by_key(|placed| std::cmp::Reverse(placed.outcome));
        Self {
            counts: returned.counts(),
            told,
            others,
        }
    }

    pub(super) fn show(&self, ui: &mut Ui, commands: &mut Commands) {
        frame::page(ui, "Annotations brought back", 620.0, |ui| self.told(ui));
        frame::closing(ui, commands, |_, _| {});
    }

    fn told(&self, ui: &mut Ui) {
        let palette = Palette::of(ui.visuals());
        let Counts { found, moved, lost } = self.counts;
        let found = wording::counted(found, "annotation", "annotations");
        ui.label(format!("{found} found, {moved} moved, {lost} lost"));
        if !self.others.is_empty() {
            let others = format!(
                "Also in the file: the work of {}. What the first of them decided is set beside yours; \
                 bring the file back under another name in the settings for the others.",
                self.others.join(", ")
            );
            ui.add(Label::new(RichText::new(others).color(palette.ink_soft)).wrap());
        }
        if !self.told.is_empty() {
            ui.add_space(theme::SMALL_GAP);
            ScrollArea::vertical().max_height(LIST).show_rows(
                ui,
                ui.text_style_height(&egui::TextStyle::Body),
                self.told.len(),
                |ui, lines| {
                    for placed in &self.told[lines] {
                        let outcome = match placed.outcome {
                            Outcome::Lost => "Lost",
                            Outcome::Moved => "Moved",
                            Outcome::Found => "Found",
                        };
                        let words = shorten(&placed.words, WORDS);
                        let line = format!("{outcome}: “{words}” ({})", placed.article);
                        ui.add(Label::new(RichText::new(line).size(13.0)).truncate());
                    }
                },
            );
        }
    }
}
