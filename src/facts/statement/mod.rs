//! Claimed: assertions as subject, relation and object, clause by clause.
//!
//! A clause gives one statement of its object or predicate, and one more for each prepositional
//! phrase that can be checked by itself. What somebody merely said is a statement attributed to them.

mod checkable;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use crate::article::{SectionKind, Span};
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::clause::{self, Clause, Force, Mood, SubjectOrigin};
use super::index::SpanIndex;
use super::phrase;
use super::{
    Confidence, EntityIndex, Fact, FactContent, Modality, Polarity, Quote, Source, Statement,
    one_line,
};

/// Assertions less worth checking than this are not listed: mere opinion, wishes and vague words.
const LEAST_WORTH: f32 = 0.2;

/// The statements of an article, each once with all its evidence.
pub fn extract(source: Source<'_>, entities: &EntityIndex<'_>, quotes: &[Fact]) -> Vec<Fact> {
    let clauses = clause::clauses(source.analysis);
    let governors = clauses.iter().flat_map(|clause| &clause.governors);
    let absorbed: HashSet<usize> = governors.copied().collect();
    let reader = Reader {
        source,
        entities,
        said: Said::new(quotes),
    };
    let own = clauses
        .iter()
        .filter(|clause| !absorbed.contains(&clause.verb));
    let found = own.flat_map(|clause| reader.statements(clause));
    unite(found)
}

/// Puts repetitions together as one fact with several pieces of evidence.
fn unite(facts: impl Iterator<Item = Fact>) -> Vec<Fact> {
    let mut united: Vec<Fact> = Vec::new();
    let mut known: HashMap<[String; 3], usize> = HashMap::new();
    for fact in facts {
        let FactContent::Statement(statement) = &fact.content else {
            continue;
        };
        let key = [&statement.subject, &statement.relation, &statement.object]
            .map(|part| part.to_lowercase());
        if let Some(&at) = known.get(&key) {
            united[at].evidence.extend(fact.evidence);
        } else {
            known.insert(key, united.len());
            united.push(fact);
        }
    }
    united
}

struct Reader<'a> {
    source: Source<'a>,
    entities: &'a EntityIndex<'a>,
    said: Said<'a>,
}

/// Where the words of quotes and of their cues stand.
struct Said<'a> {
    /// With the number of the quote.
    contents: SpanIndex<(usize, &'a Quote)>,
    cues: SpanIndex<()>,
}

impl<'a> Said<'a> {
    fn new(quotes: &'a [Fact]) -> Self {
        let (mut contents, mut cues) = (Vec::new(), Vec::new());
        for (number, fact) in quotes.iter().enumerate() {
            if let FactContent::Quote(quote) = &fact.content {
                contents.extend(fact.evidence.iter().map(|e| (e.span, (number, quote))));
                cues.extend(quote.cue.iter().map(|cue| (cue.span, ())));
            }
        }
        Self {
            contents: SpanIndex::new(contents),
            cues: SpanIndex::new(cues),
        }
    }

    /// The first quote that holds some words.
    fn quote_around(&self, words: Span) -> Option<&'a Quote> {
        let around = self
            .contents
            .touching(words)
            .filter(|(span, _)| span.covers(words));
        let first = around
            .map(|&(_, quote)| quote)
            .min_by_key(|(number, _)| *number);
        first.map(|(_, quote)| quote)
    }
}

/// Verbs that tell only that somebody spoke.
const SPEAKING: &[&str] = &["speak", "talk"];

/// What the statements of one clause share.
#[derive(Clone)]
struct Frame {
    subject: String,
    /// The clause from subject to last object.
    span: Span,
    attributed_to: Option<String>,
    mood: Mood,
    condition: Option<String>,
    worth: f32,
    /// How much less sure it is than its kind mostly is.
    doubt: Confidence,
}

impl Reader<'_> {
    fn analysis(&self) -> &Analysis {
        self.source.analysis
    }

    /// The statements that a clause makes, of each of its subjects.
    fn statements(&self, clause: &Clause) -> Vec<Fact> {
        let analysis = self.analysis();
        let Some(frame) = self.frame(clause) else {
            return Vec::new();
        };
        let mut found = self.of_subject(clause, &frame);
        // "He and his friends": what is told of one is told of all.
        let subject = clause
            .subject
            .filter(|subject| subject.origin == SubjectOrigin::Own);
        let others = subject.map_or_else(Vec::new, |subject| {
            clause::conjuncts(analysis, subject.head).split_off(1)
        });
        for other in others {
            if let Some((name, _)) = self.subject_name(other) {
                let frame = Frame {
                    subject: name,
                    ..frame.clone()
                };
                found.extend(self.of_subject(clause, &frame));
            }
        }
        found
    }

    fn of_subject(&self, clause: &Clause, frame: &Frame) -> Vec<Fact> {
        let analysis = self.analysis();
        let tokens = analysis.tokens();
        let mut group = clause.verb_group(analysis);
        group.splice(..0, shared_auxiliaries(analysis, clause.verb));
        let mut found = Vec::new();
        let said: Vec<usize> = clause
            .objects
            .iter()
            .copied()
            .chain(clause.predicative)
            .collect();
        for &object in &said {
            found.push(self.statement(frame, &group, object, "statement.svo"));
            found.extend(self.details(frame, &group, object));
        }
        for &agent in &clause.agents {
            // Of agents joined by "and" each follows the one preposition.
            let mut above = analysis.ancestors(agent);
            let Some(by) = above.find(|&at| tokens[at].dependency == Dependency::Agent) else {
                continue;
            };
            let relation = [group.as_slice(), &[by]].concat();
            found.push(self.statement(frame, &relation, agent, "statement.agent"));
        }
        let mut relation = group;
        if let [only] = said[..] {
            relation.extend(self.phrase_tokens(only));
        }
        let obliques = clause.obliques.iter();
        for oblique in obliques.filter(|oblique| !is_idiom(analysis, oblique)) {
            let relation = [relation.as_slice(), &[oblique.preposition]].concat();
            found.push(self.statement(frame, &relation, oblique.object, "statement.oblique"));
            found.extend(self.details(frame, &relation, oblique.object));
        }
        let times = analysis.children_by(clause.verb, Dependency::NominalAdverbial);
        for time in times.filter(|&time| tokens[time].tag.is_noun()) {
            found.push(self.statement(frame, &relation, time, "statement.time"));
        }
        found
    }

    /// What the phrases after an object add: "became a justice of | the High Court".
    fn details(&self, frame: &Frame, relation: &[usize], object: usize) -> Vec<Fact> {
        let analysis = self.analysis();
        // "40 litres of water" is one thing.
        let counts = [Dependency::NumericModifier];
        if analysis.child_by(object, &counts).is_some() {
            return Vec::new();
        }
        let noun: Vec<usize> = clause::noun_phrase(analysis, object).collect();
        let details = clause::obliques(analysis, object).into_iter();
        let after =
            details.filter(|detail| detail.preposition > object && !is_idiom(analysis, detail));
        let facts = after.map(|detail| {
            let relation = [relation, noun.as_slice(), &[detail.preposition]].concat();
            self.statement(frame, &relation, detail.object, "statement.detail")
        });
        facts.collect()
    }

    /// The subject, attribution and mood of a clause that asserts something of a subject worth naming.
    fn frame(&self, clause: &Clause) -> Option<Frame> {
        let analysis = self.analysis();
        let verb = &analysis.tokens()[clause.verb];
        let section = analysis.sentence_of(clause.verb).section;
        let subject = clause.subject?;
        let mood = clause::mood(analysis, clause);
        if section == SectionKind::Headline
            || clause.is_bare_infinitive(analysis)
            || clause::is_question(analysis, clause.verb)
            || clause::is_conditional(analysis, clause.verb)
            || SPEAKING.contains(&&*verb.lemma)
            // "the need for Iraq to act, alongside keeping troops": who keeps them is anyone's guess.
            || (subject.origin == SubjectOrigin::Shared
                && verb.dependency == Dependency::PrepositionComplement)
            || (clause::is_reporting(&verb.lemma.to_lowercase()) && clause.complement.is_some())
            || self.is_cue(verb.span)
        {
            return None;
        }
        let core = clause.core(analysis);
        let worth = checkable::worth(analysis, clause, mood, &core);
        if worth < LEAST_WORTH {
            return None;
        }
        let (name, resolved) = self.subject_name(subject.head)?;
        let at = analysis.tokens()[subject.head].span.start;
        let is_subject = |speaker: &String| {
            let entity = self.entities.at(at).map(|(_, _, entity)| entity);
            *speaker == name || entity.is_some_and(|entity| entity.name == *speaker)
        };
        // "The ministers agreed to meet" is told by the article, not by the ministers.
        let attributed_to = self.speaker(clause).filter(|speaker| !is_subject(speaker));
        let doubt = match subject.origin {
            SubjectOrigin::Own => 0.0,
            SubjectOrigin::Antecedent => 0.05,
            SubjectOrigin::Shared => 0.1,
        } + if resolved { 0.0 } else { 0.1 };
        Some(Frame {
            subject: name,
            span: analysis.span_of(core),
            attributed_to,
            mood,
            condition: self.condition(clause),
            worth,
            doubt,
        })
    }

    /// "if the vote passes", where a clause holds under a condition only.
    fn condition(&self, clause: &Clause) -> Option<String> {
        let analysis = self.analysis();
        let condition = clause::condition(analysis, clause.verb)?;
        let tokens = analysis.subtree(condition);
        let words = phrase::trim(analysis, *tokens.first()?..tokens.last()? + 1);
        Some(one_line(self.source.article.slice(analysis.span_of(words))))
    }

    /// The words for a subject, a pronoun replaced by the name it stands for, and whether it names
    /// somebody or something. `None` for subjects that say nothing.
    fn subject_name(&self, head: usize) -> Option<(String, bool)> {
        let analysis = self.analysis();
        let token = &analysis.tokens()[head];
        if token.pos != PartOfSpeech::Pronoun {
            let tokens = self.phrase_tokens(head);
            let named = !matches!(token.dependency, Dependency::Expletive)
                && !matches!(token.tag, Tag::Ex | Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::Dt);
            return named.then(|| (clause::words(self.source.article, analysis, &tokens), true));
        }
        if let Some((_, _, entity)) = self.entities.at(token.span.start) {
            return Some((entity.name.clone(), true));
        }
        let personal = matches!(
            token.text.to_lowercase().as_str(),
            "he" | "she" | "they" | "we" | "i"
        );
        personal.then(|| (token.text.to_string(), false))
    }

    /// Who says what a clause tells.
    fn speaker(&self, clause: &Clause) -> Option<String> {
        let at = self.analysis().tokens()[clause.verb].span;
        let saying = self.said.quote_around(at)?;
        Some(saying.speaker.as_ref()?.name.clone())
    }

    /// Whether words tell no more than that something was said: what was said is the statement.
    fn is_cue(&self, words: Span) -> bool {
        self.said.cues.touching(words).next().is_some()
    }

    /// The words of a subject or object: a noun with its "of" phrases, an adjective with what it
    /// governs.
    fn phrase_tokens(&self, head: usize) -> Vec<usize> {
        let analysis = self.analysis();
        let phrase = analysis.span_of(clause::extended_phrase(analysis, head));
        analysis
            .tokens_in(self.entities.whole_names(phrase))
            .collect()
    }

    fn statement(
        &self,
        frame: &Frame,
        relation: &[usize],
        object: usize,
        rule: &'static str,
    ) -> Fact {
        let (article, analysis) = (self.source.article, self.analysis());
        let object_tokens = self.phrase_tokens(object);
        let words = |tokens: &[usize]| clause::words(article, analysis, tokens);
        let statement = Statement {
            text: article.slice(frame.span).to_owned(),
            subject: frame.subject.clone(),
            relation: words(relation),
            object: words(&object_tokens),
            attributed_to: frame.attributed_to.clone(),
            polarity: if frame.mood.negated {
                Polarity::Negative
            } else {
                Polarity::Positive
            },
            modality: match frame.mood.force {
                Force::Past | Force::Present | Force::Unrealised => Modality::Asserted,
                Force::Intended => Modality::Future,
                Force::Possible => Modality::Possible,
                Force::Necessary => Modality::Necessary,
            },
            condition: frame.condition.clone(),
            check_worthiness: frame.worth,
        };
        let content = FactContent::Statement(statement);
        Fact::suggested(
            article,
            content,
            &[frame.span],
            rule,
            certainty(rule) - frame.doubt,
        )
    }
}

/// "in order", "in touch": a noun that names nothing.
fn is_idiom(analysis: &Analysis, oblique: &clause::Oblique) -> bool {
    let tokens = analysis.tokens();
    let object = &tokens[oblique.object];
    let is_bare = oblique.object == oblique.preposition + 1;
    let is_empty = matches!(
        &*object.text.to_lowercase(),
        "addition"
            | "fact"
            | "general"
            | "line"
            | "order"
            | "part"
            | "particular"
            | "place"
            | "response"
            | "return"
            | "thanks"
            | "touch"
            | "turn"
    );
    is_bare && is_empty && tokens[oblique.preposition].text.eq_ignore_ascii_case("in")
        || !object.text.contains(char::is_alphanumeric)
}

/// How often the statements of a rule are right, measured on `BenchIE` (Gashteovski et al., 2022).
fn certainty(rule: &str) -> Confidence {
    match rule {
        "statement.agent" => 0.73,
        "statement.svo" => 0.67,
        "statement.oblique" => 0.6,
        "statement.time" => 0.57,
        _ => 0.53,
    }
}

/// The auxiliaries that a verb shares with the one it is joined to: "is cut and *flushed*".
fn shared_auxiliaries(analysis: &Analysis, verb: usize) -> Vec<usize> {
    let tokens = analysis.tokens();
    let first = tokens[verb].head;
    let own = [
        Dependency::Auxiliary,
        Dependency::PassiveAuxiliary,
        Dependency::Subject,
        Dependency::PassiveSubject,
    ];
    let shares = tokens[verb].dependency == Dependency::Conjunct
        && tokens[verb].tag == tokens[first].tag
        && matches!(tokens[verb].tag, Tag::Vb | Tag::Vbn | Tag::Vbg)
        && analysis.child_by(verb, &own).is_none();
    if !shares {
        return Vec::new();
    }
    let children = analysis.children(first).iter().copied();
    let auxiliaries = children.filter(|&child| {
        matches!(
            tokens[child].dependency,
            Dependency::Auxiliary | Dependency::PassiveAuxiliary | Dependency::Negation
        )
    });
    auxiliaries.collect()
}
