//! Where two streets cross: "Oak Street and Elm Avenue", "the corner of Oak and Elm".

use crate::article::Span;
use crate::compare::answer::reader::Reader;
use crate::compare::words::Word;

use super::{LONGEST_NAME, SIDES, SORTS, Street};

/// Words after which two streets may be named without their sort.
const PLACES: [&str; 2] = ["corner", "intersection"];

/// What stands for the sort of a street that is named without it.
const UNTOLD: &str = "";

/// Code points of " & ".
const AMPERSAND: usize = 3;

/// The crossings of an article.
pub fn crossings(reader: &Reader<'_>, words: &[Word]) -> Vec<(Span, Street)> {
    let scan = Scan { reader, words };
    let found = (1..words.len()).filter_map(|at| scan.crossing(at));
    found.collect()
}

struct Scan<'r> {
    reader: &'r Reader<'r>,
    words: &'r [Word],
}

/// The name of a street: from its first word to the one behind its last, with its sort.
struct Named {
    first: usize,
    end: usize,
    words: Vec<String>,
    sort: Option<&'static str>,
}

impl Scan<'_> {
    /// The crossing of two streets of which the name of the first ends before a word.
    fn crossing(&self, at: usize) -> Option<(Span, Street)> {
        let gap = || self.reader.prepared.gap_before(at);
        let space = self.words[at].span.start - self.words[at - 1].span.end;
        let second = if self.form(at) == "and" && gap() == " " {
            at + 1
        } else if space == AMPERSAND && gap() == " & " {
            at
        } else {
            return None;
        };
        let before = self.name_before(at)?;
        let after = self.name_from(second)?;
        let is_place = || {
            let place = before.first.checked_sub(2).map(|at| self.form(at));
            self.form(before.first - 1) == "of" && place.is_some_and(|word| PLACES.contains(&word))
        };
        let sort = after.sort.or(before.sort);
        if after.sort.is_none() && !(before.first > 1 && is_place()) {
            return None;
        }
        let last = self.words.get(after.end.checked_sub(1)?)?;
        Some((
            self.words[before.first].span.hull(last.span),
            Street {
                name: before.words,
                sort: sort.unwrap_or(UNTOLD),
                house: None,
                is_block: false,
                crossing: Some(after.words),
            },
        ))
    }

    /// The street whose name ends before a word.
    fn name_before(&self, end: usize) -> Option<Named> {
        let sort = self.sort(end - 1);
        let last = if sort.is_some() { end - 1 } else { end };
        let mut first = last;
        while first > 0
            && last - first < LONGEST_NAME
            && self.is_of_name(first - 1)
            && (first == end || self.stands_close(first))
        {
            first -= 1;
        }
        self.named(first, last, end, sort)
    }

    /// The street whose name begins with a word; its sort may be told for both: "Oak and Elm streets".
    fn name_from(&self, first: usize) -> Option<Named> {
        let mut last = first;
        while last - first < LONGEST_NAME
            && self.is_of_name(last)
            && (last == first || self.stands_close(last))
        {
            last += 1;
        }
        let is_next = last < self.words.len() && last > first && self.stands_close(last);
        let sort = is_next.then(|| self.sort(last)).flatten();
        let end = if sort.is_some() { last + 1 } else { last };
        self.named(first, last, end, sort)
    }

    fn named(
        &self,
        first: usize,
        last: usize,
        end: usize,
        sort: Option<&'static str>,
    ) -> Option<Named> {
        let words = self.words.get(first..last)?.iter();
        let mut words: Vec<String> = words.map(|word| word.form.clone()).collect();
        words.retain(|form| !SIDES.contains(&form.trim_end_matches('.')));
        (!words.is_empty()).then_some(Named {
            first,
            end,
            words,
            sort,
        })
    }

    fn form(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.form)
    }

    /// Which sort of street a word tells, of one or of several.
    fn sort(&self, at: usize) -> Option<&'static str> {
        let form = self.form(at).trim_end_matches('.');
        let is_it = |(sort, short): &&(&'static str, &str)| {
            form == *sort || form == *short || form.strip_suffix('s') == Some(sort)
        };
        SORTS.iter().find(is_it).map(|(sort, _)| *sort)
    }

    fn is_of_name(&self, at: usize) -> bool {
        self.sort(at).is_none() && super::is_of_name(self.reader, at)
    }

    fn stands_close(&self, at: usize) -> bool {
        super::stands_close(self.reader, at)
    }
}
