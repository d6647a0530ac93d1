//! What is asked of the rows: verdict, kind, whom they are about, words, order.

use egui::{Ui, vec2};

use super::listing::{Listing, VERDICTS};
use crate::app::compare_view::subject_picker;
use crate::app::comparing::Comparison;
use crate::app::theme::Palette;
use crate::app::view::{RowOrder, View};
use crate::app::widgets;
use crate::app::wording;
use crate::compare::Verdict;
use crate::facts::FactKind;

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

/// The switches for verdicts and kinds.
pub fn switches(ui: &mut Ui, comparison: &Comparison, listing: Option<&Listing>, view: &mut View) {
    let palette = Palette::of(ui.visuals());
    let filter = &mut view.compare;
    let count = |verdict: Verdict| match listing {
        Some(listing) => listing.count(verdict),
        None => 0,
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        let all = format!("All {}", comparison.rows.len());
        let on = filter.verdict.is_none();
        if widgets::chip(ui, &all, "Show rows of any verdict", None, on).clicked() {
            filter.verdict = None;
        }
        for verdict in VERDICTS {
            let label = format!("{} {}", wording::verdict(verdict), count(verdict));
            let name = format!("Show only: {}", wording::verdict(verdict));
            let on = filter.verdict == Some(verdict);
            let hue = Some(palette.verdict(verdict));
            if widgets::chip(ui, &label, &name, hue, on).clicked() {
                filter.verdict = (!on).then_some(verdict);
            }
        }
        ui.add_space(10.0);
        let first = filter.order == RowOrder::ConflictsFirst;
        let name = "Conflicts first";
        let chip = widgets::chip(ui, name, name, None, first);
        let chip = chip.on_hover_text("On: ordered by verdict. Off: by the reader's question.");
        if chip.clicked() {
            filter.order = match filter.order {
                RowOrder::ConflictsFirst => RowOrder::ByQuestion,
                RowOrder::ByQuestion => RowOrder::ConflictsFirst,
            };
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        for kind in FactKind::READ {
            let on = !filter.hidden_kinds.contains(&kind);
            let name = format!("Show {}", wording::kinds(kind).to_lowercase());
            let hue = Some(palette.kind(kind));
            let chip = widgets::chip(ui, wording::kinds(kind), &name, hue, on);
            let chip = chip.on_hover_text("Click to show or hide; double-click to show only these");
            if chip.double_clicked() {
                let others = FactKind::READ.into_iter().filter(|other| *other != kind);
                filter.hidden_kinds = others.collect();
            } else if chip.clicked() && !filter.hidden_kinds.remove(&kind) {
                filter.hidden_kinds.insert(kind);
            }
        }
    });
}
