//! What is asked of the rows: verdict, question, whom they are about, words, order.

use egui::{Ui, vec2};

use super::listing::{Listing, VERDICTS};
use crate::app::compare_view::subject_picker;
use crate::app::comparing::Comparison;
use crate::app::theme::Palette;
use crate::app::view::{RowOrder, View};
use crate::app::widgets;
use crate::app::wording;
use crate::compare::Question;

/// Width of each way of ordering rows, in points.
const ORDER: f32 = 104.0;

/// The field for words and the choice of a person, from the right.
pub fn words_and_subject(ui: &mut Ui, comparison: &Comparison, view: &mut View) {
    let focus = std::mem::take(&mut view.focus_search);
    let width = (ui.available_width() - 170.0).clamp(120.0, 240.0);
    ui.allocate_ui(vec2(width, 28.0), |ui| {
        widgets::search(ui, &mut view.compare.text, "Search rows", focus);
    });
    let chosen = view.compare.about.as_ref();
    let picked = subject_picker::show(
        ui,
        comparison,
        &mut view.subject_search,
        chosen,
        Some("About anyone"),
    );
    if let Some(picked) = picked {
        view.compare.about = picked;
    }
}

/// The switches for verdicts, questions and the order.
pub fn switches(ui: &mut Ui, comparison: &Comparison, listing: &Listing, view: &mut View) {
    let palette = Palette::of(ui.visuals());
    let filter = &mut view.compare;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        let all = format!("All {}", comparison.rows().len());
        let on = filter.verdict.is_none();
        if widgets::chip(ui, &all, "Show rows of any verdict", None, on).clicked() {
            filter.verdict = None;
        }
        for verdict in VERDICTS {
            let label = format!("{} {}", wording::verdict(verdict), listing.count(verdict));
            let name = format!("Show only: {}", wording::verdict(verdict));
            let on = filter.verdict == Some(verdict);
            let hue = Some(palette.verdict(verdict));
            if widgets::chip(ui, &label, &name, hue, on).clicked() {
                filter.verdict = (!on).then_some(verdict);
            }
        }
        ui.add_space(10.0);
        let orders = [
            (RowOrder::Importance, "By importance"),
            (RowOrder::Verdict, "By verdict"),
            (RowOrder::Question, "By question"),
        ];
        if let Some(order) = widgets::named_segments(ui, "Rows: ", &orders, filter.order, ORDER) {
            filter.order = order;
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        let any = filter.question.is_none();
        let name = "Show rows about any question";
        if widgets::chip(ui, "Any question", name, None, any).clicked() {
            filter.question = None;
        }
        for question in Question::ALL {
            let on = filter.question == Some(question);
            let name = format!("Show only rows that tell: {}", question.label());
            let hue = Some(palette.question(question));
            if widgets::chip(ui, question.label(), &name, hue, on).clicked() {
                filter.question = (!on).then_some(question);
            }
        }
    });
}
