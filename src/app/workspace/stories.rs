//! The stories of a project: articles about the same event.

use std::collections::{BTreeMap, BTreeSet};

use super::Workspace;
use crate::app::grouping::{Place, Places};
use sidelight_engine::article::ArticleId;
use sidelight_project::{Applied, Edit, ProjectError, StepNumber, Story, StoryId, largest};

impl Workspace {
    /// A story by its id.
    pub fn story(&self, story: StoryId) -> Option<&Story> {
        let mut stories = self.project.stories().iter();
        stories.find(|known| known.id == story)
    }

    /// What the one story is called that all these articles are of; none where they are of several.
    pub fn story_of(&self, articles: &BTreeSet<ArticleId>) -> Option<String> {
        let mut stories = articles.iter().map(|id| self.project.article(id)?.story);
        let first = stories.next()??;
        stories.all(|story| story == Some(first)).then_some(())?;
        Some(self.story(first)?.name.clone())
    }

    /// The story that is worth comparing at first: that of an article, or the largest where no other article
    /// is in it.
    pub fn story_to_compare(&self, of: Option<&ArticleId>) -> Option<StoryId> {
        let own = of.and_then(|id| self.project.article(id)?.story);
        let mut sizes = self.project.sizes_of_stories();
        sizes.retain(|_, size| *size > 1);
        if own.is_some_and(|story| sizes.contains_key(&story)) {
            own
        } else {
            largest(&sizes).or(own)
        }
    }

    /// The articles of a story, in the order of adding.
    pub fn articles_of(&self, story: StoryId) -> Vec<ArticleId> {
        let entries = self.articles().iter();
        let entries = entries.filter(|entry| entry.story == Some(story));
        entries.map(|entry| entry.id.clone()).collect()
    }

    /// Puts new articles into stories, as a part of the import that brought them. Articles that are
    /// gone, or in a story by now, stay as they are.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn group(
        &mut self,
        places: Places,
        import: Option<StepNumber>,
    ) -> Result<(), ProjectError> {
        let mut next = self.project.next_story();
        let mut edits = Vec::new();
        let mut added = BTreeMap::new();
        for (article, place) in places {
            let entry = self.project.article(&article);
            if entry.is_none_or(|entry| entry.story.is_some()) {
                continue;
            }
            let story = match place {
                Place::Known(story) if self.story(story).is_none() => continue,
                Place::Known(story) => story,
                Place::New(number, name) => *added.entry(number).or_insert_with(|| {
                    let story = next;
                    next = StoryId(story.0 + 1);
                    edits.push(Edit::AddStory { story, name });
                    story
                }),
            };
            edits.push(Edit::MoveArticle {
                article,
                story: Some(story),
            });
        }
        if edits.is_empty() {
            return Ok(());
        }
        let edit = Edit::batch("Group articles into stories", edits);
        let done = match import {
            Some(step) => self.project.extend(step, edit),
            None => self.project.apply(edit),
        };
        done.map(drop)
    }

    /// Moves articles to a story, or out of any; stories that lose their last article go.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn move_articles(
        &mut self,
        articles: &[ArticleId],
        to: Option<StoryId>,
    ) -> Result<Applied, ProjectError> {
        let label = match to.and_then(|story| self.story(story)) {
            Some(story) => format!("Move to the story “{}”", story.name),
            None => "Take out of the story".to_owned(),
        };
        let edits = self.moves(articles, to);
        self.project.apply(Edit::batch(label, edits))
    }

    /// Makes a story of some articles, wherever they were, and calls it after the first of them.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn new_story(&mut self, articles: &[ArticleId]) -> Result<Applied, ProjectError> {
        let story = self.project.next_story();
        let first = articles.first().and_then(|id| self.project.article(id));
        let name = first.map_or("New story", |entry| entry.display_title());
        let name = name.to_owned();
        let label = format!("New story “{name}”");
        let mut edits = vec![Edit::AddStory { story, name }];
        edits.extend(self.moves(articles, Some(story)));
        self.project.apply(Edit::batch(label, edits))
    }

    /// Puts all articles of one story into another; the first one goes.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn merge_stories(&mut self, from: StoryId, into: StoryId) -> Result<Applied, ProjectError> {
        let name = |story| self.story(story).map_or("", |story| &*story.name);
        let label = format!("Merge “{}” into “{}”", name(from), name(into));
        let edits = self.moves(&self.articles_of(from), Some(into));
        self.project.apply(Edit::batch(label, edits))
    }

    /// Names a story.
    ///
    /// # Errors
    /// As [`sidelight_project::Project::apply`].
    pub fn rename_story(&mut self, story: StoryId, name: String) -> Result<Applied, ProjectError> {
        self.project.apply(Edit::RenameStory { story, name })
    }

    fn moves(&self, articles: &[ArticleId], to: Option<StoryId>) -> Vec<Edit> {
        let moved: BTreeSet<&ArticleId> = articles.iter().collect();
        let mut left: BTreeSet<StoryId> = BTreeSet::new();
        let mut edits = Vec::new();
        for entry in self.articles() {
            if moved.contains(&entry.id) && entry.story != to {
                left.extend(entry.story);
                let article = entry.id.clone();
                edits.push(Edit::MoveArticle { article, story: to });
            }
        }
        let stays = |story: &StoryId| {
            let mut others = self.articles().iter();
            others.any(|entry| entry.story == Some(*story) && !moved.contains(&entry.id))
        };
        let emptied = left.into_iter().filter(|story| !stays(story));
        edits.extend(emptied.map(|story| Edit::RemoveStory { story }));
        edits
    }
}
