//! Commands about stories, and about which articles are compared.

use crate::app::Sidelight;
use crate::app::command::StoryCommand;
use crate::app::dialog::Dialog;
use crate::app::view::Mode;
use sidelight_engine::article::ArticleId;

impl Sidelight {
    pub(super) fn story_command(&mut self, command: StoryCommand) {
        let done = match command {
            StoryCommand::Choose(story, chosen) => {
                let articles = self.workspace.articles_of(story);
                return self.choose(articles, chosen);
            }
            StoryCommand::Compare(story) => {
                self.view.chosen.clear();
                self.view.mode = Mode::Compare;
                let articles = self.workspace.articles_of(story);
                return self.choose(articles, true);
            }
            StoryCommand::Fold(story, folded) => {
                let stories = &mut self.view.folded_stories;
                let _ = if folded {
                    stories.insert(story)
                } else {
                    stories.remove(&story)
                };
                return;
            }
            StoryCommand::AskName(story) => {
                let name = self.workspace.story(story).map(|story| story.name.clone());
                self.dialog = name.map(|name| Dialog::StoryName(story, name));
                return;
            }
            StoryCommand::Rename(story, name) => {
                self.dialog = None;
                self.workspace.rename_story(story, name)
            }
            StoryCommand::Move(articles, story) => self.workspace.move_articles(&articles, story),
            StoryCommand::New(articles) => self.workspace.new_story(&articles),
            StoryCommand::Merge { from, into } => self.workspace.merge_stories(from, into),
        };
        self.report(done.map(drop));
    }

    /// Leaves out of the choice what is in the project no more, and takes up what came back into it.
    pub(super) fn follow_choice(&mut self) {
        let project = self.workspace.project();
        let is_there = |id: &ArticleId| project.article(id).is_some();
        let view = &mut self.view;
        let gone = view.chosen.extract_if(.., |id| !is_there(id));
        view.left_chosen.extend(gone);
        let back = view.left_chosen.extract_if(.., |id| is_there(id));
        view.chosen.extend(back);
    }

    /// Ticks or unticks articles for comparing.
    pub(super) fn choose(&mut self, articles: Vec<ArticleId>, chosen: bool) {
        self.view.chosen_by_hand = true;
        for article in articles {
            if chosen {
                self.view.chosen.insert(article);
            } else {
                self.view.chosen.remove(&article);
            }
        }
    }
}
