//! Whose words a quotation is where no verb tells: a name behind a dash or with a post behind the mark, a name and
//! a colon, a line that hands over ("And from Ada Obi:").

use std::ops::Range;

use crate::facts::{EntityIndex, EntityType, Source, phrase};
use crate::language::{Analysis, Tag};

use super::draft::{Draft, SpeakerSource};
use super::marks::Quotation;

/// Words of a credit with all that describes its person, and of a line that hands over.
const MOST_WORDS: usize = 16;
/// Words of a name before a colon, with its title.
const MOST_NAME_WORDS: usize = 6;
/// Sentences of a paragraph that are looked at to each side.
const REACH: usize = 40;
/// Words from which a quotation with a credit is one.
const LEAST_QUOTED: usize = 2;

/// The draft of a quotation that a name stands with.
pub fn draft(
    source: Source<'_>,
    entities: &EntityIndex<'_>,
    quotation: &Quotation,
) -> Option<Draft> {
    let analysis = source.analysis;
    let lines = Lines::around(analysis, quotation)?;
    if quotation.word_count(analysis) < LEAST_QUOTED {
        return None;
    }
    let (speaker, rule) = behind_dash(analysis, entities, quotation, &lines)
        .or_else(|| behind(analysis, entities, quotation, &lines))
        .map(|speaker| (speaker, "quote.credit"))
        .or_else(|| {
            let speaker = before_colon(analysis, entities, quotation, &lines)?;
            Some((speaker, "quote.handed_over"))
        })?;
    Some(Draft {
        content: quotation.tokens.clone().collect(),
        cue: None,
        cue_head: None,
        speaker: SpeakerSource::Phrase(speaker),
        addressee: None,
        rule,
        confidence: 0.85,
    })
}

/// The paragraph of a quotation and those beside it.
struct Lines {
    before: Range<usize>,
    own: Range<usize>,
    after: Range<usize>,
}

impl Lines {
    fn around(analysis: &Analysis, quotation: &Quotation) -> Option<Self> {
        let first = analysis.sentence_of(quotation.tokens.start);
        let own = paragraph(analysis, quotation.tokens.start);
        let before = own.start.checked_sub(1).map(|at| paragraph(analysis, at));
        let after = analysis
            .tokens()
            .get(own.end)
            .map(|_| paragraph(analysis, own.end));
        first.section.holds_facts().then(|| Self {
            before: before.unwrap_or(own.start..own.start),
            after: after.unwrap_or(own.end..own.end),
            own,
        })
    }
}

/// The tokens between the line breaks around one, as far as a credit can matter.
fn paragraph(analysis: &Analysis, token: usize) -> Range<usize> {
    let sentences = analysis.sentences();
    let number = analysis.tokens()[token].sentence;
    let same = |at: &usize| sentences[*at].paragraph == sentences[number].paragraph;
    let first = (0..number)
        .rev()
        .take(REACH)
        .take_while(same)
        .last()
        .unwrap_or(number);
    let last = (number + 1..sentences.len())
        .take(REACH)
        .take_while(same)
        .last()
        .unwrap_or(number);
    sentences[first].tokens.start..sentences[last].tokens.end
}

/// “…” — Ada Obi, nurse
fn behind_dash(
    analysis: &Analysis,
    entities: &EntityIndex<'_>,
    quotation: &Quotation,
    lines: &Lines,
) -> Option<usize> {
    let opens = (lines.own.start..quotation.tokens.start).all(|at| phrase::is_mark(analysis, at));
    let rest = quotation.tokens.end.min(lines.own.end)..lines.own.end;
    let credit = if phrase::trim(analysis, rest.clone()).is_empty() {
        lines.after.clone()
    } else {
        rest
    };
    let dash = credit
        .clone()
        .find(|&at| !is_quotation_mark(analysis, at))?;
    let name = phrase::trim(analysis, dash + 1..credit.end);
    let dashed = opens && is_dash(analysis, dash) && dash + 1 == name.start;
    let told = name.len() <= MOST_WORDS && !tells(analysis, name.clone());
    // “A title” — Tarnby Post, 3 May 2021: a source, and no speaker.
    let is_year = |at: usize| {
        let text = &analysis.tokens()[at].text;
        text.len() == 4 && text.chars().all(|digit| digit.is_ascii_digit())
    };
    let dated = name.clone().any(is_year);
    (dashed && told && !dated).then(|| named_first(analysis, entities, name))?
}

/// “…” Ada Obi, head of the harbour: a person right behind a whole quotation, with a post and no verb.
fn behind(
    analysis: &Analysis,
    entities: &EntityIndex<'_>,
    quotation: &Quotation,
    lines: &Lines,
) -> Option<usize> {
    let opens = (lines.own.start..quotation.tokens.start).all(|at| phrase::is_mark(analysis, at));
    let rest = quotation.tokens.end.min(lines.own.end)..lines.own.end;
    let name = phrase::trim(analysis, rest);
    let comma = name
        .clone()
        .find(|&at| &*analysis.tokens()[at].text == ",")?;
    if !opens || name.len() > MOST_WORDS || tells(analysis, name.clone()) {
        return None;
    }
    let person = analysis.span_of(name.start..comma);
    let mut named = entities.within(person);
    let is_person = named
        .any(|(mention, _, entity)| mention == person && entity.entity_type == EntityType::Person);
    is_person.then(|| analysis.head_of(name.start..comma))?
}

fn is_dash(analysis: &Analysis, token: usize) -> bool {
    matches!(
        &*analysis.tokens()[token].text,
        "—" | "–" | "--" | "-" | "―" | "—-"
    )
}

fn is_quotation_mark(analysis: &Analysis, token: usize) -> bool {
    matches!(
        &*analysis.tokens()[token].text,
        "\"" | "”" | "''" | "’" | "'" | "»" | "“" | ","
    )
}

/// Whether a verb makes a sentence or a caption of it: "— Ada Obi opening the gate".
fn tells(analysis: &Analysis, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| {
        matches!(
            analysis.tokens()[at].tag,
            Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbg | Tag::Md
        )
    })
}

/// The head of the person or body that is named first, before what describes it.
fn named_first(
    analysis: &Analysis,
    entities: &EntityIndex<'_>,
    words: Range<usize>,
) -> Option<usize> {
    let stop = words
        .clone()
        .find(|&at| matches!(&*analysis.tokens()[at].text, "," | "(" | ";"));
    let name = words.start..stop.unwrap_or(words.end);
    let known = speaking(analysis, entities, name.clone());
    let capitalised = |at: usize| analysis.tokens()[at].text.starts_with(char::is_uppercase);
    let is_name = name.len() <= 4 && name.len() >= 2 && name.clone().all(capitalised);
    known
        .first()
        .copied()
        .or_else(|| analysis.head_of(name).filter(|_| is_name))
}

/// The heads of the people named in some words, or of the bodies where no one is named; each once.
fn speaking(analysis: &Analysis, entities: &EntityIndex<'_>, words: Range<usize>) -> Vec<usize> {
    let span = analysis.span_of(words);
    let of_type = |wanted: EntityType| {
        let mut seen: Vec<&str> = Vec::new();
        let mut heads = Vec::new();
        for (mention, _, entity) in entities.within(span) {
            if entity.entity_type == wanted && !seen.contains(&entity.name.as_str()) {
                seen.push(&entity.name);
                heads.extend(analysis.head_of(analysis.tokens_in(mention)));
            }
        }
        heads
    };
    let people = of_type(EntityType::Person);
    if people.is_empty() {
        of_type(EntityType::Organization)
    } else {
        people
    }
}

/// Ada Obi: “…”, and the line before that ends with a colon and names one person.
fn before_colon(
    analysis: &Analysis,
    entities: &EntityIndex<'_>,
    quotation: &Quotation,
    lines: &Lines,
) -> Option<usize> {
    let own = lines.own.start..quotation.tokens.start;
    let (words, most) = if phrase::trim(analysis, own.clone()).is_empty() {
        (lines.before.clone(), MOST_WORDS)
    } else {
        (own, MOST_NAME_WORDS)
    };
    let colon = words.clone().next_back()?;
    let introduces = &*analysis.tokens()[colon].text == ":";
    let words = phrase::trim(analysis, words.start..colon);
    if !introduces || words.is_empty() || words.len() > most {
        return None;
    }
    match speaking(analysis, entities, words).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}
