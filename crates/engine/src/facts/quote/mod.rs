//! Said: direct, indirect and mixed quotes with their speakers.

mod adjective;
mod clause;
mod credit;
mod cue;
mod direct;
mod draft;
mod going_on;
mod marks;
mod noun;
mod object;
mod phrases;
pub(super) mod record;
mod relative;
pub(super) mod rules;
mod speaker;
mod speech;
#[cfg(test)]
mod tests;
mod transcript;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::article::{SectionKind, Span};
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::titles::title_word;
use super::{
    EntityIndex, EntityType, Fact, FactContent, Phrase, Quote, QuoteMode, Source, Speaker, phrase,
};

use cue::CueClass;
use draft::{Draft, Holders, SpeakerSource};
use marks::Quotation;

/// From this share of its words on, a quote within another of the same cue is the same quote.
const SAME: f32 = 0.8;

/// The quotes of an article.
pub fn extract(source: Source<'_>, entities: &EntityIndex<'_>) -> Vec<Fact> {
    let analysis = source.analysis;
    let quotations = marks::quotations(source);
    let mut clauses = Vec::new();
    for (sentence, range) in analysis.sentences().iter().enumerate() {
        if !range.section.holds_facts() {
            continue;
        }
        if range.section == SectionKind::Headline {
            clauses.extend(phrases::colon_line(analysis, entities, sentence));
        }
        for token in range.tokens.clone() {
            let found = adjective::draft(analysis, entities, token)
                .or_else(|| phrases::as_told(analysis, token))
                .or_else(|| clause::draft(analysis, entities, token))
                .or_else(|| phrases::according_to(analysis, token))
                .or_else(|| phrases::hearsay(analysis, token))
                .or_else(|| phrases::in_inquiry(analysis, token))
                .or_else(|| phrases::stance(analysis, entities, token))
                .or_else(|| noun::draft(analysis, entities, token));
            clauses.extend(found);
        }
    }
    let mut drafts = direct::drafts(source, entities, &quotations, &mut clauses);
    drafts.append(&mut clauses);
    let drafts = without_doubles(drafts);
    let drafts = without_asides(source, entities, &drafts);
    let reader = Reader {
        source,
        entities,
        quotations: &quotations,
        holders: Holders::new(&drafts),
        drafts: &drafts,
    };
    let mut facts: Vec<Fact> = drafts
        .iter()
        .filter(|draft| !draft.is_denied(analysis))
        .filter_map(|draft| reader.fact(draft))
        .collect();
    facts.extend(transcript::quotes(source, entities));
    facts.sort_by_key(Fact::primary_span);
    speech::doubt_headlines(&mut facts);
    facts
}

/// The words between quotation marks, marks included.
pub fn in_marks(source: Source<'_>) -> Vec<Span> {
    let quotations = marks::quotations(source).into_iter();
    quotations.map(|quotation| quotation.span).collect()
}

/// Of two drafts with the same content the surer stays.
fn without_doubles(mut drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let mut kept: Vec<Draft> = Vec::new();
    let mut holders = Holders::default();
    for draft in drafts {
        let touched: BTreeSet<usize> = draft
            .content
            .iter()
            .flat_map(|&token| holders.of(token))
            .collect();
        let mut others = touched.iter().map(|&number| &kept[number]);
        let is_double = others
            .any(|other| draft.share_within(other) >= SAME && other.share_within(&draft) >= SAME);
        if !is_double {
            holders.add(kept.len(), &draft);
            kept.push(draft);
        }
    }
    kept
}

/// Leaves out what stands within another quote and tells no more than the mind of its speaker ("he
/// said he *believed*", "“I *want* peace”"). What another said stays a quote of its own.
fn without_asides(source: Source<'_>, entities: &EntityIndex<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let analysis = source.analysis;
    let named = |draft: &Draft| match draft.speaker {
        SpeakerSource::Phrase(token) => Some(name_of(source, entities, token, draft)),
        SpeakerSource::Untold => None,
    };
    let holders = Holders::new(drafts);
    let is_kept = |draft: &Draft| {
        let Some(cue) = draft.cue_head else {
            return true;
        };
        let mut holding = holders.of(cue).map(|number| &drafts[number]);
        let outer = holding.find(|outer| outer.cue_head != Some(cue) && !draft.surrounds(outer));
        let Some(outer) = outer else {
            return true;
        };
        let says = cue::verb(analysis, cue).is_some_and(|entry| entry.class == CueClass::Say);
        let is_other = match draft.speaker {
            SpeakerSource::Phrase(token) => {
                let text = analysis.tokens()[token].text.to_lowercase();
                !matches!(text.as_str(), "i" | "we" | "you") && named(draft) != named(outer)
            }
            SpeakerSource::Untold => false,
        };
        says && is_other
    };
    drafts
        .iter()
        .filter(|draft| is_kept(draft))
        .cloned()
        .collect()
}

/// What the quotes of an article are made from.
struct Reader<'a> {
    source: Source<'a>,
    entities: &'a EntityIndex<'a>,
    quotations: &'a [Quotation],
    drafts: &'a [Draft],
    holders: Holders,
}

impl Reader<'_> {
    fn fact(&self, draft: &Draft) -> Option<Fact> {
        let (source, analysis) = (self.source, self.source.analysis);
        let spans = self.content_spans(draft);
        if spans.is_empty() {
            return None;
        }
        let enclosing = self.enclosing_speaker(draft);
        let speaker = match draft.speaker {
            SpeakerSource::Phrase(token) => {
                speaker_at(source, self.entities, token, draft, enclosing)
            }
            SpeakerSource::Untold => None,
        };
        let cue = draft
            .cue
            .clone()
            .map(|cue| Phrase::new(source.article, analysis.span_of(cue)));
        // "told us": whom, nobody is named.
        let is_first_person = |token: usize| {
            let word = analysis.tokens()[token].text.to_lowercase();
            matches!(word.as_str(), "me" | "us")
        };
        let addressee = draft
            .addressee
            .filter(|&token| !is_first_person(token))
            .map(|token| name_of(source, self.entities, token, draft));
        let mode = self.mode(draft);
        let is_said = speech::is_said(analysis, self.entities, draft, mode, speaker.as_ref());
        let confidence = if is_said {
            draft.confidence
        } else {
            draft.confidence.min(speech::ATTRIBUTED)
        };
        let quote = Quote {
            mode,
            speaker,
            cue,
            addressee,
        };
        let content = FactContent::Quote(quote);
        Some(Fact::suggested(
            source.article,
            content,
            &spans,
            draft.rule,
            confidence,
        ))
    }

    /// The quotation that holds a token.
    fn quotation_at(&self, token: usize) -> Option<&Quotation> {
        let numbers = marks::touching(self.quotations, &(token..token + 1));
        self.quotations[numbers].first()
    }

    /// The spans of the content: quotation marks at the edges stay, other marks do not.
    fn content_spans(&self, draft: &Draft) -> Vec<Span> {
        let analysis = self.source.analysis;
        let tokens: Vec<usize> = draft.content.iter().copied().collect();
        let mut spans: Vec<Span> = Vec::new();
        for run in phrase::runs(&tokens) {
            let trimmed = phrase::trim(analysis, run.clone());
            if trimmed.is_empty() {
                continue;
            }
            let mut span = analysis.span_of(trimmed);
            let whole = analysis.span_of(run.clone());
            for quotation in &self.quotations[marks::touching(self.quotations, &run)] {
                if whole.covers(quotation.span) && span.overlaps(quotation.span) {
                    span = span.hull(quotation.span);
                }
            }
            spans.push(span);
        }
        spans
    }

    /// Whose words stand there, by how many of them stand between quotation marks.
    fn mode(&self, draft: &Draft) -> QuoteMode {
        let analysis = self.source.analysis;
        let cue_start = draft.cue.as_ref().map(|cue| cue.start);
        let is_quoted = |token: usize| {
            self.quotation_at(token).is_some_and(|quotation| {
                !cue_start.is_some_and(|cue| quotation.tokens.contains(&cue))
            })
        };
        let is_word = |token: &usize| {
            !phrase::is_mark(analysis, *token)
                && analysis.tokens()[*token].dependency != Dependency::Marker
        };
        let words: Vec<usize> = draft.content.iter().copied().filter(is_word).collect();
        let quoted = words.iter().filter(|&&token| is_quoted(token)).count();
        match quoted {
            0 => QuoteMode::Indirect,
            _ if quoted == words.len() => QuoteMode::Direct,
            _ => QuoteMode::Mixed,
        }
    }

    /// The speaker of the quotation that a cue itself stands in: there "I" is that speaker.
    fn enclosing_speaker(&self, draft: &Draft) -> Option<String> {
        let quotation = self.quotation_at(draft.cue_head?)?;
        let holding = self.holders.of(quotation.tokens.start);
        let mut outer = holding.map(|number| &self.drafts[number]).filter(|outer| {
            outer
                .cue_head
                .is_none_or(|cue| !quotation.tokens.contains(&cue))
        });
        let outer = outer.next()?;
        match outer.speaker {
            SpeakerSource::Phrase(token) => Some(name_of(self.source, self.entities, token, outer)),
            SpeakerSource::Untold => None,
        }
    }
}

fn speaker_at(
    source: Source<'_>,
    entities: &EntityIndex<'_>,
    token: usize,
    draft: &Draft,
    enclosing: Option<String>,
) -> Option<Speaker> {
    let analysis = source.analysis;
    let range = noun_phrase(analysis, token, draft);
    let text = analysis.tokens()[token].text.to_lowercase();
    let is_first_person = matches!(text.as_str(), "i" | "we" | "my" | "our");
    let name = match enclosing {
        Some(name) if is_first_person => name,
        _ if is_first_person => return None,
        _ => match speaker::antecedent(analysis, token)
            .or_else(|| speaker::spoke_before(analysis, entities, token))
        {
            Some(antecedent) => name_of(source, entities, antecedent, draft),
            None => name_of(source, entities, token, draft),
        },
    };
    Some(Speaker {
        name,
        span: analysis.span_of(range),
    })
}

/// The noun phrase around a token, less the cue and the content it may hold.
fn noun_phrase(analysis: &Analysis, token: usize, draft: &Draft) -> Range<usize> {
    let tokens = analysis.tokens();
    let is_cut = |child: usize| {
        let holds_cue = draft.cue_head.is_some_and(|cue| {
            cue == child || analysis.ancestors(cue).any(|ancestor| ancestor == child)
        });
        holds_cue
            || draft.content.contains(&child)
            || tokens[child].dependency == Dependency::Parataxis
            || (tokens[child].dependency == Dependency::Case && tokens[child].head == token)
    };
    let subtree = analysis.subtree_without(token, is_cut);
    let run = phrase::runs(&subtree)
        .into_iter()
        .find(|run| run.contains(&token));
    phrase::trim(analysis, run.unwrap_or(token..token + 1))
}

/// The name that a noun stands for; its own words where it names nobody, less what is said.
fn name_of(source: Source<'_>, entities: &EntityIndex<'_>, token: usize, draft: &Draft) -> String {
    let analysis = source.analysis;
    let tokens = analysis.tokens();
    let at = |token: usize| {
        entities
            .at(tokens[token].span.start)
            .map(|(_, _, entity)| entity)
    };
    let head_is_name = |entity_span: Span| {
        let range = analysis.tokens_in(entity_span);
        analysis.head_of(range) == Some(token)
    };
    let conjuncts: Vec<usize> = analysis
        .children_by(token, Dependency::Conjunct)
        .filter(|&conjunct| at(conjunct).is_some())
        .collect();
    if let Some((span, _, entity)) = entities.at(tokens[token].span.start)
        && (head_is_name(span) || entity.entity_type == EntityType::Person)
    {
        let others = conjuncts.iter().filter_map(|&conjunct| at(conjunct));
        let names = std::iter::once(entity)
            .chain(others)
            .map(|entity| entity.name.as_str());
        return names.collect::<Vec<_>>().join(" and ");
    }
    // "the foreign minister, Nuh Yilmaz", "the company, Norvane Foods": the apposition names who speaks.
    let apposition = analysis.child_by(token, &[Dependency::Apposition]);
    let is_noun = matches!(tokens[token].tag, Tag::Nn | Tag::Nns);
    if let Some(entity) = apposition.and_then(at)
        && match entity.entity_type {
            // "one of them, Ada Obi,"
            EntityType::Person => {
                is_noun || tokens[token].tag == Tag::Cd || title_word(&tokens[token].text).is_some()
            }
            EntityType::Organization => is_noun && cue::is_speaking_noun(analysis, token),
            _ => false,
        }
    {
        return entity.name.clone();
    }
    // "Blinken's remarks" speak for Blinken.
    let possessor = analysis.child_by(token, &[Dependency::Possessive]);
    if let Some(entity) = possessor.and_then(at)
        && cue::is_utterance(analysis, token)
    {
        return entity.name.clone();
    }
    let is_said = |child| draft.content.contains(&child) && !draft.content.contains(&token);
    let short = analysis.subtree_without(token, |child| {
        matches!(
            tokens[child].dependency,
            Dependency::RelativeClause | Dependency::Apposition | Dependency::ClausalModifier
        ) || tokens[child].dependency == Dependency::AdjectivalModifier
            && child > tokens[child].head
            || tokens[child].pos == PartOfSpeech::Punctuation
            || is_said(child)
    });
    let run = phrase::runs(&short)
        .into_iter()
        .find(|run| run.contains(&token));
    let range = phrase::trim(analysis, run.unwrap_or(token..token + 1));
    let range = phrase::with_hyphens(analysis, range);
    source.article.slice(analysis.span_of(range)).to_owned()
}
