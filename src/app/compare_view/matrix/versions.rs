//! Claims one below the other: each with who tells it and in which points they differ, and opened with
//! each article's own sentence.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use egui::{
    Id, Popup, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
};
use egui::{pos2, vec2};

use super::cells::{Cursor, Judged};
use super::headings;
use super::heights::{Heights, Setting};
use super::judged;
use super::listing::{Line, Listing};
use crate::app::command::{Commands, CompareCommand};
use crate::app::compare_view::flow::{self, Letters};
use crate::app::compare_view::{Shown, keep_arrows};
use crate::app::icons::Icon;
use crate::app::theme::{self, Palette};
use crate::app::view::{Place, View};
use crate::app::widgets;
use crate::brief::{Claim, Piece, asked, text_of};
use crate::compare::{Claimed, Row, Verdict};
use crate::facts::one_line;

/// Widest line, in points.
const MEASURE: f32 = 900.0;
/// Space left of a claim, in points: its verdict and the sign that it opens stand there.
const INDENT: f32 = 30.0;
/// Width of the verdict, in points.
const VERDICT: f32 = 148.0;
/// Space above and below what stands in a row, in points.
const PADDING: f32 = 13.0;
/// Space between two lines of a row, in points.
const BETWEEN: f32 = 5.0;
/// Width of what stands before a line, in points; less where there is little room.
const BEFORE: [f32; 2] = [150.0, 104.0];
/// Width of the word that takes a sentence out of its row, in points.
const NOT_SAME: f32 = 112.0;
/// Height of the line of what can be done with a row, and width of the first thing, in points.
const DEEDS: f32 = 28.0;
const DEED: f32 = 196.0;
/// Width from which there is room, in points.
const ROOMY: f32 = 640.0;
/// Outlets that are named one by one.
const OUTLETS: usize = 4;
/// Rows that Page up and Page down pass over.
const PAGE: isize = 8;
/// Time a pass may spend on measuring rows that are not seen.
const MEASURING: Duration = Duration::from_millis(3);

/// Keeps how high the rows are and what the seen ones tell.
#[derive(Default)]
pub struct Versions {
    heights: Heights,
    seen: HashMap<usize, Told>,
    /// How many changes the listing had seen when the heights were arranged.
    arranged: u64,
    /// The revision of the project whose notes the rows show.
    revision: (u64, u64),
}

/// A row, ready to be set.
struct Told {
    label: Vec<Piece>,
    lines: Vec<Below>,
    open: bool,
}

/// A line below a claim.
struct Below {
    /// What stands before it: the question of a point, or the outlet of a sentence.
    before: String,
    /// How the articles stand to each other in the point.
    verdict: Option<Verdict>,
    sentence: Vec<Piece>,
    /// The claim whose sentence it is, which can be taken out of the row.
    claim: Option<Claimed>,
}

impl Told {
    fn of(shown: &Shown<'_>, row: usize, open: bool) -> Self {
        let sheets = &shown.comparison.sheets;
        let row = &shown.comparison.rows()[row];
        let Some(claim) = Claim::of(sheets, row) else {
            return Self {
                label: Vec::new(),
                lines: Vec::new(),
                open,
            };
        };
        let mut lines = vec![Below {
            before: "Told by".to_owned(),
            verdict: None,
            sentence: claim.told_by(shown.brief, OUTLETS),
            claim: None,
        }];
        lines.extend(claim.points.iter().map(|point| Below {
            before: asked(point.question).to_owned(),
            verdict: Some(point.verdict),
            sentence: point.versions_in_short(shown.brief, OUTLETS),
            claim: None,
        }));
        let note = shown.workspace.project().row_notes().get(row);
        lines.extend(note.map(|note| Below {
            before: "Note".to_owned(),
            verdict: None,
            sentence: vec![Piece::plain(one_line(note))],
            claim: None,
        }));
        if open {
            let mut last = None;
            for (article, sentence) in Claim::sentences(shown.brief, sheets, row) {
                let outlet = shown.brief.outlet(&article).to_owned();
                let again = last.as_ref() == Some(&article);
                lines.push(Below {
                    before: if again { String::new() } else { outlet },
                    verdict: None,
                    claim: claimed(row, &sentence),
                    sentence,
                });
                last = Some(article);
            }
        }
        Self {
            label: claim.label(shown.brief),
            lines,
            open,
        }
    }

    /// Height of the line of what can be done, which open rows have, in points.
    fn deeds(&self) -> f32 {
        if self.open { DEEDS } else { 0.0 }
    }

    fn height(&self, ui: &Ui, shown: &Shown<'_>, width: f32) -> f32 {
        let palette = Palette::of(ui.visuals());
        let room = width - INDENT - VERDICT;
        let label = flow::set(
            ui.painter(),
            palette,
            &self.label,
            letters(shown, false),
            room,
            None,
        );
        let lines = self.lines.iter().map(|line| {
            let letters = letters(shown, true);
            let width = line.width(width);
            let galley = flow::set(ui.painter(), palette, &line.sentence, letters, width, None);
            galley.size().y + BETWEEN
        });
        label.size().y + lines.sum::<f32>() + self.deeds() + 2.0 * PADDING + 2.0
    }
}

impl Below {
    /// How wide its sentence is in a row of a width, in points.
    fn width(&self, row: f32) -> f32 {
        let beside = if self.claim.is_some() { NOT_SAME } else { 0.0 };
        row - INDENT - before(row) - beside
    }
}

/// The claim of a row that a sentence tells; none where the row has no other.
fn claimed(row: &Row, sentence: &[Piece]) -> Option<Claimed> {
    let place = sentence.iter().find_map(|piece| piece.place.as_ref())?;
    let fact = place.fact.clone()?;
    let several = row.cells.values().map(Vec::len).sum::<usize>() > 1;
    let article = place.article.clone();
    several.then_some(Claimed { article, fact })
}

fn before(width: f32) -> f32 {
    BEFORE[usize::from(width < ROOMY)]
}

fn letters(shown: &Shown<'_>, soft: bool) -> Letters {
    Letters {
        size: shown.text_size - if soft { 3.0 } else { 2.0 },
        typeface: shown.typeface,
        soft: false,
    }
}

impl Versions {
    /// Draws the rows into a width; `changes` counts how often the listing was made anew.
    #[allow(clippy::too_many_arguments, reason = "what rows are drawn from")]
    pub fn show(
        &mut self,
        ui: &mut Ui,
        width: f32,
        shown: &Shown<'_>,
        listing: &Listing,
        changes: u64,
        view: &mut View,
        commands: &mut Commands,
    ) {
        let width = (width - 2.0 * theme::GAP).min(MEASURE);
        let setting = Setting {
            generation: shown.generation,
            widths: vec![width, shown.text_size],
            pixels_per_point: ui.pixels_per_point(),
        };
        let rows = shown.comparison.rows().len();
        if self.heights.set(setting, rows) || self.arranged != changes {
            self.seen.clear();
            if self.revision != shown.workspace.revision() {
                self.revision = shown.workspace.revision();
                self.heights.forget_all();
            }
            self.heights.set_rows(rows);
            self.heights.arrange(listing);
            self.arranged = changes;
        }
        self.moved(ui, listing, view, commands);
        let take = view.cursor.take || view.cursor.offer;
        let target = view.cursor.at.filter(|_| take);
        let target = target.and_then(|at| listing.line_of(at.row));
        let mut reached = target.is_none();
        let total = self.heights.top(listing.lines.len());
        ScrollArea::vertical()
            .id_salt("claims")
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_height(total + theme::GAP * 3.0);
                let origin = ui.max_rect().min;
                let seen = self.in_sight(ui, shown, listing, view, width, viewport.y_range());
                let unseen = target.filter(|line| !seen.contains(line));
                if let Some(line) = target {
                    let top = origin.y + self.heights.top(line);
                    let bottom = origin.y + self.heights.top(line + 1);
                    let rect = Rect::from_min_max(
                        pos2(origin.x, top),
                        pos2(origin.x + width, bottom.min(top + viewport.height() * 0.8)),
                    );
                    ui.scroll_to_rect(rect, None);
                }
                let listed = &listing.lines;
                let mut drawn = Vec::new();
                for line in seen.chain(unseen) {
                    let top = origin.y + self.heights.top(line);
                    let height = self.heights.top(line + 1) - self.heights.top(line);
                    let rect = Rect::from_min_size(pos2(origin.x, top), vec2(width, height));
                    let builder = UiBuilder::new().max_rect(rect);
                    match listed.get(line) {
                        Some(&Line::Heading(group, count)) => {
                            let mut child = ui.new_child(builder.id_salt(("group", line)));
                            let folded = view.compare.folded.contains(&group);
                            if headings::group(&mut child, group, count, folded) {
                                commands.compare(CompareCommand::FoldRows(group, !folded));
                            }
                        }
                        Some(&Line::Row(row)) => {
                            let mut child = ui.new_child(builder.id_salt(("claim", row)));
                            let judged = judged(shown, listing, row);
                            let open = view.opened.contains(&judged.row.id);
                            let told = self
                                .seen
                                .entry(row)
                                .or_insert_with(|| Told::of(shown, row, open));
                            reached |= Some(line) == target;
                            draw(&mut child, shown, row, judged, told, view, commands);
                            drawn.push(row);
                        }
                        None => {}
                    }
                }
                self.seen.retain(|row, _| drawn.contains(row));
            });
        if take {
            if reached {
                (view.cursor.take, view.cursor.offer) = (false, false);
            }
            ui.ctx().request_repaint();
        }
        view.cursor.part = false;
        self.measure_ahead(ui, shown, listing, view, width);
    }

    /// The lines in sight, once their heights are known.
    #[allow(clippy::too_many_arguments, reason = "what rows are measured by")]
    fn in_sight(
        &mut self,
        ui: &Ui,
        shown: &Shown<'_>,
        listing: &Listing,
        view: &View,
        width: f32,
        sight: egui::Rangef,
    ) -> std::ops::Range<usize> {
        for row in self.changed(shown, view) {
            self.heights.forget(row);
            self.seen.remove(&row);
            self.heights.arrange(listing);
        }
        loop {
            let lines = self.heights.lines_in(sight.min, sight.max);
            if !self.measure(ui, shown, listing, view, width, lines.clone(), || false) {
                return lines;
            }
        }
    }

    /// Seen rows that were opened or folded since they were set.
    fn changed(&self, shown: &Shown<'_>, view: &View) -> Vec<usize> {
        let rows = shown.comparison.rows();
        let changed = self.seen.iter().filter(|(row, told)| {
            let open = view.opened.contains(&rows[**row].id);
            open != told.open
        });
        changed.map(|(row, _)| *row).collect()
    }

    #[allow(clippy::too_many_arguments, reason = "what rows are measured by")]
    fn measure(
        &mut self,
        ui: &Ui,
        shown: &Shown<'_>,
        listing: &Listing,
        view: &View,
        width: f32,
        lines: std::ops::Range<usize>,
        enough: impl FnMut() -> bool,
    ) -> bool {
        let rows = shown.comparison.rows();
        let height = |row: usize| {
            let open = view.opened.contains(&rows[row].id);
            Told::of(shown, row, open).height(ui, shown, width).ceil()
        };
        self.heights.measure(listing, lines, height, enough)
    }

    /// Measures rows that wait for it, a few milliseconds long, and asks for another pass.
    fn measure_ahead(
        &mut self,
        ui: &Ui,
        shown: &Shown<'_>,
        listing: &Listing,
        view: &View,
        width: f32,
    ) {
        let waiting = self.heights.waiting(listing);
        if waiting.is_empty() {
            return;
        }
        let begun = Instant::now();
        self.measure(ui, shown, listing, view, width, waiting, || {
            begun.elapsed() > MEASURING
        });
        ui.ctx().request_repaint();
    }

    /// Moves the keyboard where an arrow key or its like asks for it: from claim to claim, and through
    /// the lines of one that is open.
    fn moved(&self, ui: &Ui, listing: &Listing, view: &View, commands: &mut Commands) {
        use egui::{Key, Modifiers};
        let ctx = ui.ctx();
        let busy = ctx.text_edit_focused()
            || Popup::is_any_open(ctx)
            || ctx.memory(|memory| memory.top_modal_layer().is_some());
        if busy {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let listed: Vec<usize> = listing.lines.iter().filter_map(Line::row).collect();
        let Some(last) = listed.len().checked_sub(1) else {
            return;
        };
        let at = view.cursor.at.filter(|at| listed.contains(&at.row));
        let lines = |row: usize| {
            let told = self.seen.get(&row).filter(|told| told.open);
            told.map_or(0, |told| told.lines.len())
        };
        let now = at.and_then(|at| listed.iter().position(|row| *row == at.row));
        let claim = |place: usize| Place {
            row: listed[place],
            column: 0,
        };
        let place = match (at, now) {
            (Some(at), Some(now)) => {
                let jumps = [
                    (Key::PageDown, PAGE),
                    (Key::PageUp, -PAGE),
                    (Key::Home, isize::MIN),
                    (Key::End, isize::MAX),
                ];
                if pressed(Key::ArrowDown) {
                    if at.column < lines(at.row) {
                        let column = at.column + 1;
                        Some(Place { column, ..at })
                    } else {
                        Some(claim((now + 1).min(last)))
                    }
                } else if pressed(Key::ArrowUp) {
                    match at.column.checked_sub(1) {
                        Some(column) => Some(Place { column, ..at }),
                        None => Some(claim(now.saturating_sub(1))),
                    }
                } else {
                    let jump = jumps.into_iter().find(|(key, _)| pressed(*key));
                    jump.map(|(_, by)| claim(now.saturating_add_signed(by).min(last)))
                }
            }
            _ => (pressed(Key::ArrowDown) || pressed(Key::ArrowUp)).then(|| claim(0)),
        };
        if let Some(place) = place {
            commands.compare(CompareCommand::PlaceCursor(place));
        }
    }
}

/// Draws a claim and what stands below it.
fn draw(
    ui: &mut Ui,
    shown: &Shown<'_>,
    row: usize,
    judged: Judged<'_>,
    told: &Told,
    view: &View,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui.visuals());
    let rect = ui.max_rect();
    let width = rect.width();
    let cursor = |column| Cursor {
        here: Place { row, column },
        at: view.cursor.at.as_ref(),
        take_focus: view.cursor.take,
    };
    let bar = Rect::from_min_max(
        pos2(rect.left(), rect.top() + PADDING),
        pos2(rect.left() + 3.0, rect.bottom() - PADDING),
    );
    let ink = palette.verdict(judged.verdict);
    ui.painter().rect_filled(bar, 1.5, ink);
    let below = heading(
        ui,
        shown,
        judged,
        told,
        cursor(0),
        view.joining.as_ref(),
        commands,
    );
    let offers = view.cursor.offer && view.cursor.at.is_some_and(|at| at.row == row);
    let at = pos2(rect.right() - VERDICT + theme::GAP, rect.top() + PADDING);
    // The cursor stands on the claim itself; the verdict is reached by its key or by the pointer.
    judged.verdict_button(ui, at, None, offers, commands);
    let mut top = below;
    for (number, line) in told.lines.iter().enumerate() {
        let at = pos2(rect.left() + INDENT, top + 3.0);
        let ink = line
            .verdict
            .map_or(palette.ink_faint, |it| palette.verdict(it));
        let font = match line.verdict {
            Some(_) => theme::strong(12.5),
            None => theme::sans(12.5),
        };
        widgets::line(
            ui.painter(),
            at,
            &line.before,
            font,
            ink,
            before(width) - 14.0,
        );
        let at = pos2(rect.left() + INDENT + before(width), top);
        let width = line.width(width);
        let what = match line.before.as_str() {
            "" => String::new(),
            before => format!("{before} "),
        };
        let id = ui.scope_id().with(("line", number));
        let letters = letters(shown, true);
        let sentence = &line.sentence;
        let response = flow::show(ui, id, at, width, &what, sentence, letters, view, commands);
        if told.open {
            cursor(number + 1).follow(ui, &response, commands);
        }
        if let Some(claim) = &line.claim {
            let here = view.cursor.at.as_ref() == Some(&cursor(number + 1).here);
            let at = pos2(rect.right() - NOT_SAME + theme::GAP, top + 4.0);
            let id = id.with("not the same");
            let asked = button(ui, id, at, "Not the same", &text_of(sentence));
            if asked || here && view.cursor.part {
                commands.compare(CompareCommand::TakeOut {
                    row: judged.row.id.clone(),
                    claim: claim.clone(),
                });
            }
        }
        let galley = flow::set(ui.painter(), palette, sentence, letters, width, None);
        top += galley.size().y + BETWEEN;
    }
    if told.open {
        deeds(
            ui,
            judged.row,
            pos2(rect.left() + INDENT + before(width), top),
            commands,
        );
    }
    let line = Stroke::new(1.0, palette.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 1.0, line);
}

/// What a person can say of an open row.
fn deeds(ui: &Ui, row: &Row, at: Pos2, commands: &mut Commands) {
    let id = ui.scope_id();
    let at = at + vec2(0.0, 6.0);
    if button(ui, id.with("same"), at, "The same as another claim…", "") {
        commands.compare(CompareCommand::BeginJoin(row.id.clone()));
    }
    let at = at + vec2(DEED, 0.0);
    if button(ui, id.with("note"), at, "Note…", "") {
        commands.compare(CompareCommand::AskNote(row.id.clone()));
    }
}

/// A word that does something, `of` what for assistive programs; whether it was clicked.
fn button(ui: &Ui, id: Id, at: Pos2, label: &str, of: &str) -> bool {
    let palette = Palette::of(ui.visuals());
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(label.to_owned(), theme::sans(12.5), palette.ink_faint);
    let ground = Rect::from_min_size(at, galley.size()).expand2(vec2(6.0, 3.0));
    let response = ui.interact(ground, id, Sense::click());
    response.widget_info(|| {
        let name = if of.is_empty() {
            label.to_owned()
        } else {
            format!("{label}: {of}")
        };
        WidgetInfo::labeled(Role::Button, true, name)
    });
    if response.hovered() {
        painter.rect_filled(ground, theme::RADIUS, palette.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(ground, theme::RADIUS, ring, egui::StrokeKind::Inside);
    }
    painter.galley(at, galley, palette.ink_faint);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    response.clicked()
}

/// The claim itself, which opens and folds the row; where the first line below it begins.
fn heading(
    ui: &Ui,
    shown: &Shown<'_>,
    judged: Judged<'_>,
    told: &Told,
    cursor: Cursor<'_>,
    joining: Option<&(String, String)>,
    commands: &mut Commands,
) -> f32 {
    let palette = Palette::of(ui.visuals());
    let rect = ui.max_rect();
    let painter = ui.painter();
    let room = rect.width() - INDENT - VERDICT;
    let at = rect.min + vec2(INDENT, PADDING);
    let letters = letters(shown, false);
    let galley = flow::set(painter, palette, &told.label, letters, room, None);
    let bottom = at.y + galley.size().y;
    let ground = Rect::from_min_max(
        pos2(rect.left() + 8.0, at.y - 4.0),
        pos2(at.x + room, bottom + 3.0),
    );
    let response: Response = ui.interact(ground, ui.scope_id().with("claim"), Sense::click());
    response.widget_info(|| {
        let name = format!("{}, {}", text_of(&told.label), judged.word());
        WidgetInfo::selected(Role::RowHeader, true, told.open, name)
    });
    cursor.follow(ui, &response, commands);
    if response.hovered() {
        painter.rect_filled(ground, theme::RADIUS, palette.hover);
    }
    if response.has_focus() {
        keep_arrows(ui, response.id);
        let ring = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(ground, theme::RADIUS, ring, egui::StrokeKind::Inside);
    }
    let icon = if told.open { Icon::Down } else { Icon::Right };
    let middle = at.y + letters.size * 0.72;
    icon.paint(
        painter,
        pos2(rect.left() + 18.0, middle),
        11.0,
        palette.ink_faint,
    );
    painter.galley(at, galley, palette.ink);
    let row = &judged.row.id;
    let turned = response.has_focus() && turned(ui, told.open);
    match joining {
        Some((one, _)) if one != row && response.clicked() => {
            commands.compare(CompareCommand::Join(row.clone()));
        }
        _ if response.clicked() || turned => {
            commands.compare(CompareCommand::OpenRow(row.clone(), !told.open));
        }
        _ => {}
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
    bottom + BETWEEN + 2.0
}

/// Whether an arrow key asks to open a folded row, or to fold an open one.
fn turned(ui: &Ui, open: bool) -> bool {
    use egui::{Key, Modifiers};
    let key = if open {
        Key::ArrowLeft
    } else {
        Key::ArrowRight
    };
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}
