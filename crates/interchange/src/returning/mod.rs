//! What comes back, placed among the facts of a project: decisions return to their facts, new
//! annotations become facts, and where a text differs the words are sought again.

mod coding;
mod places;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance};
use sidelight_engine::facts::{Fact, FactId, FactSheet, Status, one_line};
use sidelight_project::opinion::{Opinion, OpinionSheet};
use sidelight_project::{ArticleSummary, Codebook, CodebookEntry, Edit, Sort};

use super::incoming::{Coded, Incoming, IncomingArticle};
use super::marks::label;
use super::naming::{source, uuid};
use coding::Coding;
use places::Places;

/// What came back, placed.
#[derive(Debug, Default)]
pub struct Returned {
    /// What became of each annotation, in the order of the file.
    pub placed: Vec<Placed>,
    /// The articles that were not in the project, without what people made of them.
    new: Vec<Arc<FactSheet>>,
    /// The articles that were.
    known: Vec<Arc<FactSheet>>,
    /// What each person made of the articles. Suggestions of programs stand under no name.
    coders: BTreeMap<String, Vec<Change>>,
    codebook: Vec<CodebookEntry>,
}

/// What became of an annotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// The title of its article.
    pub article: String,
    /// Its words.
    pub words: String,
    /// How they were found.
    pub outcome: Outcome,
}

/// How the words of an annotation were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Where the file has them.
    Found,
    /// Elsewhere, or with words between that were changed.
    Moved,
    /// They are not there; nothing was changed.
    Lost,
}

/// How many annotations were found, moved and lost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Where the file has them.
    pub found: usize,
    /// Elsewhere.
    pub moved: usize,
    /// Nowhere.
    pub lost: usize,
}

/// A fact as somebody has it.
#[derive(Debug, Clone)]
struct Change {
    article: ArticleId,
    fact: Fact,
    /// Whether the project has no such fact.
    is_new: bool,
}

/// The articles of a project that those of a file may be: by id, by original bytes, by address, by
/// title with the same day.
pub fn same_articles(incoming: &Incoming, articles: &[ArticleSummary]) -> Vec<Option<ArticleId>> {
    let mut known: HashMap<Mark, &ArticleId> = HashMap::new();
    for entry in articles {
        let metadata = &entry.metadata;
        let source = source(&entry.id, &entry.provenance);
        for mark in marks(Some(&entry.id), &entry.provenance, metadata, Some(source)) {
            known.entry(mark).or_insert(&entry.id);
        }
    }
    let found = incoming.articles.iter().map(|wanted| {
        let address = wanted.provenance.url.clone();
        let marks = marks(
            wanted.id.as_ref(),
            &wanted.provenance,
            &wanted.metadata,
            address,
        );
        let mut found = marks.iter().filter_map(|mark| known.get(mark));
        found.next().map(|id| (*id).clone())
    });
    found.collect()
}

/// By what an article is known again.
#[derive(PartialEq, Eq, Hash)]
enum Mark {
    Id(ArticleId),
    Bytes(String),
    Address(String),
    Title(String, Option<Date>),
}

/// All marks of an article, the surest first.
fn marks(
    id: Option<&ArticleId>,
    provenance: &Provenance,
    metadata: &Metadata,
    address: Option<String>,
) -> Vec<Mark> {
    let bytes = Some(provenance.sha256.clone()).filter(|it| !it.is_empty());
    let title = metadata.title.clone();
    let marks = [
        id.cloned().map(Mark::Id),
        bytes.map(Mark::Bytes),
        address.map(Mark::Address),
        title.map(|title| Mark::Title(title, metadata.published)),
    ];
    marks.into_iter().flatten().collect()
}

/// Places what a file brings. `sheets` are the articles of the project that those of the file are, in
/// their order; `codebook` is that of the project.
pub fn place(
    incoming: Incoming,
    sheets: Vec<Option<Arc<FactSheet>>>,
    codebook: &Codebook,
) -> Returned {
    let mut returned = Returned {
        codebook: incoming.codebook,
        ..Returned::default()
    };
    let is_code = |name: &str, own: &[CodebookEntry]| {
        let entries = codebook.of(Sort::Kind).chain(own);
        entries
            .into_iter()
            .any(|entry| entry.sort == Sort::Kind && entry.name == name)
    };
    for (article, sheet) in incoming.articles.into_iter().zip(sheets) {
        let coded = article.coded.clone();
        let is_new = sheet.is_none();
        let sheet = sheet.or_else(|| new_sheet(article.clone()).map(Arc::new));
        let Some(sheet) = sheet else {
            let title = article.metadata.title.unwrap_or_default();
            returned.lose(&title, &coded);
            continue;
        };
        let places = Places::new(article.text.as_ref(), &sheet.article.text);
        let mut added = 0;
        for coded in &coded {
            let (evidence, outcome) = places.evidence(coded, &sheet.article);
            returned.tell(sheet.article.display_title(), coded, outcome);
            if evidence.is_empty() {
                continue;
            }
            let is_code = is_code(&coded.label, &returned.codebook);
            let coding = Coding {
                coded,
                evidence,
                places: &places,
                is_code,
            };
            if let Some(mut change) = coding.change(&sheet) {
                if change.is_new && change.fact.id.0.is_empty() {
                    added += 1;
                    change.fact.id = new_id(&sheet, &change.fact, added);
                }
                let coder = change.fact.decided_by.clone().unwrap_or_default();
                returned.coders.entry(coder).or_default().push(change);
            }
        }
        if is_new {
            returned.new.push(sheet);
        } else {
            returned.known.push(sheet);
        }
    }
    returned
}

/// The articles of a file that have their texts, with what everybody made of them.
pub fn sheets(incoming: Incoming) -> Vec<FactSheet> {
    let none = vec![None; incoming.articles.len()];
    let returned = place(incoming, none, &Codebook::default());
    let sheets = returned.new.iter().map(|sheet| {
        let changes = returned.coders.values().flatten();
        let own = changes.filter(|change| change.article == sheet.article.id);
        let mut facts: Vec<Fact> = own.map(|change| change.fact.clone()).collect();
        facts.sort_by_key(Fact::primary_span);
        FactSheet {
            article: Arc::clone(&sheet.article),
            facts,
        }
    });
    sheets.collect()
}

/// The article of a file that has its text.
fn new_sheet(article: IncomingArticle) -> Option<FactSheet> {
    let text = article.text.filter(|text| !text.is_empty())?;
    let title = article.metadata.title.clone().unwrap_or_default();
    let id = article.id.unwrap_or_else(|| {
        let name = uuid("article", &[&title, text.as_str()]);
        ArticleId::new(&name[..13])
    });
    let mut article = Article {
        id,
        metadata: article.metadata,
        provenance: article.provenance,
        text,
        sections: article.sections,
    };
    article.leave_out_unsound_sections();
    Some(FactSheet {
        article: Arc::new(article),
        facts: Vec::new(),
    })
}

/// An id for a fact that came with none: the same whenever the same file comes.
fn new_id(sheet: &FactSheet, fact: &Fact, number: usize) -> FactId {
    let span = fact.primary_span();
    let place = format!("{}-{}-{number}", span.start, span.end);
    let id = uuid(
        "returned",
        &[sheet.article.id.as_str(), label(fact), &place],
    );
    FactId(Arc::from(&id[..13]))
}

impl Returned {
    fn tell(&mut self, article: &str, coded: &Coded, outcome: Outcome) {
        let words: Vec<String> = coded.pieces.iter().map(|it| one_line(&it.words)).collect();
        let words = words.join(" … ");
        self.placed.push(Placed {
            article: article.to_owned(),
            words: if words.trim().is_empty() {
                coded.label.clone()
            } else {
                words
            },
            outcome,
        });
    }

    fn lose(&mut self, article: &str, coded: &[Coded]) {
        for coded in coded {
            self.tell(article, coded, Outcome::Lost);
        }
    }

    /// How many annotations were found, moved and lost.
    pub fn counts(&self) -> Counts {
        let count = |outcome| {
            let placed = self.placed.iter();
            placed.filter(|placed| placed.outcome == outcome).count()
        };
        Counts {
            found: count(Outcome::Found),
            moved: count(Outcome::Moved),
            lost: count(Outcome::Lost),
        }
    }

    /// The people whose work the file holds.
    pub fn coders(&self) -> impl Iterator<Item = &str> {
        let names = self.coders.keys().map(String::as_str);
        names.filter(|name| !name.is_empty())
    }

    /// Whose work goes into the project: of several people that of the person who works on it, else
    /// of the first.
    fn taken(&self, author: &str) -> Option<&str> {
        let own = self.coders().find(|name| *name == author);
        own.or_else(|| self.coders().next())
    }

    /// The edit that brings into the project what programs suggested and what one person decided: of
    /// several people the author of the project, else the first by name. `None` where nothing changes.
    pub fn edit(&self, author: &str, codebook: &Codebook) -> Option<Edit> {
        let taken = self.taken(author);
        let is_taken = |name: &str| name.is_empty() || Some(name) == taken;
        let changes: Vec<&Change> = self
            .coders
            .iter()
            .filter(|(name, _)| is_taken(name))
            .flat_map(|(_, changes)| changes)
            .collect();
        let new_entry = |entry: &&CodebookEntry| codebook.entry(entry.sort, &entry.name).is_none();
        let entries = self.codebook.iter().filter(new_entry);
        let entries = entries.map(|entry| Edit::SetCodebookEntry {
            sort: entry.sort,
            name: entry.name.clone(),
            entry: Some(entry.clone()),
        });
        let added = self.new.iter().map(|sheet| {
            let id = &sheet.article.id;
            let own = changes.iter().filter(|change| change.article == *id);
            Edit::AddArticle {
                sheet: FactSheet {
                    article: Arc::clone(&sheet.article),
                    facts: own.map(|change| change.fact.clone()).collect(),
                },
                story: None,
            }
        });
        let is_known = |id: &ArticleId| self.known.iter().any(|it| it.article.id == *id);
        let changed = changes.iter().filter(|change| is_known(&change.article));
        let changed = changed.map(|change| {
            let (article, fact) = (change.article.clone(), change.fact.clone());
            if change.is_new {
                Edit::AddFact { article, fact }
            } else {
                Edit::RestoreFact { article, fact }
            }
        });
        let edits: Vec<Edit> = entries.chain(added).chain(changed).collect();
        (!edits.is_empty()).then(|| Edit::batch("Bring annotations back", edits))
    }

    /// The work of the other people, to be set beside that of the author.
    pub fn opinions(&self, author: &str) -> Vec<Opinion> {
        let taken = self.taken(author);
        let sheets: Vec<&Arc<FactSheet>> = self.known.iter().chain(&self.new).collect();
        let others = self.coders.iter();
        let others = others.filter(|(name, _)| !name.is_empty() && Some(name.as_str()) != taken);
        let opinion = |(name, changes): (&String, &Vec<Change>)| Opinion {
            name: name.clone(),
            sheets: sheets
                .iter()
                .map(|sheet| OpinionSheet {
                    article: sheet.article.id.clone(),
                    sheet: as_somebody_has_it(sheet, changes),
                })
                .collect(),
        };
        others.map(opinion).collect()
    }
}

/// The suggestions of a sheet with what somebody made of them.
fn as_somebody_has_it(sheet: &FactSheet, changes: &[Change]) -> FactSheet {
    let own = || {
        let own = changes.iter();
        own.filter(|change| change.article == sheet.article.id)
    };
    let undecided = sheet.facts.iter().filter(|fact| {
        fact.status != Status::Manual && !own().any(|change| change.fact.id == fact.id)
    });
    let undecided = undecided.map(|fact| {
        let mut fact = fact.clone();
        if let Some(suggestion) = fact.suggestion.take() {
            fact.content = suggestion.content;
            fact.evidence = suggestion.evidence;
        }
        Fact {
            status: Status::Suggested,
            decided_by: None,
            ..fact
        }
    });
    let mut facts: Vec<Fact> = undecided.collect();
    facts.extend(own().map(|change| change.fact.clone()));
    facts.sort_by_key(Fact::primary_span);
    FactSheet {
        article: Arc::clone(&sheet.article),
        facts,
    }
}
