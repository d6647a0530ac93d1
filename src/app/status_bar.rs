//! The line at the bottom: what goes on, and how far the work is.

use egui::{RichText, Ui};

use super::command::{Action, Command, Commands};
use super::loading::Progress;
use super::theme::Palette;
use super::wording;
use super::workspace::Workspace;
use crate::project::StatusCounts;

/// What goes on.
pub struct Activity<'a> {
    /// How far reading articles has come.
    pub reading: Option<&'a Progress>,
    /// Whether articles are being compared.
    pub comparing: bool,
}

/// Draws the line.
pub fn show(ui: &mut Ui, workspace: &Workspace, activity: &Activity<'_>, commands: &mut Commands) {
    let palette = Palette::of(ui.visuals());
    let soft = |text: String| RichText::new(text).size(12.5).color(palette.ink_soft);
    ui.horizontal_centered(|ui| {
        match activity.reading {
            Some(Progress { done, total }) => {
                // Folders are listed while they are read, so nobody knows yet how many there are.
                let underway = total.saturating_sub(*done);
                ui.label(soft(format!("Reading: {done} done, {underway} under way")));
                if ui.small_button("Cancel").clicked() {
                    commands.send(Command::CancelReading);
                }
            }
            None if activity.comparing => {
                ui.label(soft("Comparing…".to_owned()));
            }
            None => {
                ui.label(soft(summary(workspace)));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let key = commands.key(ui.ctx(), Action::Keys);
            if !key.is_empty() {
                ui.label(soft(format!("{key} shows the keys")));
            }
        });
    });
}

fn summary(workspace: &Workspace) -> String {
    let entries = workspace.articles();
    if entries.is_empty() {
        return "Ready".to_owned();
    }
    let counts: StatusCounts = entries.iter().map(|entry| entry.counts).sum();
    let (facts, decided) = (counts.total(), counts.reviewed());
    format!(
        "{} · {} · {decided} reviewed",
        wording::counted(entries.len(), "article", "articles"),
        wording::counted(facts, "fact", "facts"),
    )
}
