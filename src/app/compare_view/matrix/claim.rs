//! A claim with its versions: what stands in its row, how high that is, and how it is drawn.

use std::cell::OnceCell;

use egui::{Id, Pos2, Rangef, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::cells::{Cursor, Judged};
use crate::app::command::{Action, Command, Commands, CompareCommand};
use crate::app::compare_view::flow::{Flow, Letters};
use crate::app::compare_view::{Shown, keep_arrows};
use crate::app::icons::Icon;
use crate::app::theme::{self, Palette};
use crate::app::view::{Place, View};
use crate::app::widgets;
use sidelight_engine::brief::{Claim, Piece, asked, forms, remarked, text_of};
use sidelight_engine::compare::{Claimed, Row, Verdict};
use sidelight_engine::facts::Status;

/// Space left of a claim, in points: its verdict and the sign that it opens stand there.
const INDENT: f32 = 30.0;
/// Width of the verdict, in points.
const VERDICT: f32 = 164.0;
/// Space above and below what stands in a row, in points.
const PADDING: f32 = 13.0;
/// Space between two lines of a row, in points.
const BETWEEN: f32 = 5.0;
/// Width of what stands before a line, in points; less where there is little room.
const BEFORE: [f32; 2] = [150.0, 104.0];
/// Width of the word that takes a sentence out of its row, in points.
const NOT_SAME: f32 = 112.0;
/// Height of the line of what can be done with a row, and widths of a long thing and a short one, in points.
const DEEDS: f32 = 28.0;
const DEED: f32 = 196.0;
const SHORT_DEED: f32 = 84.0;
/// Width from which there is room, in points.
const ROOMY: f32 = 640.0;
/// Outlets that are named one by one.
const OUTLETS: usize = 4;

/// A row, ready to be set.
pub struct Told {
    label: Vec<Piece>,
    lines: Vec<Below>,
    /// How high each of them is, in points.
    heights: OnceCell<Vec<f32>>,
    /// Whether each article's sentences are shown.
    pub open: bool,
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
    /// A row of the comparison, by its number.
    pub fn of(shown: &Shown<'_>, row: usize, open: bool) -> Self {
        let sheets = &shown.comparison.sheets;
        let row = &shown.comparison.rows()[row];
        let Some(claim) = Claim::of(sheets, row) else {
            return Self {
                label: Vec::new(),
                lines: Vec::new(),
                heights: OnceCell::new(),
                open,
            };
        };
        let most = if open { usize::MAX } else { OUTLETS };
        let mut lines = vec![Below {
            before: "Told by".to_owned(),
            verdict: None,
            sentence: claim.told_by(shown.brief, most),
            claim: None,
        }];
        lines.extend(claim.points.iter().map(|point| Below {
            before: asked(point.question, &point.label).to_owned(),
            verdict: Some(point.verdict),
            sentence: point.versions_in_short(shown.brief, most),
            claim: None,
        }));
        let remarks = shown.workspace.project().words_on_rows().remarks(row);
        lines.extend(remarked(&remarks).map(|(what, sentence)| Below {
            before: what.to_owned(),
            verdict: None,
            sentence,
            claim: None,
        }));
        if open {
            for quotation in forms(shown.brief, sheets, row) {
                let forms = quotation.into_iter().enumerate();
                lines.extend(forms.map(|(at, sentence)| Below {
                    before: if at == 0 { "Quotation" } else { "" }.to_owned(),
                    verdict: None,
                    sentence,
                    claim: None,
                }));
            }
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
            heights: OnceCell::new(),
            open,
        }
    }

    /// The claim, set in a row of a width.
    fn label<'a>(&'a self, shown: &Shown<'a>, row: f32) -> Flow<'a> {
        Flow {
            pieces: &self.label,
            workspace: shown.workspace,
            letters: letters(shown, false),
            width: row - INDENT - VERDICT,
        }
    }

    /// Height of the line of what can be done, which open rows have, in points.
    fn deeds(&self) -> f32 {
        if self.open { DEEDS } else { 0.0 }
    }

    /// How many lines stand below the claim.
    pub fn lines(&self) -> usize {
        self.lines.len()
    }

    /// Height of the row, in points.
    pub fn height(&self, ui: &Ui, shown: &Shown<'_>, width: f32) -> f32 {
        let label = self.label(shown, width).height(ui);
        let lines = self.heights(ui, shown, width).iter();
        let lines = lines.map(|height| height + BETWEEN);
        label + lines.sum::<f32>() + self.deeds() + 2.0 * PADDING + 2.0
    }

    /// Heights of the lines below the claim in a row of a width, which is always the same, in points.
    fn heights(&self, ui: &Ui, shown: &Shown<'_>, width: f32) -> &[f32] {
        self.heights.get_or_init(|| {
            let lines = self.lines.iter();
            lines
                .map(|line| line.flow(shown, width).height(ui))
                .collect()
        })
    }
}

impl Below {
    /// Its sentence, set in a row of a width.
    fn flow<'a>(&'a self, shown: &Shown<'a>, row: f32) -> Flow<'a> {
        let beside = if self.claim.is_some() { NOT_SAME } else { 0.0 };
        Flow {
            pieces: &self.sentence,
            workspace: shown.workspace,
            letters: letters(shown, true),
            width: row - INDENT - before(row) - beside,
        }
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

/// Draws a claim and what stands below it.
pub fn draw(
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
    let heights = told.heights(ui, shown, width);
    let near = ui.clip_rect().y_range().expand(ui.clip_rect().height());
    for ((number, line), height) in told.lines.iter().enumerate().zip(heights) {
        let here = cursor(number + 1).here;
        // Of a row of many lines those far out of sight need not be drawn.
        if !near.intersects(Rangef::new(top, top + height)) && view.cursor.at != Some(here) {
            top += height + BETWEEN;
            continue;
        }
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
        let flow = line.flow(shown, width);
        let what = match line.before.as_str() {
            "" => String::new(),
            before => format!("{before} "),
        };
        let id = ui.scope_id().with(("line", number));
        let more = CompareCommand::OpenRow(judged.row.id.clone(), true);
        let response = flow.show(ui, (id, what.as_str()), at, view, more, commands);
        if told.open {
            cursor(number + 1).follow(ui, &response, commands);
        }
        if let Some(claim) = &line.claim {
            let here = view.cursor.at.as_ref() == Some(&cursor(number + 1).here);
            let at = pos2(rect.right() - NOT_SAME + theme::GAP, top + 4.0);
            let id = id.with("not the same");
            let name = format!("Take out: {}", text_of(&line.sentence));
            let asked = widgets::word_button(ui, id, at, "Take out", &name);
            if asked || here && view.cursor.part {
                commands.compare(CompareCommand::TakeOut {
                    row: judged.row.id.clone(),
                    claim: claim.clone(),
                });
            }
        }
        top += height + BETWEEN;
    }
    if told.open {
        deeds(
            ui,
            judged,
            pos2(rect.left() + INDENT + before(width), top),
            commands,
        );
    }
    let line = Stroke::new(1.0, palette.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 1.0, line);
}

/// What a person can say of an open row.
fn deeds(ui: &Ui, judged: Judged<'_>, at: Pos2, commands: &mut Commands) {
    let row = judged.row;
    let id = ui.scope_id();
    let at = at + vec2(0.0, 6.0);
    let label = "The same as another claim…";
    if widgets::word_button(ui, id.with("same"), at, label, label) {
        commands.compare(CompareCommand::BeginJoin(row.id.clone()));
    }
    let at = at + vec2(DEED, 0.0);
    if widgets::word_button(ui, id.with("finding"), at, "Finding…", "Finding…") {
        commands.compare(CompareCommand::AskFinding(row.id.clone()));
    }
    let at = at + vec2(SHORT_DEED, 0.0);
    if widgets::word_button(ui, id.with("note"), at, "Note…", "Note…") {
        commands.compare(CompareCommand::AskNote(row.id.clone()));
    }
    let at = at + vec2(SHORT_DEED, 0.0);
    let label = if judged.done { "Not done yet" } else { "Done" };
    if widgets::word_button(ui, id.with("done"), at, label, label) {
        commands.compare(CompareCommand::ToggleDone(row.id.clone()));
    }
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
    let label = told.label(shown, rect.width());
    let galley = label.set(painter, palette, None);
    let bottom = at.y + galley.size().y;
    let ground = Rect::from_min_max(
        pos2(rect.left() + 8.0, at.y - 4.0),
        pos2(at.x + room, bottom + 3.0),
    );
    let response: Response = ui.interact(ground, id_of_heading(ui), Sense::click());
    response.widget_info(|| {
        let name = format!("{}, {}", text_of(&told.label), judged.word());
        WidgetInfo::labeled(Role::RowHeader, true, name)
    });
    widgets::mark_expanded(&response, told.open);
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
    let middle = at.y + label.letters.size * 0.72;
    icon.paint(
        painter,
        pos2(rect.left() + 18.0, middle),
        11.0,
        palette.ink_faint,
    );
    painter.galley(at, galley, palette.ink);
    if judged.done {
        let below = pos2(rect.left() + 18.0, middle + 19.0);
        Icon::of_status(Status::Accepted).paint(painter, below, 13.0, palette.success);
    }
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
    offer_menu(&response, judged, cursor.here, told.open, commands);
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
    bottom + BETWEEN + 2.0
}

/// A right click on a claim offers what a person can say of it.
fn offer_menu(
    response: &Response,
    judged: Judged<'_>,
    here: Place,
    open: bool,
    commands: &mut Commands,
) {
    let row = || judged.row.id.clone();
    widgets::context_menu(response, |ui| {
        let mut offer = |ui: &mut Ui, label: &str, command: Command| {
            if ui.button(label).clicked() {
                commands.compare(CompareCommand::PlaceCursor(here));
                commands.send(command);
                ui.close();
            }
        };
        let turn = if open { "Fold it" } else { "Open it" };
        let compared = Command::Compared;
        offer(ui, turn, compared(CompareCommand::OpenRow(row(), !open)));
        ui.separator();
        offer(ui, "Another verdict…", Command::Do(Action::Overrule));
        let join = CompareCommand::BeginJoin(row());
        offer(ui, "The same as another claim…", compared(join));
        offer(ui, "Finding…", compared(CompareCommand::AskFinding(row())));
        offer(ui, "Note…", compared(CompareCommand::AskNote(row())));
        let done = if judged.done { "Not done yet" } else { "Done" };
        offer(ui, done, compared(CompareCommand::ToggleDone(row())));
    });
}

/// Which one of the claims this is, counted from 0, for assistive programs.
pub fn mark_place(ui: &Ui, place: usize) {
    ui.ctx()
        .accesskit_node_builder(id_of_heading(ui), |node| node.set_position_in_set(place));
}

fn id_of_heading(ui: &Ui) -> Id {
    ui.scope_id().with("claim")
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
