//! The clauses of a story: what rows are made of. A clause is a sentence, or a part of a long one that
//! tells something of its own.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use crate::article::Span;
use crate::facts::{Fact, FactContent, Mention};

use super::bag::Bag;
use super::calendar::Period;
use super::cut::clauses_of;
use super::foreign::Languages;
use super::frequencies;
use super::history::History;
use super::linkage::Edge;
use super::prepared::{Prepared, takes_part};
use super::story::{Member, Story};
use super::wording::{Code, code};
use super::words::{self, WordClass};

/// Likeness below which two clauses have nothing to do with each other.
const LEAST_LIKENESS: f32 = 0.08;

/// Weight from which a word leads from one clause to another.
const TELLING: f32 = 0.25;

/// How much more alike two clauses are that count the same thing: how many there are is one question, whatever
/// else is told beside it.
const COUNTED: f32 = 0.08;

/// Clauses from which on a word is too frequent to lead from one to another.
const FREQUENT: usize = 200;

/// Share of its weight that a name has where a pronoun or a description stands for it.
const STANDS_FOR: f32 = 0.5;

/// Clauses of the news at large that those of a story are counted with, so that a few of them need not
/// tell alone which words are rare.
const CLAUSES_AT_LARGE: f32 = 20.0;

/// How much less a word tells that every article of the news at large holds.
const COMMONNESS: f32 = 0.5;

/// A clause of an article.
#[derive(Debug)]
pub struct Clause {
    /// The place of its article in the story.
    pub article: usize,
    /// Where it stands.
    pub span: Span,
    /// Its words, by their numbers in the article.
    pub words: Range<usize>,
    /// The number of its sentence in the article, from 0.
    pub sentence: usize,
    /// What it tells, by how much each word tells in this story.
    pub bag: Bag,
    /// The same of the words that articles in other languages may share; empty where all are in one.
    pub across: Bag,
    /// The claims in it, by their places in the sheet.
    pub claims: Vec<usize>,
    /// What names what they tell: their verbs and nouns.
    pub acts: BTreeSet<Code>,
    /// What is counted in it: nouns.
    pub counted: BTreeSet<Code>,
}

impl Clause {
    /// Whether one word names what happens in both.
    pub fn tells_what(&self, other: &Self) -> bool {
        !self.acts.is_disjoint(&other.acts)
    }
}

/// All clauses of a story.
#[derive(Debug)]
pub struct Clauses {
    /// In the order of the articles and their texts.
    pub all: Vec<Clause>,
    /// For each clause the first that has the same words: what is copied is looked at once.
    originals: Vec<usize>,
    /// For each original the others of its words, in order.
    copies: BTreeMap<usize, Vec<usize>>,
    /// For each original the later ones that have something in common with it, in order, and how alike they are.
    likeness: Vec<Vec<(usize, f32)>>,
    /// For each original those that have something in common with it, the most alike first.
    neighbours: Vec<Vec<usize>>,
    /// What the facts of each article tell of a place.
    told: Vec<Told>,
    /// What the articles tell of former times.
    history: History,
    /// How much each concept tells in this story, from 0 to 1.
    weights: HashMap<Code, f32>,
    /// The concepts that are no mere names and figures.
    plain_words: HashSet<Code>,
    /// The language of each article, and what articles in several may share.
    languages: Languages,
    /// Where the clauses of each article begin.
    starts: Vec<usize>,
}

/// How many telling words two clauses share.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Common {
    /// All of them.
    pub all: usize,
    /// Those that are no mere names and figures.
    pub plain: usize,
}

/// The verb or noun that names what a claim tells.
pub fn trigger(fact: &Fact) -> Option<Span> {
    match &fact.content {
        FactContent::Claim(claim) => Some(claim.trigger()),
        _ => None,
    }
}

impl Clauses {
    /// Reads the clauses of all articles.
    pub fn of(story: &Story) -> Self {
        let mut all = Vec::new();
        let mut starts = Vec::with_capacity(story.articles.len() + 1);
        for (article, member) in story.articles.iter().enumerate() {
            starts.push(all.len());
            all.extend(clauses_of(article, &member.prepared));
        }
        starts.push(all.len());
        let originals = originals(story, &all);
        let mut copies: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (clause, &original) in originals.iter().enumerate() {
            if clause != original {
                copies.entry(original).or_default().push(clause);
            }
        }
        let told: Vec<Told> = story.articles.iter().map(Told::of).collect();
        let mut clauses = Self {
            history: History::of(story, &told),
            weights: weights(story, &all),
            plain_words: plain_words(story),
            languages: Languages::of(story),
            neighbours: vec![Vec::new(); all.len()],
            told,
            all,
            originals,
            copies,
            likeness: Vec::new(),
            starts,
        };
        clauses.fill_bags(story);
        clauses.likeness = clauses.likenesses();
        clauses.find_neighbours();
        clauses
    }

    /// The first clause that has the same words.
    pub fn original(&self, clause: usize) -> usize {
        self.originals[clause]
    }

    /// The other clauses that have the words of an original.
    pub fn copies(&self, original: usize) -> &[usize] {
        self.copies.get(&original).map_or(&[], Vec::as_slice)
    }

    /// The originals that have something in common with one, the most alike first.
    pub fn neighbours(&self, original: usize) -> &[usize] {
        &self.neighbours[original]
    }

    /// What the facts of an article tell of a place.
    pub fn told(&self, article: usize) -> &Told {
        &self.told[article]
    }

    /// What the articles tell of former times.
    pub fn history(&self) -> &History {
        &self.history
    }

    fn find_neighbours(&mut self) {
        for (a, alike) in self.likeness.iter().enumerate() {
            for &(b, _) in alike {
                self.neighbours[a].push(b);
                self.neighbours[b].push(a);
            }
        }
        for clause in 0..self.all.len() {
            let mut neighbours = std::mem::take(&mut self.neighbours[clause]);
            neighbours.sort_by(|&x, &y| {
                let [x_like, y_like] = [x, y].map(|other| self.likeness(clause, other));
                y_like.total_cmp(&x_like).then(x.cmp(&y))
            });
            self.neighbours[clause] = neighbours;
        }
    }

    fn likenesses(&self) -> Vec<Vec<(usize, f32)>> {
        let telling = |clause: usize| {
            let weighted = self.all[clause].bag.weighted();
            let telling = weighted.filter(|(_, weight)| *weight > TELLING);
            telling.map(|(concept, _)| concept)
        };
        let is_original = |clause: &usize| self.originals[*clause] == *clause;
        let mut holding: HashMap<Code, Vec<usize>> = HashMap::new();
        for clause in (0..self.all.len()).filter(is_original) {
            for concept in telling(clause) {
                holding.entry(concept).or_default().push(clause);
            }
        }
        holding.retain(|_, holders| holders.len() < FREQUENT);
        let alike = |clause: usize| {
            let holders = telling(clause).filter_map(|concept| holding.get(&concept));
            let later = holders.flatten().filter(|&&other| other > clause);
            let mut later: Vec<usize> = later.copied().collect();
            later.sort_unstable();
            later.dedup();
            let alike = later
                .into_iter()
                .map(|other| (other, self.likeness_of_words(clause, other)));
            alike
                .filter(|(_, likeness)| *likeness >= LEAST_LIKENESS)
                .collect()
        };
        let clauses = 0..self.all.len();
        clauses
            .map(|clause| {
                if is_original(&clause) {
                    alike(clause)
                } else {
                    Vec::new()
                }
            })
            .collect()
    }

    fn likeness_of_words(&self, a: usize, b: usize) -> f32 {
        let (first, second) = (&self.all[a], &self.all[b]);
        if self.languages.differ(first.article, second.article) {
            return first.across.overlap(&second.across);
        }
        let mut counted = first.counted.intersection(&second.counted);
        let likeness = first.bag.overlap(&second.bag);
        if counted.any(|thing| self.weight(*thing) > TELLING) {
            (likeness + COUNTED).min(1.0)
        } else {
            likeness
        }
    }

    /// The languages of the articles.
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// The clause of an article that holds a place; none where the place stands in no clause.
    pub fn at(&self, article: usize, place: usize) -> Option<usize> {
        let range = self.starts[article]..self.starts[article + 1];
        let of_article = &self.all[range.clone()];
        let next = of_article.partition_point(|clause| clause.span.start <= place);
        let at = next.checked_sub(1)?;
        (place < of_article[at].span.end).then_some(range.start + at)
    }

    /// How alike two clauses are, from 0 to 1.
    pub fn likeness(&self, a: usize, b: usize) -> f32 {
        let (a, b) = (self.originals[a], self.originals[b]);
        if a == b {
            return 1.0;
        }
        let alike = &self.likeness[a.min(b)];
        let at = alike.binary_search_by_key(&a.max(b), |(other, _)| *other);
        at.map_or(0.0, |at| alike[at].1)
    }

    /// How alike a clause is to those of other articles among some, all together.
    pub fn nearness(&self, clause: usize, among: &[usize]) -> f32 {
        let others = among.iter().filter(|&&other| {
            let is_original = self.originals[other] == other;
            is_original && self.all[other].article != self.all[clause].article
        });
        others.map(|&other| self.likeness(clause, other)).sum()
    }

    /// The likeness of each two originals that have something in common, in order.
    pub fn edges(&self) -> impl Iterator<Item = Edge> + '_ {
        let alike = self.likeness.iter().enumerate();
        alike.flat_map(|(a, alike)| {
            alike.iter().map(move |&(b, likeness)| Edge {
                pair: [a, b],
                likeness,
            })
        })
    }

    /// How much a concept tells in this story, from 0 to 1.
    pub fn weight(&self, concept: Code) -> f32 {
        self.weights.get(&concept).copied().unwrap_or_default()
    }

    /// The telling words that two clauses share.
    pub fn common(&self, a: usize, b: usize) -> Common {
        let mut common = Common::default();
        for concept in self.all[a].bag.common(&self.all[b].bag) {
            common.all += 1;
            common.plain += usize::from(self.plain_words.contains(&concept));
        }
        common
    }

    fn fill_bags(&mut self, story: &Story) {
        let mut stand_ins: Vec<Vec<Code>> = vec![Vec::new(); self.all.len()];
        for (article, member) in story.articles.iter().enumerate() {
            for (place, name) in stand_ins_of(&member.prepared) {
                if let Some(clause) = self.at(article, place) {
                    stand_ins[clause].push(name);
                }
            }
        }
        for (clause, names) in self.all.iter_mut().zip(stand_ins) {
            let wording = &story.articles[clause.article].prepared.wording;
            let weight = |concept: &Code| self.weights.get(concept).copied().unwrap_or_default();
            let own = wording.concepts[clause.words.clone()].iter().flatten();
            let own = own.map(|concept| (*concept, weight(concept)));
            let names = names.iter().map(|name| (*name, STANDS_FOR * weight(name)));
            let weighted: Vec<(Code, f32)> = own.chain(names).collect();
            if self.languages.are_several() {
                let shared = weighted.iter().copied();
                let shared = shared.filter(|(concept, _)| self.languages.share(*concept));
                clause.across = Bag::new(shared.collect());
            }
            clause.bag = Bag::new(weighted);
        }
    }
}

/// Where pronouns and descriptions stand in an article, each with the last word of the name that it
/// stands for.
fn stand_ins_of(prepared: &Prepared) -> Vec<(usize, Code)> {
    let mut found = Vec::new();
    for fact in prepared.facts() {
        let FactContent::Entity(entity) = &fact.content else {
            continue;
        };
        let Some(last) = words::words(&entity.name).pop() else {
            continue;
        };
        let name = code(&words::concept(&last.form));
        let stand_ins = fact.evidence.iter().filter(|evidence| {
            matches!(evidence.mention, Some(Mention::Pronoun | Mention::Nominal))
        });
        found.extend(stand_ins.map(|evidence| (evidence.span.start, name)));
    }
    found
}

/// How much each concept tells: the more, the fewer clauses of the story and articles of the news at
/// large hold it.
fn weights(story: &Story, clauses: &[Clause]) -> HashMap<Code, f32> {
    let mut holding: BTreeMap<Code, (usize, &str)> = BTreeMap::new();
    for clause in clauses {
        let prepared = &story.articles[clause.article].prepared;
        let mut concepts: Vec<(Code, &str)> = clause
            .words
            .clone()
            .filter_map(|word| {
                let concept = prepared.wording.concepts[word]?;
                Some((concept, prepared.words()[word].form.as_str()))
            })
            .collect();
        concepts.sort_unstable();
        concepts.dedup_by_key(|(concept, _)| *concept);
        for (concept, form) in concepts {
            holding.entry(concept).or_insert((0, form)).0 += 1;
        }
    }
    let all = clauses.len() as f32 + CLAUSES_AT_LARGE;
    let most = (frequencies::articles().max(1) as f32).ln_1p();
    let weight = |(concept, (count, form)): (Code, (usize, &str))| {
        let in_story = ((all / (count as f32 + 0.5)).ln() / all.ln()).clamp(0.0, 1.0);
        let at_large = (frequencies::holding(&words::concept(form)) as f32).ln_1p() / most;
        (concept, in_story * (1.0 - COMMONNESS * at_large))
    };
    holding.into_iter().map(weight).collect()
}

/// The concepts that some article of the story has in small letters within a sentence.
fn plain_words(story: &Story) -> HashSet<Code> {
    let wordings = story.articles.iter().map(|member| &member.prepared.wording);
    wordings
        .flat_map(|wording| {
            let words = wording.words.iter().zip(&wording.concepts);
            words.filter_map(|(word, concept)| {
                (word.class == WordClass::Content).then_some(*concept)?
            })
        })
        .collect()
}

/// For each clause the first that has the same words.
fn originals(story: &Story, clauses: &[Clause]) -> Vec<usize> {
    let mut first: HashMap<&[Code], usize> = HashMap::new();
    let of_clause = |(number, clause): (usize, &Clause)| {
        let wording = &story.articles[clause.article].prepared.wording;
        let (forms, words) = (&wording.forms, clause.words.clone());
        (number, words, forms)
    };
    let clauses = clauses.iter().enumerate().map(of_clause);
    clauses
        .map(|(number, words, forms)| *first.entry(&forms[words]).or_insert(number))
        .collect()
}

/// What the facts of an article tell, to be looked up by place.
#[derive(Debug)]
pub struct Told {
    /// Where claims stand, with their places in the sheet.
    claims: Vec<(Span, usize)>,
    /// Where days are told.
    periods: Vec<(Span, Period)>,
}

impl Told {
    fn of(member: &Member) -> Self {
        let mut told = Self {
            claims: Vec::new(),
            periods: Vec::new(),
        };
        for (at, fact) in member.prepared.sheet.facts.iter().enumerate() {
            if !takes_part(fact) {
                continue;
            }
            let pieces = fact.evidence.iter().map(|piece| piece.span);
            match &fact.content {
                FactContent::Claim(_) => told.claims.extend(pieces.map(|span| (span, at))),
                FactContent::Time(time) => {
                    if let Some(period) = time.value.as_deref().and_then(Period::of) {
                        told.periods.extend(pieces.map(|span| (span, period)));
                    }
                }
                _ => {}
            }
        }
        told
    }

    /// The claims that hold a place, by their places in the sheet.
    pub fn claims_around(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        let around = self
            .claims
            .iter()
            .filter(move |(piece, _)| piece.covers(span));
        around.map(|(_, at)| *at)
    }

    /// The days that are told within a span.
    pub fn periods_in(&self, span: Span) -> impl Iterator<Item = Period> + '_ {
        let inside = self
            .periods
            .iter()
            .filter(move |(piece, _)| span.covers(*piece));
        inside.map(|(_, period)| *period)
    }
}
