//! Whom "I" and "we" stand for within quotation marks: the one who is said to speak.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::facts::clause::is_reporting;
use crate::facts::{EntityType, Mention};
use crate::facts::{phrase, titles};
use crate::language::{Analysis, Dependency};

use super::{Passed, Reference, Referent};

/// The first persons within quotation marks, in the order of the text. A speaker is sought in the
/// paragraph of the quote.
pub fn first_persons(
    analysis: &Analysis,
    referents: &[Referent<'_>],
    passed: &[Passed],
) -> Vec<Reference> {
    let at_head: HashMap<usize, usize> = passed
        .iter()
        .map(|passed| (passed.head, passed.referent))
        .collect();
    let bodies = bodies(analysis, referents);
    let mut found = Vec::new();
    for paragraph in paragraphs(analysis) {
        let (speakers, quotations) = spoken(analysis, paragraph);
        let referent_of = |speaker: usize| at_head.get(&speaker).copied();
        let named: HashSet<usize> = speakers.iter().copied().filter_map(referent_of).collect();
        for run in quotations {
            let speaker = match beside(analysis, &speakers, &run) {
                Some(speaker) => referent_of(speaker).or_else(|| only_body(referents, &named)),
                None if named.len() == 1 => named.iter().next().copied(),
                None => None,
            };
            let Some(speaker) = speaker else {
                continue;
            };
            found.extend(in_quotation(analysis, referents, &bodies, speaker, run));
        }
    }
    found
}

/// Who is named as the speaker of the words within quotation marks, by token: no "he" among them is that person.
/// `named` tells whom the heads of names stand for.
pub fn speakers(analysis: &Analysis, named: &HashMap<usize, usize>) -> HashMap<usize, usize> {
    let mut found = HashMap::new();
    for paragraph in paragraphs(analysis) {
        let (speakers, quotations) = spoken(analysis, paragraph);
        for run in quotations {
            let speaker = beside(analysis, &speakers, &run);
            if let Some(&referent) = speaker.and_then(|speaker| named.get(&speaker)) {
                found.extend(run.map(|token| (token, referent)));
            }
        }
    }
    found
}

/// Who speaks in a paragraph, and what stands within quotation marks in it.
fn spoken(analysis: &Analysis, paragraph: Range<usize>) -> (Vec<usize>, Vec<Range<usize>>) {
    let is_quoted = quoted(analysis, paragraph.clone());
    let start = paragraph.start;
    let speakers = paragraph
        .filter(|&token| !is_quoted[token - start] && is_speaker(analysis, token))
        .collect();
    (speakers, runs(&is_quoted, start))
}

/// The one body that speaks in a paragraph, which a person without a name may speak for: "a spokesman said".
fn only_body(referents: &[Referent<'_>], named: &HashSet<usize>) -> Option<usize> {
    let mut bodies = named
        .iter()
        .copied()
        .filter(|&referent| referents[referent].entity_type == EntityType::Organization);
    let first = bodies.next()?;
    (named.len() == 1).then_some(first)
}

/// The first persons of one quotation.
fn in_quotation(
    analysis: &Analysis,
    referents: &[Referent<'_>],
    bodies: &HashMap<usize, usize>,
    speaker: usize,
    quotation: Range<usize>,
) -> Vec<Reference> {
    let is_person = referents[speaker].entity_type == EntityType::Person;
    let mut found = Vec::new();
    for token in quotation {
        let referent = match analysis.tokens()[token].text.to_lowercase().as_str() {
            "i" | "me" | "my" | "mine" | "myself" if is_person => Some(speaker),
            "we" | "us" | "our" | "ours" | "ourselves" if is_person => {
                bodies.get(&speaker).copied()
            }
            "we" | "our" | "ours" | "ourselves" => Some(speaker),
            _ => None,
        };
        found.extend(referent.map(|referent| Reference {
            referent,
            tokens: token..token + 1,
            mention: Mention::Pronoun,
        }));
    }
    found
}

/// Who speaks in a quotation: named in one of its sentences, else right before it ("“A,” Obi said. “B.”").
fn beside(analysis: &Analysis, speakers: &[usize], quotation: &Range<usize>) -> Option<usize> {
    let sentence = |token: usize| analysis.tokens()[token].sentence;
    let last = quotation.end.min(analysis.tokens().len() - 1);
    let within = sentence(quotation.start)..=sentence(last);
    let mut inside = speakers
        .iter()
        .copied()
        .filter(|&speaker| within.contains(&sentence(speaker)));
    let nearest = |speaker: &usize| {
        quotation
            .start
            .abs_diff(*speaker)
            .min(last.abs_diff(*speaker))
    };
    inside.by_ref().min_by_key(nearest).or_else(|| {
        let before = speakers
            .iter()
            .rev()
            .find(|&&speaker| speaker < quotation.start);
        before
            .copied()
            .filter(|&speaker| sentence(speaker) + 1 >= sentence(quotation.start))
    })
}

/// The unbroken runs of tokens that stand within marks, of which the first is `start`.
fn runs(is_quoted: &[bool], start: usize) -> Vec<Range<usize>> {
    let inside: Vec<usize> = (0..is_quoted.len())
        .filter(|&at| is_quoted[at])
        .map(|at| start + at)
        .collect();
    phrase::runs(&inside)
}

/// The runs of sentences that stand between line breaks and in a section that holds facts.
fn paragraphs(analysis: &Analysis) -> Vec<Range<usize>> {
    let sentences = analysis
        .sentences()
        .iter()
        .filter(|sentence| sentence.section.holds_facts());
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    for sentence in sentences {
        match found.last_mut() {
            Some((paragraph, tokens)) if *paragraph == sentence.paragraph => {
                tokens.end = sentence.tokens.end;
            }
            _ => found.push((sentence.paragraph, sentence.tokens.clone())),
        }
    }
    found.into_iter().map(|(_, tokens)| tokens).collect()
}

/// Which tokens of a paragraph stand within double quotation marks.
fn quoted(analysis: &Analysis, paragraph: Range<usize>) -> Vec<bool> {
    let mut is_open = false;
    let mut quoted = Vec::with_capacity(paragraph.len());
    for token in &analysis.tokens()[paragraph] {
        match &*token.text {
            "“" | "„" | "``" => is_open = true,
            "”" | "''" => is_open = false,
            "\"" => is_open = !is_open,
            _ => {}
        }
        quoted.push(is_open);
    }
    quoted
}

/// Whether a token is the subject of a verb of saying: "Ebele said", "said Ebele".
fn is_speaker(analysis: &Analysis, token: usize) -> bool {
    let word = &analysis.tokens()[token];
    let verb = &analysis.tokens()[word.head];
    word.dependency == Dependency::Subject && verb.tag.is_verb() && is_reporting(&verb.lemma)
}

/// The organization that a person speaks for: "Ebele chief executive Ada Obi", "Ada Obi, head of
/// Ebele".
fn bodies(analysis: &Analysis, referents: &[Referent<'_>]) -> HashMap<usize, usize> {
    let organizations: HashMap<usize, usize> = referents
        .iter()
        .enumerate()
        .filter(|(_, referent)| referent.entity_type == EntityType::Organization)
        .flat_map(|(index, referent)| {
            let mentions = referent.mentions.iter();
            mentions.flat_map(move |mention| mention.clone().map(move |token| (token, index)))
        })
        .collect();
    let mut found = HashMap::new();
    for (index, referent) in referents.iter().enumerate() {
        if referent.entity_type != EntityType::Person {
            continue;
        }
        for mention in &referent.mentions {
            let before = titles::before(analysis, mention.start).and_then(|phrase| phrase.of);
            let after = analysis
                .head_of(mention.clone())
                .and_then(|head| analysis.child_by(head, &[Dependency::Apposition]))
                .map(|noun| analysis.subtree_range(noun));
            let mut tokens = before.into_iter().chain(after).flatten();
            if let Some(body) = tokens.find_map(|token| organizations.get(&token)) {
                found.entry(index).or_insert(*body);
            }
        }
    }
    found
}
