//! What an article is grouped by.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::article::{Article, ArticleId, SectionKind};
use crate::compare::foreign;
use crate::compare::words::{self, WordClass};

/// Words at the beginning of an article that count twice: they tell what it is about.
const LEAD_WORDS: usize = 80;

/// What a name counts beside a common word.
const NAME: f32 = 2.0;

/// Code points of a headline that names a story.
const LONGEST_HEADLINE: usize = 80;

/// Parts of web addresses, which stand in texts that were copied from pages.
const ADDRESS_PARTS: [&str; 6] = ["http", "https", "www", "com", "org", "html"];

/// What an article is grouped by: it is small, needs no facts, and does not depend on other articles.
#[derive(Debug, Clone)]
pub struct Signature {
    /// The article.
    pub(super) article: ArticleId,
    pub(super) published: Option<Date>,
    pub(super) headline: String,
    /// Its language; none for English, and for one of which no word is known.
    pub(super) language: Option<&'static str>,
    /// Each concept once, in order, with what it counts.
    pub(super) words: Vec<(Box<str>, f32)>,
    /// Those that name somebody or something, as far as capitals tell; of other languages those known by data.
    names: Vec<Box<str>>,
}

impl Signature {
    /// Reads what an article is grouped by.
    pub fn of(article: &Article) -> Self {
        let mut counts: BTreeMap<String, f32> = BTreeMap::new();
        let mut names: BTreeSet<String> = BTreeSet::new();
        let tells_names = foreign::tells_names_by_capitals(foreign::language(article));
        let told = foreign::words(article).into_iter();
        let told = told.filter(|word| article.section_at(word.span.start).holds_facts());
        for (position, word) in told.enumerate() {
            let is_address = ADDRESS_PARTS.contains(&word.form.as_str());
            if word.class == WordClass::Function || word.form.len() < 2 || is_address {
                continue;
            }
            let by_class = if word.class == WordClass::Name {
                NAME
            } else {
                1.0
            };
            let by_place = if position < LEAD_WORDS { 2.0 } else { 1.0 };
            let concept = words::concept(&word.form);
            if word.class == WordClass::Name && tells_names {
                names.insert(concept.clone());
            }
            *counts.entry(concept).or_default() += by_class * by_place;
        }
        let words = counts.into_iter();
        let words = words.map(|(word, count)| (word.into_boxed_str(), count.ln_1p()));
        Self {
            article: article.id.clone(),
            published: article.metadata.published,
            headline: headline(article),
            language: foreign::language(article),
            words: words.collect(),
            names: names.into_iter().map(String::into_boxed_str).collect(),
        }
    }

    /// Whether one names what the other tells of. Figures and the few words that are known in two languages stand in
    /// any news: without a name they lead nowhere.
    pub(super) fn shares_a_name(&self, other: &Self) -> bool {
        let names_what = |one: &Self, other: &Self| {
            one.names.iter().any(|name| {
                let holds = other.words.binary_search_by(|(word, _)| word.cmp(name));
                holds.is_ok()
            })
        };
        names_what(self, other) || names_what(other, self)
    }

    /// The article.
    pub fn article(&self) -> &ArticleId {
        &self.article
    }
}

/// The title, else the headline, else the first line that is no web address; cut at a word's end.
fn headline(article: &Article) -> String {
    let sections = article.sections.iter();
    let mut headlines = sections.filter(|section| section.kind == SectionKind::Headline);
    let title = article.metadata.title.as_deref();
    let title = title.or_else(|| headlines.next().map(|section| article.slice(section.span)));
    let mut lines = article.text.as_str().lines().map(str::trim);
    let first = || lines.find(|line| !line.is_empty() && !line.starts_with("http"));
    let headline = title.or_else(first).unwrap_or_default();
    crate::facts::shorten(headline, LONGEST_HEADLINE)
}
