//! The timeline: what the articles date, in the order of time, each date drawn as wide as it is
//! vague, with dates that contradict each other one below the other.

mod entries;
mod scale;

use egui::{Painter, pos2, vec2};
use egui::{Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use self::entries::{Dating, Entry, entries};
use self::scale::Scale;
use super::Shown;
use crate::app::command::{Commands, CompareCommand};
use crate::app::icons::Icon;
use crate::app::theme::{self, Palette};
use crate::app::view::{Dates, View};
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::compare::{Period, Question, Verdict};
use sidelight_engine::facts::TimeRelation;

/// Height of the line of time above the list, in points.
const AXIS: f32 = 34.0;
/// Height of a heading, in points.
const HEADING: f32 = 34.0;
/// Height of a date with the articles that tell it, in points.
const DATE: f32 = 24.0;
/// Height of the line with the verdict, in points.
const VERDICT: f32 = 22.0;
/// Space above and below the dates of an entry, in points.
const PADDING: f32 = 8.0;
/// A day is drawn at least so wide, in points.
const DAY: f32 = 7.0;
/// Length of the line that says "by" or "since", in points.
const OPEN: f32 = 22.0;

/// Keeps the entries until something they depend on changes.
#[derive(Default)]
pub struct Timeline {
    entries: Vec<Entry>,
    scale: Scale,
    /// Days that have a mark on the line, with their places and what they are called.
    ticks: Vec<(f32, String)>,
    /// What the entries were made from.
    made: Option<(u64, (u64, u64))>,
}

/// A line of the list.
enum Line<'a> {
    /// A month, or a year.
    Heading(String),
    /// Something dated.
    Entry(&'a Entry),
}

impl Line<'_> {
    /// Height with so much width for what the entry is about, in points.
    fn height(&self, painter: &Painter, about: f32) -> f32 {
        match self {
            Self::Heading(_) => HEADING,
            Self::Entry(entry) => {
                let dates = entry.dates.len() as f32 * DATE;
                let label = label(painter, entry, about).size().y;
                dates.max(label + VERDICT) + 2.0 * PADDING
            }
        }
    }
}

/// What an entry is about, at most two rows of it.
fn label(painter: &Painter, entry: &Entry, about: f32) -> std::sync::Arc<egui::Galley> {
    let text = &entry.label;
    let font = theme::strong(13.5);
    widgets::elided(
        painter,
        text,
        font,
        egui::Color32::PLACEHOLDER,
        about - 24.0,
        2,
    )
}

impl Timeline {
    /// Draws the line of time and, below, what is dated.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        shown: &Shown<'_>,
        view: &mut View,
        commands: &mut Commands,
    ) {
        self.make(shown);
        let at_odds = self.entries.iter().filter(|entry| entry.is_at_odds());
        let at_odds = at_odds.count();
        let palette = Palette::of(ui.visuals());
        ui.horizontal_wrapped(|ui| {
            let only = view.dates == Dates::AtOdds;
            let all = format!("All {}", self.entries.len());
            if widgets::chip(ui, &all, "Show everything dated", None, !only).clicked() {
                view.dates = Dates::All;
            }
            let label = format!("Dates in conflict {at_odds}");
            let hue = Some(palette.verdict(Verdict::Conflict));
            if widgets::chip(ui, &label, "Show only dates in conflict", hue, only).clicked() {
                view.dates = if only { Dates::All } else { Dates::AtOdds };
            }
            let text = "Bars are as wide as the dates are vague; long gaps are shortened.";
            ui.add_space(theme::GAP);
            ui.label(RichText::new(text).size(12.5).color(palette.ink_faint));
        });
        let entries: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| view.dates == Dates::All || entry.is_at_odds())
            .collect();
        if entries.is_empty() {
            ui.add_space(theme::GAP * 3.0);
            ui.vertical_centered(|ui| {
                let text = if view.dates == Dates::AtOdds {
                    "No dates contradict each other."
                } else {
                    "These articles date nothing."
                };
                ui.label(RichText::new(text).color(palette.ink_soft));
            });
            return;
        }
        let lines = lines(&entries);
        let width = ui.available_width() - theme::GAP;
        let about = (width * 0.36).clamp(230.0, 420.0);
        let (rect, _) = ui.allocate_exact_size(vec2(width, AXIS), Sense::hover());
        let strip = rect
            .with_min_x(rect.left() + about)
            .shrink2(vec2(10.0, 0.0));
        self.axis(ui, strip, shown);
        self.list(ui, &lines, about, shown, view, commands);
    }

    fn make(&mut self, shown: &Shown<'_>) {
        let key = (shown.generation, shown.workspace.revision());
        if self.made == Some(key) {
            return;
        }
        self.entries = entries(shown);
        let dates = self.entries.iter().flat_map(|entry| &entry.dates);
        let published = shown.comparison.sheets.iter();
        let published = published.filter_map(|sheet| sheet.article.metadata.published);
        let published = published.map(|day| Period {
            first: day,
            last: day,
        });
        self.scale = Scale::new(dates.map(|dating| dating.period).chain(published));
        self.ticks = self.scale.ticks();
        self.made = Some(key);
    }

    /// The line of time with the days on which articles were published.
    fn axis(&self, ui: &Ui, strip: Rect, shown: &Shown<'_>) {
        let palette = Palette::of(ui.visuals());
        let painter = ui.painter();
        let y = strip.bottom() - 6.0;
        let line = Stroke::new(1.0, palette.line_strong);
        painter.hline(strip.x_range(), y, line);
        let mut taken: Vec<Rect> = Vec::new();
        for (place, text) in &self.ticks {
            let x = strip.left() + strip.width() * place;
            let galley = painter.layout_no_wrap(text.clone(), theme::sans(12.0), palette.ink_soft);
            let left =
                (x - galley.size().x / 2.0).clamp(strip.left(), strip.right() - galley.size().x);
            let label = Rect::from_min_size(pos2(left, y - 22.0), galley.size());
            painter.vline(x, y - 3.0..=y + 3.0, line);
            if taken
                .iter()
                .all(|other| !other.expand2(vec2(7.0, 0.0)).intersects(label))
            {
                painter.galley(label.min, galley, palette.ink_soft);
                taken.push(label);
            }
        }
        for sheet in &shown.comparison.sheets {
            let Some(day) = sheet.article.metadata.published else {
                continue;
            };
            let x = strip.left() + strip.width() * self.scale.place(day);
            let mark = Rect::from_center_size(pos2(x + 3.0, y), vec2(9.0, 9.0));
            painter.circle_filled(mark.center(), 4.0, palette.accent);
            let id = ui.scope_id().with(("published", sheet.article.id.as_str()));
            let response = ui.interact(mark, id, Sense::hover());
            let title = sheet.article.display_title();
            let outlet = shown.brief.outlet(&sheet.article.id);
            let text = format!("Published {}: {outlet}, {title}", wording::day_words(day));
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
            response.on_hover_text(text);
        }
    }

    fn list(
        &self,
        ui: &mut Ui,
        lines: &[Line<'_>],
        about: f32,
        shown: &Shown<'_>,
        view: &View,
        commands: &mut Commands,
    ) {
        let mut tops = vec![0.0];
        for line in lines {
            let height = line.height(ui.painter(), about);
            tops.push(tops[tops.len() - 1] + height);
        }
        let height = tops[lines.len()];
        ui.spacing_mut().item_spacing.y = 0.0;
        let names = shown.outlets();
        ScrollArea::vertical()
            .id_salt("timeline")
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_height(height + theme::GAP);
                let origin = ui.max_rect().min;
                let width = ui.available_width() - theme::GAP;
                let first = tops.partition_point(|&top| top <= viewport.top());
                let last = tops.partition_point(|&top| top < viewport.bottom());
                for at in first.saturating_sub(1)..last.min(lines.len()) {
                    let corner = pos2(origin.x, origin.y + tops[at]);
                    let rect = Rect::from_min_size(corner, vec2(width, tops[at + 1] - tops[at]));
                    match &lines[at] {
                        Line::Heading(text) => heading(ui, rect, text),
                        Line::Entry(entry) => {
                            self.entry(ui, rect, about, entry, &names, view, commands);
                        }
                    }
                }
            });
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "what is drawn, where, and who takes the clicks"
    )]
    fn entry(
        &self,
        ui: &Ui,
        rect: Rect,
        about: f32,
        entry: &Entry,
        names: &[&str],
        view: &View,
        commands: &mut Commands,
    ) {
        let palette = Palette::of(ui.visuals());
        let painter = ui.painter();
        let line = Stroke::new(1.0, palette.line);
        painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
        let bar = Rect::from_min_size(
            rect.min + vec2(2.0, PADDING + 2.0),
            vec2(4.0, rect.height() - 2.0 * PADDING - 4.0),
        );
        painter.rect_filled(bar, 2.0, palette.question(Question::When));
        let left = rect.left() + 16.0;
        let width = about - 24.0;
        let galley = label(painter, entry, about);
        let at = pos2(left, rect.top() + PADDING);
        let below = at.y + galley.size().y + 4.0;
        painter.galley(at, galley, palette.ink);
        let color = palette.verdict(entry.verdict);
        let icon = Icon::of_verdict(entry.verdict);
        icon.paint(painter, pos2(left + 6.0, below + 8.0), 13.0, color);
        let word = wording::verdict(entry.verdict);
        widgets::line(
            painter,
            pos2(left + 18.0, below),
            word,
            theme::sans(12.5),
            color,
            width,
        );
        let strip = rect
            .with_min_x(rect.left() + about)
            .shrink2(vec2(10.0, 0.0));
        for (place, _) in &self.ticks {
            let x = strip.left() + strip.width() * place;
            painter.vline(
                x,
                rect.y_range(),
                Stroke::new(1.0, palette.faint_tint(palette.line)),
            );
        }
        for (at, dating) in entry.dates.iter().enumerate() {
            let top = rect.top() + PADDING + at as f32 * DATE;
            let place = Rect::from_min_size(pos2(strip.left(), top), vec2(strip.width(), DATE));
            self.dating(
                ui,
                place,
                dating,
                entry.contradicts(dating),
                &entry.label,
                names,
                view,
                commands,
            );
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "what is drawn, where, and who takes the clicks"
    )]
    fn dating(
        &self,
        ui: &Ui,
        place: Rect,
        dating: &Dating,
        at_odds: bool,
        label: &str,
        names: &[&str],
        view: &View,
        commands: &mut Commands,
    ) {
        let palette = Palette::of(ui.visuals());
        let mut tellers: Vec<&str> = dating.tellers.iter().map(|(a, _)| names[*a]).collect();
        tellers.dedup();
        let told = tellers.join(", ");
        let mut previews = dating.tellers.iter().map(|(_, preview)| preview);
        let current = previews.position(|preview| view.preview.as_ref() == Some(preview));
        let id = ui
            .scope_id()
            .with((label, &dating.words, place.top() as i32));
        let response = ui.interact(place.shrink2(vec2(0.0, 1.0)), id, Sense::click());
        response.widget_info(|| {
            let name = format!("{label}: {}, told by {told}", dating.words);
            WidgetInfo::labeled(Role::Button, true, name)
        });
        widgets::mark_selected(&response, current.is_some());
        let painter = ui.painter_at(place.expand2(vec2(8.0, 0.0)));
        let ground = place.shrink2(vec2(-4.0, 1.0));
        if current.is_some() {
            painter.rect_filled(ground, theme::RADIUS, palette.accent_soft);
        } else if response.hovered() {
            painter.rect_filled(ground, theme::RADIUS, palette.hover);
        }
        if response.has_focus() {
            let ring = Stroke::new(1.5, palette.accent);
            painter.rect_stroke(ground, theme::RADIUS, ring, StrokeKind::Inside);
        }
        let color = if at_odds {
            palette.verdict(Verdict::Conflict)
        } else {
            palette.accent
        };
        let bar = self.bar(&painter, place, dating, color, palette);
        // Words stand on the side where there is room for them.
        let words = painter.layout_no_wrap(dating.words.clone(), theme::strong(12.5), palette.ink);
        let font = theme::sans(12.5);
        let right = place.right() - bar.right() - 8.0;
        let left = bar.left() - place.left() - 8.0;
        let room = right.max(left) - words.size().x - 8.0;
        let whole = widgets::elided(&painter, &told, font, palette.ink_soft, room, 1);
        let needed = words.size().x + 8.0 + whole.size().x;
        let x = if words.size().x > right.max(left) {
            bar.left() + 8.0
        } else if needed <= right || right >= left {
            bar.right() + 8.0
        } else {
            bar.left() - 8.0 - needed
        };
        let y = place.center().y - words.size().y / 2.0;
        let after = x + words.size().x + 8.0;
        if x > bar.left() && x < bar.right() {
            // A bar over the whole width leaves room for the words only on itself.
            let ground = Rect::from_min_size(pos2(x - 4.0, y), words.size() + vec2(8.0, 0.0));
            painter.rect_filled(ground, 3.0, palette.paper);
        }
        painter.galley(pos2(x, y), words, palette.ink);
        painter.galley(pos2(after, y), whole, palette.ink_soft);
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        if response.clicked() {
            // Each click goes on to the next article that tells it.
            let next = current.map_or(0, |at| (at + 1) % dating.tellers.len());
            let (_, preview) = &dating.tellers[next];
            commands.compare(CompareCommand::Preview(preview.clone()));
        }
    }

    /// Draws the days of a date, with a line before or after them for "by", "since" and the like.
    fn bar(
        &self,
        painter: &Painter,
        place: Rect,
        dating: &Dating,
        color: egui::Color32,
        palette: &Palette,
    ) -> Rect {
        let (from, to) = self.scale.range(dating.period);
        let x = |share: f32| place.left() + place.width() * share;
        let (left, right) = (x(from), x(to).max(x(from) + DAY));
        let height = 10.0;
        let middle = place.center().y;
        let bar = Rect::from_min_max(
            pos2(left, middle - height / 2.0),
            pos2(right, middle + height / 2.0),
        );
        painter.rect(
            bar,
            3.0,
            palette.tint(color).gamma_multiply(1.6),
            Stroke::new(1.3, color),
            StrokeKind::Inside,
        );
        let stroke = Stroke::new(1.6, color);
        let ends = match dating.relation {
            Some(TimeRelation::By | TimeRelation::Until | TimeRelation::Before) => {
                Some([pos2(left - OPEN, middle), pos2(left, middle)])
            }
            Some(TimeRelation::Since | TimeRelation::After) => {
                Some([pos2(right + OPEN, middle), pos2(right, middle)])
            }
            Some(TimeRelation::On) | None => None,
        };
        let Some([open, edge]) = ends else {
            return bar;
        };
        let dashes = egui::Shape::dashed_line(&[edge, open], stroke, 4.0, 3.0);
        painter.extend(dashes);
        bar.union(Rect::from_two_pos(open, edge))
    }
}

fn heading(ui: &Ui, rect: Rect, text: &str) {
    let palette = Palette::of(ui.visuals());
    let response = ui.interact(rect, ui.scope_id().with(("heading", text)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    let at = pos2(rect.left() + 2.0, rect.bottom() - 24.0);
    let painter = ui.painter();
    let font = theme::strong(14.0);
    widgets::line(painter, at, text, font, palette.ink, rect.width());
    let line = Stroke::new(1.0, palette.line);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
}

/// The entries under the month they begin in, or the year where they are no more exact.
fn lines<'a>(entries: &[&'a Entry]) -> Vec<Line<'a>> {
    let month = |entry: &Entry| {
        let Some(Dating { period, .. }) = entry.dates.first() else {
            return String::new();
        };
        let day = period.first.to_string();
        let exact = period.first.first_of_month() == period.last.first_of_month();
        wording::date_words(if exact { &day[..7] } else { &day[..4] })
    };
    let mut lines = Vec::new();
    for same in entries.chunk_by(|a, b| month(a) == month(b)) {
        lines.push(Line::Heading(month(same[0])));
        lines.extend(same.iter().map(|entry| Line::Entry(entry)));
    }
    lines
}
