//! Words that are cut in their own way: contractions, abbreviations, emoticons.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{Part, split};

static EXCEPTIONS: &str = include_str!("../../../assets/model/tokenizer_exceptions.tsv");

/// Titles, of which those that are cut short have a long form or end with a full stop.
static TITLES: &str = include_str!("../../../assets/words/titles.txt");

/// A title cut short that the model knows well.
const KNOWN_TITLE: &str = "Gov.";

/// Time zones, of which some are marked as new to the model.
static TIME_ZONES: &str = include_str!("../../../assets/words/time_zones.tsv");

/// A time zone that the model knows well behind a time of day.
const KNOWN_ZONE: &str = "EST";

/// The special cases.
#[derive(Debug)]
pub struct Specials {
    /// Titles cut short, without their full stop.
    titles: HashSet<&'static str>,
    /// Time zones that the model has not learned.
    zones: HashSet<&'static str>,
    cases: HashMap<&'static str, Vec<Part<'static>>>,
    /// Length of the longest of them in bytes.
    longest: usize,
    /// Special cases that the rules would take apart, by the first of the parts.
    split_cases: HashMap<&'static str, Vec<SplitCase>>,
}

/// A special case that the rules would take apart, such as `:-)`.
#[derive(Debug)]
struct SplitCase {
    case: &'static str,
    parts: Vec<&'static str>,
}

impl Specials {
    /// Reads the embedded table.
    pub fn embedded() -> Self {
        let cases: HashMap<_, _> = EXCEPTIONS.lines().map(read_case).collect();
        let mut split_cases: HashMap<_, Vec<SplitCase>> = HashMap::new();
        for &case in cases.keys() {
            let parts: Vec<_> = split(case, |_| None)
                .into_iter()
                .map(|(text, _)| text)
                .collect();
            if let [first, _, ..] = parts[..] {
                split_cases
                    .entry(first)
                    .or_default()
                    .push(SplitCase { case, parts });
            }
        }
        let longest = cases.keys().map(|case| case.len()).max().unwrap_or(0);
        Self {
            titles: TITLES.lines().filter_map(read_title).collect(),
            zones: TIME_ZONES.lines().filter_map(read_new_zone).collect(),
            cases,
            longest,
            split_cases,
        }
    }

    /// The word that a title or a time zone is read like which the model has not learned, so that the full stop of
    /// the one and before the other ends no sentence: "police Const. Tim Fanning", "at 4 a.m. CET on Sunday".
    pub fn known_word(&self, word: &str) -> Option<&'static str> {
        if self.zones.contains(word) {
            return Some(KNOWN_ZONE);
        }
        let is_unknown = self.is_title(word) && !self.cases.contains_key(word);
        is_unknown.then_some(KNOWN_TITLE)
    }

    fn is_title(&self, word: &str) -> bool {
        let short = word.strip_suffix('.');
        short.is_some_and(|short| self.titles.contains(short))
    }

    /// The parts of a piece of text without white space inside.
    pub fn cut<'t>(&self, piece: &'t str) -> Vec<Part<'t>> {
        // The check of the length keeps the peeling of a long run of marks linear.
        let special = |word: &'t str| {
            let case = (word.len() <= self.longest).then(|| self.cases.get(word));
            let cut = case.flatten().map(|parts| align(word, parts));
            cut.or_else(|| self.is_title(word).then(|| vec![(word, None)]))
        };
        if let Some(parts) = special(piece) {
            return parts;
        }
        self.restore_split_cases(piece, split(piece, special))
    }

    /// Joins the parts that make up a special case: the longest first, then the leftmost.
    fn restore_split_cases<'t>(&self, piece: &'t str, parts: Vec<Part<'t>>) -> Vec<Part<'t>> {
        let mut found = self.find_split_cases(&parts);
        if found.is_empty() {
            return parts;
        }
        found.sort_by_key(|(range, _)| (Reverse(range.len()), range.start));
        let mut is_taken = vec![false; parts.len()];
        found.retain(|(range, _)| {
            let is_free = !is_taken[range.start] && !is_taken[range.end - 1];
            is_taken[range.clone()].fill(true);
            is_free
        });
        found.sort_by_key(|(range, _)| range.start);
        let mut found = found.into_iter().peekable();
        let mut restored = Vec::new();
        let mut byte = 0;
        let mut at = 0;
        while let Some(&part) = parts.get(at) {
            if let Some((range, case)) = found.next_if(|(range, _)| range.start == at) {
                let case_parts = self.cases.get(case).map_or(&[][..], Vec::as_slice);
                restored.extend(align(&piece[byte..], case_parts));
                byte += case.len();
                at = range.end;
            } else {
                restored.push(part);
                byte += part.0.len();
                at += 1;
            }
        }
        restored
    }

    fn find_split_cases(&self, parts: &[Part]) -> Vec<(Range<usize>, &'static str)> {
        let mut found = Vec::new();
        for (start, (first, _)) in parts.iter().enumerate() {
            for split in self.split_cases.get(first).into_iter().flatten() {
                let texts = parts[start..].iter().map(|(text, _)| text);
                if split.parts.len() <= parts.len() - start
                    && split.parts.iter().eq(texts.take(split.parts.len()))
                {
                    found.push((start..start + split.parts.len(), split.case));
                }
            }
        }
        found
    }
}

/// The abbreviation of a zone that is new to the model.
fn read_new_zone(line: &'static str) -> Option<&'static str> {
    let (zone, rest) = line.split_once('\t')?;
    rest.ends_with("\tnew").then_some(zone)
}

/// The title of a line without its full stop, where it is cut short: `Const Constable`, `! Hon.`.
fn read_title(line: &'static str) -> Option<&'static str> {
    let mut fields = line.trim_start_matches("! ").split(' ');
    let word = fields.next().filter(|word| !word.starts_with('#'))?;
    let has_long_form = fields.any(|field| field.chars().next().is_some_and(char::is_uppercase));
    word.strip_suffix('.')
        .or_else(|| has_long_form.then_some(word))
}

/// Reads `chunk TAB text TAB norm TAB text TAB norm…`.
fn read_case(line: &'static str) -> (&'static str, Vec<Part<'static>>) {
    let mut columns = line.split('\t');
    let case = columns.next().unwrap_or_default();
    let mut parts = Vec::new();
    while let (Some(text), Some(norm)) = (columns.next(), columns.next()) {
        parts.push((text, (!norm.is_empty()).then_some(norm)));
    }
    (case, parts)
}

/// Lays the parts of a special case over the text that they spell.
fn align<'t>(word: &'t str, parts: &[Part<'static>]) -> Vec<Part<'t>> {
    let mut rest = word;
    let align = |&(text, norm): &Part<'static>| {
        let (here, after) = rest.split_at(text.len());
        rest = after;
        (here, norm)
    };
    parts.iter().map(align).collect()
}
