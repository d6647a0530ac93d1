//! Events that nouns tell.

use crate::facts::Factuality;
use crate::facts::clause::{self, Clause, Force};
use crate::language::{Dependency, Tag};

use super::circumstance;
use super::extent::Extent;
use super::figures;
use super::happening::{Happening, Participant};
use super::lexicon::{self, EventNoun};
use super::reader::Reader;
use super::verbal::participants;

/// The id of the rule for nouns with words that tell who, when, where or which.
pub const RULE: &str = "claim.noun";

/// That for nouns without such words: "arrested after a chase".
pub const ALONE: &str = "claim.noun_alone";

/// Words before or above a noun that put it into the future.
const PLANNED: &[&str] = &[
    "coming",
    "forthcoming",
    "future",
    "impending",
    "next",
    "plan",
    "planned",
    "propose",
    "proposed",
    "schedule",
    "scheduled",
    "upcoming",
];

/// Words before or above a noun that leave it open whether it happens.
const OPEN: &[&str] = &[
    "alleged",
    "avert",
    "avoid",
    "bid",
    "call",
    "chance",
    "danger",
    "deter",
    "fear",
    "hope",
    "hypothetical",
    "need",
    "possibility",
    "possible",
    "potential",
    "prevent",
    "prospect",
    "risk",
    "seek",
    "stop",
    "suspected",
    "threat",
    "threaten",
    "urge",
    "want",
];

/// Words before a noun that tell it goes on.
const ONGOING: &[&str] = &["continued", "continuing", "current", "ongoing"];

/// The events that the nouns of an article tell.
pub fn happenings(reader: &Reader<'_>) -> Vec<Happening> {
    // "March" is a month more often than a march.
    let no_time = |noun: &usize| reader.time_at(reader.token(*noun).span).is_none();
    let nouns = reader.event_nouns.iter().copied().filter(no_time);
    nouns.filter_map(|noun| happening(reader, noun)).collect()
}

fn happening(reader: &Reader<'_>, noun: usize) -> Option<Happening> {
    let analysis = reader.analysis();
    let entry = lexicon::event_noun(&reader.lemma(noun))?;
    let carrier = carrier(reader, noun);
    let definite = is_definite(reader, noun);
    let (mut who, whom) = arguments(reader, noun, entry);
    let mut when = reader.times_of(noun).to_vec();
    let mut obliques = clause::obliques(analysis, noun);
    if let Some(clause) = carrier {
        obliques.extend(clause.obliques.iter().copied());
        when.extend(reader.times_of(clause.verb));
        let subject = clause.subject.map(|subject| subject.head);
        if who.is_empty() && subject != Some(noun) {
            let actors = if clause.passive {
                clause.agents.clone()
            } else {
                subject
                    .map(|head| clause::conjuncts(analysis, head))
                    .unwrap_or_default()
            };
            who = participants(reader, &actors);
        }
    }
    let place = circumstance::places(reader, entry.key, &obliques);
    let headline = clause::in_headline(analysis, noun);
    let specific = definite
        || headline
        || carrier.is_some()
        || !(who.is_empty() && whom.is_empty() && when.is_empty() && place.is_empty());
    let told = factuality(reader, noun, carrier);
    let (rule, confidence) = match (specific, told) {
        (false, _) => (ALONE, 0.5),
        (true, None) => (RULE, 0.65),
        (true, Some(_)) => (RULE, 0.75),
    };
    let phrase = clause::full_phrase(analysis, noun);
    let (evidence, how_many) = match carrier {
        Some(clause) => {
            let extent = Extent::of(reader, clause);
            (extent.span, figures::of(reader, &extent.tokens))
        }
        None => (
            analysis.span_of(phrase.clone()),
            figures::of(reader, &phrase.collect::<Vec<_>>()),
        ),
    };
    Some(Happening {
        trigger: noun,
        clause: carrier.map(|clause| clause.verb),
        key: entry.key.to_owned(),
        who,
        whom,
        when,
        place,
        why: Vec::new(),
        how: Vec::new(),
        how_many,
        factuality: told.unwrap_or(Factuality::Happened),
        is_told: told.is_some(),
        definite,
        evidence,
        rule,
        confidence,
    })
}

/// The clause that says no more than that the noun happens: "held talks", "the meeting convened".
fn carrier<'r>(reader: &'r Reader<'_>, noun: usize) -> Option<&'r Clause> {
    let head = reader.token(noun).head;
    let clause = reader.clause_of(head)?;
    let lemma = reader.lemma(head);
    let carries = match reader.token(noun).dependency {
        Dependency::DirectObject => lexicon::is_light(&lemma),
        Dependency::PassiveSubject => lexicon::is_light(&lemma) || lexicon::is_scheduling(&lemma),
        Dependency::Subject => lexicon::is_occurrence(&lemma),
        _ => false,
    };
    carries.then_some(clause)
}

/// Who acts and to whom it is done, from possessives, "of", "by", "against" and "between".
fn arguments(
    reader: &Reader<'_>,
    noun: usize,
    entry: EventNoun,
) -> (Vec<Participant>, Vec<Participant>) {
    let analysis = reader.analysis();
    let mut who = Vec::new();
    let mut whom = Vec::new();
    for possessor in analysis.children_by(noun, Dependency::Possessive) {
        let named = reader.token(possessor).tag != Tag::PrpPossessive
            || reader
                .entities
                .at(reader.token(possessor).span.start)
                .is_some();
        if named && reader.time_at(reader.token(possessor).span).is_none() {
            who.push(possessor);
        }
    }
    for oblique in clause::obliques(analysis, noun) {
        let preposition = reader.token(oblique.preposition).text.to_lowercase();
        match preposition.as_str() {
            // "the conviction of Obi", but "a conviction of assault"
            "of" if entry.of_is_whom
                && lexicon::event_noun(&reader.lemma(oblique.object)).is_some() => {}
            "of" if entry.of_is_whom => whom.push(oblique.object),
            "against" => whom.push(oblique.object),
            "of" | "by" | "between" => who.push(oblique.object),
            _ => {}
        }
    }
    // "Anna Miller protests" in a headline, where the parse takes the verb for a noun.
    if who.is_empty() && reader.token(noun).dependency == Dependency::Root {
        let names = analysis.children_by(noun, Dependency::Compound);
        who.extend(names.filter(|&name| reader.is_in_person(name)));
    }
    (participants(reader, &who), participants(reader, &whom))
}

/// Whether the words take the event as known, or count it as one.
fn is_definite(reader: &Reader<'_>, noun: usize) -> bool {
    let analysis = reader.analysis();
    analysis.children(noun).iter().any(|&child| {
        let text = reader.token(child).text.to_lowercase();
        reader.token(child).dependency == Dependency::Possessive
            || matches!(text.as_str(), "the" | "this" | "that" | "these" | "those")
    })
}

/// Whether the clause around a noun is one of the present, or tells what is to become of it.
fn is_under_way(reader: &Reader<'_>, noun: usize) -> bool {
    let analysis = reader.analysis();
    let around = analysis
        .ancestors(noun)
        .find_map(|above| reader.clause_of(above));
    around.is_some_and(|clause| {
        let force = clause::mood(analysis, clause).force;
        matches!(force, Force::Present | Force::Intended)
    })
}

/// Whether the event has happened, if the words around the noun tell.
fn factuality(reader: &Reader<'_>, noun: usize, carrier: Option<&Clause>) -> Option<Factuality> {
    let analysis = reader.analysis();
    let mut around: Vec<String> = analysis
        .children_by(noun, Dependency::AdjectivalModifier)
        // "life-*threatening* injuries" have come about.
        .filter(|&adjective| {
            !reader
                .token(adjective)
                .text
                .eq_ignore_ascii_case("threatening")
        })
        .map(|adjective| reader.lemma(adjective))
        .collect();
    let above = analysis.ancestors(noun).find(|&above| {
        !matches!(
            reader.token(above).dependency,
            Dependency::Preposition | Dependency::Agent
        )
    });
    // "called for a ceasefire" is open, "called the ceasefire fragile" is not.
    let named = reader.token(noun).dependency == Dependency::DirectObject;
    let above = above.map(|above| reader.lemma(above));
    around.extend(above.filter(|above| !(named && above == "call")));
    let any = |words: &[&str]| around.iter().any(|word| words.contains(&word.as_str()));
    if clause::is_denied(analysis, noun) {
        Some(Factuality::Denied)
    } else if any(ONGOING) {
        Some(Factuality::Ongoing)
    } else if any(PLANNED) {
        Some(Factuality::Planned)
    } else if any(OPEN) {
        Some(Factuality::Possible)
    } else if let Some(clause) = carrier {
        let told = super::factuality(clause::mood(analysis, clause));
        // "a rally *is expected*"
        let lies_ahead = clause.passive && lexicon::is_scheduling(&reader.lemma(clause.verb));
        Some(if lies_ahead && told == Factuality::Ongoing {
            Factuality::Planned
        } else {
            told
        })
    } else if lexicon::is_lasting(&reader.lemma(noun)) && is_under_way(reader, noun) {
        Some(Factuality::Ongoing)
    } else {
        None
    }
}
