//! What is asked of the rows: verdict, question, who tells them, whom they are about, words, order.

use egui::{Popup, PopupCloseBehavior, RichText, ScrollArea, Ui, vec2};

use super::listing::{Listing, VERDICTS};
use crate::app::compare_view::{Shown, subject_picker};
use crate::app::comparing::Comparison;
use crate::app::icons::Icon;
use crate::app::theme::Palette;
use crate::app::view::{RowForm, RowOrder, View};
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::compare::Question;
use sidelight_engine::facts::shorten;

/// Letters of an outlet that a button has room for.
const OUTLET: usize = 22;

/// The field for words.
pub fn words(ui: &mut Ui, view: &mut View) {
    let focus = std::mem::take(&mut view.focus_search);
    let width = ui.available_width().clamp(120.0, 240.0);
    ui.allocate_ui(vec2(width, 28.0), |ui| {
        widgets::search(ui, &mut view.compare.text, "Search rows", focus);
    });
}

/// The choice of a person, an organization or another named thing.
fn subject(ui: &mut Ui, comparison: &Comparison, view: &mut View) {
    let chosen = view.compare.about.as_ref();
    let search = &mut view.subject_search;
    let picked = subject_picker::show(ui, comparison, search, chosen, Some("About anyone"));
    if let Some(picked) = picked {
        view.compare.about = picked;
    }
}

/// The switches for verdicts, questions, outlets, the order and the form.
pub fn switches(ui: &mut Ui, shown: &Shown<'_>, listing: &Listing, view: &mut View) {
    let palette = Palette::of(ui.visuals());
    let comparison = shown.comparison;
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
        let name = "Show only rows in which articles differ";
        if widgets::chip(ui, "Only what differs", name, None, filter.differing).clicked() {
            filter.differing = !filter.differing;
        }
        let name = "Show only rows that are not marked as done";
        if widgets::chip(ui, "Not done yet", name, None, filter.undone).clicked() {
            filter.undone = !filter.undone;
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 5.0);
        let quoted = view.compare.question == Some(Question::Words);
        let name = "Show only quotations that several articles have";
        if widgets::chip(ui, "Quotations", name, None, quoted).clicked() {
            view.compare.question = (!quoted).then_some(Question::Words);
        }
        questions(ui, palette, &mut view.compare.question);
        outlets(ui, shown, view);
        subject(ui, comparison, view);
        order(ui, &mut view.compare.order);
        let on = view.form == RowForm::Columns;
        let name = "Rows with a column for each article";
        if widgets::chip(ui, "Columns", name, None, on).clicked() {
            view.form = if on {
                RowForm::Versions
            } else {
                RowForm::Columns
            };
        }
        let all = comparison.rows().len();
        // Of a filter that another day left behind one sees only what is missing.
        if view.compare.hides_rows() && (1..all).contains(&listing.shown) {
            let shown = format!("{} of {all} shown", listing.shown);
            ui.label(RichText::new(shown).size(13.0).color(palette.ink_soft));
            if ui.button("Show all rows").clicked() {
                view.compare.show_all();
            }
        }
    });
}

/// The choice of an order.
fn order(ui: &mut Ui, chosen: &mut RowOrder) {
    let orders = [
        (RowOrder::Importance, "By importance"),
        (RowOrder::Verdict, "By verdict"),
        (RowOrder::Question, "By question"),
    ];
    let label = orders.iter().find(|(order, _)| order == chosen);
    let label = label.map_or("", |(_, label)| label);
    let button = ui.button(format!("{label} ⏷"));
    let button = button.accessible_name(format!("Rows {}", label.to_lowercase()));
    Popup::menu(&button).width(180.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (order, label) in orders {
            if widgets::choice(ui, label, None, order == *chosen).clicked() {
                *chosen = order;
                ui.close();
            }
        }
    });
}

/// The choice of a question.
fn questions(ui: &mut Ui, palette: &Palette, chosen: &mut Option<Question>) {
    let label = chosen.map_or("Any question", Question::label);
    let button = ui.button(format!("{label} ⏷")).accessible_name(label);
    Popup::menu(&button).width(220.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if widgets::choice(ui, "All questions", None, chosen.is_none()).clicked() {
            *chosen = None;
            ui.close();
        }
        for question in Question::ALL {
            let on = *chosen == Some(question);
            let sign = Some((Icon::Dot, palette.question(question)));
            if widgets::choice(ui, question.label(), sign, on).clicked() {
                *chosen = Some(question);
                ui.close();
            }
        }
    });
}

/// The choice of who tells the rows.
fn outlets(ui: &mut Ui, shown: &Shown<'_>, view: &mut View) {
    let chosen = &mut view.compare.outlet;
    let label = match chosen {
        Some(article) => shorten(shown.brief.outlet(article), OUTLET),
        None => "Any outlet".to_owned(),
    };
    let name = match chosen {
        Some(_) => format!("Told by {label}"),
        None => label.clone(),
    };
    let button = ui.button(format!("{label} ⏷")).accessible_name(&name);
    Popup::menu(&button)
        .width(280.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if widgets::choice(ui, "All outlets", None, chosen.is_none()).clicked() {
                *chosen = None;
                ui.close();
            }
            ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                for source in &shown.brief.sources {
                    let on = chosen.as_ref() == Some(&source.article);
                    if widgets::choice(ui, &source.outlet, None, on).clicked() {
                        *chosen = Some(source.article.clone());
                        ui.close();
                    }
                }
            });
        });
}
