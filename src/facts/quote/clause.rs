//! Quotes whose content the parse ties to a verb: "said that", "vowed to", "urged him to",
//! "denied the claim", "called for", "described it as".

use std::collections::BTreeSet;
use std::ops::Range;

use crate::facts::titles::title_word;
use crate::facts::{Confidence, EntityIndex, EntityType};
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::cue::{self, CueClass, CueVerb};
use super::draft::{Draft, SpeakerSource};
use super::speaker;

/// The content of a cue verb and the rule that found it.
struct Complement {
    tokens: BTreeSet<usize>,
    addressee: Option<usize>,
    /// A preposition that belongs to the cue, as "for" in "called for".
    preposition: Option<usize>,
    rule: &'static str,
    confidence: Confidence,
}

/// The quote that a verb attributes by its complement, if any.
pub fn draft(analysis: &Analysis, entities: &EntityIndex<'_>, verb: usize) -> Option<Draft> {
    let entry = cue::verb(analysis, verb)?;
    let group = cue::verb_group(analysis, verb);
    let speaker = speaker::of_verb(analysis, verb);
    let complement = clause(analysis, entry, verb)
        .or_else(|| infinitive(analysis, entry, verb))
        .or_else(|| prepositional(analysis, entry, verb))
        .or_else(|| object(analysis, entry, verb))
        .or_else(|| parenthetical(analysis, entry, verb))?;
    if !is_attribution(analysis, entities, entry, verb, speaker, &complement) {
        return None;
    }
    let end = complement.preposition.map_or(group.end, |preposition| {
        if preposition == group.end {
            preposition + 1
        } else {
            group.end
        }
    });
    let mut content = complement.tokens;
    content.retain(|token| !(group.start..end).contains(token));
    (!content.is_empty()).then_some(Draft {
        content,
        cue: Some(group.start..end),
        cue_head: Some(verb),
        speaker,
        addressee: complement.addressee,
        rule: complement.rule,
        confidence: complement.confidence,
    })
}

/// "said that", "told him that", "was told that".
fn clause(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    if !entry.has("c") && !entry.has("t") && !entry.has("n") {
        return None;
    }
    let tokens = analysis.tokens();
    let clause = analysis
        .children_by(verb, Dependency::ClausalComplement)
        .find(|&clause| tokens[clause].text.contains(char::is_alphanumeric))?;
    let is_infinitive = analysis
        .children_by(clause, Dependency::Auxiliary)
        .any(|auxiliary| tokens[auxiliary].tag == Tag::To);
    if is_infinitive && !entry.has("n") || !is_infinitive && !entry.has("c") && !entry.has("t") {
        return None;
    }
    let confidence = match entry.class {
        CueClass::Say => 0.9,
        CueClass::Direct | CueClass::Show => 0.85,
        CueClass::Think | CueClass::Intend | CueClass::Judge => 0.75,
    };
    Some(Complement {
        tokens: subtree_without(analysis, clause, verb),
        addressee: addressee(analysis, verb).or_else(|| {
            let subject = analysis.child_by(clause, &[Dependency::Subject]);
            subject.filter(|_| is_infinitive)
        }),
        preposition: None,
        rule: if is_infinitive {
            "quote.person_and_infinitive"
        } else {
            "quote.clause_complement"
        },
        confidence,
    })
}

/// "vowed to", "urged him to".
fn infinitive(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let tokens = analysis.tokens();
    let infinitive = analysis
        .children_by(verb, Dependency::OpenComplement)
        .find(|&child| {
            child > verb
                && analysis
                    .children_by(child, Dependency::Auxiliary)
                    .any(|auxiliary| tokens[auxiliary].tag == Tag::To)
        })?;
    let object = analysis.child_by(verb, &[Dependency::DirectObject, Dependency::Dative]);
    let passive = analysis.child_by(verb, &[Dependency::PassiveSubject]);
    let mut content = subtree_without(analysis, infinitive, verb);
    let (addressee, rule, confidence) = match (object, passive) {
        (Some(object), _) if entry.has("n") => {
            content.extend(analysis.subtree(object));
            (Some(object), "quote.person_and_infinitive", 0.82)
        }
        (None, Some(subject)) if entry.has("n") && entry.class == CueClass::Direct => {
            (Some(subject), "quote.passive_infinitive", 0.75)
        }
        (None, None) if entry.has("i") => {
            let is_speech = entry.class == CueClass::Say;
            (
                None,
                "quote.infinitive",
                if is_speech { 0.85 } else { 0.65 },
            )
        }
        _ => return None,
    };
    Some(Complement {
        tokens: content,
        addressee,
        preposition: None,
        rule,
        confidence,
    })
}

/// "called for", "warned of", "accused him of", "described it as".
fn prepositional(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let tokens = analysis.tokens();
    let is_passive = speaker::is_passive(analysis, verb);
    for preposition in analysis
        .children_by(verb, Dependency::Preposition)
        .filter(|&at| at > verb)
    {
        let text = tokens[preposition].text.to_lowercase();
        let object = analysis.child_by(verb, &[Dependency::DirectObject]);
        let is_predicate = text == "as" && entry.has("a");
        if !(entry.has(&text) || is_predicate) {
            continue;
        }
        let mut content: BTreeSet<usize> = analysis.subtree(preposition).into_iter().collect();
        if content.len() < 3 && !is_predicate {
            continue;
        }
        match object {
            Some(object) => content.extend(analysis.subtree(object)),
            None if is_predicate || is_passive => continue,
            None => {
                content.remove(&preposition);
            }
        }
        return Some(Complement {
            tokens: content,
            addressee: None,
            preposition: object.is_none().then_some(preposition),
            rule: if is_predicate {
                "quote.predicate"
            } else {
                "quote.preposition"
            },
            confidence: 0.75,
        });
    }
    None
}

/// "denied the claim", "emphasized the need for", "the plan was announced".
fn object(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let tokens = analysis.tokens();
    let is_passive = speaker::is_passive(analysis, verb);
    let role = if is_passive {
        Dependency::PassiveSubject
    } else {
        Dependency::DirectObject
    };
    let object = analysis
        .child_by(verb, &[role])
        .filter(|&at| is_passive || at > verb)?;
    let is_topic = entry.has("x") && cue::is_topic(analysis, object);
    if !entry.has("o") && !is_topic {
        return None;
    }
    let is_full = tokens[object].pos == PartOfSpeech::Noun
        || (entry.class == CueClass::Judge && tokens[object].pos == PartOfSpeech::ProperNoun);
    let content: BTreeSet<usize> = analysis.subtree(object).into_iter().collect();
    (is_full && content.len() > 1).then_some(Complement {
        tokens: content,
        addressee: None,
        preposition: None,
        rule: "quote.object",
        confidence: 0.7,
    })
}

/// "The plan, he said, will work": the clause around the cue.
fn parenthetical(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let tokens = analysis.tokens();
    let is_aside = tokens[verb].dependency == Dependency::Parataxis && entry.has("c");
    let has_subject = analysis.child_by(verb, &[Dependency::Subject]).is_some();
    if !is_aside || !has_subject {
        return None;
    }
    Some(Complement {
        tokens: analysis
            .subtree_without(tokens[verb].head, |child| child == verb)
            .into_iter()
            .collect(),
        addressee: None,
        preposition: None,
        rule: "quote.parenthetical",
        confidence: 0.8,
    })
}

/// A subtree less the cue, should the parse set it inside, and less verbs that do not belong there.
fn subtree_without(analysis: &Analysis, top: usize, verb: usize) -> BTreeSet<usize> {
    let is_outside = |child: usize| child == verb || speaker::is_misjoined(analysis, child);
    let mut content = analysis.subtree_without(top, is_outside);
    // What stood before a left-out verb only joined it: "and", a comma.
    while let Some(&last) = content.last()
        && matches!(analysis.tokens()[last].tag, Tag::Cc | Tag::Comma)
    {
        content.pop();
    }
    content.into_iter().collect()
}

/// The person told: "told reporters that".
fn addressee(analysis: &Analysis, verb: usize) -> Option<usize> {
    let told = [
        Dependency::Dative,
        Dependency::DirectObject,
        Dependency::PassiveSubject,
    ];
    analysis.child_by(verb, &told)
}

/// Whether verb and complement together tell what somebody said or thinks.
fn is_attribution(
    analysis: &Analysis,
    entities: &EntityIndex<'_>,
    entry: &CueVerb,
    verb: usize,
    speaker: SpeakerSource,
    complement: &Complement,
) -> bool {
    let tokens = analysis.tokens();
    let is_negated = analysis.child_by(verb, &[Dependency::Negation]).is_some();
    if is_negated && entry.class == CueClass::Say && complement.rule != "quote.infinitive" {
        return false;
    }
    let speaks = match speaker {
        SpeakerSource::Phrase(token) => can_speak(analysis, entities, token),
        SpeakerSource::Untold => false,
    };
    let is_first_or_second = match speaker {
        SpeakerSource::Phrase(token) => {
            matches!(&*tokens[token].text.to_lowercase(), "i" | "we" | "you")
        }
        SpeakerSource::Untold => false,
    };
    let names_sayer = speaks || speaker::is_passive(analysis, verb) && entry.class == CueClass::Say;
    match complement.rule {
        "quote.object" => names_sayer && !is_first_or_second,
        "quote.infinitive" | "quote.predicate" | "quote.preposition" => {
            speaks && !is_first_or_second
        }
        "quote.clause_complement" => match (entry.class, speaker) {
            (CueClass::Show, _) | (_, SpeakerSource::Phrase(_)) => !is_first_or_second,
            (CueClass::Say, SpeakerSource::Untold) => {
                speaker::is_passive(analysis, verb) || starts_sentence(analysis, verb)
            }
            _ => speaker::is_passive(analysis, verb),
        },
        _ => speaker != SpeakerSource::Untold || speaker::is_passive(analysis, verb),
    }
}

/// A bare participle or imperative at the start, as in headlines.
fn starts_sentence(analysis: &Analysis, verb: usize) -> bool {
    analysis.sentence_of(verb).tokens.start == verb
}

/// Whether a noun can speak: a person, an organization, a people, or a word for such.
fn can_speak(analysis: &Analysis, entities: &EntityIndex<'_>, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    if let Some((_, _, entity)) = entities.at(word.span.start) {
        return matches!(
            entity.entity_type,
            EntityType::Person | EntityType::Organization | EntityType::Group | EntityType::Place
        );
    }
    let text = word.text.to_lowercase();
    cue::is_utterance(analysis, token)
        || title_word(&text).is_some()
        || word.tag == Tag::Nnp
        || matches!(
            text.as_str(),
            "he" | "she"
                | "they"
                | "who"
                | "i"
                | "we"
                | "government"
                | "police"
                | "ministry"
                | "company"
                | "party"
                | "court"
                | "agency"
                | "committee"
                | "campaign"
                | "administration"
                | "group"
                | "groups"
                | "statement"
                | "report"
                | "authorities"
                | "people"
                | "others"
                | "some"
                | "many"
                | "family"
                | "parliament"
                | "union"
                | "military"
                | "army"
                | "opposition"
                | "coalition"
                | "firm"
                | "department"
                | "commission"
                | "council"
                | "spokespeople"
                | "lawmakers"
                | "critics"
                | "allies"
                | "voters"
                | "protesters"
                | "man"
                | "woman"
                | "men"
                | "women"
                | "bank"
                | "university"
                | "industry"
                | "team"
                | "letter"
                | "memo"
                | "document"
                | "nations"
                | "countries"
                | "states"
                | "rebels"
                | "workers"
                | "employees"
                | "residents"
                | "witnesses"
                | "parents"
                | "sources"
                | "source"
        )
}

/// The words between a cue and the quotation that follows it may hold no other verb.
pub fn is_adjacent(analysis: &Analysis, between: Range<usize>) -> bool {
    let tokens = &analysis.tokens()[between];
    tokens.len() <= 14
        && !tokens.iter().any(|token| {
            matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) && token.pos == PartOfSpeech::Verb
        })
}
