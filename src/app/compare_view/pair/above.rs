//! What stands above two texts: what the grounds mean, how much was copied, and of which article each is.

use std::sync::Arc;

use egui::{Popup, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Laid;
use crate::app::article_menu;
use crate::app::command::{Commands, CompareCommand};
use crate::app::compare_view::Shown;
use crate::app::icons::Icon;
use crate::app::reader::WashStyle;
use crate::app::theme::{self, Palette};
use crate::app::view::View;
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::facts::FactSheet;

/// What the grounds mean, how much was copied, and which of the two is likely the original.
pub fn show(ui: &mut Ui, laid: Option<&Laid>, shown: &Shown<'_>) {
    let palette = Palette::of(ui.visuals());
    let in_two_languages = laid.is_some_and(|laid| laid.in_two_languages);
    let reworded = if in_two_languages {
        "told in both"
    } else {
        "said in other words"
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (style, text) in [
            (Some(WashStyle::Copied), "copied"),
            (Some(WashStyle::Changed), "changed within"),
            (Some(WashStyle::Reworded), reworded),
            (None, "only here"),
        ] {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 13.0), Sense::hover());
            if let Some(style) = style {
                style.sample(ui.painter(), palette, rect);
            } else {
                let line = Stroke::new(1.0, palette.line_strong);
                let inside = egui::StrokeKind::Inside;
                ui.painter().rect_stroke(rect, 3.0, line, inside);
            }
            ui.label(RichText::new(text).size(12.5).color(palette.ink_soft));
            ui.add_space(6.0);
        }
    });
    let Some(laid) = laid else {
        ui.label(RichText::new("Comparing the words…").color(palette.ink_soft));
        return;
    };
    let shared = laid.copied.iter().any(|share| *share > 0.0);
    let origin = match &laid.facing.origin {
        Some(origin) => match &origin.original {
            Some(original) => {
                let outlet = shown.brief.outlet(original);
                format!("Likely original: {outlet}. {}", origin.reason)
            }
            None => origin.reason.clone(),
        },
        None if shared => "Nothing tells which of the two is the original.".to_owned(),
        None => String::new(),
    };
    let text = format!("{} {origin}", how_much(laid, shown));
    let text = RichText::new(text).size(13.5);
    ui.add(egui::Label::new(text).wrap());
    ui.add_space(4.0);
}

/// Share of the text of one side that the other has word for word: as the brief tells it, which leaves out
/// what is too short to be told, else as the words are marked.
fn copied(laid: &Laid, shown: &Shown<'_>, side: usize) -> f32 {
    let [own, other] = [side, 1 - side].map(|at| &laid.sheets[at].article.id);
    let mut sources = shown.brief.sources.iter();
    let source = sources.find(|source| source.article == *own);
    let mut told = source.into_iter().flat_map(|source| &source.copied);
    let told = told.find(|copying| copying.other == *other);
    told.map_or(laid.copied[side], |copying| copying.share)
}

/// "34 % of Post stands (nearly) word for word in Wire.", of the one of which more does.
fn how_much(laid: &Laid, shown: &Shown<'_>) -> String {
    let shares = [0, 1].map(|side| copied(laid, shown, side));
    let copy = usize::from(shares[1] >= shares[0]);
    let outlet = |side: usize| shown.brief.outlet(&laid.sheets[side].article.id);
    match (shares[copy] * 100.0).round() {
        _ if shares[copy] == 0.0 => "Neither copied a passage from the other.".to_owned(),
        percent => format!(
            "{} % of {} stands (nearly) word for word in {}.",
            percent.max(1.0),
            outlet(copy),
            outlet(1 - copy)
        ),
    }
}

/// Title, origin and shares of an article; a click offers the others.
#[allow(clippy::too_many_arguments, reason = "what a head is drawn from")]
pub fn head(
    ui: &mut Ui,
    rect: Rect,
    side: usize,
    sheets: &[Arc<FactSheet>; 2],
    laid: Option<&Laid>,
    shown: &Shown<'_>,
    view: &View,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui.visuals());
    let article = &sheets[side].article;
    let title = article.display_title();
    let id = ui.scope_id().with(("article", side));
    let response = ui.interact(rect, id, Sense::click());
    let outlet = shown.brief.outlet(&article.id);
    let day = article.metadata.published;
    let day = day.map_or_else(|| "no date".to_owned(), wording::day_words);
    let mut second = outlet.to_owned();
    if let Some(laid) = laid {
        let percent = |share: f32| (share * 100.0).round();
        let (copied, reworded) = (
            percent(copied(laid, shown, side)),
            percent(laid.reworded[side]),
        );
        let how = if laid.in_two_languages {
            "told in both"
        } else {
            "in other words"
        };
        second = format!("{second} · {copied} % copied · {reworded} % {how}");
    }
    let second = format!("{second} · {day}");
    let place = ["left", "right"][side];
    response.widget_info(|| {
        let name = format!("Article on the {place}: {title} · {second}");
        WidgetInfo::labeled(Role::Button, true, name)
    });
    let painter = ui.painter();
    let fill = if response.hovered() {
        palette.hover
    } else {
        palette.chrome
    };
    painter.rect_filled(rect, 0.0, fill);
    if response.has_focus() {
        let ring = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect, 0.0, ring, egui::StrokeKind::Inside);
    }
    let at = rect.min + vec2(12.0, 7.0);
    let width = rect.width() - 44.0;
    widgets::line(painter, at, title, theme::strong(13.5), palette.ink, width);
    let middle = pos2(rect.right() - 18.0, rect.center().y);
    Icon::Down.paint(painter, middle, 12.0, palette.ink_faint);
    let at = rect.min + vec2(12.0, 28.0);
    let font = theme::sans(12.5);
    widgets::line(painter, at, &second, font, palette.ink_soft, width);
    let line = Stroke::new(1.0, palette.line);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    article_menu::on(&response, &article.id, shown.workspace, view, commands);
    Popup::menu(&response).width(rect.width()).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::ScrollArea::vertical()
            .max_height(360.0)
            .show(ui, |ui| {
                for sheet in &shown.comparison.sheets {
                    let on = sheet.article.id == article.id;
                    let title = sheet.article.display_title();
                    let label = format!("{}: {title}", shown.brief.outlet(&sheet.article.id));
                    if widgets::choice(ui, &label, None, on).clicked() {
                        commands.compare(CompareCommand::Face(side, sheet.article.id.clone()));
                        ui.close();
                    }
                }
            });
    });
}
