//! What the finders of events look things up in.

use std::collections::{HashMap, HashSet};

use crate::article::Span;
use crate::facts::clause::{self, Clause};
use crate::facts::people::is_person;
use crate::facts::titles;
use crate::facts::{
    EntityIndex, EntityType, Fact, FactContent, Quantity, Source, TimeExpression, Timex,
};
use crate::language::{Analysis, Dependency, PartOfSpeech, Sentence, Token};

use super::lexicon;
use super::said::Said;
use super::telling;

/// The article with its clauses, event nouns and times.
pub struct Reader<'a> {
    /// The article and its analysis.
    pub source: Source<'a>,
    /// Its entities.
    pub entities: &'a EntityIndex<'a>,
    /// Its quotes.
    pub said: Said<'a>,
    /// The verbs of the clauses that make claims.
    pub claims: HashSet<usize>,
    /// Its clauses, in the order of their verbs.
    pub clauses: Vec<Clause>,
    /// Nouns that may name events, in the order of the text.
    pub event_nouns: Vec<usize>,
    /// Dates and times of day that stand with a verb or event noun, by that token.
    times_of: HashMap<usize, Vec<Span>>,
    /// All dates and times of day, in the order of the text.
    times: Vec<(Span, &'a TimeExpression)>,
    /// Where quantities stand, in the order of the text.
    quantities: Vec<Span>,
    /// Those of them that are ages, likewise.
    ages: Vec<Span>,
    /// Verbs and adjectives that are governors of another clause.
    absorbed: HashSet<usize>,
}

impl<'a> Reader<'a> {
    /// Reads the clauses of an article and hands each time to the verb or noun it stands with.
    pub fn new(source: Source<'a>, entities: &'a EntityIndex<'a>, facts: &'a [Fact]) -> Self {
        let analysis = source.analysis;
        let clauses = clause::clauses(analysis);
        let absorbed = clauses
            .iter()
            .flat_map(|clause| clause.governors.iter().copied())
            .collect();
        let mut reader = Self {
            source,
            entities,
            clauses,
            event_nouns: Vec::new(),
            times_of: HashMap::new(),
            times: points_in_time(facts),
            quantities: quantities(facts, |_| true),
            ages: quantities(facts, Quantity::is_age),
            said: Said::new(facts),
            claims: HashSet::new(),
            absorbed,
        };
        reader.event_nouns = (0..analysis.tokens().len())
            .filter(|&token| reader.names_an_event(token))
            .collect();
        reader.hand_out_times();
        reader.claims = telling::claims(&reader);
        reader
    }

    /// The analysis of the article.
    pub fn analysis(&self) -> &'a Analysis {
        self.source.analysis
    }

    /// A token of the article.
    pub fn token(&self, token: usize) -> &'a Token {
        &self.source.analysis.tokens()[token]
    }

    /// The dictionary form of a token in lower case.
    pub fn lemma(&self, token: usize) -> String {
        self.token(token).lemma.to_lowercase()
    }

    /// The dates and times of day that stand with a verb or event noun.
    pub fn times_of(&self, token: usize) -> &[Span] {
        self.times_of.get(&token).map_or(&[], Vec::as_slice)
    }

    /// Where the quantities stand that begin within a span.
    pub fn quantities_in(&self, span: Span) -> &[Span] {
        let place = |offset: usize| self.quantities.partition_point(|at| at.start < offset);
        &self.quantities[place(span.start)..place(span.end.max(span.start))]
    }

    /// The smallest span around `span` whose edges cut through no name and no figure.
    pub fn whole(&self, span: Span) -> Span {
        let named = self.entities.whole_names(span);
        let place = |offset: usize| self.quantities.partition_point(|at| at.start < offset);
        let edges = [named.start, named.end];
        let before = edges.iter().filter_map(|&edge| {
            let last = place(edge).checked_sub(1)?;
            Some((edge, self.quantities[last]))
        });
        let cut = before.filter(|&(edge, figure)| figure.start < edge && edge < figure.end);
        cut.fold(named, |whole, (_, figure)| whole.hull(figure))
    }

    /// Whether a quantity is somebody's age.
    pub fn is_age(&self, quantity: Span) -> bool {
        self.ages.binary_search(&quantity).is_ok()
    }

    /// The time expression at a span.
    pub fn time_at(&self, span: Span) -> Option<&'a TimeExpression> {
        let overlapping = |(time, _): &&(Span, &TimeExpression)| time.overlaps(span);
        self.times.iter().find(overlapping).map(|&(_, time)| time)
    }

    /// Whether a time expression is no coarser than a day.
    pub fn is_a_day(&self, span: Span) -> bool {
        self.time_at(span).is_some_and(is_a_day)
    }

    /// The days among the times of a span, in the order of the text.
    pub fn days_in(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let inside = self
            .times
            .iter()
            .filter(move |(time, _)| span.covers(*time));
        let days = inside.filter(|(_, time)| is_a_day(time));
        days.map(|(time, _)| *time)
            .filter(|&day| !self.is_of_event(day))
    }

    /// The first sentences of the parts of the article that hold facts, with the lines without a clause
    /// between them.
    pub fn opening(&self) -> Option<Span> {
        let sentences = self.analysis().sentences().iter();
        let mut told = sentences.filter(|sentence| sentence.section.holds_facts());
        let first = told.next()?;
        let rest = told.filter(|sentence| self.tells(sentence));
        let rest = rest.take(OPENING - 1).map(|sentence| sentence.span);
        Some(rest.fold(first.span, Span::hull))
    }

    /// Whether a sentence has a clause; a line with a date or a name has none.
    pub fn tells(&self, sentence: &Sentence) -> bool {
        let first = self
            .clauses
            .partition_point(|clause| clause.verb < sentence.tokens.start);
        let next = self.clauses.get(first);
        next.is_some_and(|clause| clause.verb < sentence.tokens.end)
    }

    /// Whether a verb is no more than the governor of another clause.
    pub fn is_absorbed(&self, verb: usize) -> bool {
        self.absorbed.contains(&verb)
    }

    /// Whether a noun that may name an event is among the event nouns.
    pub fn is_event_noun(&self, token: usize) -> bool {
        self.event_nouns.binary_search(&token).is_ok()
    }

    /// The clause of a verb.
    pub fn clause_of(&self, verb: usize) -> Option<&Clause> {
        let at = self
            .clauses
            .binary_search_by_key(&verb, |clause| clause.verb);
        at.ok().map(|at| &self.clauses[at])
    }

    /// What the words at a token stand for: the name of their entity, else the noun itself.
    pub fn referent(&self, token: usize) -> String {
        let start = self.token(token).span.start;
        match self.entities.at(start) {
            Some((_, _, entity)) => entity.name.to_lowercase(),
            None => self.lemma(token),
        }
    }

    /// Whether a token stands in the name of a person.
    pub fn is_in_person(&self, token: usize) -> bool {
        let found = self.entities.at(self.token(token).span.start);
        found.is_some_and(|(_, _, entity)| entity.entity_type == EntityType::Person)
    }

    /// Whether a noun stands for people or for a body of them.
    pub fn is_somebody(&self, noun: usize) -> bool {
        let token = self.token(noun);
        if let Some((_, _, entity)) = self.entities.at(token.span.start) {
            return matches!(
                entity.entity_type,
                EntityType::Person
                    | EntityType::Organization
                    | EntityType::Group
                    | EntityType::Place
            );
        }
        let lemma = self.lemma(noun);
        matches!(token.pos, PartOfSpeech::Pronoun | PartOfSpeech::Number)
            || is_person(&lemma)
            || titles::title_word(&lemma).is_some()
    }

    /// A noun of the lexicon that stands as a noun of its own, not before another noun.
    fn names_an_event(&self, token: usize) -> bool {
        let analysis = self.analysis();
        let at = self.token(token);
        let noun = matches!(at.pos, PartOfSpeech::Noun | PartOfSpeech::ProperNoun);
        noun && analysis.sentence_of(token).section.holds_facts()
            && !matches!(
                at.dependency,
                Dependency::Compound
                    | Dependency::NominalModifier
                    | Dependency::AdjectivalModifier
                    | Dependency::NominalAdverbial
            )
            && !clause::is_part_of_name(analysis, token)
            && !lexicon::is_idiom(&self.lemma(at.head), &self.lemma(token))
            && lexicon::event_noun(&self.lemma(token)).is_some()
    }

    /// Gives each time to the nearest verb or event noun above it.
    fn hand_out_times(&mut self) {
        let analysis = self.analysis();
        let mut lexical = HashMap::new();
        for clause in &self.clauses {
            for &governor in &clause.governors {
                // "agreed on Monday to meet": the agreement was on Monday.
                if !lexicon::is_commitment(&self.lemma(governor)) {
                    lexical.entry(governor).or_insert(clause.verb);
                }
            }
        }
        let mut times_of: HashMap<usize, Vec<Span>> = HashMap::new();
        for &(span, _) in &self.times {
            let Some(head) = analysis.head_of(analysis.tokens_in(span)) else {
                continue;
            };
            if self.is_model_year(head) || self.is_of_noun(head) || self.is_stamp(span, head) {
                continue;
            }
            let holds =
                |&above: &usize| self.clause_of(above).is_some() || self.is_event_noun(above);
            if let Some(holder) = analysis.ancestors(head).find(holds) {
                let holder = lexical.get(&holder).copied().unwrap_or(holder);
                times_of
                    .entry(holder)
                    .or_default()
                    .push(self.with_limit(span));
            }
        }
        self.times_of = times_of;
    }

    /// Whether a time tells when that was which a noun names: "jailed for the *Easter* killing".
    fn is_of_noun(&self, head: usize) -> bool {
        let token = self.token(head);
        let names_other =
            |noun: usize| noun > head && lexicon::event_noun(&self.lemma(noun)).is_some();
        matches!(
            token.dependency,
            Dependency::Compound | Dependency::NominalModifier
        ) && names_other(token.head)
            && !self.is_event_noun(token.head)
    }

    /// Whether a time tells when that was which a noun names ("the shooting of a boy on Saturday"), or when the page
    /// was put up.
    fn is_of_event(&self, time: Span) -> bool {
        let analysis = self.analysis();
        let head = analysis.head_of(analysis.tokens_in(time));
        let of_noun = self
            .event_nouns
            .iter()
            .any(|&noun| self.times_of(noun).iter().any(|&held| held.overlaps(time)));
        of_noun || head.is_some_and(|head| self.is_stamp(time, head))
    }

    /// Whether a time tells when a page was put up: "Updated: 6:45 p.m."
    fn is_stamp(&self, time: Span, head: usize) -> bool {
        let sentence = self.analysis().sentence_of(head);
        // The day in the address of a page is none that its text tells.
        let in_address = self
            .source
            .article
            .slice(self.token(head).span.hull(time))
            .contains("://");
        let value = self.time_at(time).and_then(|time| time.value.as_deref());
        let has_hour = value.is_some_and(|value| value.contains('T'));
        let is_short = sentence.tokens.len() <= 20;
        let is_word = |at: &usize| self.token(*at).text.contains(char::is_alphabetic);
        let mut words = sentence.tokens.clone().filter(is_word);
        let mut others = words.clone();
        // "18 September, 05:31 GMT" on a line of its own is when the page was put up, and maybe no more.
        let stands_alone = others.all(|at| {
            let word = self.token(at);
            self.time_at(word.span).is_some() || word.text.chars().all(char::is_uppercase)
        });
        // "Published Tuesday": of any other sentence that is put up or changed, only the hour is of the page.
        let opens = words.clone().take(2).any(|at| self.is_stamped(at));
        let is_put_up = opens || has_hour && words.any(|at| self.is_stamped(at));
        in_address || is_short && (is_put_up || stands_alone)
    }

    /// Whether a word tells that a page was put up or changed: "*Updated* 6:45 p.m."
    pub fn is_stamped(&self, at: usize) -> bool {
        const STAMPS: &[&str] = &["edited", "posted", "published", "updated"];
        const PAGES: &[&str] = &["article", "page", "post", "story"];
        let own = [Dependency::Subject, Dependency::PassiveSubject];
        let auxiliaries = [Dependency::Auxiliary, Dependency::PassiveAuxiliary];
        let analysis = self.analysis();
        let subject = analysis.child_by(at, &own);
        // "world Updated: 6 May"
        let is_label = analysis
            .tokens()
            .get(at + 1)
            .is_some_and(|next| &*next.text == ":");
        let stands_alone = subject
            .is_none_or(|page| is_label || PAGES.contains(&&*self.lemma(page)))
            && analysis.child_by(at, &auxiliaries).is_none()
            && self.token(at).dependency == Dependency::Root;
        stands_alone && STAMPS.contains(&&*self.token(at).text.to_lowercase())
    }

    /// Whether a year only tells which thing of a kind is meant: "hit by a *2013* Velmora", "a clip from the
    /// *2004* Velmora Show", "from the first day of the *1972* break-in".
    fn is_model_year(&self, head: usize) -> bool {
        let token = self.token(head);
        let noun = self.token(token.head);
        let is_year = token.text.len() == 4 && token.text.chars().all(|c| c.is_ascii_digit());
        let next = self.analysis().tokens().get(head + 1);
        let names_next = || next.is_some_and(|next| next.tag.is_proper_noun());
        let names_thing = noun.tag.is_proper_noun()
            || names_next()
            || (noun.dependency == Dependency::PrepositionObject || noun.dependency.is_subject())
                && !self.is_event_noun(token.head);
        is_year && token.head > head && names_thing
    }

    /// A time with what limits or loosens it: "by September 2025" is not "September 2025".
    fn with_limit(&self, time: Span) -> Span {
        let first = self.analysis().tokens_in(time).start;
        let sentence = self.analysis().sentence_of(first).tokens.start;
        let before = (sentence..first).rev();
        let qualifies = |token: &&Token| {
            let word = token.text.to_lowercase();
            LIMITS.contains(&word.as_str()) || HEDGES.contains(&word.as_str())
        };
        let qualifiers = before.map(|token| self.token(token)).take_while(qualifies);
        qualifiers
            .last()
            .map_or(time, |token| token.span.hull(time))
    }
}

/// How many sentences of an article set the scene of its main event: news tells who, when and where
/// within its first two paragraphs.
const OPENING: usize = 4;

/// Prepositions that limit a time.
const LIMITS: &[&str] = &[
    "by", "since", "until", "till", "before", "after", "from", "during", "through",
];

/// Words that loosen a time.
const HEDGES: &[&str] = &[
    "about",
    "almost",
    "approximately",
    "around",
    "just",
    "nearly",
    "shortly",
    "soon",
];

/// Whether a time can be looked up: a date or time of day, but not "now" or "recently".
fn is_point(time: &TimeExpression) -> bool {
    matches!(time.timex, Timex::Date | Timex::Time)
        && !time
            .value
            .as_deref()
            .is_some_and(|value| value.ends_with("_REF"))
}

/// Whether a time is no coarser than a day: `2016-11-09`, `2016-11-09T06:00`, or not resolved yet.
fn is_a_day(time: &TimeExpression) -> bool {
    let is_day = |value: &str| {
        value.len() >= "2016-11-09".len() && value.starts_with(|c: char| c.is_ascii_digit())
    };
    time.value.as_deref().is_none_or(is_day)
}

/// The facts that tell a day, a coarser time or a time of day, in the order of the text.
fn points_in_time(times: &[Fact]) -> Vec<(Span, &TimeExpression)> {
    let mut points: Vec<_> = times
        .iter()
        .filter_map(|fact| match &fact.content {
            FactContent::Time(time) if is_point(time) => Some((fact, time)),
            _ => None,
        })
        .flat_map(|(fact, time)| {
            fact.evidence
                .iter()
                .map(move |evidence| (evidence.span, time))
        })
        .collect();
    points.sort_by_key(|(span, _)| *span);
    points
}

fn quantities(facts: &[Fact], wanted: impl Fn(&Quantity) -> bool) -> Vec<Span> {
    let found = facts.iter().filter(|fact| match &fact.content {
        FactContent::Quantity(quantity) => wanted(quantity),
        _ => false,
    });
    let pieces = found.flat_map(|fact| &fact.evidence);
    let mut spans: Vec<Span> = pieces.map(|piece| piece.span).collect();
    spans.sort_unstable();
    spans
}
