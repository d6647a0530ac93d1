//! The brief of the chosen articles: a page in plain words, every sentence leads to its words.

mod line;
mod plot;

use std::collections::BTreeSet;

use egui::{CursorIcon, Popup, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use self::line::{Line, lines};
use super::flow::{self, Letters};
use super::{Shown, keep_arrows};
use crate::app::command::{Command, Commands, CompareCommand};
use crate::app::theme::{self, Palette};
use crate::app::view::View;
use crate::app::widgets;
use crate::app::wording;
use crate::brief::{Piece, Source};

pub use self::line::Fold;

/// Widest line, in points.
const MEASURE: f32 = 820.0;
/// Space left of a sentence, in points; the colour of its verdict is drawn there.
const INDENT: f32 = 16.0;
/// Space between two sentences, in points.
const BETWEEN: f32 = 14.0;
/// Width of the day of an article, in points.
const DAY: f32 = 130.0;

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
}

impl BriefPage {
    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, shown: &Shown<'_>, view: &View, commands: &mut Commands) {
        self.make(shown, view);
        self.moved(ui);
        let width = (ui.available_width() - 2.0 * theme::GAP).min(MEASURE);
        self.measure(ui, shown, width);
        let tops = &self.tops.1;
        let height = tops.last().copied().unwrap_or_default();
        let wanted = self.wanted.take();
        let mut at = None;
        ScrollArea::vertical()
            .id_salt("brief")
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_height(height + theme::GAP * 3.0);
                let origin = ui.max_rect().min + vec2(6.0, 0.0);
                let first = tops.partition_point(|&top| top <= viewport.top());
                let last = tops.partition_point(|&top| top < viewport.bottom());
                let seen = first.saturating_sub(1)..last.min(self.lines.len());
                let unseen = wanted.filter(|line| !seen.contains(line));
                for number in seen.chain(unseen) {
                    let corner = pos2(origin.x, origin.y + tops[number]);
                    let size = vec2(width, tops[number + 1] - tops[number]);
                    let rect = Rect::from_min_size(corner, size);
                    let stop = self.draw(ui, number, rect, shown, view, commands);
                    let Some(stop) = stop else {
                        continue;
                    };
                    if wanted == Some(number) {
                        stop.request_focus();
                        ui.scroll_to_rect(rect.expand(theme::GAP * 2.0), None);
                    }
                    if stop.has_focus() {
                        keep_arrows(ui, stop.id);
                        at = Some(number);
                    }
                }
            });
        self.at = at.or(self.at);
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
            top += height(ui, line, shown, width);
            tops.push(top);
        }
        self.tops = (setting, tops);
    }

    /// Takes the keyboard to the sentence above or below where an arrow key asks for it.
    fn moved(&mut self, ui: &Ui) {
        use egui::{Key, Modifiers};
        let ctx = ui.ctx();
        let busy = ctx.text_edit_focused()
            || Popup::is_any_open(ctx)
            || ctx.memory(|memory| memory.top_modal_layer().is_some());
        if busy {
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

    /// Draws a line; what the keyboard stops at.
    fn draw(
        &self,
        ui: &Ui,
        number: usize,
        rect: Rect,
        shown: &Shown<'_>,
        view: &View,
        commands: &mut Commands,
    ) -> Option<egui::Response> {
        let palette = Palette::of(ui.visuals());
        let painter = ui.painter();
        let id = ui.scope_id().with(("brief", number));
        let width = rect.width();
        match &self.lines[number] {
            Line::Title(title, extent) => {
                announce(ui, id, rect, Role::Heading, title);
                let font = theme::serif_strong(TITLE);
                let galley = widgets::elided(painter, title, font, palette.ink, width, 2);
                let below = rect.top() + 8.0 + galley.size().y + 4.0;
                painter.galley(rect.min + vec2(0.0, 8.0), galley, palette.ink);
                let at = pos2(rect.left(), below);
                let font = theme::sans(13.5);
                widgets::line(painter, at, extent, font, palette.ink_soft, width);
            }
            Line::Source(source) => {
                return draw_source(ui, id, rect, shown.brief.sources.get(*source)?, commands);
            }
            Line::Heading(kind, count) => {
                let title = kind.title();
                announce(ui, id, rect, Role::Heading, &format!("{title} {count}"));
                let rule = rect.top() + 18.0;
                painter.hline(rect.x_range(), rule, Stroke::new(1.0, palette.line));
                let at = pos2(rect.left(), rule + 14.0);
                let font = theme::serif_strong(19.0);
                let size = widgets::line(painter, at, title, font, palette.ink, width);
                let beside = at + vec2(size.x + 9.0, 6.0);
                let font = theme::sans(13.0);
                let count = count.to_string();
                widgets::line(painter, beside, &count, font, palette.ink_faint, 60.0);
                let at = at + vec2(0.0, size.y + 2.0);
                let font = theme::sans(13.0);
                widgets::line(
                    painter,
                    at,
                    kind.explanation(),
                    font,
                    palette.ink_faint,
                    width,
                );
            }
            Line::Group(outlet) => {
                announce(ui, id, rect, Role::Heading, outlet);
                let at = pos2(rect.left(), rect.top() + 6.0);
                widgets::line(painter, at, outlet, theme::strong(14.0), palette.ink, width);
            }
            Line::Item(item) => {
                let bar = Rect::from_min_max(
                    pos2(rect.left(), rect.top() + 2.0),
                    pos2(rect.left() + 3.0, rect.bottom() - BETWEEN + 2.0),
                );
                painter.rect_filled(bar, 1.5, palette.verdict(item.verdict));
                let mut at = rect.min + vec2(INDENT, 0.0);
                if let Some(question) = item.question {
                    let font = theme::strong(12.5);
                    let ink = palette.verdict(item.verdict);
                    widgets::line(painter, at, question, font, ink, width);
                    at.y += QUESTION;
                }
                let what = item.question.map(|it| format!("{it} ")).unwrap_or_default();
                let letters = letters(shown, false);
                let sentence = &item.sentence;
                let width = width - INDENT;
                let response =
                    flow::show(ui, id, at, width, &what, sentence, letters, view, commands);
                return Some(response);
            }
            Line::Detail(sentence) => {
                let at = rect.min + vec2(2.0 * INDENT, -DETAIL_UP);
                let width = width - 2.0 * INDENT;
                let letters = letters(shown, true);
                let response = flow::show(ui, id, at, width, "", sentence, letters, view, commands);
                return Some(response);
            }
            Line::Copied(sentence) => {
                let at = rect.min + vec2(DAY, 0.0);
                let letters = letters(shown, true);
                let width = width - DAY;
                let response = flow::show(ui, id, at, width, "", sentence, letters, view, commands);
                return Some(response);
            }
            Line::Plot(figure) => {
                if let Some(figure) = shown.brief.moving.get(*figure) {
                    let place = rect.with_min_x(rect.left() + INDENT);
                    plot::show(painter, palette, place, figure);
                }
            }
            Line::More(fold, count) => return Some(more(ui, id, rect, fold, *count, commands)),
            Line::Text(text) => {
                announce(ui, id, rect, Role::Label, text);
                let at = rect.min + vec2(0.0, theme::GAP * 1.5);
                widgets::line(
                    painter,
                    at,
                    text,
                    theme::sans(13.5),
                    palette.ink_soft,
                    width,
                );
            }
        }
        None
    }
}

fn draw_source(
    ui: &Ui,
    id: egui::Id,
    rect: Rect,
    source: &Source,
    commands: &mut Commands,
) -> Option<egui::Response> {
    let palette = Palette::of(ui.visuals());
    let painter = ui.painter();
    let ground = rect.expand2(vec2(6.0, 0.0));
    let response = ui.interact(ground, id, Sense::click());
    let day = source.published.map(wording::day_words);
    let day = day.unwrap_or_else(|| "no date".to_owned());
    response.widget_info(|| {
        let name = format!("{}, {day}: {}", source.outlet, source.title);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    if response.hovered() {
        painter.rect_filled(ground, theme::RADIUS, palette.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(ground, theme::RADIUS, ring, egui::StrokeKind::Inside);
    }
    let top = rect.top() + 4.0;
    let at = pos2(rect.left(), top + 1.0);
    widgets::line(
        painter,
        at,
        &day,
        theme::sans(13.0),
        palette.ink_faint,
        DAY - 8.0,
    );
    let at = pos2(rect.left() + DAY, top);
    let room = rect.width() - DAY;
    let font = theme::strong(14.0);
    let size = widgets::line(painter, at, &source.outlet, font, palette.ink, room * 0.5);
    let at = at + vec2(size.x + 10.0, 0.0);
    let room = room - size.x - 10.0;
    // Where nothing tells the outlet, the article is called by its title already.
    let title = if source.outlet.starts_with('“') {
        ""
    } else {
        &source.title
    };
    let font = theme::sans(14.0);
    widgets::line(painter, at, title, font, palette.ink_soft, room);
    if response.clicked() {
        commands.send(Command::ShowArticle(source.article.clone()));
    }
    Some(response.on_hover_cursor(CursorIcon::PointingHand))
}

/// Size of the name of the story, in points.
const TITLE: f32 = 25.0;
/// Height of the line with the question, in points.
const QUESTION: f32 = 19.0;
/// How much nearer a detail stands to its sentence than another sentence would, in points.
const DETAIL_UP: f32 = 6.0;

fn letters(shown: &Shown<'_>, soft: bool) -> Letters {
    let size = shown.text_size - if soft { 3.5 } else { 2.0 };
    Letters {
        size,
        typeface: shown.typeface,
        soft,
    }
}

fn height(ui: &Ui, line: &Line, shown: &Shown<'_>, width: f32) -> f32 {
    let palette = Palette::of(ui.visuals());
    let painter = ui.painter();
    let flowing = |sentence: &[Piece], soft: bool, indent: f32| {
        let letters = letters(shown, soft);
        let galley = flow::set(painter, palette, sentence, letters, width - indent, None);
        galley.size().y
    };
    match line {
        Line::Title(title, extent) => {
            let font = theme::serif_strong(TITLE);
            let galley = widgets::elided(painter, title, font, palette.ink, width, 2);
            let extent = if extent.is_empty() { 0.0 } else { 22.0 };
            galley.size().y + extent + 26.0
        }
        Line::Source(_) => 26.0,
        Line::Copied(sentence) => flowing(sentence, true, DAY) + 8.0,
        Line::Heading(..) => 88.0,
        Line::Group(_) => 34.0,
        Line::Item(item) => {
            let question = if item.question.is_some() {
                QUESTION
            } else {
                0.0
            };
            question + flowing(&item.sentence, false, INDENT) + BETWEEN
        }
        Line::Detail(sentence) => flowing(sentence, true, 2.0 * INDENT) + BETWEEN - DETAIL_UP,
        Line::Plot(_) => plot::HEIGHT + BETWEEN,
        Line::More(..) => 32.0,
        Line::Text(_) => 44.0,
    }
}

/// The line that unfolds the rest of a part.
fn more(
    ui: &Ui,
    id: egui::Id,
    rect: Rect,
    fold: &Fold,
    count: usize,
    commands: &mut Commands,
) -> egui::Response {
    let palette = Palette::of(ui.visuals());
    let text = match fold {
        Fold::Articles => wording::counted(count, "more article", "more articles"),
        Fold::Part(..) => format!("{count} more"),
    };
    let left = match fold {
        Fold::Articles => DAY,
        Fold::Part(..) => INDENT,
    };
    let ground = Rect::from_min_size(
        rect.min + vec2(left - 6.0, 2.0),
        vec2(130.0, rect.height() - 8.0),
    );
    let response = ui.interact(ground, id, Sense::click());
    response.widget_info(|| {
        let of = match fold {
            Fold::Articles | Fold::Part(_, None) => String::new(),
            Fold::Part(_, Some(outlet)) => format!(" of {outlet}"),
        };
        WidgetInfo::labeled(Role::Button, true, format!("Show {text}{of}"))
    });
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(ground, theme::RADIUS, palette.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(ground, theme::RADIUS, ring, egui::StrokeKind::Inside);
    }
    let at = pos2(rect.left() + left, ground.center().y - 8.5);
    widgets::line(painter, at, &text, theme::sans(13.5), palette.accent, 200.0);
    if response.clicked() {
        commands.compare(CompareCommand::Unfold(fold.clone()));
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Painted text is no widget: gives assistive programs the line.
fn announce(ui: &Ui, id: egui::Id, rect: Rect, role: Role, text: &str) {
    let response = ui.interact(rect, id, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(role, true, text));
}
