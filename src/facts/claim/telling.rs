//! Which clauses tell something that can be checked: not questions, conditions, aims and wishes, not the
//! mere fact that something was said.

use crate::facts::clause::{self, Clause, Force, SubjectOrigin};
use crate::facts::{EntityType, Mention, one_line, phrase};
use crate::language::{Dependency, PartOfSpeech, Tag};

use super::extent::{self, Extent};
use super::reader::Reader;
use super::{figures, lexicon, subject, worth};

/// Clauses less worth checking than this are not listed: mere opinion and vague words.
const LEAST_WORTH: f32 = 0.25;

/// Verbs that tell only that somebody spoke.
const SPEAKING: &[&str] = &["speak", "talk"];

/// Prepositions before a clause that tells what was done before or after.
const SEQUENCE: &[&str] = &["after", "before", "since"];

/// Whether a clause makes a claim.
pub fn is_claim(reader: &Reader<'_>, clause: &Clause) -> bool {
    let analysis = reader.analysis();
    let verb = clause.verb;
    let headed = clause::in_headline(analysis, verb)
        && clause.governors.is_empty()
        && reader.token(verb).dependency == Dependency::Root;
    let asserts = !reader.is_absorbed(verb)
        && (headed || !clause.is_bare_infinitive(analysis))
        && !extent::goes_on(reader, verb)
        && !clause::is_question(analysis, verb)
        && !clause
            .chain()
            .any(|at| clause::is_interrogative(analysis, at))
        && !clause::is_conditional(analysis, verb)
        && !clause::is_wished(analysis, clause)
        && !SPEAKING.contains(&reader.lemma(verb).as_str())
        && !is_inside_phrase(reader, clause)
        && !has_content(reader, clause);
    asserts
        && (headed || has_subject(reader, clause))
        && (headed || has_point(reader, clause))
        && worth::of_clause(reader, clause) >= LEAST_WORTH
}

/// Whether a clause stands where a noun may stand: "fined for speeding", "by closing the gate". "The need
/// for Iraq to act, alongside keeping troops": who keeps them is anyone's guess.
fn is_inside_phrase(reader: &Reader<'_>, clause: &Clause) -> bool {
    let token = reader.token(clause.verb);
    let shared = clause
        .subject
        .is_none_or(|subject| subject.origin == SubjectOrigin::Shared);
    let follows = |words: &[&str]| {
        let word = reader.token(token.head).text.to_lowercase();
        words.contains(&word.as_str())
    };
    token.dependency == Dependency::PrepositionComplement && shared && !follows(SEQUENCE)
        || token.dependency.is_subject()
        || matches!(
            token.dependency,
            Dependency::DirectObject | Dependency::PrepositionObject
        )
}

/// Whether a clause that only describes a noun, or only goes with another clause, tells a point of its
/// own: not "territory held by rebels", "the day he came", "left, *smiling*".
fn has_point(reader: &Reader<'_>, clause: &Clause) -> bool {
    let analysis = reader.analysis();
    let mut top = clause.chain().next().unwrap_or(clause.verb);
    while matches!(
        reader.token(top).dependency,
        Dependency::Conjunct | Dependency::ClausalComplement
    ) && reader.token(top).head != top
    {
        top = reader.token(top).head;
    }
    let dependency = reader.token(top).dependency;
    let is_finite = dependency == Dependency::RelativeClause;
    let restricts = (is_finite || dependency == Dependency::ClausalModifier)
        && !extent::is_set_off(reader, top);
    if restricts {
        let own = analysis.subtree(clause.verb);
        let tells_figure =
            !reader.times_of(clause.verb).is_empty() || !figures::of(reader, &own).is_empty();
        let is_past = clause::mood(analysis, clause).force == Force::Past;
        return tells_figure || is_finite && is_past && names_somebody(reader, clause);
    }
    let is_shared = clause
        .subject
        .is_none_or(|subject| subject.origin == SubjectOrigin::Shared);
    let is_participle =
        reader.token(clause.verb).tag == Tag::Vbg && dependency == Dependency::AdverbialClause;
    !(is_shared && is_participle && Extent::of(reader, clause).tokens.len() < 3)
}

/// Whether a clause names somebody or some place beside its subject.
fn names_somebody(reader: &Reader<'_>, clause: &Clause) -> bool {
    let obliques = clause.obliques.iter().map(|oblique| oblique.object);
    let own = clause
        .subject
        .filter(|subject| subject.origin == SubjectOrigin::Own)
        .map(|subject| subject.head);
    let mut nouns = clause
        .objects
        .iter()
        .chain(&clause.agents)
        .copied()
        .chain(obliques)
        .chain(own);
    nouns.any(|noun| {
        let found = reader.entities.at(reader.token(noun).span.start);
        found.is_some_and(|(_, mention, entity)| {
            mention == Some(Mention::Name) && entity.entity_type != EntityType::Group
        })
    })
}

/// Whether what is told is the clause that a verb takes as its complement, or what it is the cue of.
fn has_content(reader: &Reader<'_>, clause: &Clause) -> bool {
    let analysis = reader.analysis();
    let lemma = reader.lemma(clause.verb);
    let is_told = |content: usize| {
        reader.clause_of(content).is_some() && !clause::is_infinitive(analysis, content)
    };
    if let Some(content) = clause.complement {
        let is_finite =
            is_told(content) && reader.token(content).dependency == Dependency::ClausalComplement;
        let is_empty = clause.objects.is_empty() && clause.predicative.is_none();
        if is_finite && (is_empty || exists(reader, clause) || clause::is_reporting(&lemma)) {
            return true;
        }
    }
    // "There is no evidence that the dam leaked."
    let described = clause.predicative.filter(|_| exists(reader, clause));
    if described.is_some_and(|noun| {
        let clauses = [Dependency::ClausalModifier, Dependency::ClausalComplement];
        analysis.child_by(noun, &clauses).is_some_and(is_told)
    }) {
        return true;
    }
    let is_own = |told: &Clause| {
        !told.is_bare_infinitive(analysis) && !told.chain().any(|at| at == clause.verb)
    };
    let mut content = reader
        .said
        .content_of_cue(reader.token(clause.verb).span)
        .flat_map(|piece| analysis.tokens_in(piece))
        .peekable();
    let says_no_more = clause.objects.is_empty()
        && clause.predicative.is_none()
        && clause.governors.is_empty()
        && !lexicon::is_stance(&lemma)
        && clause::is_reporting(&lemma);
    says_no_more && content.peek().is_some()
        || content.any(|token| reader.clause_of(token).is_some_and(is_own))
}

/// Whether a clause says that there is something.
fn exists(reader: &Reader<'_>, clause: &Clause) -> bool {
    let expletive = [Dependency::Expletive];
    reader
        .analysis()
        .child_by(clause.verb, &expletive)
        .is_some()
}

/// Whether a clause tells of somebody or something that the words name.
fn has_subject(reader: &Reader<'_>, clause: &Clause) -> bool {
    if exists(reader, clause) {
        let noun = clause.predicative;
        return noun.is_some_and(|noun| reader.token(noun).pos != PartOfSpeech::Adjective);
    }
    let head = clause.subject_head();
    head.is_some_and(|head| subject::name(reader, head).is_some())
}

/// "if the vote passes", where a clause holds under a condition only.
pub fn condition(reader: &Reader<'_>, clause: &Clause) -> Option<String> {
    let analysis = reader.analysis();
    let condition = clause::condition(analysis, clause.verb)?;
    let words = phrase::trim(analysis, analysis.subtree_range(condition));
    Some(one_line(
        reader.source.article.slice(analysis.span_of(words)),
    ))
}
