//! Commands of the review: deciding, going on, tagging, finishing.

use std::sync::Arc;

use crate::app::Sidelight;
use crate::app::dialog::{Dialog, TagsForm};
use crate::app::fact_list;
use crate::app::lens::Lens;
use crate::app::review::{self, Bulk, Found};
use crate::app::view::Mode;
use crate::app::wording;
use crate::app::workspace::Scope;
use sidelight_engine::article::ArticleId;
use sidelight_engine::facts::{Fact, FactId};
use sidelight_project::{Decision, Sort};

impl Sidelight {
    pub(super) fn decide(&mut self, decision: Decision) {
        let (Some(sheet), Some(fact)) = (self.current_sheet(), self.current_fact()) else {
            return;
        };
        let next = match decision {
            Decision::Reset => None,
            Decision::Accept | Decision::Reject => Some(self.next_open()),
        };
        let sieve = self.view.filter.over(&sheet.facts);
        let quotation = sieve.quotation_with(&fact.id).cloned();
        let article = &sheet.article.id;
        let done = self.workspace.decide(article, &fact, quotation, decision);
        if done.is_ok() {
            let decided = wording::decided(decision);
            self.notices
                .say(format!("{decided}: {}", wording::value(&fact)));
        }
        if done.is_ok()
            && let Some(next) = next
        {
            self.go_to(next);
        }
        self.report(done.map(drop));
    }

    /// Decides about all facts that the filter shows.
    pub(super) fn decide_shown(&mut self, decision: Decision) {
        let articles = self.reviewed_articles();
        let total = self.share.reached(decision);
        if total == 0 {
            return;
        }
        let filter = self.view.filter.clone();
        let bulk = Bulk::new(decision, filter, articles.iter().cloned(), total);
        let repaint = self.repaint.clone();
        let decided = self
            .workspace
            .decide_many(bulk, move || repaint.request_repaint());
        self.take_done(decided);
    }

    pub(super) fn go_to_next_open(&mut self) {
        let next = self.next_open();
        self.go_to(next);
    }

    fn next_open(&mut self) -> Found {
        let Some(article) = self.view.article.clone() else {
            return Found::Nothing;
        };
        let articles = self.reviewed_articles();
        let fact = self.view.fact.as_ref();
        review::next_open(
            &self.workspace,
            &mut self.tally,
            &articles,
            &article,
            fact,
            &self.view.filter,
            self.store.settings.by_worth,
        )
    }

    fn go_to(&mut self, found: Found) {
        match found {
            Found::Fact(article, fact) => self.show_fact(article, fact, 0),
            Found::Nothing => {
                let place = match self.store.settings.scope {
                    Scope::Article => "this article",
                    Scope::Story => "this story",
                    Scope::Project => "the project",
                };
                let filter = &self.view.filter;
                let left = match filter.lens {
                    Lens::All => "Nothing is left",
                    lens => &format!("None of the {} is left", lens.facts()),
                };
                let filtered = if filter.hides_facts() {
                    " that passes the filter"
                } else {
                    ""
                };
                let message = format!("{left} to review in {place}{filtered}.");
                self.notices.tell(message);
            }
            Found::NotYet => self.notices.tell("The facts are still being counted."),
        }
    }

    /// The articles that the review goes through, in the order of the library.
    pub(in crate::app) fn reviewed_articles(&self) -> Arc<[ArticleId]> {
        let scope = self.store.settings.scope;
        let article = self.view.article.as_ref();
        article.map_or_else(Arc::default, |article| {
            self.workspace.articles_around(article, scope)
        })
    }

    /// Goes some facts on; from the last one of an article to the next article, where the review
    /// goes that far.
    pub(super) fn step_fact(&mut self, steps: isize) {
        let next = self.pick(|facts, current| fact_list::step(facts, current, steps));
        if next.is_some() || self.store.settings.scope == Scope::Article {
            return self.select(next);
        }
        let before = self.view.article.clone();
        self.step_article(steps.signum());
        if self.view.article != before {
            let edge = |facts: &[&Fact]| {
                let edge = if steps > 0 {
                    facts.first()
                } else {
                    facts.last()
                };
                edge.map(|fact| fact.id.clone())
            };
            let next = self.pick(|facts, _| edge(facts));
            self.select(next);
        }
    }

    fn pick(
        &mut self,
        pick: impl Fn(&[&Fact], Option<&FactId>) -> Option<FactId>,
    ) -> Option<FactId> {
        let sheet = self.current_sheet()?;
        let facts = fact_list::facts(&sheet, &self.listed(&sheet).lines);
        pick(&facts, self.view.fact.as_ref())
    }

    pub(super) fn step_article(&mut self, steps: isize) {
        let Some(current) = &self.view.article else {
            return;
        };
        let articles = self.workspace.articles_around(current, Scope::Project);
        let at = articles.iter().position(|id| id == current);
        let next = at.and_then(|at| articles.get(at.checked_add_signed(steps)?));
        if let Some(article) = next {
            self.show_article(article.clone());
        }
    }

    /// Marks an article as finished, or takes the mark away.
    pub(super) fn finish(&mut self, article: &ArticleId) {
        let done = self.workspace.toggle_finished(article.clone());
        if done.is_ok()
            && let Some(entry) = self.workspace.project().article(article)
        {
            let state = wording::progress(entry.progress());
            self.notices
                .tell(format!("{}: {state}", entry.display_title()));
        }
        self.report(done.map(drop));
    }

    pub(super) fn ask_tags(&mut self) {
        if let Some(fact) = self.current_fact() {
            let mut known = self.workspace.tags();
            for entry in self.workspace.project().codebook().of(Sort::Tag) {
                if !known.contains(&entry.name) {
                    known.push(entry.name.clone());
                }
            }
            let form = TagsForm::new(fact.tags, known);
            self.dialog = Some(Dialog::Tags(form));
        }
    }

    pub(super) fn submit_tags(&mut self, tags: Vec<String>) {
        self.dialog = None;
        if let (Some(article), Some(fact)) = self.selected() {
            let done = self.workspace.set_tags(article, fact, tags);
            self.report(done.map(drop));
        }
    }

    pub(super) fn set_scope(&mut self, scope: Scope) {
        self.store.settings.scope = scope;
        self.view.mode = Mode::Read;
    }
}
