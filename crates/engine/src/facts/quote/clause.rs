//! Quotes whose content the parse ties to a verb: "said that", "vowed to", "urged him to",
//! "denied the claim", "called for", "described it as".

use std::collections::BTreeSet;
use std::ops::Range;

use crate::facts::{Confidence, EntityIndex, clause, is_reporting_form};
use crate::language::{Analysis, Dependency, EntityLabel, PartOfSpeech, Tag};

use super::cue::{self, CueClass, CueVerb};
use super::draft::{Draft, SpeakerSource};
use super::{object, relative, speaker};

/// The content of a cue verb and the rule that found it.
pub struct Complement {
    /// What is said.
    pub tokens: BTreeSet<usize>,
    /// Who is told.
    pub addressee: Option<usize>,
    /// A preposition that belongs to the cue, as "for" in "called for".
    pub preposition: Option<usize>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How likely it is right.
    pub confidence: Confidence,
}

/// The quote that a verb attributes by its complement, if any.
pub fn draft(analysis: &Analysis, entities: &EntityIndex<'_>, verb: usize) -> Option<Draft> {
    let entry = cue::verb(analysis, verb)?;
    let group = cue::verb_phrase(analysis, verb);
    let speaker = speaker::of_verb(analysis, verb);
    let complement = finite_clause(analysis, entry, verb)
        .or_else(|| infinitive(analysis, entry, verb))
        .or_else(|| raised(analysis, entry, verb))
        .or_else(|| predicate(analysis, entry, verb))
        .or_else(|| called_for(analysis, entry, verb))
        .or_else(|| prepositional(analysis, entry, verb))
        .or_else(|| object::gerund(analysis, entry, verb))
        .or_else(|| object::object(analysis, entry, verb))
        .or_else(|| object::described(analysis, entry, verb))
        .or_else(|| parenthetical(analysis, entry, verb))
        .or_else(|| inverted(analysis, entry, verb))?;
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
fn finite_clause(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let takes_finite = entry.has("c") || entry.has("t") || entry.has("p");
    if !takes_finite && !entry.has("n") {
        return None;
    }
    let tokens = analysis.tokens();
    let clause = analysis
        .children_by(verb, Dependency::ClausalComplement)
        .find(|&clause| tokens[clause].text.contains(char::is_alphanumeric))
        .filter(|&clause| {
            // Whoever "sees her winning" thinks that she will; who "found her hurt" says nothing.
            let is_found = &*tokens[verb].lemma != "see" && clause::is_found_so(analysis, clause);
            !is_parted(analysis, clause, verb) && !is_found
        })?;
    let is_infinitive = analysis
        .children_by(clause, Dependency::Auxiliary)
        .any(|auxiliary| tokens[auxiliary].tag == Tag::To);
    if is_infinitive && !entry.has("n") || !is_infinitive && !takes_finite {
        return None;
    }
    // "said *the death of the boy* “makes no sense”": nobody is said a thing, so it is part of what is said.
    let has_subject = analysis.child_by(clause, &[Dependency::Subject]).is_some();
    let lost = analysis
        .child_by(verb, &[Dependency::DirectObject])
        .filter(|&object| &*tokens[verb].lemma == "say" && object < clause && !has_subject);
    let mut content = subtree_without(analysis, clause, verb);
    content.extend(lost.into_iter().flat_map(|object| analysis.subtree(object)));
    let confidence = match entry.class {
        CueClass::Say => 0.9,
        CueClass::Direct | CueClass::Show => 0.85,
        CueClass::Think | CueClass::Intend | CueClass::Judge => 0.75,
    };
    Some(Complement {
        tokens: content,
        addressee: addressee(analysis, verb)
            .filter(|_| lost.is_none())
            .or_else(|| {
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

/// Whether a semicolon ends a clause before the verb: "He was ill; the doctor said why".
fn is_parted(analysis: &Analysis, content: usize, verb: usize) -> bool {
    let mut between = content.min(verb)..content.max(verb);
    // "He was called the Fox, a man believed to have fled": what is believed comes behind.
    let goes_on = || {
        analysis
            .children_by(verb, Dependency::OpenComplement)
            .any(|child| child > verb && clause::is_infinitive(analysis, child))
    };
    content < verb && (between.any(|token| &*analysis.tokens()[token].text == ";") || goes_on())
}

/// "vowed to", "urged him to".
fn infinitive(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let infinitive = analysis
        .children_by(verb, Dependency::OpenComplement)
        .find(|&child| child > verb && clause::is_infinitive(analysis, child))?;
    let object = [Dependency::DirectObject, Dependency::Dative];
    let object = analysis
        .child_by(verb, &object)
        .filter(|&object| !is_time(analysis, object));
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
        // "declined to say when": what was not said belongs to "say".
        (None, None) if entry.class == CueClass::Intend && says(analysis, infinitive) => {
            return None;
        }
        (None, None) if entry.has("i") => {
            let is_speech = entry.class == CueClass::Say;
            (
                None,
                "quote.infinitive",
                if is_speech { 0.85 } else { 0.75 },
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

/// Whether an infinitive is a verb of speech that has content of its own, under a verb that only says
/// how the speaking goes.
fn says(analysis: &Analysis, infinitive: usize) -> bool {
    let inside = [Dependency::ClausalComplement, Dependency::Preposition];
    cue::is_aspect(analysis, analysis.tokens()[infinitive].head)
        && cue::verb(analysis, infinitive).is_some_and(|entry| entry.class == CueClass::Say)
        && analysis.child_by(infinitive, &inside).is_some()
}

/// "is expected to win", "was seen as", "are considered": the subject is part of what is thought.
fn raised(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let tokens = analysis.tokens();
    let subject = analysis.child_by(verb, &[Dependency::PassiveSubject])?;
    if matches!(entry.class, CueClass::Direct | CueClass::Intend) {
        return None;
    }
    let follows = |child: &usize| *child > verb;
    let infinitive = analysis
        .children_by(verb, Dependency::OpenComplement)
        .filter(follows)
        .find(|&child| clause::is_infinitive(analysis, child) || entry.has("p"));
    let predicate = analysis
        .children_by(verb, Dependency::ObjectPredicate)
        .find(follows);
    // "was seen by some as a defeat": the parse may hang the predicate on who sees it.
    let viewer = match speaker::agent(analysis, verb) {
        SpeakerSource::Phrase(viewer) => Some(viewer),
        SpeakerSource::Untold => None,
    };
    let as_predicate = || {
        let holders = std::iter::once(verb).chain(viewer);
        let mut prepositions =
            holders.flat_map(|holder| analysis.children_by(holder, Dependency::Preposition));
        prepositions.find(|&at| &*tokens[at].text == "as" && at > verb)
    };
    let said = infinitive
        .or(predicate.filter(|_| entry.has("p")))
        .or_else(|| as_predicate().filter(|_| entry.has("a")))?;
    let mut content = subtree_without(analysis, said, verb);
    content.extend(analysis.subtree(subject));
    Some(Complement {
        tokens: content,
        addressee: None,
        preposition: None,
        rule: "quote.raised_subject",
        confidence: 0.7,
    })
}

/// "called him a liar".
fn predicate(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let object = analysis.child_by(verb, &[Dependency::DirectObject])?;
    let predicate = analysis.child_by(verb, &[Dependency::ObjectPredicate])?;
    if !entry.has("p") || predicate < verb {
        return None;
    }
    let mut content = subtree_without(analysis, predicate, verb);
    content.extend(relative::words_for(analysis, object));
    Some(Complement {
        tokens: content,
        addressee: None,
        preposition: None,
        rule: "quote.predicate",
        confidence: 0.85,
    })
}

/// "called for", "warned of", "accused him of", "described it as", "called on them to".
fn prepositional(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let tokens = analysis.tokens();
    let direct_object = analysis
        .child_by(verb, &[Dependency::DirectObject])
        .filter(|&object| object > verb || speaker::antecedent(analysis, object).is_some());
    let passive_subject = analysis.child_by(verb, &[Dependency::PassiveSubject]);
    let own = analysis.children_by(verb, Dependency::Preposition);
    // "portrayed them as criminals": the parse may hang the predicate on the object.
    let of_object = direct_object.into_iter().flat_map(|object| {
        let hanging = analysis.children_by(object, Dependency::Preposition);
        hanging.filter(|&at| &*tokens[at].text == "as")
    });
    let after = own.chain(of_object).filter(|&at| at > verb);
    for preposition in after {
        let text = tokens[preposition].text.to_lowercase();
        let is_predicate = text == "as" && entry.has("a");
        let inside = [
            Dependency::PrepositionObject,
            Dependency::PrepositionComplement,
        ];
        // "described him as stubborn"
        let adjective = [Dependency::AdjectivalModifier];
        let object = analysis.child_by(preposition, &inside).or_else(|| {
            analysis
                .child_by(preposition, &adjective)
                .filter(|_| is_predicate)
        });
        let Some(object) = object else {
            continue;
        };
        if !(entry.has(&text) || is_predicate) || tokens[object].pos == PartOfSpeech::Pronoun {
            continue;
        }
        let mut content = subtree_without(analysis, preposition, verb);
        let blamed = direct_object.or(passive_subject);
        let holds_blamed = is_predicate || entry.class == CueClass::Judge;
        match blamed {
            Some(blamed) if holds_blamed => content.extend(relative::words_for(analysis, blamed)),
            None if is_predicate => continue,
            _ => {
                content.remove(&preposition);
            }
        }
        if entry.class == CueClass::Direct {
            content.extend(urged(analysis, verb));
        }
        return Some(Complement {
            tokens: content,
            addressee: direct_object.filter(|_| !holds_blamed),
            preposition: (blamed.is_none() || !holds_blamed).then_some(preposition),
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

/// "called on Congress *to act*": the infinitive that hangs on the verb itself.
fn urged(analysis: &Analysis, verb: usize) -> Vec<usize> {
    let hanging = analysis.children(verb).iter().copied().find(|&child| {
        child > verb
            && clause::is_infinitive(analysis, child)
            && matches!(
                analysis.tokens()[child].dependency,
                Dependency::OpenComplement | Dependency::AdverbialClause
            )
    });
    hanging.map_or_else(Vec::new, |child| analysis.subtree(child))
}

/// "called *for the states to act*".
fn called_for(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let tokens = analysis.tokens();
    let clause = analysis.children(verb).iter().copied().find(|&child| {
        let mut markers = analysis.children_by(child, Dependency::Marker);
        let mut auxiliaries = analysis.children_by(child, Dependency::Auxiliary);
        child > verb
            && auxiliaries.any(|at| tokens[at].tag == Tag::To)
            && markers.any(|at| &*tokens[at].text == "for")
    })?;
    let mut content = subtree_without(analysis, clause, verb);
    let preposition = verb + 1;
    content.remove(&preposition);
    entry.has("for").then_some(Complement {
        tokens: content,
        addressee: None,
        preposition: Some(preposition),
        rule: "quote.preposition",
        confidence: 0.8,
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
        confidence: 0.65,
    })
}

/// "Aides believe her efforts will pay": the parse may take the cue for a clause of what follows it.
fn inverted(analysis: &Analysis, entry: &CueVerb, verb: usize) -> Option<Complement> {
    let tokens = analysis.tokens();
    let said = tokens[verb].head;
    // "Prosecutors charged him, the chief said" is what the chief said.
    let is_clause = tokens[verb].dependency == Dependency::ClausalComplement
        && said > verb
        && !is_reporting_form(&tokens[said].text)
        && entry.has("c")
        && matches!(tokens[verb].tag, Tag::Vbd | Tag::Vbp | Tag::Vbz);
    let has_subject = analysis.child_by(verb, &[Dependency::Subject]).is_some();
    let is_before = |at: &usize| *at > verb;
    let content: BTreeSet<usize> = analysis
        .subtree(said)
        .into_iter()
        .filter(is_before)
        .collect();
    (is_clause && has_subject && content.len() > 2).then_some(Complement {
        tokens: content,
        addressee: None,
        preposition: None,
        rule: "quote.parenthetical",
        confidence: 0.65,
    })
}

/// A subtree less the cue, should the parse set it inside, and less verbs that do not belong there.
pub fn subtree_without(analysis: &Analysis, top: usize, verb: usize) -> BTreeSet<usize> {
    let is_outside = |child: usize| {
        child == verb
            || speaker::is_misjoined(analysis, child)
            || says_by_itself(analysis, top, child)
    };
    let mut content = analysis.subtree_without(top, is_outside);
    // What stood before a left-out verb only joined it: "and", a comma.
    while let Some(&last) = content.last()
        && matches!(analysis.tokens()[last].tag, Tag::Cc | Tag::Comma)
    {
        content.pop();
    }
    content.into_iter().collect()
}

/// Whether a noun is a day or another time, which the parse may take for an object.
fn is_time(analysis: &Analysis, noun: usize) -> bool {
    let name = analysis.name_at(noun).map(|name| name.label);
    matches!(name, Some(EntityLabel::Date | EntityLabel::Time))
}

/// Whether a clause joined to what is said tells what another said: "they were worried, and most
/// *said* it was over".
fn says_by_itself(analysis: &Analysis, top: usize, child: usize) -> bool {
    let word = &analysis.tokens()[child];
    let is_joined = word.dependency == Dependency::Conjunct && word.head == top;
    let complement = [Dependency::ClausalComplement];
    let has_both = analysis.child_by(child, &[Dependency::Subject]).is_some()
        && analysis.child_by(child, &complement).is_some();
    let has_comma = analysis
        .children_by(top, Dependency::Punctuation)
        .any(|mark| mark > top && mark < child && analysis.tokens()[mark].tag == Tag::Comma);
    is_joined
        && has_both
        && has_comma
        && word.tag == Tag::Vbd
        && cue::verb(analysis, child).is_some_and(|entry| entry.class == CueClass::Say)
}

/// The person told: "told reporters that".
fn addressee(analysis: &Analysis, verb: usize) -> Option<usize> {
    let told = [
        Dependency::Dative,
        Dependency::DirectObject,
        Dependency::PassiveSubject,
    ];
    analysis
        .child_by(verb, &told)
        .filter(|&told| !is_time(analysis, told))
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
    // "have *not* named her or said if"
    let first = tokens[verb].head;
    let joins = || {
        let mut joints = analysis.children_by(first, Dependency::Coordinator);
        tokens[verb].dependency == Dependency::Conjunct
            && joints.any(|at| matches!(&*tokens[at].text, "or" | "nor"))
    };
    let denies = |verb: usize| analysis.child_by(verb, &[Dependency::Negation]).is_some();
    let is_negated = denies(verb) || joins() && denies(first);
    if is_negated && entry.class == CueClass::Say && complement.rule != "quote.infinitive" {
        return false;
    }
    let speaks = match speaker {
        SpeakerSource::Phrase(token) => speaker::can_speak(analysis, entities, token),
        SpeakerSource::Untold => false,
    };
    let is_first_or_second = match speaker {
        SpeakerSource::Phrase(token) => {
            matches!(&*tokens[token].text.to_lowercase(), "i" | "we" | "you")
        }
        SpeakerSource::Untold => false,
    };
    let is_announced = speaker::is_passive(analysis, verb) && &*tokens[verb].lemma == "announce";
    let names_sayer = speaks || is_announced;
    match complement.rule {
        "quote.object" | "quote.relative" => names_sayer && !is_first_or_second,
        "quote.raised_subject" => true,
        "quote.predicate" | "quote.preposition" if speaker::is_passive(analysis, verb) => true,
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

/// The words between a cue and the quotation that follows it may hold no other verb.
pub fn is_adjacent(analysis: &Analysis, between: Range<usize>) -> bool {
    let tokens = &analysis.tokens()[between];
    tokens.len() <= 14
        && !tokens.iter().any(|token| {
            matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) && token.pos == PartOfSpeech::Verb
        })
}
