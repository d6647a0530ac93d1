//! Puts articles that were read into stories, on a thread of its own.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::background::Latest;
use super::workspace::Workspace;
use sidelight_engine::article::{Article, ArticleId};
use sidelight_engine::cancel::{CancelToken, Cancelled};
use sidelight_engine::compare::{GroupId, Grouping, Signature};
use sidelight_project::{StepNumber, StoryId};

/// Time a pass may spend on reading articles from the project.
const GATHERING: Duration = Duration::from_millis(4);

/// Where a new article belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a story of the project.
    Known(StoryId),
    /// In a new one: its number among the new ones, and its name.
    New(usize, String),
}

/// New articles with the stories they belong to.
pub type Places = Vec<(ArticleId, Place)>;

/// Groups articles once an import has come in. What a person put into a story stays there, and what
/// a person took out of one is not put back.
pub struct Grouper {
    latest: Latest<u64, Places>,
    runs: u64,
    /// Articles that came in and wait for a story.
    new: Vec<ArticleId>,
    /// The step of the history that they came in with.
    import: Option<StepNumber>,
    gathering: Option<Gathering>,
}

/// Articles on the way to the thread: they are read a few a pass, for the window must not wait.
struct Gathering {
    left: Vec<(ArticleId, Option<StoryId>)>,
    kept: BTreeMap<StoryId, Vec<Arc<Article>>>,
    new: Vec<Arc<Article>>,
}

impl Grouper {
    /// A grouper that wakes the window of `ctx`.
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            latest: Latest::new(ctx),
            runs: 0,
            new: Vec::new(),
            import: None,
            gathering: None,
        }
    }

    /// Takes notice of articles that came in.
    pub fn expect(
        &mut self,
        articles: impl IntoIterator<Item = ArticleId>,
        import: Option<StepNumber>,
    ) {
        self.new.extend(articles);
        self.import = import;
    }

    /// Forgets everything: another project was opened.
    pub fn abandon(&mut self) {
        self.new.clear();
        self.gathering = None;
        self.latest.stop();
    }

    /// Goes on with what is to be done, and gives what is done together with the step of the import.
    pub fn advance(
        &mut self,
        ctx: &egui::Context,
        workspace: &Workspace,
    ) -> Option<(Places, Option<StepNumber>)> {
        self.latest.poll();
        if let Some(places) = self.latest.take() {
            return Some((places, self.import));
        }
        if self.gathering.is_none() && !self.new.is_empty() && !self.latest.is_busy() {
            self.gathering = Some(Gathering::new(std::mem::take(&mut self.new), workspace));
        }
        let begun = Instant::now();
        while let Some(gathering) = &mut self.gathering {
            if let Some((article, story)) = gathering.left.pop() {
                gathering.take_in(&article, story, workspace);
            } else if let Some(whole) = self.gathering.take() {
                self.runs += 1;
                self.latest
                    .start(self.runs, move |cancel| whole.group(cancel));
            }
            if begun.elapsed() > GATHERING {
                ctx.request_repaint();
                break;
            }
        }
        None
    }
}

impl Gathering {
    fn new(new: Vec<ArticleId>, workspace: &Workspace) -> Self {
        let kept = workspace.articles().iter();
        let kept = kept.filter_map(|entry| Some((entry.id.clone(), Some(entry.story?))));
        let new = new.into_iter().map(|article| (article, None));
        let mut left: Vec<_> = kept.chain(new).collect();
        left.reverse();
        Self {
            left,
            kept: BTreeMap::new(),
            new: Vec::new(),
        }
    }

    fn take_in(&mut self, article: &ArticleId, story: Option<StoryId>, workspace: &Workspace) {
        let Some(sheet) = workspace.sheet(article) else {
            return;
        };
        let article = Arc::clone(&sheet.article);
        match story {
            Some(story) => self.kept.entry(story).or_default().push(article),
            None => self.new.push(article),
        }
    }

    fn group(self, cancel: &CancelToken) -> Result<Places, Cancelled> {
        let mut grouping = Grouping::new();
        let mut known: Vec<(GroupId, StoryId)> = Vec::new();
        for (story, articles) in &self.kept {
            cancel.check()?;
            let signatures = articles.iter().map(|article| Signature::of(article));
            known.push((grouping.keep(signatures), *story));
        }
        let signatures: Vec<Signature> = self.new.iter().map(|a| Signature::of(a)).collect();
        let groups = grouping.add(signatures, cancel)?;
        let mut fresh: Vec<GroupId> = Vec::new();
        let places = self.new.iter().zip(groups).map(|(article, group)| {
            let story = known.iter().find(|(known, _)| *known == group);
            let place = if let Some((_, story)) = story {
                Place::Known(*story)
            } else {
                let at = fresh.iter().position(|known| *known == group);
                let at = at.unwrap_or_else(|| {
                    fresh.push(group);
                    fresh.len() - 1
                });
                Place::New(at, grouping.name(group))
            };
            (article.id.clone(), place)
        });
        Ok(places.collect())
    }
}
