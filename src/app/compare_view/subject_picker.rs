//! A button that lists the people, organizations and other named things of a story.

use egui::{Popup, PopupCloseBehavior, RichText, ScrollArea, Ui};

use super::subject::{Anchor, Subject, anchor};
use crate::app::comparing::Comparison;
use crate::app::theme::Palette;
use crate::app::widgets;
use crate::app::wording;
use sidelight_engine::compare::LinkedEntity;

/// Height of a line of the list, in points.
const LINE: f32 = 28.0;

/// Draws the button; what was picked, if anything was. With `anyone`, nobody can be picked, too.
#[allow(
    clippy::option_option,
    reason = "whether something was picked, and whether that was somebody"
)]
pub fn show(
    ui: &mut Ui,
    comparison: &Comparison,
    search: &mut String,
    chosen: Option<&Anchor>,
    anyone: Option<&str>,
) -> Option<Option<Anchor>> {
    let subject = chosen.and_then(|anchor| Subject::find(comparison, anchor));
    let label = match &subject {
        Some(subject) => format!("About {}", subject.entity.name),
        None => anyone.unwrap_or("Choose whom").to_owned(),
    };
    let label = sidelight_engine::facts::shorten(&label, 24);
    let button = ui.button(format!("{label} ⏷")).accessible_name(&label);
    if button.clicked() {
        search.clear();
    }
    let opening = button.clicked();
    let mut picked = None;
    Popup::menu(&button)
        .width(300.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            widgets::search(ui, search, "Find a name", opening);
            ui.add_space(4.0);
            let wanted = search.trim().to_lowercase();
            let entities: Vec<&LinkedEntity> = comparison
                .entities()
                .iter()
                .filter(|entity| entity.name.to_lowercase().contains(&wanted))
                .collect();
            if let Some(anyone) = anyone
                && wanted.is_empty()
                && widgets::choice(ui, anyone, None, chosen.is_none()).clicked()
            {
                picked = Some(None);
            }
            if entities.is_empty() {
                let color = Palette::of(ui.visuals()).ink_soft;
                ui.label(RichText::new("No such name in these articles.").color(color));
            }
            ScrollArea::vertical()
                .max_height(320.0)
                .auto_shrink([false, true])
                .show_rows(ui, LINE, entities.len(), |ui, range| {
                    for entity in &entities[range] {
                        let on = subject
                            .as_ref()
                            .is_some_and(|subject| std::ptr::eq(subject.entity, *entity));
                        let articles = wording::counted(entity.cells.len(), "article", "articles");
                        let label = format!("{} · {articles}", entity.name);
                        if widgets::choice(ui, &label, None, on).clicked() {
                            picked = Some(anchor(entity));
                        }
                    }
                });
            if picked.is_some() {
                search.clear();
                ui.close();
            }
        });
    picked
}
