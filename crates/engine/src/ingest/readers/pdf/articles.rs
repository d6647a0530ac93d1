//! One or several articles of a document, parted by their headlines.

use std::collections::BTreeMap;

use crate::article::SectionKind;
use crate::ingest::draft::Draft;
use crate::ingest::sections::{is_date_line, names};

use super::paragraphs::Paragraph;

/// How much larger than the text a headline is that may begin an article, and how much of the size of
/// the largest it has.
const LARGER: f64 = 1.45;
const OF_LARGEST: f64 = 0.6;

/// A headline nearly as large as the largest begins an article though it tells no author.
const LARGEST: f64 = 0.95;

/// Paragraphs in which the head of an article tells author and day.
const HEAD: usize = 3;

/// How much larger than the text the headline of the only article is.
const HEADLINE: f64 = 1.2;

/// Words that a headline may have.
const WORDS: std::ops::RangeInclusive<usize> = 3..=30;

/// Letters from which what follows a headline is an article.
const ARTICLE: usize = 300;

/// The articles that paragraphs make. `edges` is what stood around them on the first page.
pub fn of(paragraphs: &[Paragraph], edges: &[String]) -> Vec<Draft> {
    let text_size = text_size(paragraphs);
    let starts = starts(paragraphs, text_size);
    let ends = starts.iter().skip(1).copied().chain([paragraphs.len()]);
    let is_one = starts.len() == 1;
    let slices = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| &paragraphs[start..end]);
    slices
        .map(|slice| {
            let mut draft = draft(slice, text_size, edges);
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
        paragraph.size >= LARGER * text_size && WORDS.contains(&words) && !paragraph.is_list
    };
    let headlines: Vec<usize> = (0..paragraphs.len())
        .filter(|&index| is_headline(&paragraphs[index]))
        .collect();
    let largest = headlines
        .iter()
        .map(|&index| paragraphs[index].size)
        .fold(0.0, f64::max);
    let mut starts = vec![0];
    for (nth, &headline) in headlines.iter().enumerate() {
        let next = headlines.get(nth + 1).copied().unwrap_or(paragraphs.len());
        let letters = |from: usize, to: usize| -> usize {
            let inner = paragraphs[from..to].iter();
            inner.map(|paragraph| paragraph.text.chars().count()).sum()
        };
        let before = starts.last().copied().unwrap_or(0);
        let below = &paragraphs[headline + 1..next.min(headline + 1 + HEAD)];
        let is_headed = below.iter().any(|line| tells_author_or_day(&line.text));
        let is_largest = paragraphs[headline].size >= LARGEST * largest;
        if headline > 0
            && (is_headed || is_largest)
            && paragraphs[headline].size >= OF_LARGEST * largest
            && letters(before, headline) >= ARTICLE
            && letters(headline + 1, next) >= ARTICLE
        {
            starts.push(headline);
        }
    }
    starts
}

/// Whether a line tells who wrote an article, or when.
fn tells_author_or_day(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let is_byline =
        words <= BYLINE && names::behind_by(line).is_some() && !names::people(line).is_empty();
    is_byline || is_date_line(line)
}

/// Words that a byline may have.
const BYLINE: usize = 15;

/// Paragraphs at the top among which the headline stands, and words of one over it.
const TOP: usize = 8;
const OVERLINE: usize = 15;

fn draft(paragraphs: &[Paragraph], text_size: f64, edges: &[String]) -> Draft {
    let mut draft = Draft::default();
    let top = &paragraphs[..paragraphs.len().min(TOP)];
    let largest = top
        .iter()
        .map(|paragraph| paragraph.size)
        .fold(0.0, f64::max);
    let headline = top.iter().position(|paragraph| {
        let words = paragraph.text.split_whitespace().count();
        paragraph.size >= largest
            && paragraph.size >= HEADLINE * text_size
            && WORDS.contains(&words)
    });
    // The names of paper, section and edition stand over the headline, or a page's menu.
    let is_short = |paragraph: &Paragraph| paragraph.text.split_whitespace().count() <= OVERLINE;
    let headline = headline.filter(|&index| top[..index].iter().all(is_short));
    let title = headline.map(|index| paragraphs[index].text.clone());
    if let Some((headline, title)) = headline.zip(title.as_deref()) {
        let mut over = top[..headline].iter();
        let behind_title = edges.iter().find_map(|line| site(line, title));
        draft.metadata.publisher = behind_title.or_else(|| {
            over.find_map(|line| site(&line.text, title).or_else(|| paper(&line.text)))
        });
    }
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let role = match headline {
            _ if paragraph.is_list => Some(SectionKind::Boilerplate),
            Some(headline) if index == headline => Some(SectionKind::Headline),
            Some(headline) if index < headline => Some(SectionKind::Boilerplate),
            _ => None,
        };
        draft.push(&paragraph.text, role);
    }
    draft.metadata.title = title;
    draft
}

/// The name of the site that a line tells behind the headline, as the title of a page has it.
fn site(line: &str, title: &str) -> Option<String> {
    let rest = line.trim().strip_prefix(title)?;
    let name = rest.trim_start_matches([' ', '|', '-', '–', '—', '·']);
    (name.len() < rest.len() && !name.is_empty()).then(|| name.to_owned())
}

/// The name of the paper that a line over the headline tells in words with capitals.
fn paper(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
            || ["of", "the", "and", "de", "der", "&"].contains(word)
    };
    ((2..=5).contains(&words.len()) && words.iter().all(is_name)).then(|| line.to_owned())
}
