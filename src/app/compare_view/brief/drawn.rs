//! The lines of the brief as they are drawn.

use egui::{CursorIcon, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{pos2, vec2};

use super::line::{Fold, Line};
use super::plot;
use crate::app::article_menu;
use crate::app::command::{Command, Commands, CompareCommand};
use crate::app::compare_view::Shown;
use crate::app::compare_view::flow::{Flow, Letters};
use crate::app::theme::{self, Palette};
use crate::app::view::View;
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::brief::{Item, Piece, Source, text_of};
use sidelight_engine::compare::Verdict;

/// Space left of a sentence, in points; the colour of its verdict is drawn there.
const INDENT: f32 = 16.0;
/// Space right of a sentence for the way to its claim, in points.
const CLAIM: f32 = 62.0;
/// Space right of what an article copied for the way to both texts, in points.
const FACING: f32 = 92.0;
/// Space between two sentences, in points.
const BETWEEN: f32 = 14.0;
/// Width of the day of an article, in points.
const DAY: f32 = 140.0;
/// Size of the name of the story, in points.
const TITLE: f32 = 25.0;
/// Height of the line with the question, in points.
const QUESTION: f32 = 19.0;
/// How much nearer a detail stands to its sentence than another sentence would, in points.
const DETAIL_UP: f32 = 6.0;

impl Line {
    /// Height of the line in a page of a width, in points.
    pub fn height(&self, ui: &Ui, shown: &Shown<'_>, width: f32) -> f32 {
        match self {
            Self::Title(title, extent) => {
                let palette = Palette::of(ui.visuals());
                let font = theme::serif_strong(TITLE);
                let galley = widgets::elided(ui.painter(), title, font, palette.ink, width, 2);
                let extent = if extent.is_empty() { 0.0 } else { 22.0 };
                galley.size().y + extent + 26.0
            }
            Self::Source(_) => 26.0,
            Self::Copied(_, sentence) => copied(sentence, shown, width).height(ui) + 8.0,
            Self::Heading(..) => 88.0,
            Self::Group(_) => 34.0,
            Self::Item(item) => {
                let question = item.question.map_or(0.0, |_| QUESTION);
                question + whole(&item.sentence, shown, width).height(ui) + BETWEEN
            }
            Self::Detail(sentence) => {
                detail(sentence, shown, width).height(ui) + BETWEEN - DETAIL_UP
            }
            Self::Plot(_) => plot::HEIGHT + BETWEEN,
            Self::More(..) => 32.0,
            Self::Text(text) => words(ui, text, width).size().y + theme::GAP,
        }
    }

    /// Draws the line; what the keyboard stops at.
    pub fn draw(
        &self,
        ui: &Ui,
        id: Id,
        rect: Rect,
        shown: &Shown<'_>,
        view: &View,
        commands: &mut Commands,
    ) -> Option<Response> {
        let width = rect.width();
        match self {
            Self::Title(title, extent) => draw_title(ui, id, rect, title, extent),
            Self::Heading(title, explanation, count) => {
                draw_heading(ui, id, rect, title, explanation, *count);
            }
            Self::Group(outlet) => {
                announce(ui, id, rect, Role::Heading, outlet);
                let at = rect.min + vec2(0.0, 6.0);
                let ink = Palette::of(ui.visuals()).ink;
                widgets::line(ui.painter(), at, outlet, theme::strong(14.0), ink, width);
            }
            Self::Text(text) => {
                announce(ui, id, rect, Role::Label, text);
                let at = rect.min + vec2(0.0, theme::GAP);
                let galley = words(ui, text, width);
                let ink = Palette::of(ui.visuals()).ink_soft;
                ui.painter().galley(at, galley, ink);
            }
            Self::Plot(figure) => {
                let figure = shown.brief.moving.get(*figure)?;
                let place = rect.with_min_x(rect.left() + INDENT);
                plot::show(ui.painter(), Palette::of(ui.visuals()), place, figure);
            }
            Self::Source(source) => {
                let source = shown.brief.sources.get(*source)?;
                let response = draw_source(ui, id, rect, source, commands);
                article_menu::on(&response, &source.article, shown.workspace, view, commands);
                return Some(response);
            }
            Self::More(fold, count) => return Some(more(ui, id, rect, fold, *count, commands)),
            Self::Item(item) => {
                let (at, what) = draw_question(ui, rect, item);
                let flow = whole(&item.sentence, shown, width);
                let response =
                    flow.show(ui, (id, what.as_str()), at, view, all_outlets(), commands);
                let beside = pos2(rect.right() - CLAIM + theme::GAP, at.y + 4.0);
                let name = format!("Show the claim: {}", text_of(&item.sentence));
                if !item.row.is_empty()
                    && widgets::word_button(ui, id.with("claim"), beside, "Claim", &name)
                {
                    commands.compare(CompareCommand::ShowRow(item.row.clone()));
                }
                return Some(response);
            }
            Self::Detail(sentence) => {
                let at = rect.min + vec2(2.0 * INDENT, -DETAIL_UP);
                let flow = detail(sentence, shown, width);
                return Some(flow.show(ui, (id, ""), at, view, all_outlets(), commands));
            }
            Self::Copied(source, sentence) => {
                let at = rect.min + vec2(INDENT, 0.0);
                let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height() - 8.0));
                let ink = Palette::of(ui.visuals()).verdict(Verdict::Copied);
                ui.painter().rect_filled(bar, 1.5, ink);
                let flow = copied(sentence, shown, width);
                let response = flow.show(ui, (id, ""), at, view, all_outlets(), commands);
                let source = shown.brief.sources.get(*source)?;
                let beside = pos2(rect.right() - FACING + theme::GAP, at.y + 3.0);
                face_button(ui, id, beside, source, shown, commands);
                return Some(response);
            }
        }
        None
    }
}

/// Names all outlets one by one.
fn all_outlets() -> CompareCommand {
    CompareCommand::Unfold(Fold::Outlets)
}

/// Words of the program, set in a page of a width.
fn words(ui: &Ui, text: &str, width: f32) -> std::sync::Arc<egui::Galley> {
    let ink = Palette::of(ui.visuals()).ink_soft;
    widgets::elided(ui.painter(), text, theme::sans(13.5), ink, width, 4)
}

/// A sentence of a part in a page of a width.
fn whole<'a>(pieces: &'a [Piece], shown: &Shown<'a>, width: f32) -> Flow<'a> {
    Flow {
        pieces,
        workspace: shown.workspace,
        letters: letters(shown, false),
        width: width - INDENT - CLAIM,
    }
}

/// What belongs to the sentence above.
fn detail<'a>(pieces: &'a [Piece], shown: &Shown<'a>, width: f32) -> Flow<'a> {
    Flow {
        pieces,
        workspace: shown.workspace,
        letters: letters(shown, true),
        width: width - 2.0 * INDENT,
    }
}

/// What an article copied.
fn copied<'a>(pieces: &'a [Piece], shown: &Shown<'a>, width: f32) -> Flow<'a> {
    Flow {
        pieces,
        workspace: shown.workspace,
        letters: letters(shown, true),
        width: width - INDENT - FACING,
    }
}

fn letters(shown: &Shown<'_>, soft: bool) -> Letters {
    let size = shown.text_size - if soft { 3.5 } else { 2.0 };
    Letters {
        size,
        typeface: shown.typeface,
        soft,
    }
}

fn draw_title(ui: &Ui, id: Id, rect: Rect, title: &str, extent: &str) {
    announce(ui, id, rect, Role::Heading, title);
    let palette = Palette::of(ui.visuals());
    let painter = ui.painter();
    let width = rect.width();
    let font = theme::serif_strong(TITLE);
    let galley = widgets::elided(painter, title, font, palette.ink, width, 2);
    let below = rect.top() + 8.0 + galley.size().y + 4.0;
    painter.galley(rect.min + vec2(0.0, 8.0), galley, palette.ink);
    let at = pos2(rect.left(), below);
    let font = theme::sans(13.5);
    widgets::line(painter, at, extent, font, palette.ink_soft, width);
}

fn draw_heading(ui: &Ui, id: Id, rect: Rect, title: &str, explanation: &str, count: usize) {
    announce(ui, id, rect, Role::Heading, &format!("{title} {count}"));
    let palette = Palette::of(ui.visuals());
    let painter = ui.painter();
    let width = rect.width();
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
    let (text, font) = (explanation, theme::sans(13.0));
    widgets::line(painter, at, text, font, palette.ink_faint, width);
}

/// The verdict of a sentence and the question above it; where the sentence begins, and what is read out
/// before it.
fn draw_question(ui: &Ui, rect: Rect, item: &Item) -> (egui::Pos2, String) {
    let ink = Palette::of(ui.visuals()).verdict(item.verdict);
    let bar = Rect::from_min_max(
        pos2(rect.left(), rect.top() + 2.0),
        pos2(rect.left() + 3.0, rect.bottom() - BETWEEN + 2.0),
    );
    ui.painter().rect_filled(bar, 1.5, ink);
    let at = rect.min + vec2(INDENT, 0.0);
    let Some(question) = item.question else {
        return (at, String::new());
    };
    widgets::line(
        ui.painter(),
        at,
        question,
        theme::strong(12.5),
        ink,
        rect.width(),
    );
    (at + vec2(0.0, QUESTION), format!("{question} "))
}

fn draw_source(ui: &Ui, id: Id, rect: Rect, source: &Source, commands: &mut Commands) -> Response {
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
        painter.rect_stroke(ground, theme::RADIUS, ring, StrokeKind::Inside);
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
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Leads to an article beside the one that most of it stands in.
fn face_button(
    ui: &Ui,
    id: Id,
    at: egui::Pos2,
    source: &Source,
    shown: &Shown<'_>,
    commands: &mut Commands,
) {
    let Some(copying) = source.copied.first() else {
        return;
    };
    let other = shown.brief.outlet(&copying.other);
    let name = format!("Show {} beside {other}", source.outlet);
    if widgets::word_button(ui, id.with("facing"), at, "Side by side", &name) {
        commands.compare(CompareCommand::FaceBoth {
            articles: [copying.other.clone(), source.article.clone()],
            at: copying.longest.span,
        });
    }
}

/// The line that unfolds the rest of a part.
fn more(
    ui: &Ui,
    id: Id,
    rect: Rect,
    fold: &Fold,
    count: usize,
    commands: &mut Commands,
) -> Response {
    let palette = Palette::of(ui.visuals());
    let text = match fold {
        Fold::Articles => wording::counted(count, "more article", "more articles"),
        Fold::Part(..) | Fold::Outlets => format!("{count} more"),
    };
    let left = match fold {
        Fold::Articles => DAY,
        Fold::Part(..) | Fold::Outlets => INDENT,
    };
    let ground = Rect::from_min_size(
        rect.min + vec2(left - 6.0, 2.0),
        vec2(130.0, rect.height() - 8.0),
    );
    let response = ui.interact(ground, id, Sense::click());
    response.widget_info(|| {
        let of = match fold {
            Fold::Articles | Fold::Outlets | Fold::Part(_, None) => String::new(),
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
        painter.rect_stroke(ground, theme::RADIUS, ring, StrokeKind::Inside);
    }
    let at = pos2(rect.left() + left, ground.center().y - 8.5);
    widgets::line(painter, at, &text, theme::sans(13.5), palette.accent, 200.0);
    if response.clicked() {
        commands.compare(CompareCommand::Unfold(fold.clone()));
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Painted text is no widget: gives assistive programs the line.
fn announce(ui: &Ui, id: Id, rect: Rect, role: Role, text: &str) {
    let response = ui.interact(rect, id, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(role, true, text));
}
