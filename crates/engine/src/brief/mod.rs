//! What one sees first of a story: who tells it and copied from whom, where the articles differ, what
//! all tell, what one alone tells, which figures move. Made of the rows of a comparison alone, in
//! sentences of which each piece leads to its words; the window shows it and the report prints it.

mod alone;
mod claim;
mod copying;
mod differences;
mod figures;
mod page;
mod quotation;
mod quoting;
mod sentence;
mod told;
mod words;

#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::{ArticleId, Span};
use crate::compare::{Comparison, Inward, Question, Remarks, Row, Verdict, outlets};
use crate::facts::{FactContent, FactId, FactSheet};

pub use claim::Claim;
pub use copying::Copying;
pub use figures::{MovingFigure, Point};
pub use page::{Item, Part, PartKind, remarked};
pub use quotation::forms;
pub use quoting::{elided, quoted};
pub use sentence::{Piece, PieceRole, and_list, asked, inward_sentence, text_of};
pub use words::Words;

/// A story at first sight.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Brief {
    /// The articles, the earliest first.
    pub sources: Vec<Source>,
    /// Where they contradict each other, the worst first.
    pub differences: Vec<Difference>,
    /// Where they give several answers, if those are answers to one question, the most important first.
    pub open: Vec<Difference>,
    /// Where an article contradicts itself.
    pub within: Vec<Inward>,
    /// What more than half of them tell, the most important first.
    pub by_most: Vec<Told>,
    /// What several tell, but not more than half.
    pub by_some: Vec<Told>,
    /// What several tell, each in words of its own.
    pub in_own_words: Vec<Told>,
    /// What one alone tells, by article.
    pub alone: Vec<Alone>,
    /// Figures that change with the days of the articles.
    pub moving: Vec<MovingFigure>,
    /// How many rows are alike in part only, which the brief leaves out.
    pub alike_in_part: usize,
}

/// An article of the story.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The article.
    pub article: ArticleId,
    /// Who published it.
    pub outlet: String,
    /// Its headline.
    pub title: String,
    /// On which day.
    pub published: Option<Date>,
    /// Where it stands on the web.
    pub address: Option<String>,
    /// What of it stands in others word for word, the largest part first.
    pub copied: Vec<Copying>,
}

/// A place in an article that a piece of a sentence leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The claim that the words carry; none where the words alone are meant.
    pub fact: Option<FactId>,
    /// The words.
    pub span: Span,
}

impl Place {
    /// Whether some words belong to both.
    fn overlaps(&self, other: &Self) -> bool {
        self.article == other.article && self.span.overlaps(other.span)
    }
}

/// One question to which the articles give several answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The question.
    pub question: Question,
    /// What is asked for: the thing counted, the occasion dated.
    pub label: String,
    /// Whether not all of them can be right.
    pub verdict: Verdict,
    /// The row of the comparison, by its id.
    pub row: String,
    /// The answers, that of most articles first.
    pub versions: Vec<Version>,
    /// What a person remarked on the row.
    pub remarks: Remarks,
}

/// What a person said of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Word {
    /// Their verdict, where it is not the program's.
    pub verdict: Option<Verdict>,
    /// What they remarked.
    pub remarks: Remarks,
}

/// An answer and who gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The words of the first who gives it.
    pub words: Words,
    /// Where each gives it; those first who give it in these words.
    pub tellers: Vec<Place>,
    /// How many give it in these words; the others mean the same.
    pub verbatim: usize,
    /// Whether the others say nearly the same beside it: else no more than the answer is theirs.
    pub alike: bool,
}

/// What several articles tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The row of the comparison, by its id.
    pub row: String,
    /// The words of the one who tells it best.
    pub words: Words,
    /// Where each tells it.
    pub tellers: Vec<Place>,
    /// Where others tell something near it.
    pub near: Vec<Place>,
    /// Articles in which it was not found.
    pub missing: Vec<ArticleId>,
    /// Whether they have it from one another, word for word.
    pub copied: bool,
    /// Where some are less exact, or cut a quotation.
    pub lesser: Vec<Difference>,
    /// Whether answers of its row that may exclude each other stand among [`Brief::open`].
    pub differs: bool,
    /// Each one's own words, in the order of the tellers and of those who tell something near it.
    pub quotations: Vec<Words>,
    /// Whether each tells it in words of its own, so that one must read all of them.
    pub in_own_words: bool,
    /// What a person remarked on it.
    pub remarks: Remarks,
}

/// What one article alone tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Alone {
    /// The article.
    pub article: ArticleId,
    /// What it tells, what is most worth checking first.
    pub claims: Vec<AloneClaim>,
}

/// A claim that one article alone tells.
#[derive(Debug, Clone, PartialEq)]
pub struct AloneClaim {
    /// The row of the comparison, by its id.
    pub row: String,
    /// Its words.
    pub words: Words,
    /// Where they stand.
    pub place: Place,
    /// What a person remarked on it.
    pub remarks: Remarks,
}

impl Brief {
    /// The brief of some articles that were compared; `said` gives a person's word on a row.
    pub fn new(
        sheets: &[Arc<FactSheet>],
        comparison: &Comparison,
        said: impl Fn(&Row) -> Word,
    ) -> Self {
        let story = Story::new(sheets);
        let mut brief = Self {
            sources: story.sources(comparison),
            within: comparison.within.clone(),
            ..Self::default()
        };
        let mut singles = Vec::new();
        for row in &comparison.rows {
            let Word { verdict, remarks } = said(row);
            let verdict = verdict.unwrap_or(row.verdict);
            // A person who says that they agree knows better.
            let open = match verdict {
                Verdict::Conflict | Verdict::Compatible => differences::open(&story, row),
                Verdict::Agree | Verdict::Copied | Verdict::Single => Vec::new(),
            };
            let differs = !open.is_empty();
            if verdict == Verdict::Single {
                singles.push((row, remarks));
            } else if verdict == Verdict::Conflict {
                let mut found = differences::of_row(&story, row);
                // "Torsby Ltd" is a who and a where: one difference.
                let known = |it: &Difference| {
                    let mut told = brief.differences.iter();
                    told.any(|known| known.is_of_same_places(it))
                };
                if !remarks.tell() {
                    found.retain(|it| !known(it));
                }
                if let Some(first) = found.first_mut() {
                    first.remarks = remarks;
                }
                brief.differences.extend(found);
            } else {
                let told = told::of_row(&story, row, verdict, &remarks);
                match told.map(|told| Told { differs, ..told }) {
                    Some(told) if told.in_own_words => brief.in_own_words.push(told),
                    Some(told) if 2 * told.tellers.len() > sheets.len() => brief.by_most.push(told),
                    Some(told) => brief.by_some.push(told),
                    None => brief.alike_in_part += 1,
                }
            }
            brief.add_open(open);
            brief.moving.extend(figures::of_row(&story, row));
        }
        brief.alone = alone::by_article(&story, singles);
        brief.alone.sort_by_key(|alone| {
            let mut sources = brief.sources.iter();
            sources.position(|source| source.article == alone.article)
        });
        brief
    }

    /// Adds answers that may exclude each other, as far as they are not told yet.
    fn add_open(&mut self, open: Vec<Difference>) {
        for found in open {
            let mut told = self.differences.iter().chain(&self.open);
            if !told.any(|known| known.is_of_same_places(&found)) {
                self.open.push(found);
            }
        }
    }

    /// Who published an article; empty for one that is not of the story.
    pub fn outlet(&self, article: &ArticleId) -> &str {
        self.source(article).map_or("", |source| &source.outlet)
    }

    /// When an article was published.
    pub fn published(&self, article: &ArticleId) -> Option<Date> {
        self.source(article)?.published
    }

    fn source(&self, article: &ArticleId) -> Option<&Source> {
        let mut sources = self.sources.iter();
        sources.find(|source| source.article == *article)
    }
}

/// The articles that the rows speak of.
pub struct Story<'a> {
    sheets: &'a [Arc<FactSheet>],
    places: BTreeMap<&'a ArticleId, usize>,
    /// The names that each article knows somebody or something by, gathered when first asked for.
    names: Vec<OnceCell<Vec<&'a str>>>,
}

impl<'a> Story<'a> {
    fn new(sheets: &'a [Arc<FactSheet>]) -> Self {
        let places = sheets.iter().enumerate();
        Self {
            sheets,
            places: places.map(|(at, sheet)| (&sheet.article.id, at)).collect(),
            names: vec![OnceCell::new(); sheets.len()],
        }
    }

    /// The names that an article knows somebody or something by.
    fn names(&self, article: &ArticleId) -> &[&'a str] {
        let Some(&at) = self.places.get(article) else {
            return &[];
        };
        self.names[at].get_or_init(|| {
            let entities = self.sheets[at].facts.iter();
            let entities = entities.filter_map(|fact| match &fact.content {
                FactContent::Entity(entity) => Some(entity),
                _ => None,
            });
            let names =
                entities.flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases));
            let names = names.filter(|name| name.starts_with(char::is_uppercase));
            names.map(String::as_str).collect()
        })
    }

    fn sheet(&self, article: &ArticleId) -> Option<&'a FactSheet> {
        let at = *self.places.get(article)?;
        Some(&self.sheets[at])
    }

    fn sources(&self, comparison: &Comparison) -> Vec<Source> {
        let outlets = outlets(self.sheets);
        let sources = self.sheets.iter().zip(&outlets);
        let mut sources: Vec<Source> = sources
            .map(|(sheet, outlet)| {
                let article = &sheet.article;
                Source {
                    article: article.id.clone(),
                    outlet: outlet.clone(),
                    title: article.display_title().to_owned(),
                    published: article.metadata.published,
                    address: article.provenance.url.clone(),
                    copied: copying::of_article(article, comparison),
                }
            })
            .collect();
        copying::tell_once(&mut sources);
        sources.sort_by_key(|source| (source.published.is_none(), source.published));
        sources
    }
}
