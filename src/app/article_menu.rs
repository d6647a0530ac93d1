//! What can be done with an article, offered wherever its name stands.

use egui::{Response, Ui};

use super::command::{Action, Command, Commands, StoryCommand};
use super::view::{Mode, View};
use super::widgets;
use super::workspace::Workspace;
use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::shorten;
use sidelight_project::{ArticleSummary, Story};

/// Stories that a menu lists: nobody reads hundreds of lines of a menu.
pub const OFFERED: usize = 12;
/// Letters of a story that a line of a menu has room for.
pub const LETTERS: usize = 44;

/// Offers it on what is drawn of an article.
pub fn on(
    response: &Response,
    article: &ArticleId,
    workspace: &Workspace,
    view: &View,
    commands: &mut Commands,
) {
    widgets::context_menu(response, |ui| {
        if let Some(entry) = workspace.project().article(article) {
            lines(ui, entry, workspace, view, commands);
        }
    });
}

fn lines(
    ui: &mut Ui,
    entry: &ArticleSummary,
    workspace: &Workspace,
    view: &View,
    commands: &mut Commands,
) {
    let mut offer = |ui: &mut Ui, label: &str, command: Command| {
        if ui.button(label).clicked() {
            commands.send(command);
            ui.close();
        }
    };
    let id = || entry.id.clone();
    let is_read = view.mode == Mode::Read && view.article.as_ref() == Some(&entry.id);
    if !is_read {
        offer(ui, "Read it", Command::ShowArticle(id()));
    }
    offer(ui, "Outlet, title, date…", Command::AskSource(id()));
    let ticked = ticked(entry, view);
    if ticked > 0 {
        let label = format!("Outlets and dates of the {ticked} ticked articles…");
        offer(ui, &label, Command::Do(Action::Sources));
    }
    ui.separator();
    of_story(ui, entry, workspace, view, &mut offer);
    ui.separator();
    offer(ui, "Replace by a newer text…", Command::AskNewer(id()));
    let finish = if entry.finished {
        "Not finished yet"
    } else {
        "Finished"
    };
    offer(ui, finish, Command::Finish(id()));
    ui.separator();
    offer(ui, "Remove from the project", Command::Remove(id()));
}

/// How many articles are ticked for comparing, where this is one of several.
fn ticked(entry: &ArticleSummary, view: &View) -> usize {
    let among = view.mode == Mode::Compare && view.chosen.contains(&entry.id);
    if among && view.chosen.len() > 1 {
        view.chosen.len()
    } else {
        0
    }
}

/// What can be done with the story of an article.
fn of_story(
    ui: &mut Ui,
    entry: &ArticleSummary,
    workspace: &Workspace,
    view: &View,
    offer: &mut impl FnMut(&mut Ui, &str, Command),
) {
    let stories = workspace.project().stories().iter();
    let others: Vec<&Story> = stories
        .filter(|story| Some(story.id) != entry.story)
        .take(OFFERED)
        .collect();
    let one = || vec![entry.id.clone()];
    if !others.is_empty() {
        ui.menu_button("Move to the story", |ui| {
            for story in others {
                let moved = StoryCommand::Move(one(), Some(story.id));
                let name = shorten(&story.name, LETTERS);
                offer(ui, &name, Command::Story(moved));
            }
        });
    }
    let alone = StoryCommand::New(one());
    offer(ui, "Make it a story of its own", Command::Story(alone));
    if view.mode == Mode::Compare && view.chosen.len() > 1 {
        let together = StoryCommand::New(view.chosen.iter().cloned().collect());
        let label = "Make a story of the ticked articles";
        offer(ui, label, Command::Story(together));
    }
    if entry.story.is_some() {
        let out = StoryCommand::Move(one(), None);
        offer(ui, "Take out of its story", Command::Story(out));
    }
}
