//! One or several articles of a document, parted by their headlines.

use std::collections::BTreeMap;

use crate::article::SectionKind;
use crate::ingest::draft::Draft;

use super::paragraphs::Paragraph;

/// How much larger than the text a headline is that may begin an article, and how much of the size of
/// the largest it has.
const LARGER: f64 = 1.45;
const OF_LARGEST: f64 = 0.6;

/// How much larger than the text the headline of the only article is.
const HEADLINE: f64 = 1.2;

/// Words that a headline may have.
const WORDS: std::ops::RangeInclusive<usize> = 3..=30;

/// Letters from which what follows a headline is an article.
const ARTICLE: usize = 300;

/// The articles that paragraphs make.
pub fn of(paragraphs: &[Paragraph]) -> Vec<Draft> {
    let text_size = text_size(paragraphs);
    let starts = starts(paragraphs, text_size);
    let ends = starts.iter().skip(1).copied().chain([paragraphs.len()]);
    let is_one = starts.len() == 1;
    let slices = starts.iter().zip(ends).map(|(&start, end)| &paragraphs[start..end]);
    slices
        .map(|slice| {
            let mut draft = draft(slice, text_size);
            if let (Some(first), false) = (slice.first(), is_one) {
                draft.place = Some(format!("page {}", first.page));
            }
            draft
        })
        .collect()
}

/// The size in which most of the letters are.
fn text_size(paragraphs: &[Paragraph]) -> f64 {
    let mut letters: BTreeMap<i64, usize> = BTreeMap::new();
    for paragraph in paragraphs {
        let size = (paragraph.size * 10.0).round() as i64;
        *letters.entry(size).or_default() += paragraph.text.chars().count();
    }
    let most = letters.into_iter().max_by_key(|(_, letters)| *letters);
    most.map_or(1.0, |(size, _)| size as f64 / 10.0)
}

/// Where articles begin; the first begins with the document.
fn starts(paragraphs: &[Paragraph], text_size: f64) -> Vec<usize> {
    let is_headline = |paragraph: &Paragraph| {
        let words = paragraph.text.split_whitespace().count();
        paragraph.size >= LARGER * text_size && WORDS.contains(&words)
    };
    let headlines: Vec<usize> = (0..paragraphs.len())
        .filter(|&index| is_headline(&paragraphs[index]))
        .collect();
    let largest = headlines.iter().map(|&index| paragraphs[index].size).fold(0.0, f64::max);
    let mut starts = vec![0];
    for (nth, &headline) in headlines.iter().enumerate() {
        let next = headlines.get(nth + 1).copied().unwrap_or(paragraphs.len());
        let letters = |from: usize, to: usize| -> usize {
            let inner = paragraphs[from..to].iter();
            inner.map(|paragraph| paragraph.text.chars().count()).sum()
        };
        let before = starts.last().copied().unwrap_or(0);
        if headline > 0
            && paragraphs[headline].size >= OF_LARGEST * largest
            && letters(before, headline) >= ARTICLE
            && letters(headline + 1, next) >= ARTICLE
        {
            starts.push(headline);
        }
    }
    starts
}

fn draft(paragraphs: &[Paragraph], text_size: f64) -> Draft {
    let mut draft = Draft::default();
    // A name of a paper or section may stand over the headline.
    let head = &paragraphs[..paragraphs.len().min(4)];
    let largest = head.iter().map(|paragraph| paragraph.size).fold(0.0, f64::max);
    let headline = head.iter().position(|paragraph| {
        let words = paragraph.text.split_whitespace().count();
        paragraph.size >= largest && paragraph.size >= HEADLINE * text_size && WORDS.contains(&words)
    });
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let role = (Some(index) == headline).then_some(SectionKind::Headline);
        draft.push(&paragraph.text, role);
    }
    draft.metadata.title = headline.map(|index| paragraphs[index].text.clone());
    draft
}
