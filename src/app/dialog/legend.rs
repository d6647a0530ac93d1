//! The legend: what lines, bars, grounds, signs and colours mean, in all views.

use egui::{Color32, Label, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

use super::frame;
use crate::app::command::Commands;
use crate::app::icons::Icon;
use crate::app::reader::{WashStyle, has_rail, line_of_status};
use crate::app::theme::{self, Palette};
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::compare::Verdict;
use sidelight_engine::facts::{FactKind, Status};
use sidelight_project::Progress;

/// Width of the dialog and of one of its two columns, in points.
const WIDTH: f32 = 780.0;
const COLUMN: f32 = 350.0;
/// Size of what is shown as an example, in points.
const EXAMPLE: egui::Vec2 = vec2(34.0, 20.0);

const VERDICTS: [(Verdict, &str); 5] = [
    (Verdict::Conflict, "not all of the answers can be right"),
    (
        Verdict::Compatible,
        "less exact, hedged, in other words, or one tells more",
    ),
    (Verdict::Agree, "every point that both tell is the same"),
    (Verdict::Copied, "one has it from another, word for word"),
    (Verdict::Single, "not found in the others"),
];

const STATUSES: [(Status, &str); 5] = [
    (Status::Suggested, "Suggested by the program, not reviewed"),
    (Status::Accepted, "Accepted as it stands"),
    (Status::Edited, "Accepted with changes"),
    (Status::Manual, "Added by hand"),
    (Status::Rejected, "Rejected: it has no line"),
];

const PROGRESS: [Progress; 3] = [Progress::New, Progress::InProgress, Progress::Finished];

pub(super) fn show(ui: &mut Ui, commands: &mut Commands) {
    frame::page(ui, "Legend", WIDTH, |ui| {
        let columns = [in_an_article as fn(&mut Ui), between_articles];
        if ui.available_width() < 2.0 * COLUMN + theme::GAP {
            for column in columns {
                column(ui);
            }
            return;
        }
        ui.horizontal_top(|ui| {
            for column in columns {
                ui.vertical(|ui| {
                    ui.set_width(COLUMN);
                    column(ui);
                });
                ui.add_space(theme::GAP);
            }
        });
    });
    frame::closing(ui, commands, |_, _| {});
}

/// Marks of facts and of their review.
fn in_an_article(ui: &mut Ui) {
    let palette = Palette::of(ui.visuals());
    ui.spacing_mut().item_spacing.y = 2.0;
    heading(ui, "In an article, the colour is the kind of a fact");
    for kind in FactKind::READ {
        let is_bar = has_rail(kind);
        let what = if is_bar {
            "a bar in the margin"
        } else {
            "a line under the words"
        };
        let told = format!("{}: {what}", kind.plural());
        line(ui, &told, |ui, place| {
            mark(ui, place, palette.kind(kind), Status::Accepted, is_bar);
        });
    }
    heading(ui, "The form is how far the fact is reviewed");
    for (status, told) in STATUSES {
        line(ui, told, |ui, place| {
            let [left, right] = [place.left(), place.center().x + 2.0];
            let place_of_mark = Rect::from_x_y_ranges(left..=right, place.y_range());
            mark(ui, place_of_mark, palette.ink_soft, status, false);
            let at = pos2(place.right() - 7.0, place.center().y);
            Icon::of_status(status).paint(ui.painter(), at, 12.0, palette.ink_soft);
        });
    }
    heading(ui, "How far an article is reviewed");
    for progress in PROGRESS {
        line(ui, wording::progress(progress), |ui, place| {
            sign(ui, place, Icon::of_progress(progress), palette.ink_soft);
        });
    }
}

/// Marks of how articles stand to each other.
fn between_articles(ui: &mut Ui) {
    let palette = Palette::of(ui.visuals());
    ui.spacing_mut().item_spacing.y = 2.0;
    heading(ui, "Between articles: verdicts");
    for (verdict, means) in VERDICTS {
        let told = format!("{}: {means}", wording::verdict(verdict));
        line(ui, &told, |ui, place| {
            let icon = Icon::of_verdict(verdict);
            sign(ui, place, icon, palette.verdict(verdict));
        });
    }
    heading(ui, "Words that are set side by side");
    for (style, told) in [
        (WashStyle::Copied, "Copied: the same words in both"),
        (WashStyle::Reworded, "Said in other words"),
        (WashStyle::Changed, "What differs, or was changed within"),
        (WashStyle::FoundHere, "The words that you followed"),
    ] {
        line(ui, told, |ui, place| {
            let place = Rect::from_center_size(place.center(), vec2(20.0, 13.0));
            style.sample(ui.painter(), palette, place);
        });
    }
    line(
        ui,
        "Words that another has and this one lacks",
        |ui, place| {
            let y = place.center().y;
            let font = theme::serif(14.0);
            let at = pos2(place.left(), y - 9.0);
            let ink = palette.ink_faint;
            let size = widgets::line(ui.painter(), at, "cut", font, ink, 30.0);
            let through = place.left()..=place.left() + size.x;
            ui.painter().hline(through, y + 1.0, Stroke::new(1.0, ink));
        },
    );
    heading(ui, "Over time");
    line(
        ui,
        "A date; the wider, the vaguer it is told",
        |ui, place| {
            let bar = Rect::from_center_size(place.center(), vec2(28.0, 6.0));
            let hue = palette.kind(FactKind::Time);
            ui.painter().rect_filled(bar, 2.0, hue);
        },
    );
    line(
        ui,
        "A figure on the day on which it was told",
        |ui, place| {
            ui.painter()
                .circle_filled(place.center(), 4.0, palette.accent);
        },
    );
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(theme::SMALL_GAP);
    ui.label(RichText::new(text).font(theme::strong(13.5)));
}

/// An example and what it means.
fn line(ui: &mut Ui, told: &str, example: impl FnOnce(&Ui, Rect)) {
    ui.horizontal(|ui| {
        let (place, _) = ui.allocate_exact_size(EXAMPLE, Sense::hover());
        example(ui, place);
        ui.add(Label::new(RichText::new(told).size(13.0)).wrap());
    });
}

/// A line or a bar of a colour and a form.
fn mark(ui: &Ui, place: Rect, hue: Color32, status: Status, is_bar: bool) {
    let ends = if is_bar {
        let x = place.center().x;
        [pos2(x, place.top() + 1.0), pos2(x, place.bottom() - 1.0)]
    } else {
        let y = place.center().y + 2.0;
        [pos2(place.left(), y), pos2(place.right() - 4.0, y)]
    };
    line_of_status(ui.painter(), ends, status, Stroke::new(2.0, hue));
}

fn sign(ui: &Ui, place: Rect, icon: Icon, hue: Color32) {
    icon.paint(ui.painter(), place.center(), 15.0, hue);
}
