//! The line at the bottom: what goes on, and how far the work is.

use egui::{RichText, Ui};

use super::command::{Action, Command, Commands};
use super::loading::Progress;
use super::theme::Palette;
use super::wording;
use super::workspace::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_project::StatusCounts;

/// What goes on.
pub struct Activity<'a> {
    /// How far reading articles has come.
    pub reading: Option<&'a Progress>,
    /// How far the making of a file has come.
    pub exporting: Option<Progress>,
    /// Whether articles are being compared.
    pub comparing: bool,
}

/// Draws the line.
pub fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    article: Option<&ArticleId>,
    activity: &Activity<'_>,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui.visuals());
    let soft = |text: String| RichText::new(text).size(12.5).color(palette.ink_soft);
    ui.horizontal_centered(|ui| {
        match (activity.reading, activity.exporting) {
            (Some(Progress { done, total }), _) => {
                // Folders are listed while they are read, so nobody knows yet how many there are.
                let underway = total.saturating_sub(*done);
                ui.label(soft(format!("Reading: {done} done, {underway} under way")));
                if ui.small_button("Cancel").clicked() {
                    commands.send(Command::CancelReading);
                }
            }
            (None, Some(Progress { done, total })) => {
                let articles = wording::counted(total, "article", "articles");
                ui.label(soft(match done {
                    // The articles are compared first.
                    0 => format!("Exporting {articles}…"),
                    done => format!("Exporting {articles}: {done} done"),
                }));
                if ui.small_button("Cancel").clicked() {
                    commands.send(Command::CancelExport);
                }
            }
            (None, None) if activity.comparing => {
                ui.label(soft("Comparing…".to_owned()));
            }
            (None, None) => {
                ui.label(soft(summary(workspace, article)));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let told = [
                (Action::ViewHelp, "helps"),
                (Action::Keys, "shows the keys"),
            ];
            let told = told.map(|(action, does)| (commands.key(ui.ctx(), action), does));
            let told = told.iter().filter(|(key, _)| !key.is_empty());
            let told: Vec<String> = told.map(|(key, does)| format!("{key} {does}")).collect();
            ui.label(soft(told.join(" · ")));
        });
    });
}

/// How much there is, and how far the review of it is: of the project, the story, the article.
fn summary(workspace: &Workspace, article: Option<&ArticleId>) -> String {
    let entries = workspace.articles();
    if entries.is_empty() {
        return "Ready".to_owned();
    }
    let counts: StatusCounts = entries.iter().map(|entry| entry.counts).sum();
    let finished = entries.iter().filter(|entry| entry.finished).count();
    let mut parts = vec![
        wording::counted(entries.len(), "article", "articles"),
        format!("{finished} finished"),
        wording::counted(counts.total(), "fact", "facts"),
        format!("{} reviewed", counts.reviewed()),
    ];
    let entry = article.and_then(|article| workspace.project().article(article));
    let share = |counts: StatusCounts| format!("{} of {}", counts.reviewed(), counts.total());
    if let Some(entry) = entry {
        if let Some(story) = entry.story {
            let members = entries.iter().filter(|entry| entry.story == Some(story));
            let counts = members.map(|entry| entry.counts).sum();
            parts.push(format!("this story {}", share(counts)));
        }
        parts.push(format!("this article {}", share(entry.counts)));
    }
    parts.join(" · ")
}
