//! Which clauses tell something that can be checked: not questions, conditions, aims and wishes, not the
//! mere fact that something was said.

use std::collections::HashSet;

use crate::facts::clause::{self, Clause, Force, SubjectOrigin};
use crate::facts::{EntityType, Mention, one_line, phrase};
use crate::language::{Dependency, PartOfSpeech, Tag};

use super::extent;
use super::reader::Reader;
use super::{figures, lexicon, subject, worth};

/// Clauses less worth checking than this are not listed: mere opinion and vague words.
const LEAST_WORTH: f32 = 0.25;

/// Verbs that tell only that somebody spoke.
const SPEAKING: &[&str] = &["speak", "talk"];

/// Verbs that tell nothing but that it is said, to whomever: "told police the gate was shut".
const SAYING: &[&str] = &["add", "say", "tell"];

/// What stands with a verb to tell its time.
const AUXILIARIES: [Dependency; 2] = [Dependency::Auxiliary, Dependency::PassiveAuxiliary];

/// What makes "do" a verb of its own: "did *well*", "did *away* with".
const WITH_DO: [Dependency; 2] = [Dependency::AdverbialModifier, Dependency::Particle];

/// Prepositions before a clause that tells what was done before or after.
const SEQUENCE: &[&str] = &["after", "before", "since"];

/// The verbs of the clauses that make claims.
pub fn claims(reader: &Reader<'_>) -> HashSet<usize> {
    let clauses = reader.clauses.iter();
    let claims = clauses.filter(|clause| is_claim(reader, clause));
    claims.map(|clause| clause.verb).collect()
}

/// Whether a clause makes a claim.
fn is_claim(reader: &Reader<'_>, clause: &Clause) -> bool {
    let headed = is_headline(reader, clause);
    asserts(reader, clause)
        && (headed || has_subject(reader, clause))
        && (headed || has_point(reader, clause))
        && worth::of_clause(reader, clause) >= LEAST_WORTH
}

/// Whether a clause asserts something, but only to say which one is meant: what it tells belongs to the
/// claim around it.
pub fn is_described(reader: &Reader<'_>, clause: &Clause) -> bool {
    asserts(reader, clause) && has_subject(reader, clause) && !has_point(reader, clause)
}

/// Whether a clause is what a headline consists of.
fn is_headline(reader: &Reader<'_>, clause: &Clause) -> bool {
    clause::in_headline(reader.analysis(), clause.verb)
        && clause.governors.is_empty()
        && reader.token(clause.verb).dependency == Dependency::Root
}

/// Whether a clause tells that something is so, was so or may be so.
fn asserts(reader: &Reader<'_>, clause: &Clause) -> bool {
    let analysis = reader.analysis();
    let verb = clause.verb;
    !reader.is_absorbed(verb)
        && (is_headline(reader, clause) || !clause.is_bare_infinitive(analysis))
        && !extent::goes_on(reader, verb)
        && !clause::is_question(analysis, verb)
        && !clause
            .chain()
            .any(|at| clause::is_interrogative(analysis, at))
        && !clause::is_conditional(analysis, verb)
        && !clause::is_wished(analysis, clause)
        && !SPEAKING.contains(&reader.lemma(verb).as_str())
        && !is_inside_phrase(reader, clause)
        && !is_joined_gerund(reader, clause)
        && !is_found_so(reader, clause)
        && !has_content(reader, clause)
        && !reader.is_stamped(verb)
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

/// "looks forward to clearing and *proving*", "the stress on order and *saving*": joined to what stands in a phrase,
/// or to a noun that the parse took for a verb.
fn is_joined_gerund(reader: &Reader<'_>, clause: &Clause) -> bool {
    let token = reader.token(clause.verb);
    let first = reader.token(token.head);
    let in_phrase = || {
        reader
            .clause_of(token.head)
            .is_some_and(|first| is_inside_phrase(reader, first))
    };
    token.tag == Tag::Vbg
        && token.dependency == Dependency::Conjunct
        && reader
            .analysis()
            .child_by(clause.verb, &AUXILIARIES)
            .is_none()
        && !has_own_subject(clause)
        && (first.tag != Tag::Vbg || in_phrase())
}

/// Nouns that a clause behind them needs no object for: "the day the tower fell", "the way she left".
const CIRCUMSTANCES: &[&str] = &[
    "day", "hour", "minute", "moment", "month", "morning", "night", "place", "reason", "time",
    "way", "week", "year",
];

/// Whether a noun tells when, where or how what the clause behind it tells came about.
fn tells_circumstance(reader: &Reader<'_>, noun: usize) -> bool {
    CIRCUMSTANCES.contains(&reader.lemma(noun).as_str())
        || reader.time_at(reader.token(noun).span).is_some()
}

/// Whether a clause that only describes a noun, or only goes with another clause, tells a point of its
/// own: not "territory held by rebels", "the day he came", "left, *smiling*", "as far as the law allows".
fn has_point(reader: &Reader<'_>, clause: &Clause) -> bool {
    let analysis = reader.analysis();
    let mut top = clause.chain().next().unwrap_or(clause.verb);
    while reader.token(top).dependency == Dependency::Conjunct && reader.token(top).head != top {
        top = reader.token(top).head;
    }
    let dependency = reader.token(top).dependency;
    let tag = reader.token(clause.verb).tag;
    let is_participle = dependency == Dependency::ClausalModifier && !has_own_subject(clause);
    let is_relative = dependency == Dependency::RelativeClause;
    let lemma = reader.lemma(clause.verb);
    let is_unaided = tag == Tag::Vbn
        && !has_own_subject(clause)
        && analysis.child_by(clause.verb, &AUXILIARIES).is_none();
    let word = reader.token(clause.verb).text.to_lowercase();
    // "started early, as they *did* on Sunday": what they did is told by another verb.
    let stands_in = lemma == "do"
        && clause.objects.is_empty()
        && clause.complement.is_none()
        && clause.predicative.is_none()
        && !clause.passive
        && matches!(tag, Tag::Vbd | Tag::Vbp | Tag::Vbz)
        && WITH_DO
            .iter()
            .flat_map(|&part| analysis.children_by(clause.verb, part))
            .all(|part| part < clause.verb);
    // "one was an entrance, one *was*"
    let is_bare_copula = lemma == "be"
        && clause.predicative.is_none()
        && clause.objects.is_empty()
        && clause.complement.is_none()
        && says_nothing_more(reader, clause.verb);
    // "carried out *well practiced* searches": the parse parts what stands before a noun.
    let is_before_noun = is_unaided
        && dependency == Dependency::AdverbialClause
        && clause.verb > reader.token(clause.verb).head
        && !extent::is_set_off(reader, top)
        && clause.obliques.is_empty()
        && clause.agents.is_empty()
        && analysis
            .child_by(clause.verb, &[Dependency::Marker, Dependency::Preposition])
            .is_none();
    if stands_in
        || is_bare_copula
        || is_before_noun
        || is_unaided && (lexicon::is_naming(&lemma) || lexicon::is_preposition(&word))
        || !has_own_subject(clause) && tag == Tag::Vbg && clause::is_reporting(&lemma)
    {
        return false;
    }
    // "the deal *he made with the court*": what he made stands outside.
    let lacks_object = is_relative
        && !tells_circumstance(reader, reader.token(top).head)
        && has_own_subject(clause)
        && !clause.passive
        && clause.objects.is_empty()
        && clause.predicative.is_none()
        && clause.complement.is_none()
        && analysis
            .children(clause.verb)
            .iter()
            .all(|&child| reader.token(child).tag != Tag::Wrb)
        && !extent::is_set_off(reader, top);
    if lacks_object {
        return false;
    }
    let force = clause::mood(analysis, clause).force;
    if (is_relative || is_participle) && !extent::is_set_off(reader, top) {
        return tells_figure(reader, clause)
            || is_relative && force == Force::Past && names_somebody(reader, clause);
    }
    let is_side_act =
        dependency == Dependency::AdverbialClause && tag == Tag::Vbg && !has_own_subject(clause);
    if is_side_act && !tells_figure(reader, clause) && !names_somebody(reader, clause)
        || tag == Tag::Vbg && lemma == "be"
    {
        return false;
    }
    let is_shared = clause
        .subject
        .is_none_or(|subject| subject.origin == SubjectOrigin::Shared);
    let is_past = matches!(tag, Tag::Vbd | Tag::Vbn);
    let is_bare = clause.objects.is_empty()
        && clause.obliques.is_empty()
        && clause.predicative.is_none()
        && clause.agents.is_empty()
        && reader.times_of(clause.verb).is_empty();
    let is_pronoun = clause
        .subject_head()
        .is_some_and(|head| reader.token(head).pos == PartOfSpeech::Pronoun);
    let is_side = is_relative || dependency == Dependency::AdverbialClause;
    let is_timeless = force == Force::Present && tag != Tag::Vbg && !clause.passive;
    let is_empty = is_bare && (is_timeless || is_side && is_pronoun);
    !is_empty && (!is_shared || is_past || analysis.subtree(clause.verb).len() >= 3)
}

/// Whether nothing stands behind a verb but what commas set apart: "one *was*", "she *is*, of course".
fn says_nothing_more(reader: &Reader<'_>, verb: usize) -> bool {
    let analysis = reader.analysis();
    let mut behind = analysis
        .children(verb)
        .iter()
        .filter(|&&child| child > verb);
    let subject_behind = analysis
        .child_by(verb, &[Dependency::Subject])
        .is_some_and(|subject| subject > verb);
    let before = analysis.children(verb).iter().filter(|&&child| {
        child < verb && reader.token(child).dependency == Dependency::AdverbialModifier
    });
    !subject_behind
        && before.count() == 0
        && behind.all(|&child| {
            reader.token(child).pos == PartOfSpeech::Punctuation
                || extent::is_set_off(reader, child)
        })
}

fn has_own_subject(clause: &Clause) -> bool {
    clause
        .subject
        .is_some_and(|subject| subject.origin == SubjectOrigin::Own)
}

/// Whether a clause tells a number or a time.
fn tells_figure(reader: &Reader<'_>, clause: &Clause) -> bool {
    let own = reader.analysis().subtree(clause.verb);
    !reader.times_of(clause.verb).is_empty() || !figures::of(reader, &own).is_empty()
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

/// Whether a clause that is said, thought or shown makes a claim rather than a wish, an aim or a question,
/// of somebody or something that it names.
pub fn is_content(reader: &Reader<'_>, content: usize) -> bool {
    let analysis = reader.analysis();
    reader.clause_of(content).is_some_and(|clause| {
        !clause.is_bare_infinitive(analysis)
            && !is_found_so(reader, clause)
            && !clause::is_infinitive(analysis, content)
            && !clause::is_wished(analysis, clause)
            && !clause::is_interrogative(analysis, content)
            && has_subject(reader, clause)
    })
}

/// "found *him wounded*", "saw *her run*": it is told with the finding, for only that has somebody who acts. Where the
/// parse gives such a pronoun to a verb with a tense, it has lost its way.
pub fn is_found_so(reader: &Reader<'_>, clause: &Clause) -> bool {
    let Some(subject) = clause.subject_head().map(|head| reader.token(head)) else {
        return false;
    };
    let is_subject = subject.dependency.is_subject();
    match &*subject.text.to_lowercase() {
        "him" | "her" | "me" | "us" | "them" => is_subject,
        text if text.ends_with("self") || text.ends_with("selves") => is_subject,
        "it" => is_subject && clause::is_found_so(reader.analysis(), clause.verb),
        _ => false,
    }
}

/// Whether what is told is the clause that a verb takes as its complement, or what it is the cue of.
pub fn has_content(reader: &Reader<'_>, clause: &Clause) -> bool {
    let analysis = reader.analysis();
    let lemma = reader.lemma(clause.verb);
    let reports = clause::is_reporting(&lemma);
    let of_verb = clause.complement.is_some_and(|content| {
        // Of clauses that are run together without a conjunction the second is no content.
        let follows = content > clause.verb || reports;
        let is_empty = clause.objects.is_empty() && clause.predicative.is_none();
        reader.token(content).dependency == Dependency::ClausalComplement
            && follows
            && (is_empty || exists(reader, clause) || reports)
            && is_content(reader, content)
    });
    // "There is no evidence that the dam leaked."
    let of_noun = || {
        let noun = clause.predicative.filter(|_| exists(reader, clause));
        let clauses = [Dependency::ClausalModifier, Dependency::ClausalComplement];
        let content = noun.and_then(|noun| analysis.child_by(noun, &clauses));
        content.is_some_and(|content| {
            reader.clause_of(content).is_some_and(has_own_subject) && is_content(reader, content)
        })
    };
    of_verb || of_noun() || has_quote(reader, clause)
}

/// Whether a clause tells that something was said which is a claim itself, or nothing else.
fn has_quote(reader: &Reader<'_>, clause: &Clause) -> bool {
    let analysis = reader.analysis();
    let lemma = reader.lemma(clause.verb);
    let mut content = reader
        .said
        .content_of_cue(reader.token(clause.verb).span)
        .flat_map(|piece| analysis.tokens_in(piece))
        .peekable();
    let says_no_more = clause.objects.is_empty()
        && clause.predicative.is_none()
        && clause.governors.is_empty()
        && clause.complement.is_none()
        && !lexicon::is_stance(&lemma)
        && clause::is_reporting(&lemma);
    (says_no_more || SAYING.contains(&lemma.as_str())) && content.peek().is_some()
        || content
            .any(|token| is_content(reader, token) && clause.chain().all(|verb| verb != token))
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
