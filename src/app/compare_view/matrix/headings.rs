//! The headings of the table: over an article's column, and over rows that have something in common.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::listing::Group;
use crate::app::article_menu;
use crate::app::command::{Command, Commands};
use crate::app::compare_view::Shown;
use crate::app::icons::Icon;
use crate::app::theme::{self, Palette};
use crate::app::view::View;
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::facts::FactSheet;

/// What the rows below have in common. Whether it was clicked, which folds them away.
pub fn group(ui: &mut Ui, group: Group, count: usize, folded: bool) -> bool {
    let palette = Palette::of(ui.visuals());
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.scope_id().with("heading"), Sense::click());
    response.widget_info(|| {
        let name = format!("{}, {count}", group.label());
        WidgetInfo::labeled(Role::Heading, true, name)
    });
    widgets::mark_expanded(&response, !folded);
    let painter = ui.painter_at(rect);
    let middle = rect.center().y;
    let icon = if folded { Icon::Right } else { Icon::Down };
    icon.paint(
        &painter,
        pos2(rect.left() + 12.0, middle),
        11.0,
        palette.ink_faint,
    );
    let ink = match group {
        Group::Verdict(verdict) => palette.verdict(verdict),
        Group::Question(_) => palette.ink,
    };
    let at = pos2(rect.left() + 24.0, middle - 9.0);
    let font = theme::strong(14.0);
    let size = widgets::line(&painter, at, group.label(), font, ink, rect.width());
    let at = pos2(at.x + size.x + 8.0, at.y + 0.5);
    let count = count.to_string();
    let font = theme::sans(13.0);
    widgets::line(&painter, at, &count, font, palette.ink_faint, 80.0);
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, palette.accent);
        let ring = rect.shrink(3.0);
        painter.rect_stroke(ring, theme::RADIUS, stroke, egui::StrokeKind::Inside);
    }
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}

/// Who tells it, under what title and when: in the names that the reasons use. A click reads it, a right
/// click offers what else can be done.
pub fn article(
    ui: &mut Ui,
    place: Rect,
    sheet: &FactSheet,
    shown: &Shown<'_>,
    view: &View,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui.visuals());
    let article = &sheet.article;
    let outlet = shown.brief.outlet(&article.id);
    let title = article.display_title();
    let metadata = &article.metadata;
    let nothing = sheet.facts.is_empty().then(|| "No facts found".to_owned());
    let trouble = wording::foreign(metadata).or(nothing);
    let date = metadata.published.map(wording::day_words);
    // Where nothing tells the outlet, it is called by the title.
    let (first, second) = if outlet.starts_with('“') {
        (title, "")
    } else {
        (outlet, title)
    };
    let last = trouble.or(date).unwrap_or_else(|| "no date".to_owned());
    let id = ui.scope_id().with("header");
    let response = ui.interact(place, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, title));
    let painter = ui.painter();
    let ink = if response.hovered() {
        palette.accent
    } else {
        palette.ink
    };
    let width = place.width();
    let mut at = place.left_top();
    let rows = if second.is_empty() { 2 } else { 1 };
    let name = widgets::elided(painter, first, theme::strong(13.5), ink, width, rows);
    let height = name.size().y;
    painter.galley(at, name, ink);
    at.y += height + 2.0;
    for (text, ink) in [
        (second, palette.ink_soft),
        (last.as_str(), palette.ink_faint),
    ] {
        if !text.is_empty() {
            let font = theme::sans(12.5);
            at.y += widgets::line(painter, at, text, font, ink, width).y + 2.0;
        }
    }
    if response.clicked() {
        commands.send(Command::ShowArticle(article.id.clone()));
    }
    article_menu::on(&response, &article.id, shown.workspace, view, commands);
    let origin = wording::origin(metadata, &article.provenance);
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(format!("{title}\n{origin}"));
}
