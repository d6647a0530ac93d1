//! What comes back, placed among the facts of a project: decisions return to their facts, new
//! annotations become facts, and where a text differs the words are sought again.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::article::{Article, ArticleId, Span, Text};
use crate::facts::{
    Code, Evidence, Fact, FactContent, FactId, FactKind, FactSheet, Status, Suggestion, by_hand,
    one_line,
};
use crate::project::opinion::{Judgement, Opinion, OpinionSheet};
use crate::project::{Anchors, ArticleSummary, Codebook, CodebookEntry, Edit, Sort, manual_fact};

use super::incoming::{Coded, Incoming, IncomingArticle, Selected};
use super::marks::{entity_type_of, kind_of, label};
use super::naming::{source, uuid, uuid_of_fact};
use super::offsets::Lines;

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
    let find = |wanted: &IncomingArticle| {
        let of = |is_it: &dyn Fn(&ArticleSummary) -> bool| articles.iter().find(|it| is_it(it));
        let (bytes, url) = (&wanted.provenance.sha256, wanted.provenance.url.as_deref());
        let (title, day) = (&wanted.metadata.title, &wanted.metadata.published);
        of(&|it| wanted.id.as_ref() == Some(&it.id))
            .or_else(|| of(&|it| !bytes.is_empty() && it.provenance.sha256 == *bytes))
            .or_else(|| of(&|it| url.is_some_and(|url| source(&it.id, &it.provenance) == url)))
            .or_else(|| {
                of(&|it| {
                    title.is_some() && it.metadata.title == *title && it.metadata.published == *day
                })
            })
    };
    let found = incoming.articles.iter().map(find);
    found.map(|it| it.map(|it| it.id.clone())).collect()
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
        let (sheet, is_new) = match sheet {
            Some(sheet) => (sheet, false),
            None => match new_sheet(article.clone()) {
                Some(sheet) => (Arc::new(sheet), true),
                None => {
                    let title = article.metadata.title.unwrap_or_default();
                    returned.lose(&title, &coded);
                    continue;
                }
            },
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

/// Finds words of a file in the text of an article.
struct Places<'t> {
    theirs: Option<&'t Text>,
    text: &'t Text,
    /// Where theirs is the text with line feeds alone.
    lines: Option<Lines>,
    /// `None` where the texts are the same.
    anchors: Option<Anchors<'t>>,
}

impl<'t> Places<'t> {
    fn new(theirs: Option<&'t Text>, text: &'t Text) -> Self {
        let mut other = theirs.filter(|theirs| theirs.as_str() != text.as_str());
        let lines = other.map(|_| Lines::of(text.as_str()));
        let lines = lines.filter(|lines| other.is_some_and(|it| it.as_str() == lines.text));
        if lines.is_some() {
            other = None;
        }
        Self {
            theirs,
            text,
            lines,
            anchors: other.map(|theirs| Anchors::new(theirs, text)),
        }
    }

    /// The words of an annotation as far as they are there, and how they were found.
    fn evidence(&self, coded: &Coded, article: &Article) -> (Vec<Evidence>, Outcome) {
        let mut outcome = Outcome::Found;
        let mut evidence = Vec::new();
        for piece in &coded.pieces {
            let place = self.of(piece);
            if !place.is_some_and(|(_, is_there)| is_there) {
                outcome = Outcome::Moved;
            }
            evidence.extend(place.map(|(span, _)| Evidence {
                mention: piece.mention,
                ..Evidence::new(article, span)
            }));
        }
        if evidence.is_empty() {
            outcome = Outcome::Lost;
        }
        (evidence, outcome)
    }

    /// Where words stand, and whether that is where the file has them.
    fn of(&self, piece: &Selected) -> Option<(Span, bool)> {
        let whole = self.text.span();
        match (self.theirs, piece.span) {
            (Some(theirs), Some(span)) if theirs.span().covers(span) && !span.is_empty() => {
                if let Some(lines) = &self.lines {
                    return Some((lines.back(span), true));
                }
                let Some(anchors) = &self.anchors else {
                    return Some((span, true));
                };
                let place = anchors.place(span)?;
                let same = place == span && self.text.slice(place) == theirs.slice(span);
                Some((place, same))
            }
            (Some(_), Some(_)) => None,
            (_, Some(span)) if whole.covers(span) && self.text.slice(span) == piece.words => {
                (!span.is_empty()).then_some((span, true))
            }
            _ => self.quoted(piece).map(|span| (span, false)),
        }
    }

    /// Where words stand that are told by what is around them.
    fn quoted(&self, piece: &Selected) -> Option<Span> {
        let Selected {
            words,
            prefix,
            suffix,
            ..
        } = piece;
        if words.trim().is_empty() {
            return None;
        }
        let quotation = Text::from(format!("{prefix}{words}{suffix}"));
        let start = prefix.chars().count();
        let span = Span::new(start, start + words.chars().count());
        let mut places = self.text.as_str().match_indices(words.as_str());
        if let (Some((at, found)), None) = (places.next(), places.next()) {
            return Some(self.text.span_of_bytes(at..at + found.len()));
        }
        Anchors::new(&quotation, self.text).place(span)
    }

    /// Where a place within a fact is now; `first` where that cannot be told.
    fn within(&self, span: Span, first: Span) -> Span {
        match &self.anchors {
            Some(anchors) => anchors.place(span).unwrap_or(first),
            None if self.text.span().covers(span) => span,
            None => first,
        }
    }
}

/// An annotation whose words are placed.
struct Coding<'a> {
    coded: &'a Coded,
    evidence: Vec<Evidence>,
    places: &'a Places<'a>,
    /// Whether its label is a kind that a person made.
    is_code: bool,
}

impl Coding<'_> {
    /// The fact as the file has it; `None` where the project has it so.
    fn change(&self, sheet: &FactSheet) -> Option<Change> {
        let article = sheet.article.id.clone();
        let Some(present) = self.present(sheet) else {
            return Some(Change {
                article,
                fact: self.made(&sheet.article),
                is_new: true,
            });
        };
        let fact = self.changed(&sheet.article, present);
        (fact != *present).then_some(Change {
            article,
            fact,
            is_new: false,
        })
    }

    /// The fact of the project that it was made of, or that rests on the same words.
    fn present<'s>(&self, sheet: &'s FactSheet) -> Option<&'s Fact> {
        let facts = || sheet.facts.iter();
        let named = self.coded.id.as_deref().and_then(|id| {
            facts().find(|fact| {
                &*fact.id.0 == id || uuid_of_fact(&sheet.article.id, fact).eq_ignore_ascii_case(id)
            })
        });
        let first = self.evidence.first().map(|piece| piece.span);
        let alike = |fact: &&Fact| {
            label(fact) == self.coded.label
                && fact.evidence.iter().any(|piece| Some(piece.span) == first)
        };
        named.or_else(|| facts().find(alike))
    }

    /// The fact of the project with what was decided elsewhere.
    fn changed(&self, article: &Article, present: &Fact) -> Fact {
        let coded = self.coded;
        let mut fact = present.clone();
        let judged = coded.status.and_then(Judgement::of);
        // What nobody decided there takes no decision back.
        if let (Some(content), Some(_)) = (&coded.content, judged) {
            fact.status = coded.status.unwrap_or(present.status);
            fact.content = self.moved(content);
            fact.evidence.clone_from(&self.evidence);
            fact.suggestion = self.suggestion(article);
            fact.decided_by.clone_from(&coded.coder);
        } else if let Some(status) = coded.status
            && judged.is_some()
            && !is_the_same(status, present.status)
        {
            fact.status = status;
            fact.decided_by.clone_from(&coded.coder);
        }
        if let Some(note) = &coded.note {
            fact.note = Some(note.clone());
        }
        if !coded.tags.is_empty() {
            fact.tags.clone_from(&coded.tags);
        }
        fact
    }

    /// A fact that the project does not have.
    fn made(&self, article: &Article) -> Fact {
        let coded = self.coded;
        let content = match &coded.content {
            Some(content) => self.moved(content),
            None => self.content_of_label(article),
        };
        let made = manual_fact(content, self.evidence.clone());
        Fact {
            id: FactId(Arc::from(coded.id.as_deref().unwrap_or_default())),
            confidence: coded.confidence.unwrap_or(made.confidence),
            rule: coded.rule.clone().map_or(made.rule.clone(), Cow::Owned),
            status: coded.status.unwrap_or(made.status),
            decided_by: coded.coder.clone(),
            note: coded.note.clone(),
            tags: coded.tags.clone(),
            suggestion: self.suggestion(article),
            ..made
        }
    }

    fn content_of_label(&self, article: &Article) -> FactContent {
        let label = &self.coded.label;
        let kind = kind_of(label).filter(|_| !self.is_code);
        match kind {
            Some(kind) if kind != FactKind::Code => {
                let mut content = by_hand::plain(article, &self.spans(), kind);
                if let (FactContent::Entity(entity), Some(entity_type)) =
                    (&mut content, entity_type_of(label))
                {
                    entity.entity_type = entity_type;
                }
                content
            }
            _ => FactContent::Code(Code {
                code: label.clone(),
                value: String::new(),
            }),
        }
    }

    fn moved(&self, content: &FactContent) -> FactContent {
        let first = self.first();
        let mut content = content.clone();
        content.move_places(|span| self.places.within(span, first));
        content
    }

    fn spans(&self) -> Vec<Span> {
        self.evidence.iter().map(|piece| piece.span).collect()
    }

    /// Where the first of its words stand.
    fn first(&self) -> Span {
        self.evidence
            .first()
            .map_or_else(Span::default, |piece| piece.span)
    }

    fn suggestion(&self, article: &Article) -> Option<Box<Suggestion>> {
        let suggestion = self.coded.suggestion.as_deref()?;
        let first = self.first();
        let spans = suggestion.evidence.iter();
        let evidence = spans.map(|piece| Evidence {
            mention: piece.mention,
            ..Evidence::new(article, self.places.within(piece.span, first))
        });
        Some(Box::new(Suggestion {
            content: self.moved(&suggestion.content),
            evidence: evidence.collect(),
        }))
    }
}

/// Whether two statuses tell the same to a program that knows only what holds and what does not.
fn is_the_same(theirs: Status, present: Status) -> bool {
    let holds = |status| Judgement::of(status).map(|it| it != Judgement::Rejected);
    holds(theirs) == holds(present)
}
