//! The cells of the table: what a row is about and why, and what each article says.

use egui::{Color32, CornerRadius, Painter, Popup, Pos2, Rect, Response, Role, Sense, Stroke};
use egui::{SetOpenCommand, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::listing::VERDICTS;
use super::saying::{Passage, Saying};
use crate::app::command::{Commands, CompareCommand};
use crate::app::compare_view::keep_arrows;
use crate::app::compare_view::stack::{Stack, format, marked, set};
use crate::app::icons::Icon;
use crate::app::theme::{self, Palette};
use crate::app::view::Place;
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::brief::{Brief, elided, quoted};
use sidelight_engine::compare::{Difference, Question, Row, Slot, Verdict};
use sidelight_project::Verdicts;

/// Space above and below what stands in a cell, in points.
const PADDING: f32 = 10.0;
/// Space left of the claim, in points; the colour of the verdict is drawn there.
const LEFT: f32 = 20.0;
/// Space left and right of what an article says, in points.
const SIDE: f32 = 12.0;
/// Height of the line with the verdict, in points.
const VERDICT_LINE: f32 = 25.0;
/// Lines that a slot takes at most.
const SLOT_LINES: usize = 6;
/// Passages of an article that a cell shows, and lines that each takes at most.
const PASSAGES: usize = 3;
const PASSAGE_LINES: usize = 5;

/// The claim of a row and how the articles stand to each other.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    /// The row.
    pub row: &'a Row,
    /// The verdict: the person's where there is one.
    pub verdict: Verdict,
    /// All verdicts of the person.
    pub verdicts: &'a Verdicts,
    /// Whether the person is done with it.
    pub done: bool,
    /// What the articles are called.
    pub brief: &'a Brief,
}

impl<'a> Judged<'a> {
    fn is_overruled(self) -> bool {
        self.verdict != self.row.verdict
    }

    /// The verdict in a word, and whether it is the person's own.
    fn verdict_word(self) -> String {
        let whose = if self.is_overruled() { ", yours" } else { "" };
        format!("{}{whose}", wording::verdict(self.verdict))
    }

    /// The verdict in a word, and whether the person is done with the row.
    pub fn word(self) -> String {
        let done = if self.done { ", done" } else { "" };
        format!("{}{done}", self.verdict_word())
    }

    /// What the program thought where the person thinks otherwise.
    fn program_s_verdict(self) -> Option<String> {
        let own = wording::verdict(self.row.verdict).to_lowercase();
        self.is_overruled()
            .then(|| format!("Your verdict; the program's was “{own}”."))
    }

    /// All of it as assistive programs read it.
    fn read_out(self) -> String {
        let own = self.program_s_verdict().into_iter();
        let reasons: Vec<String> = own.chain(self.row.reasons()).collect();
        format!("{}, {}. {}", self.row.label, self.word(), reasons.join(" "))
    }

    /// The slots in which the articles differ by more than words that stand in each other's place.
    fn differing(self) -> impl Iterator<Item = &'a Slot> {
        let slots = self.row.slots.iter();
        slots.filter(|slot| slot.question != Question::What && !slot.differences.is_empty())
    }

    /// What differs and each answer with the first who gives it: the columns tell the others, and a list of all
    /// outlets would leave no room for the second answer.
    fn in_short(self, difference: &Difference) -> String {
        let sides = difference.sides.iter().map(|side| {
            let first = side.articles.first().map_or("", |it| self.brief.outlet(it));
            let others = match side.articles.len().saturating_sub(1) {
                0 => String::new(),
                others => format!(" and {others} more"),
            };
            format!("{} in {first}{others}", quoted(&elided(&side.text)))
        });
        let sides: Vec<String> = sides.collect();
        format!("{}: {}", difference.why(), sides.join("; "))
    }

    fn stack(self, painter: &Painter, palette: &Palette, width: f32) -> (Stack, f32) {
        let width = width - LEFT - SIDE;
        let mut stack = Stack::default();
        let label = format(theme::strong(14.0), palette.ink);
        stack.push(set(painter, &self.row.label, &label, &[], width, 4));
        let line = stack.space(VERDICT_LINE);
        let soft = format(theme::sans(12.5), palette.ink_soft);
        if let Some(own) = self.program_s_verdict() {
            stack.push(set(painter, &own, &soft, &[], width, 3));
        }
        for slot in self.differing() {
            let question = slot.question.label();
            let ink = palette.verdict(slot.verdict);
            let parts = [(0..question.len(), format(theme::strong(12.5), ink))];
            for difference in &slot.differences {
                let text = format!("{question}  {}", self.in_short(difference));
                stack.space(2.0);
                stack.push(set(painter, &text, &soft, &parts, width, SLOT_LINES));
            }
        }
        (stack, line)
    }

    /// Height of the cell, in points.
    pub fn height(self, painter: &Painter, palette: &Palette, width: f32) -> f32 {
        self.stack(painter, palette, width).0.height + 2.0 * PADDING
    }

    /// Draws the cell; the verdict in it is a button that offers the others. `open` opens that menu.
    pub fn show(self, ui: &mut Ui, cursor: Cursor<'_>, open: bool, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let rect = ui.max_rect();
        let (stack, line) = self.stack(ui.painter(), palette, rect.width());
        let about = ui.interact(rect, ui.scope_id().with("about"), Sense::hover());
        about.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, self.read_out()));
        let painter = ui.painter_at(rect);
        let bar = Rect::from_min_max(
            pos2(rect.left() + 6.0, rect.top() + PADDING),
            pos2(rect.left() + 10.0, rect.bottom() - PADDING),
        );
        painter.rect_filled(bar, 2.0, palette.verdict(self.verdict));
        let at = pos2(rect.left() + LEFT, rect.top() + PADDING);
        stack.paint(&painter, at);
        self.verdict_button(ui, at + vec2(0.0, line), Some(cursor), open, commands);
    }

    /// The verdict as a button that offers the others, with its upper left corner at `at`.
    pub fn verdict_button(
        self,
        ui: &Ui,
        at: Pos2,
        cursor: Option<Cursor<'_>>,
        open: bool,
        commands: &mut Commands,
    ) {
        let palette = Palette::of(ui.visuals());
        let painter = ui.painter();
        let word = self.verdict_word();
        let color = palette.verdict(self.verdict);
        let galley = painter.layout_no_wrap(word.clone(), theme::strong(13.0), color);
        let can_change = self.row.verdict != Verdict::Single;
        let arrow = if can_change { 16.0 } else { 0.0 };
        let size = vec2(21.0 + galley.size().x + arrow, VERDICT_LINE - 4.0);
        let rect = Rect::from_min_size(at + vec2(0.0, 1.0), size);
        let sense = if can_change {
            Sense::click()
        } else {
            Sense::focusable_noninteractive()
        };
        let response = ui.interact(
            rect.expand2(vec2(4.0, 0.0)),
            ui.scope_id().with("verdict"),
            sense,
        );
        response.widget_info(|| {
            let name = format!("Verdict on {}: {word}", self.row.label);
            WidgetInfo::labeled(Role::Button, can_change, name)
        });
        if let Some(cursor) = cursor {
            cursor.follow(ui, &response, commands);
        }
        if can_change && (response.hovered() || response.has_focus()) {
            let ground = rect.expand2(vec2(4.0, 0.0));
            painter.rect_filled(ground, theme::RADIUS, palette.hover);
        }
        if response.has_focus() {
            ring(painter, rect.expand2(vec2(4.0, 0.0)), palette);
        }
        let middle = rect.center().y;
        Icon::of_verdict(self.verdict).paint(painter, pos2(rect.left() + 7.0, middle), 15.0, color);
        let place = pos2(rect.left() + 21.0, middle - galley.size().y / 2.0);
        let right = place.x + galley.size().x;
        painter.galley(place, galley, color);
        if !can_change {
            return;
        }
        Icon::Down.paint(
            painter,
            pos2(right + 9.0, middle + 0.5),
            11.0,
            palette.ink_faint,
        );
        self.menu(ui, &response, open, commands);
    }

    /// The verdicts to choose from.
    fn menu(self, ui: &Ui, button: &Response, open: bool, commands: &mut Commands) {
        let palette = Palette::of(ui.visuals());
        let opening = open || button.clicked();
        let mut popup = Popup::menu(button).width(220.0);
        if open {
            popup = popup.open_memory(SetOpenCommand::Bool(true));
        }
        let button = button
            .clone()
            .on_hover_cursor(egui::CursorIcon::PointingHand);
        let told = self.program_s_verdict().unwrap_or_default();
        let button = button.on_hover_text(format!("{told} Overrule the verdict (V)").trim());
        let menu = popup.get_id();
        let was_open = Popup::is_id_open(ui.ctx(), menu);
        popup.show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let offered = VERDICTS.into_iter().filter(|v| *v != Verdict::Single);
            let mut chosen = None;
            for verdict in offered {
                let on = verdict == self.verdict;
                let sign = Some((Icon::of_verdict(verdict), palette.verdict(verdict)));
                let item = widgets::choice(ui, wording::verdict(verdict), sign, on);
                if opening && on {
                    item.request_focus();
                }
                if item.clicked() {
                    chosen = Some((verdict != self.row.verdict).then_some(verdict));
                }
            }
            if self.is_overruled() {
                ui.separator();
                let own = wording::verdict(self.row.verdict).to_lowercase();
                let label = format!("Back to the program's: {own}");
                if widgets::choice(ui, &label, None, false).clicked() {
                    chosen = Some(None);
                }
            }
            if let Some(verdict) = chosen {
                commands.compare(CompareCommand::Overrule {
                    row: self.verdicts.key(self.row),
                    label: self.row.label.clone(),
                    verdict,
                });
                // The row goes elsewhere in the list; the keyboard stays where it is.
                button.request_focus();
                ui.close();
            }
        });
        let left = was_open && !Popup::is_id_open(ui.ctx(), menu);
        if left && ui.memory(|memory| memory.focused().is_none()) {
            button.request_focus();
        }
    }
}

/// Where the keyboard is in the table.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    /// The cell that is drawn.
    pub here: Place,
    /// The cell that the keyboard is on.
    pub at: Option<&'a Place>,
    /// Whether that cell should take the keyboard now.
    pub take_focus: bool,
}

impl Cursor<'_> {
    /// Keeps the keyboard of the window and the cursor of the table on the same cell.
    pub fn follow(self, ui: &Ui, response: &Response, commands: &mut Commands) {
        let is_here = self.at == Some(&self.here);
        if is_here && self.take_focus {
            response.request_focus();
        }
        if response.has_focus() {
            keep_arrows(ui, response.id);
        }
        let taken = response.has_focus() || response.clicked();
        if taken && !is_here && !self.take_focus {
            commands.compare(CompareCommand::PlaceCursor(self.here));
        }
    }
}

fn ring(painter: &Painter, rect: Rect, palette: &Palette) {
    let stroke = Stroke::new(1.5, palette.accent);
    let radius = CornerRadius::same(theme::RADIUS);
    painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
}

impl Passage {
    fn push_to(
        &self,
        stack: &mut Stack,
        painter: &Painter,
        palette: &Palette,
        ink: Color32,
        width: f32,
    ) {
        let font = theme::words(painter.ctx(), 13.5);
        let by = self
            .by
            .as_ref()
            .map(|by| format!("{by}: "))
            .unwrap_or_default();
        let text = format!("{by}{}", self.text);
        let mut parts = vec![(0..by.len(), format(theme::sans(12.5), palette.ink_faint))];
        parts.extend(self.marks.iter().map(|range| {
            let range = by.len() + range.start..by.len() + range.end;
            (range, marked(font.clone(), palette.ink, palette.differs))
        }));
        let base = format(font, ink);
        stack.push(set(painter, &text, &base, &parts, width, PASSAGE_LINES));
    }

    fn read_out(&self) -> String {
        match &self.by {
            Some(by) => format!("{by}: {}", self.text),
            None => self.text.clone(),
        }
    }
}

impl Saying {
    fn stack(&self, painter: &Painter, palette: &Palette, width: f32) -> Stack {
        let width = width - 2.0 * SIDE;
        let mut stack = Stack::default();
        let ink = if self.repeats {
            palette.ink_soft
        } else {
            palette.ink
        };
        for (number, passage) in self.passages.iter().take(PASSAGES).enumerate() {
            if number > 0 {
                stack.space(5.0);
            }
            passage.push_to(&mut stack, painter, palette, ink, width);
        }
        let more = self.passages.len().saturating_sub(PASSAGES);
        if more > 0 {
            stack.space(3.0);
            let faint = format(theme::sans(12.0), palette.ink_faint);
            let text = format!(
                "and in {}",
                wording::counted(more, "more place", "more places")
            );
            stack.push(set(painter, &text, &faint, &[], width, 1));
        }
        stack
    }

    /// Height of the cell, in points.
    pub fn height(&self, painter: &Painter, palette: &Palette, width: f32) -> f32 {
        self.stack(painter, palette, width).height + 2.0 * PADDING
    }

    /// All of it as assistive programs read it.
    fn read_out(&self) -> String {
        let told: Vec<String> = self.passages.iter().map(Passage::read_out).collect();
        told.join(" … ")
    }

    /// Draws the cell as a button that leads to the words.
    pub fn show(
        &self,
        ui: &Ui,
        label: &str,
        title: &str,
        shown: bool,
        cursor: Cursor<'_>,
        commands: &mut Commands,
    ) -> Response {
        let palette = Palette::of(ui.visuals());
        let rect = ui.max_rect();
        let ground = rect.shrink2(vec2(4.0, 3.0));
        let response = ui.interact(ground, ui.scope_id().with("saying"), Sense::click());
        response.widget_info(|| {
            let name = format!("{label}, in {title}: {}", self.read_out());
            WidgetInfo::labeled(Role::Cell, true, name)
        });
        widgets::mark_selected(&response, shown);
        cursor.follow(ui, &response, commands);
        let painter = ui.painter_at(rect);
        let fill = match (shown, response.hovered()) {
            (true, _) => palette.accent_soft,
            (false, true) => palette.hover,
            (false, false) => Color32::TRANSPARENT,
        };
        painter.rect_filled(ground, theme::RADIUS, fill);
        if response.has_focus() {
            ring(&painter, ground, palette);
        }
        let stack = self.stack(&painter, palette, rect.width());
        stack.paint(&painter, rect.left_top() + vec2(SIDE, PADDING));
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    }
}

/// The cell of an article in which it was not found.
pub fn silent(ui: &Ui, cursor: Cursor<'_>, title: &str, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    let rect = ui.max_rect();
    let ground = rect.shrink2(vec2(4.0, 3.0));
    let sense = Sense::focusable_noninteractive();
    let response = ui.interact(ground, ui.scope_id().with("silent"), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, format!("not found in {title}")));
    cursor.follow(ui, &response, commands);
    if response.has_focus() {
        ring(ui.painter(), ground, palette);
    }
    let at = rect.left_top() + vec2(SIDE, PADDING);
    widgets::line(
        ui.painter(),
        at,
        "—",
        theme::sans(13.0),
        palette.ink_faint,
        rect.width() - 2.0 * SIDE,
    );
}
