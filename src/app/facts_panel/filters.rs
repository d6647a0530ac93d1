//! What is reviewed, how far it is, which facts are listed, and deciding about all of them at once.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Color32, Label, Popup, RichText, ScrollArea, Sense, Ui, vec2};

use super::{Reviewed, hue};
use crate::app::command::{Action, Command, Commands};
use crate::app::fact_filter::{FactFilter, Grade};
use crate::app::lens::Lens;
use crate::app::theme::{self, Palette};
use crate::app::view::View;
use crate::app::widgets;
use crate::app::wording;
use crate::app::workspace::Scope;
use crate::names_pack::Names;
use sidelight_engine::facts::{
    Fact, FactContent, FactKind, FactSheet, Status, rule_in_words, shorten,
};
use sidelight_project::{Codebook, Decision};

/// Width of the name of a scope, in points.
const SCOPE: f32 = 68.0;
/// Height of a window in which what is seldom used is folded away, in points.
const LOW: f32 = 700.0;
/// Most names that a filter offers: those that the article mentions most.
const NAMES: usize = 40;

pub(super) fn show(
    ui: &mut Ui,
    sheet: &FactSheet,
    counts: &[usize; Status::ALL.len()],
    reviewed: &Reviewed,
    codebook: &Codebook,
    view: &mut View,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui.visuals());
    heading(ui, reviewed, commands);
    progress(ui, reviewed);
    if let Some(note) = wording::unknown_language(&sheet.article, &Names::here()) {
        ui.add(Label::new(RichText::new(note).size(13.0).color(palette.ink_soft)).wrap());
        if ui.button("It is English").clicked() {
            commands.send(Command::ReadAsEnglish);
        }
        ui.add_space(2.0);
    }
    let before = view.filter.clone();
    let focus = std::mem::take(&mut view.focus_search);
    widgets::search(ui, &mut view.filter.text, "Search facts", focus);
    ui.add_space(2.0);
    let filter = &mut view.filter;
    let folds = ui.ctx().content_rect().height() < LOW;
    let id = ui.scope_id().with("more filters");
    let mut wanted = ui.data(|data| data.get_temp(id).unwrap_or(false));
    let is_shown = !folds || wanted || filter.hides_facts();
    if is_shown {
        row(ui, |ui| statuses(ui, counts, filter));
    }
    row(ui, |ui| {
        lenses(ui, filter.lens, reviewed.by_worth, commands);
        if folds {
            let name = "More filters and decisions";
            wanted ^= widgets::chip(ui, "More", name, None, wanted).clicked();
            ui.data_mut(|data| data.insert_temp(id, wanted));
        }
    });
    if filter.lens == Lens::All {
        row(ui, |ui| {
            kinds(ui, &sheet.facts, filter);
            codes(ui, &sheet.facts, codebook, filter);
        });
    }
    if is_shown {
        row(ui, |ui| more(ui, &sheet.facts, &reviewed.tags, filter));
    }
    if view.filter != before {
        view.touch();
    }
    if is_shown {
        ui.add_space(2.0);
        at_once(ui, reviewed, view.filter.lens, commands);
    }
}

fn row(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        add(ui);
    });
}

/// What is reviewed: the article, its story or all.
fn heading(ui: &mut Ui, reviewed: &Reviewed, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    let options = Scope::ALL.map(|scope| (scope, scope.label()));
    let scopes = |ui: &mut Ui, width: f32, commands: &mut Commands| {
        let picked = widgets::named_segments(ui, "Review: ", &options, reviewed.scope, width);
        if let Some(scope) = picked {
            commands.send(Command::SetScope(scope));
        }
    };
    let whole = SCOPE * options.len() as f32 + 8.0;
    let beside = ui.horizontal(|ui| {
        ui.label(RichText::new("Facts").font(theme::strong(15.0)));
        let text = RichText::new("Legend").size(12.0).color(palette.ink_soft);
        let button = ui.add(egui::Button::new(text).small());
        if button.on_hover_text("What lines and bars mean").clicked() {
            commands.act(Action::Legend);
        }
        let beside = ui.available_width() >= whole;
        if beside {
            ui.add_space(ui.available_width() - whole);
            scopes(ui, SCOPE, commands);
        }
        beside
    });
    if !beside.inner {
        ui.horizontal(|ui| scopes(ui, SCOPE, commands));
    }
}

fn progress(ui: &mut Ui, reviewed: &Reviewed) {
    let palette = Palette::of(ui.visuals());
    let (done, all) = (reviewed.counts.reviewed(), reviewed.counts.total());
    let text = format!("{done} of {all} reviewed");
    let text = match reviewed.scope {
        Scope::Article => format!("{text} · {}", wording::progress(reviewed.progress)),
        Scope::Story | Scope::Project => {
            let articles = wording::counted(reviewed.articles, "article", "articles");
            format!("{text} in {articles}, {} finished", reviewed.finished)
        }
    };
    ui.add(Label::new(RichText::new(text).size(12.5).color(palette.ink_soft)).truncate());
    let size = vec2(ui.available_width(), 4.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let share = done as f32 / all.max(1) as f32;
    widgets::share_bar(ui.painter(), rect, share, palette);
    ui.add_space(4.0);
}

fn statuses(ui: &mut Ui, counts: &[usize; Status::ALL.len()], filter: &mut FactFilter) {
    let all = filter.status.is_none();
    if widgets::chip(ui, "All", "Show facts of any status", None, all).clicked() {
        filter.status = None;
    }
    for status in Status::ALL {
        let count = counts[status as usize];
        let on = filter.status == Some(status);
        let rare = matches!(status, Status::Edited | Status::Manual);
        if rare && count == 0 && !on {
            continue;
        }
        let label = format!("{} {count}", wording::status_to_pick(status));
        let name = format!("Show only: {}", wording::status_to_pick(status));
        if widgets::chip(ui, &label, &name, None, on).clicked() {
            filter.status = (!on).then_some(status);
        }
    }
}

/// Through which lens the article is read, and in which order its claims stand.
fn lenses(ui: &mut Ui, picked: Lens, by_worth: bool, commands: &mut Commands) {
    for lens in Lens::EVERY {
        let name = format!("List: {}", lens.label());
        if widgets::chip(ui, lens.label(), &name, None, lens == picked).clicked() {
            commands.send(Command::SetLens(lens));
        }
    }
    if picked == Lens::Claims {
        let name = "Claims most worth checking first";
        let chip = widgets::chip(ui, "Most worth first", name, None, by_worth);
        let hint = "What is most worth checking first, or in the order of the text";
        if chip.on_hover_text(hint).clicked() {
            commands.send(Command::ListByWorth(!by_worth));
        }
    }
}

fn kinds(ui: &mut Ui, facts: &[Fact], filter: &mut FactFilter) {
    let palette = Palette::of(ui.visuals());
    let present = FactKind::READ
        .into_iter()
        .filter(|kind| facts.iter().any(|fact| fact.kind() == *kind));
    for kind in present {
        let on = !filter.hidden_kinds.contains(&kind);
        let name = format!("Show {}", kind.plural().to_lowercase());
        let label = kind.plural();
        let chip = widgets::chip(ui, label, &name, Some(palette.kind(kind)), on);
        let chip = chip.on_hover_text("Click to show or hide; double-click to show only these");
        if chip.double_clicked() {
            let others = FactKind::ALL.into_iter().filter(|other| *other != kind);
            filter.hidden_kinds = others.collect();
        } else if chip.clicked() {
            if on {
                filter.hidden_kinds.insert(kind);
            } else {
                filter.hidden_kinds.remove(&kind);
            }
        }
    }
}

/// Shows and hides facts of kinds that a person made.
fn codes(ui: &mut Ui, facts: &[Fact], codebook: &Codebook, filter: &mut FactFilter) {
    let palette = Palette::of(ui.visuals());
    let mut present: BTreeMap<&str, Color32> = BTreeMap::new();
    for fact in facts {
        if let FactContent::Code(code) = &fact.content {
            present.insert(&code.code, hue(codebook, palette, fact));
        }
    }
    for (code, hue) in present {
        let hidden = filter.hidden_codes.contains(code);
        let on = !filter.hidden_kinds.contains(&FactKind::Code) && !hidden;
        if widgets::chip(ui, code, &format!("Show {code}"), Some(hue), on).clicked() {
            if on {
                filter.hidden_codes.insert(code.to_owned());
            } else {
                filter.hidden_kinds.remove(&FactKind::Code);
                filter.hidden_codes.remove(code);
            }
        }
    }
}

/// The filters of which one of many is picked.
fn more(ui: &mut Ui, facts: &[Fact], tags: &[String], filter: &mut FactFilter) {
    let in_words = |grade: &Grade| grade.label().to_owned();
    let grades = || Grade::ALL.to_vec();
    pick(ui, "Confidence", grades, in_words, &mut filter.grade);
    let in_words = |rule: &String| rule_in_words(rule);
    pick(ui, "Rule", || rules(facts), in_words, &mut filter.rule);
    pick(
        ui,
        "About",
        || names(facts),
        String::clone,
        &mut filter.about,
    );
    if !tags.is_empty() || filter.tag.is_some() {
        let tags = || tags.to_vec();
        pick(ui, "Tag", tags, String::clone, &mut filter.tag);
    }
}

/// The rules that made the facts.
fn rules(facts: &[Fact]) -> Vec<String> {
    let rules: BTreeSet<&str> = facts.iter().map(|fact| &*fact.rule).collect();
    rules.into_iter().map(str::to_owned).collect()
}

/// The names of the entities, those with most mentions first.
fn names(facts: &[Fact]) -> Vec<String> {
    let entities = facts.iter().filter_map(|fact| match &fact.content {
        FactContent::Entity(entity) => Some((fact.evidence.len(), &entity.name)),
        _ => None,
    });
    let mut entities: Vec<(usize, &String)> = entities.collect();
    entities.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    entities.dedup_by(|a, b| a.1 == b.1);
    let names = entities.into_iter().take(NAMES);
    names.map(|(_, name)| name.clone()).collect()
}

/// A chip that opens a menu of which one line is picked; picked again, none is. The options are made
/// when the menu is open.
fn pick<T: PartialEq>(
    ui: &mut Ui,
    what: &str,
    options: impl FnOnce() -> Vec<T>,
    in_words: impl Fn(&T) -> String,
    picked: &mut Option<T>,
) {
    let label = match picked {
        Some(option) => format!("{what}: {} ▾", shorten(&in_words(option), 22)),
        None => format!("{what} ▾"),
    };
    let name = format!("Filter: {what}");
    let chip = widgets::chip(ui, &label, &name, None, picked.is_some());
    let opened = chip.clicked();
    Popup::menu(&chip).show(|ui| {
        ui.set_width(260.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let any = widgets::choice(ui, "Any", None, picked.is_none());
        if opened {
            any.request_focus();
        }
        if any.clicked() {
            *picked = None;
            ui.close();
        }
        ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            for option in options() {
                let on = picked.as_ref() == Some(&option);
                if widgets::choice(ui, &in_words(&option), None, on).clicked() {
                    *picked = Some(option);
                    ui.close();
                }
            }
        });
    });
}

/// Decides about all that the filter shows, wherever the review goes.
fn at_once(ui: &mut Ui, reviewed: &Reviewed, lens: Lens, commands: &mut Commands) {
    ui.horizontal(|ui| {
        for (decision, action, verb) in [
            (Decision::Accept, Action::AcceptShown, "Accept all"),
            (Decision::Reject, Action::RejectShown, "Reject all"),
        ] {
            let count = reviewed.share.reached(decision);
            let (label, enabled) = if reviewed.counted {
                (format!("{verb} {count}"), count > 0)
            } else {
                (format!("{verb} …"), false)
            };
            let button = egui::Button::new(RichText::new(label).size(13.0));
            let button = ui.add_enabled(enabled, button.min_size(vec2(0.0, 26.0)));
            let button = button.accessible_name(format!("{verb} {count} shown"));
            let keys = commands.key(ui.ctx(), action);
            let place = match reviewed.scope {
                Scope::Article => "of this article",
                Scope::Story => "of this story",
                Scope::Project => "of the project",
            };
            let facts = lens.facts();
            let hint = format!("All {facts} {place} that are listed, as one step ({keys})");
            if button.on_hover_text(hint).clicked() {
                commands.act(action);
            }
        }
    });
}
