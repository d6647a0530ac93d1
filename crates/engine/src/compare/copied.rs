//! Passages that two articles share word for word.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::{Fact, FactContent, FactSheet, QuoteMode, Status};

use super::prepared::Prepared;
use super::wording::{Code, SEED_WORDS, Seed, Wording};

/// Words that a shared passage has at least. Shorter runs are common wording: names with titles,
/// dates, set phrases.
const FEWEST_WORDS: usize = 12;

/// Of these, words outside direct quotes: two reporters who heard the same speech share its words
/// without copying.
const FEWEST_OWN_WORDS: usize = 6;

/// Words that may be changed in a row within a passage.
const MOST_CHANGED_WORDS: usize = 4;

/// Words that must be the same beyond a change for the passage to go on.
const FEWEST_BEYOND: usize = 3;

/// A passage that two articles share, ignoring case, white space and punctuation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopiedPassage {
    /// The two articles, in the order given.
    pub articles: [ArticleId; 2],
    /// Where the passage stands in each.
    pub spans: [Span; 2],
    /// How many words it has.
    pub words: usize,
}

/// A passage that two articles share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The words of each.
    pub words: [Range<usize>; 2],
    /// Where they stand.
    pub spans: [Span; 2],
}

/// All passages that two of the articles share, each as long as it goes.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn copied_passages(
    sheets: &[Arc<FactSheet>],
    cancel: &CancelToken,
) -> Result<Vec<CopiedPassage>, Cancelled> {
    let articles: Vec<Prepared> = sheets.iter().map(Prepared::new).collect();
    let mut found = Vec::new();
    for pair in candidates(&articles.iter().collect::<Vec<_>>(), |_| true) {
        cancel.check()?;
        let [first, second] = pair.map(|at| &articles[at]);
        let of_pair = of_pair(first, second).into_iter();
        found.extend(of_pair.map(|passage| CopiedPassage {
            articles: [first, second].map(|article| article.article().id.clone()),
            spans: passage.spans,
            words: passage.words[0].len(),
        }));
    }
    Ok(found)
}

/// Share of an article's words, from 0 to 1, that stand in passages it shares with another.
pub fn copied_share(sheet: &FactSheet, passages: &[CopiedPassage]) -> f32 {
    let words = super::words::words(sheet.article.text.as_str());
    let in_article = |passage: &CopiedPassage| {
        let side = passage
            .articles
            .iter()
            .position(|id| *id == sheet.article.id)?;
        Some(passage.spans[side])
    };
    let spans: Vec<Span> = passages.iter().filter_map(in_article).collect();
    let counted = words
        .iter()
        .filter(|word| sheet.article.section_at(word.span.start).holds_facts());
    let (mut all, mut copied) = (0_usize, 0_usize);
    for word in counted {
        all += 1;
        copied += usize::from(spans.iter().any(|span| span.covers(word.span)));
    }
    if all == 0 {
        0.0
    } else {
        copied as f32 / all as f32
    }
}

/// Each two articles that share a run of words at all and of which one is new, in order.
pub fn candidates(articles: &[&Prepared], is_new: impl Fn(usize) -> bool) -> Vec<[usize; 2]> {
    let runs = |at: usize| {
        let seeds: &[Seed] = &articles[at].wording.seeds;
        seeds
            .chunk_by(|a, b| a.run == b.run)
            .map(|same| same[0].run)
    };
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for at in (0..articles.len()).filter(|&at| is_new(at)) {
        for run in runs(at) {
            holders.entry(run).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for at in 0..articles.len() {
        // Of two new articles the later one finds the earlier.
        let unseen = |other: &usize| {
            if is_new(at) {
                *other < at
            } else {
                *other != at
            }
        };
        let mut met = vec![false; articles.len()];
        for &other in runs(at).filter_map(|run| holders.get(&run)).flatten() {
            met[other] = true;
        }
        let others = (0..articles.len()).filter(|&other| met[other]);
        let unseen = others.filter(unseen);
        pairs.extend(unseen.map(|other| [at.min(other), at.max(other)]));
    }
    pairs.sort_unstable();
    pairs
}

/// What two articles share.
#[derive(Debug, Clone)]
pub struct Shared {
    /// Passages word for word, each as long as it goes.
    pub passages: Arc<[Passage]>,
    /// Where they have the same words, those that one of them changed within included.
    pub copied: Arc<[[Span; 2]]>,
}

/// What two articles share.
pub fn shared_by(first: &Prepared, second: &Prepared) -> Shared {
    let starts = starts_in(&first.wording, &second.wording);
    let chains = chains_from(first, second, &starts).into_iter();
    let spans = chains.map(|chain| {
        [
            first.span_of(&chain.words(0)),
            second.span_of(&chain.words(1)),
        ]
    });
    Shared {
        passages: passages_from(first, second, &starts).into(),
        copied: spans.collect(),
    }
}

/// The passages that two articles share, each as long as it goes.
pub fn of_pair(first: &Prepared, second: &Prepared) -> Vec<Passage> {
    passages_from(first, second, &starts_in(&first.wording, &second.wording))
}

fn passages_from(first: &Prepared, second: &Prepared, starts: &Starts<'_>) -> Vec<Passage> {
    let shared = runs_of(first, second, starts, FEWEST_WORDS).into_iter();
    let enough = shared.filter(|words| own_words(first, &words[0]) >= FEWEST_OWN_WORDS);
    enough
        .map(|words| Passage {
            spans: [first.span_of(&words[0]), second.span_of(&words[1])],
            words,
        })
        .collect()
}

/// Runs of words that two articles share, with what was changed between them left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Words of both that are the same, in the order of both; at least one run.
    pub runs: Vec<[Range<usize>; 2]>,
}

impl Chain {
    /// The words of one side, those that were changed included.
    pub fn words(&self, side: usize) -> Range<usize> {
        let ends = self.runs.first().zip(self.runs.last());
        ends.map_or(0..0, |(first, last)| first[side].start..last[side].end)
    }

    /// What stands between the runs.
    pub fn changes(&self) -> impl Iterator<Item = [Range<usize>; 2]> + '_ {
        let pairs = self.runs.windows(2);
        pairs.map(|pair| [0, 1].map(|side| pair[0][side].end..pair[1][side].start))
    }

    fn shared_words(&self) -> usize {
        self.runs.iter().map(|run| run[0].len()).sum()
    }

    /// Whether a run follows, with few words changed between.
    fn is_followed_by(&self, run: &[Range<usize>; 2]) -> bool {
        let close = |side: usize| {
            let gap = run[side].start.checked_sub(self.words(side).end);
            gap.is_some_and(|gap| gap <= MOST_CHANGED_WORDS)
        };
        close(0) && close(1)
    }
}

/// Passages that two articles share, words that one of them changed included.
pub fn chains(first: &Prepared, second: &Prepared) -> Vec<Chain> {
    chains_from(first, second, &starts_in(&first.wording, &second.wording))
}

fn chains_from(first: &Prepared, second: &Prepared, starts: &Starts<'_>) -> Vec<Chain> {
    let runs = runs_of(first, second, starts, SEED_WORDS);
    let mut chains: Vec<Chain> = Vec::new();
    for run in runs {
        match chains.last_mut().filter(|chain| chain.is_followed_by(&run)) {
            Some(chain) => chain.runs.push(run),
            None => chains.push(Chain { runs: vec![run] }),
        }
    }
    for chain in &mut chains {
        widen(chain, &first.wording.forms, &second.wording.forms);
    }
    let mut kept: Vec<Chain> = Vec::new();
    for chain in chains {
        let free = |side: usize| {
            kept.last()
                .is_none_or(|last| last.words(side).end <= chain.words(side).start)
        };
        let enough = chain.shared_words() >= FEWEST_WORDS
            && own_words(first, &chain.words(0)) >= FEWEST_OWN_WORDS;
        if enough && free(1) {
            kept.push(chain);
        }
    }
    kept
}

/// Takes in shared words beyond changed ones at both ends, where they are too few to be found alone.
fn widen(chain: &mut Chain, first: &[Code], second: &[Code]) {
    while let Some((skip, length)) = bridge(
        &first[chain.words(0).end..].iter(),
        &second[chain.words(1).end..].iter(),
    ) {
        let starts = [0, 1].map(|side| chain.words(side).end + skip[side]);
        chain.runs.push(starts.map(|start| start..start + length));
    }
    while let Some((skip, length)) = bridge(
        &first[..chain.words(0).start].iter().rev(),
        &second[..chain.words(1).start].iter().rev(),
    ) {
        let ends = [0, 1].map(|side| chain.words(side).start - skip[side]);
        chain.runs.insert(0, ends.map(|end| end - length..end));
    }
}

/// How many words to pass over on each side, the fewest, to come to words that are the same, and how
/// many these are.
fn bridge<'w>(
    first: &(impl Iterator<Item = &'w Code> + Clone),
    second: &(impl Iterator<Item = &'w Code> + Clone),
) -> Option<([usize; 2], usize)> {
    let skips = (0..=MOST_CHANGED_WORDS)
        .flat_map(|a| (0..=MOST_CHANGED_WORDS).map(move |b| [a, b]))
        .filter(|skip| *skip != [0, 0]);
    let length = |skip: [usize; 2]| {
        let pairs = first
            .clone()
            .skip(skip[0])
            .zip(second.clone().skip(skip[1]));
        pairs.take_while(|(a, b)| a == b).count()
    };
    let found = skips.filter_map(|skip| {
        let length = length(skip);
        (length >= FEWEST_BEYOND).then_some((skip, length))
    });
    found.min_by_key(|(skip, length)| (skip[0] + skip[1], std::cmp::Reverse(*length)))
}

/// The longest runs of so many words and more that both have, from the start of the second on.
fn runs_of(
    first: &Prepared,
    second: &Prepared,
    starts: &Starts<'_>,
    fewest: usize,
) -> Vec<[Range<usize>; 2]> {
    let (first, second) = (&first.wording.forms, &second.wording.forms);
    let mut found = Vec::new();
    let mut at = 0;
    while at + SEED_WORDS <= second.len() {
        let length = |start: usize| {
            let pairs = first[start..].iter().zip(&second[at..]);
            pairs.take_while(|(a, b)| a == b).count()
        };
        let starts = starts.get(at).copied().unwrap_or_default().iter();
        let longest = starts
            .map(|seed| (length(seed.start), std::cmp::Reverse(seed.start)))
            .max();
        match longest {
            Some((length, std::cmp::Reverse(start))) if length >= fewest => {
                found.push([start..start + length, at..at + length]);
                at += length;
            }
            _ => at += 1,
        }
    }
    found
}

/// For each word of the second, where the run that begins there stands in the first.
type Starts<'w> = Vec<&'w [Seed]>;

fn starts_in<'w>(first: &'w Wording, second: &Wording) -> Starts<'w> {
    let same = |a: &Seed, b: &Seed| a.run == b.run;
    let mut starts: Starts<'w> = vec![&[]; second.forms.len()];
    let mut theirs = first.seeds.chunk_by(same).peekable();
    for own in second.seeds.chunk_by(same) {
        while theirs.next_if(|their| their[0].run < own[0].run).is_some() {}
        if let Some(their) = theirs.next_if(|their| their[0].run == own[0].run) {
            for seed in own {
                starts[seed.start] = their;
            }
        }
    }
    starts
}

/// How many of some words stand outside direct quotes.
fn own_words(article: &Prepared, words: &Range<usize>) -> usize {
    let quoted = quoted(article.facts());
    let inside = |span: Span| quoted.iter().any(|quote| quote.overlaps(span));
    let words = article.words()[words.clone()].iter();
    words.filter(|word| !inside(word.span)).count()
}

/// Where direct quotes stand.
pub fn quoted<'f>(facts: impl Iterator<Item = &'f Fact>) -> Vec<Span> {
    let is_direct = |content: &FactContent| matches!(content, FactContent::Quote(quote) if quote.mode == QuoteMode::Direct);
    facts
        .filter(|fact| fact.status != Status::Rejected && is_direct(&fact.content))
        .flat_map(|fact| fact.evidence.iter().map(|evidence| evidence.span))
        .collect()
}
