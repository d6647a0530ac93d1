//! The brief of the chosen articles: a page in plain words, every sentence leads to its words.

mod drawn;
mod line;
mod plot;

use std::collections::BTreeSet;

use egui::{Rect, ScrollArea, Ui, pos2, vec2};

use self::line::{Line, lines};
use super::{Shown, keep_arrows};
use crate::app::command::Commands;
use crate::app::theme;
use crate::app::view::View;
use crate::app::widgets;

pub use self::line::Fold;

/// Widest line, in points.
const MEASURE: f32 = 820.0;

/// Keeps the page until something it depends on changes.
#[derive(Default)]
pub struct BriefPage {
    lines: Vec<Line>,
    /// What the lines were made from.
    made: Option<(u64, (u64, u64), BTreeSet<Fold>)>,
    /// Top of each line and the end of the last, in points, for a width and a size of text.
    tops: ([f32; 2], Vec<f32>),
    /// The line that has the keyboard.
    at: Option<usize>,
    /// The line that is to have it.
    wanted: Option<usize>,
    /// The line that was followed in the pass before: its words may stand where it was now.
    followed: Option<usize>,
}

impl BriefPage {
    /// Draws the page.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        shown: &Shown<'_>,
        view: &mut View,
        commands: &mut Commands,
    ) {
        self.make(shown, view);
        self.moved(ui);
        let width = (ui.available_width() - 2.0 * theme::GAP).min(MEASURE);
        self.measure(ui, shown, width);
        let tops = &self.tops.1;
        let height = tops.last().copied().unwrap_or_default();
        let wanted = self.wanted.take();
        let followed = self.followed.take();
        let mut clicked = None;
        let mut at = None;
        let mut area = ScrollArea::vertical().id_salt("brief").auto_shrink(false);
        let now = view.scrolled.brief.unwrap_or_default();
        let paged = paged(ui, now, height);
        if let Some(offset) = view.scroll_to.brief.take().or(paged) {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_height(height + theme::GAP * 3.0);
            let origin = ui.max_rect().min + vec2(6.0, 0.0);
            let first = tops.partition_point(|&top| top <= viewport.top());
            let last = tops.partition_point(|&top| top < viewport.bottom());
            let seen = first.saturating_sub(1)..last.min(self.lines.len());
            let unseen = wanted.or(followed).filter(|line| !seen.contains(line));
            for number in seen.chain(unseen) {
                let corner = pos2(origin.x, origin.y + tops[number]);
                let size = vec2(width, tops[number + 1] - tops[number]);
                let rect = Rect::from_min_size(corner, size);
                let line = &self.lines[number];
                let id = ui.scope_id().with(("brief", number));
                let stop = line.draw(ui, id, rect, shown, view, commands);
                let Some(stop) = stop else {
                    continue;
                };
                if wanted == Some(number) {
                    stop.request_focus();
                }
                if [wanted, followed].contains(&Some(number)) {
                    ui.scroll_to_rect(rect.expand(theme::GAP * 2.0), None);
                }
                if stop.clicked() {
                    clicked = Some(number);
                }
                if stop.has_focus() {
                    keep_arrows(ui, stop.id);
                    at = Some(number);
                }
            }
        });
        view.scrolled.brief = Some(output.state.clamped_offset().y);
        self.at = at.or(self.at);
        self.followed = clicked;
    }

    fn make(&mut self, shown: &Shown<'_>, view: &View) {
        let from = (
            shown.generation,
            shown.workspace.revision(),
            view.unfolded.clone(),
        );
        if self.made.as_ref() == Some(&from) {
            return;
        }
        let title = shown.workspace.story_of(&view.chosen);
        self.lines = lines(shown.brief, title, &view.unfolded);
        self.tops.1.clear();
        self.made = Some(from);
    }

    fn measure(&mut self, ui: &Ui, shown: &Shown<'_>, width: f32) {
        let setting = [width, shown.text_size];
        if self.tops.0 == setting && self.tops.1.len() == self.lines.len() + 1 {
            return;
        }
        let mut top = 0.0;
        let mut tops = vec![top];
        for line in &self.lines {
            top += line.height(ui, shown, width);
            tops.push(top);
        }
        self.tops = (setting, tops);
    }

    /// Takes the keyboard to the sentence above or below where an arrow key asks for it.
    fn moved(&mut self, ui: &Ui) {
        use egui::{Key, Modifiers};
        let ctx = ui.ctx();
        if widgets::takes_keys(ctx) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let forth = if pressed(Key::ArrowDown) {
            true
        } else if pressed(Key::ArrowUp) {
            false
        } else {
            return;
        };
        // The key is used: the line that takes the keyboard by it is not left at once for the next.
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        let stops = self.lines.iter().enumerate();
        let mut stops = stops.filter(|(_, line)| line.is_stop()).map(|(at, _)| at);
        let at = self.at;
        self.wanted = match at {
            None => stops.next(),
            Some(at) if forth => stops.find(|stop| *stop > at),
            Some(at) => stops.take_while(|stop| *stop < at).last(),
        }
        .or(at.filter(|at| *at < self.lines.len()));
    }
}

/// Where the page shall begin, where a key asks to turn it.
fn paged(ui: &Ui, now: f32, height: f32) -> Option<f32> {
    use egui::{Key, Modifiers};
    if widgets::takes_keys(ui.ctx()) {
        return None;
    }
    // A line of what was seen stays in sight.
    let page = ui.available_height() - 3.0 * theme::GAP;
    let turns = [
        (Key::PageDown, now + page),
        (Key::PageUp, now - page),
        (Key::Home, 0.0),
        (Key::End, height),
    ];
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let turned = turns.into_iter().find(|(key, _)| pressed(*key));
    turned.map(|(_, offset)| offset.max(0.0))
}
