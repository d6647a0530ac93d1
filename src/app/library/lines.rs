//! The articles of the library under their stories.

use std::collections::{BTreeSet, HashMap};

use sidelight_project::{ArticleSummary, Story, StoryId};

/// A line of the library.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Line<'a> {
    /// A story of two articles or more, with how many of them are listed.
    Story(&'a Story, usize),
    /// The articles that are alone, and how many there are.
    Alone(usize),
    /// An article.
    Article(&'a ArticleSummary),
}

/// The lines for some articles: stories in the order of their making, then articles that are alone.
/// Where nothing was put together there are no headings.
pub fn lines<'a>(
    listed: &[&'a ArticleSummary],
    all: &[ArticleSummary],
    stories: &'a [Story],
    folded: &BTreeSet<StoryId>,
) -> Vec<Line<'a>> {
    if stories.is_empty() {
        return listed.iter().copied().map(Line::Article).collect();
    }
    let mut sizes: HashMap<StoryId, usize> = HashMap::new();
    for story in all.iter().filter_map(|entry| entry.story) {
        *sizes.entry(story).or_default() += 1;
    }
    let is_shared = |story: &StoryId| sizes.get(story).is_some_and(|size| *size > 1);
    let mut members: HashMap<StoryId, Vec<&ArticleSummary>> = HashMap::new();
    let mut alone = Vec::new();
    for &entry in listed {
        match entry.story.filter(is_shared) {
            Some(story) => members.entry(story).or_default().push(entry),
            None => alone.push(entry),
        }
    }
    let mut lines = Vec::with_capacity(listed.len() + members.len() + 1);
    for story in stories {
        let Some(members) = members.get(&story.id) else {
            continue;
        };
        lines.push(Line::Story(story, members.len()));
        if !folded.contains(&story.id) {
            lines.extend(members.iter().map(|entry| Line::Article(entry)));
        }
    }
    if !lines.is_empty() && !alone.is_empty() {
        lines.push(Line::Alone(alone.len()));
    }
    lines.extend(alone.into_iter().map(Line::Article));
    lines
}
