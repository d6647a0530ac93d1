//! Facts that have lost their words since the text of their article was replaced, above the list of
//! facts.

use egui::{Frame, Label, Margin, Panel, RichText, ScrollArea, Ui};

use super::command::{Command, Commands, OrphanCommand};
use super::theme::{self, Palette};
use super::wording;
use super::workspace::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::Fact;

/// The facts, as they were read last.
#[derive(Debug, Default)]
pub struct Orphans {
    of: Option<(ArticleId, (u64, u64))>,
    facts: Vec<Fact>,
}

impl Orphans {
    /// Draws the facts of an article, if there are any. `selected` tells whether words are selected
    /// that one of them could be given.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        article: &ArticleId,
        selected: bool,
        workspace: &Workspace,
        commands: &mut Commands,
    ) {
        let now = (article.clone(), workspace.revision());
        if self.of.as_ref() != Some(&now) {
            self.facts = workspace.orphans(article);
            self.of = Some(now);
        }
        if self.facts.is_empty() {
            return;
        }
        let palette = Palette::of(ui.visuals());
        let frame = Frame::new()
            .fill(palette.faint_tint(palette.danger))
            .inner_margin(Margin::symmetric(theme::PANEL_MARGIN, 10));
        Panel::top("orphans")
            .frame(frame)
            .resizable(false)
            .show(ui, |ui| {
                let count = self.facts.len();
                let heading = match count {
                    1 => "1 fact has lost its words".to_owned(),
                    _ => format!("{count} facts have lost their words"),
                };
                ui.label(RichText::new(heading).font(theme::strong(13.5)));
                let told = "They are not in the newer text. Select words there to attach one to \
                            them, or delete it.";
                let told = RichText::new(told).size(12.5).color(palette.ink_soft);
                ui.add(Label::new(told).wrap());
                ScrollArea::vertical()
                    .id_salt("orphans")
                    .max_height(180.0)
                    .min_scrolled_height(180.0)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        for fact in &self.facts {
                            orphan(ui, fact, selected, commands);
                        }
                    });
            });
    }
}

fn orphan(ui: &mut Ui, fact: &Fact, selected: bool, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    let value = wording::value(fact);
    ui.add_space(theme::SMALL_GAP);
    ui.add(Label::new(RichText::new(&value).size(13.5)).truncate());
    let detail = format!(
        "{} · {} · once “{}”",
        fact.kind().name(),
        wording::status(fact.status),
        wording::evidence_words(fact)
    );
    let detail = RichText::new(detail).size(12.0).color(palette.ink_soft);
    ui.add(Label::new(detail).truncate());
    ui.horizontal(|ui| {
        let attach = egui::Button::new("Attach to the selected words").small();
        let attach = ui.add_enabled(selected, attach);
        let attach = attach.accessible_name(format!("Attach {value} to the selected words"));
        if attach
            .on_disabled_hover_text("Select words of the article first")
            .clicked()
        {
            commands.send(Command::Orphan(OrphanCommand::Attach(fact.id.clone())));
        }
        let delete = ui.small_button("Delete");
        let delete = delete.accessible_name(format!("Delete {value}, which has lost its words"));
        if delete.clicked() {
            commands.send(Command::Orphan(OrphanCommand::Delete(fact.id.clone())));
        }
    });
}
