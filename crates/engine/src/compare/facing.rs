//! Two articles facing each other: what one copied, what it reworded, which words it changed, and
//! which of the two is likely the original.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{Article, ArticleId, SectionKind, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::FactSheet;
use crate::facts::date_words::day_words;

use super::bag::Bag;
use super::copied;
use super::outlet::outlets;
use super::prepared::Prepared;
use super::wording::Code;
use super::words;

/// Likeness (weighted Dice coefficient) from which one sentence restates the other.
const RESTATED: f32 = 0.35;

/// Concepts that both must hold at least.
const FEWEST_SHARED: usize = 3;

/// Share of a sentence beyond which it counts as copied, not reworded.
const MOSTLY: f32 = 0.5;

/// Share of copied words from which it is asked who copied from whom.
const COPIED: f32 = 0.1;

/// Share of an article's words that makes it a part of the other.
const CONTAINED: f32 = 0.7;

/// The longest sentences whose words are compared one by one.
const LONGEST_SENTENCE: usize = 200;

/// Two articles laid side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facing {
    /// The articles, in the order given.
    pub articles: [ArticleId; 2],
    /// What stands in both, in the order of the first. What is in none of them is one article's own.
    pub passages: Vec<AlignedPassage>,
    /// Share of the words of each, from 0 to 1, that stand in copied passages.
    pub copied: [f32; 2],
    /// Who copied from whom, where much was copied and something tells.
    pub origin: Option<Origin>,
}

/// A passage of one article and its counterpart in the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlignedPassage {
    /// How the words stand to each other.
    pub likeness: Likeness,
    /// Where the passage stands in each.
    pub spans: [Span; 2],
    /// Where the words differ, in order.
    pub changes: Vec<Change>,
}

/// How two passages are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same words, but for the changes.
    Copied,
    /// The same said in other words.
    Reworded,
}

/// Words of one passage that stand for words of the other. The span is empty where one side has none:
/// it tells the place where they are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The words of each.
    pub spans: [Span; 2],
}

/// Who copied from whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The likely original; `None` where both come from a third.
    pub original: Option<ArticleId>,
    /// Why, in plain words.
    pub reason: String,
}

/// Lays two articles side by side.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn facing(
    first: &Arc<FactSheet>,
    second: &Arc<FactSheet>,
    cancel: &CancelToken,
) -> Result<Facing, Cancelled> {
    let sheets = [Arc::clone(first), Arc::clone(second)];
    let articles = sheets.each_ref().map(Prepared::new);
    cancel.check()?;
    let chains = copied::chains(&articles[0], &articles[1]);
    let copied_words = [0, 1].map(|side| {
        let words = chains.iter().flat_map(|chain| chain.words(side));
        words.collect::<BTreeSet<usize>>()
    });
    let mut passages: Vec<AlignedPassage> = chains
        .iter()
        .map(|chain| AlignedPassage {
            likeness: Likeness::Copied,
            spans: [0, 1].map(|side| articles[side].span_of(&chain.words(side))),
            changes: chain
                .changes()
                .map(|words| change(&articles, &words))
                .collect(),
        })
        .collect();
    cancel.check()?;
    passages.extend(reworded(&articles, &copied_words, cancel)?);
    passages.sort_by_key(|passage| passage.spans);
    let copied = [0, 1].map(|side| {
        let all = articles[side].words().len().max(1);
        copied_words[side].len() as f32 / all as f32
    });
    Ok(Facing {
        articles: [0, 1].map(|side| sheets[side].article.id.clone()),
        passages,
        copied,
        origin: origin(&sheets, copied),
    })
}

/// Sentences that restate each other, each at most once.
fn reworded(
    articles: &[Prepared; 2],
    copied: &[BTreeSet<usize>; 2],
    cancel: &CancelToken,
) -> Result<Vec<AlignedPassage>, Cancelled> {
    let own_sentences = |side: usize| -> Vec<(Range<usize>, Bag)> {
        let article = &articles[side];
        let is_own = |sentence: &&Range<usize>| {
            let taken = copied[side].range((*sentence).clone()).count();
            !sentence.is_empty() && (taken as f32) < MOSTLY * sentence.len() as f32
        };
        let own = article.sentences().iter().filter(is_own);
        own.map(|words| (words.clone(), article.bag_of_words(words.clone())))
            .collect()
    };
    let (left, right) = (own_sentences(0), own_sentences(1));
    let mut pairs = Vec::new();
    let mut holders: HashMap<Code, Vec<usize>> = HashMap::new();
    for (b, (_, bag)) in right.iter().enumerate() {
        for concept in bag.concepts() {
            holders.entry(concept).or_default().push(b);
        }
    }
    for (a, (_, bag)) in left.iter().enumerate() {
        cancel.check()?;
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for b in bag
            .concepts()
            .filter_map(|concept| holders.get(&concept))
            .flatten()
        {
            *shared.entry(*b).or_default() += 1;
        }
        for (b, concepts) in shared {
            let likeness = bag.overlap(&right[b].1);
            if concepts >= FEWEST_SHARED && likeness >= RESTATED {
                pairs.push((likeness, a, b));
            }
        }
    }
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (mut taken_left, mut taken_right) = (BTreeSet::new(), BTreeSet::new());
    let mut found = Vec::new();
    for (_, a, b) in pairs {
        if taken_left.contains(&a) || taken_right.contains(&b) {
            continue;
        }
        taken_left.insert(a);
        taken_right.insert(b);
        let words = [left[a].0.clone(), right[b].0.clone()];
        found.push(AlignedPassage {
            likeness: Likeness::Reworded,
            spans: [0, 1].map(|side| articles[side].span_of(&words[side])),
            changes: differing(articles, &words),
        });
    }
    Ok(found)
}

/// The words in which two sentences differ, by their longest common subsequence.
fn differing(articles: &[Prepared; 2], words: &[Range<usize>; 2]) -> Vec<Change> {
    if words.iter().any(|words| words.len() > LONGEST_SENTENCE) {
        return Vec::new();
    }
    let forms = [0, 1].map(|side| &articles[side].wording.forms[words[side].clone()]);
    let common = longest_common(forms[0], forms[1]);
    let mut changes = Vec::new();
    let mut at = [words[0].start, words[1].start];
    let end = [words[0].len(), words[1].len()];
    for [a, b] in common.into_iter().chain([end]) {
        let next = [words[0].start + a, words[1].start + b];
        let differing = [at[0]..next[0], at[1]..next[1]];
        if differing.iter().any(|words| !words.is_empty()) {
            changes.push(change(articles, &differing));
        }
        at = next.map(|next| next + 1);
    }
    changes
}

/// Places of the words of the longest common subsequence.
fn longest_common(a: &[Code], b: &[Code]) -> Vec<[usize; 2]> {
    let width = b.len() + 1;
    let mut lengths = vec![0_usize; (a.len() + 1) * width];
    for x in (0..a.len()).rev() {
        for y in (0..b.len()).rev() {
            lengths[x * width + y] = if a[x] == b[y] {
                lengths[(x + 1) * width + y + 1] + 1
            } else {
                lengths[(x + 1) * width + y].max(lengths[x * width + y + 1])
            };
        }
    }
    let (mut x, mut y) = (0, 0);
    let mut found = Vec::new();
    while x < a.len() && y < b.len() {
        if a[x] == b[y] {
            found.push([x, y]);
            (x, y) = (x + 1, y + 1);
        } else if lengths[(x + 1) * width + y] >= lengths[x * width + y + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
    found
}

fn change(articles: &[Prepared; 2], words: &[Range<usize>; 2]) -> Change {
    Change {
        spans: [0, 1].map(|side| span_or_place(&articles[side], &words[side])),
    }
}

/// Where some words stand; for none, the place behind the word before.
fn span_or_place(article: &Prepared, words: &Range<usize>) -> Span {
    if !words.is_empty() {
        return article.span_of(words);
    }
    let before = words
        .start
        .checked_sub(1)
        .and_then(|at| article.words().get(at));
    let place = before.map_or(0, |word| word.span.end);
    Span::new(place, place)
}

/// Who copied from whom: by credit, else by date, else by what is a part of what.
pub(super) fn origin(sheets: &[Arc<FactSheet>; 2], copied: [f32; 2]) -> Option<Origin> {
    if copied.iter().all(|share| *share < COPIED) {
        return None;
    }
    let names = outlets(sheets);
    let articles = sheets.each_ref().map(|sheet| &sheet.article);
    let found = |side: usize, reason: String| {
        Some(Origin {
            original: Some(articles[side].id.clone()),
            reason,
        })
    };
    let credits = articles.map(|article| credit(article));
    let later = articles[0]
        .metadata
        .published
        .zip(articles[1].metadata.published);
    for side in [0, 1] {
        let other = 1 - side;
        let publisher = articles[side].metadata.publisher.as_deref();
        if publisher.is_some_and(|publisher| names_agency(credits[other].as_deref(), publisher)) {
            let reason = format!("{} names {} as its source.", names[other], names[side]);
            return found(side, reason);
        }
    }
    if let [Some(first), Some(second)] = &credits
        && names_agency(credits[0].as_deref(), second)
    {
        return Some(Origin {
            original: None,
            reason: format!("Both name {first} as their source."),
        });
    }
    if let Some((first, second)) = later.filter(|(first, second)| first != second) {
        let earlier = usize::from(second < first);
        let days = [first, second].map(day_words);
        let reason = format!(
            "{} was published on {}, {} on {}.",
            names[earlier],
            days[earlier],
            names[1 - earlier],
            days[1 - earlier]
        );
        return found(earlier, reason);
    }
    let whole = usize::from(copied[0] > copied[1]);
    let part = 1 - whole;
    (copied[part] >= CONTAINED && copied[whole] < CONTAINED)
        .then(|| {
            let percent = (copied[part] * 100.0).round();
            let reason = format!(
                "{percent} % of {} stands in {}, which tells more besides.",
                names[part], names[whole]
            );
            found(whole, reason)
        })
        .flatten()
}

/// Whom an article names as the source of its text: in its metadata, in the line that tells it, or
/// in brackets in its dateline.
fn credit(article: &Article) -> Option<String> {
    let told = article.metadata.original_source.clone();
    let in_sections = || {
        let mut sections = article.sections.iter();
        let source = sections.find(|section| section.kind == SectionKind::Source)?;
        Some(article.slice(source.span).to_owned())
    };
    let in_dateline = || {
        let mut sections = article.sections.iter();
        let dateline = sections.find(|section| section.kind == SectionKind::Dateline)?;
        let (_, rest) = article.slice(dateline.span).split_once('(')?;
        Some(rest.split_once(')')?.0.to_owned())
    };
    told.or_else(in_sections).or_else(in_dateline)
}

/// Whether a credit holds all words of a name.
fn names_agency(credit: Option<&str>, name: &str) -> bool {
    let forms = |text: &str| {
        let words = words::words(text).into_iter();
        words.map(|word| word.form).collect::<BTreeSet<_>>()
    };
    let name = forms(name);
    let credit = credit.map(forms).unwrap_or_default();
    !name.is_empty() && name.is_subset(&credit)
}
