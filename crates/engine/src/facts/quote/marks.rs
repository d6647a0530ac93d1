//! Quotation marks in all their styles, and what stands between them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::article::Span;
use crate::facts::clause::is_reporting_form;
use crate::facts::{Source, phrase};
use crate::language::Analysis;

/// Words between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening to the closing mark, both inside.
    pub span: Span,
    /// The tokens of the span.
    pub tokens: Range<usize>,
    /// Whether the closing mark is missing because the next paragraph goes on.
    pub continues: bool,
}

impl Quotation {
    /// How many words it holds.
    pub fn word_count(&self, analysis: &Analysis) -> usize {
        let words = self.tokens.clone();
        words
            .filter(|&token| !phrase::is_mark(analysis, token))
            .count()
    }
}

/// A style of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    /// “ ” and „ “
    Curly,
    /// ‘ ’
    CurlySingle,
    /// « » and » «
    Angled,
    /// 「 」
    Corner,
    /// 『 』
    DoubleCorner,
    /// " or two apostrophes
    Straight,
    /// '
    StraightSingle,
}

/// A mark at a position of a paragraph.
#[derive(Debug, Clone, Copy)]
struct Mark {
    style: Style,
    start: usize,
    end: usize,
    may_open: bool,
    may_close: bool,
}

/// The outermost quotations of an article, in the order of the text, none across paragraphs.
pub fn quotations(source: Source<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut start = 0;
    let paragraphs: Vec<Vec<char>> = source
        .article
        .text
        .as_str()
        .split('\n')
        .map(|paragraph| paragraph.chars().collect())
        .collect();
    let mut open = None;
    let filled = |index: &usize| paragraphs[*index].iter().any(|c| !c.is_whitespace());
    let mut following = (0..paragraphs.len()).filter(filled).peekable();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let is_blank = following.next_if_eq(&index).is_none();
        let next = following.peek().map(|&next| &paragraphs[next][..]);
        let next = next.filter(|_| !is_blank);
        let closed = next.map(closed_first).unwrap_or_default();
        let goes_on = |style| next.is_some_and(starts_with_mark) || closed.contains(&style);
        let inherited = if is_blank { None } else { open.take() };
        for (range, continues) in in_paragraph(paragraph, inherited, goes_on) {
            if let Some(style) = continues
                && next.is_some_and(|next| !starts_with_mark(next))
            {
                open = Some(style);
            }
            let span = Span::new(start + range.start, start + range.end);
            let tokens = source.analysis.tokens_in(span);
            if !tokens.is_empty() {
                found.push(Quotation {
                    span,
                    tokens,
                    continues: continues.is_some(),
                });
            }
        }
        start += paragraph.len() + 1;
    }
    found
}

/// The numbers of the quotations that hold one of these tokens.
pub fn touching(quotations: &[Quotation], tokens: &Range<usize>) -> Range<usize> {
    let first = quotations.partition_point(|quotation| quotation.tokens.end <= tokens.start);
    let end = quotations.partition_point(|quotation| quotation.tokens.start < tokens.end);
    first..end.max(first)
}

fn starts_with_mark(paragraph: &[char]) -> bool {
    let first = paragraph.iter().find(|c| !c.is_whitespace());
    first.is_some_and(|c| matches!(c, '“' | '"' | '„' | '«' | '»' | '‘'))
}

/// The styles whose first mark in a paragraph closes what the one before it left open.
fn closed_first(paragraph: &[char]) -> HashSet<Style> {
    let mut seen = HashSet::new();
    let first = marks(paragraph).into_iter();
    let first = first.filter(|mark| seen.insert(mark.style));
    let closing = first.filter(|mark| mark.may_close && !mark.may_open);
    closing.map(|mark| mark.style).collect()
}

/// For each mark the next one that closes its style. An apostrophe behind a plural closes only where no other
/// does before the next quotation opens: ‘The teachers’ union won’t,’ she said.
fn closings(text: &[char], marks: &[Mark]) -> Vec<Option<usize>> {
    let mut next: HashMap<Style, usize> = HashMap::new();
    let mut closings = vec![None; marks.len()];
    for (at, mark) in marks.iter().enumerate().rev() {
        closings[at] = next.get(&mark.style).copied();
        let single = matches!(mark.style, Style::CurlySingle | Style::StraightSingle);
        let later = next.contains_key(&mark.style);
        if single && mark.may_open && !mark.may_close {
            next.remove(&mark.style);
        }
        if mark.may_close && !(single && later && is_possessive(text, *mark)) {
            next.insert(mark.style, at);
        }
    }
    closings
}

/// Lets curly and straight double marks close each other where a text mixes them: “It is safe," he said. What
/// stands between marks of the other style within a quotation stays inside: “They call it "safe".”
fn close_across_styles(text: &[char], marks: &[Mark], closings: &mut [Option<usize>]) {
    let is_inch = |mark: &Mark| mark.start > 0 && text[mark.start - 1].is_ascii_digit();
    for (at, open) in marks.iter().enumerate() {
        let other = match open.style {
            Style::Curly => Style::Straight,
            Style::Straight => Style::Curly,
            _ => continue,
        };
        let own = closings[at].unwrap_or(marks.len());
        let mut depth = 0;
        for (close, mark) in marks.iter().enumerate().take(own).skip(at + 1) {
            if mark.style != other || is_inch(mark) {
                continue;
            }
            if mark.may_close && depth == 0 {
                closings[at] = Some(close);
                break;
            }
            if mark.may_close {
                depth -= 1;
            } else {
                depth += 1;
            }
        }
    }
}

/// Whether a single mark may belong to the plural before it: "teachers’ union".
fn is_possessive(text: &[char], mark: Mark) -> bool {
    let plural = mark.start > 0 && matches!(text[mark.start - 1], 's' | 'S');
    let noun = text.get(mark.end) == Some(&' ')
        && text
            .get(mark.end + 1)
            .is_some_and(|next| next.is_lowercase());
    plural && noun
}

/// The quotations of one paragraph, and the style of one that is left open. `inherited` is the style
/// of one that the paragraph before left open and that this one does not open again.
fn in_paragraph(
    text: &[char],
    inherited: Option<Style>,
    goes_on: impl Fn(Style) -> bool,
) -> Vec<(Range<usize>, Option<Style>)> {
    let marks = marks(text);
    let mut found = Vec::new();
    let mut at = 0;
    if let Some(style) = inherited
        && let Some(close) =
            (0..marks.len()).find(|&close| marks[close].style == style && marks[close].may_close)
    {
        found.push((0..marks[close].end, None));
        at = close + 1;
    }
    let mut closings = closings(text, &marks);
    close_across_styles(text, &marks, &mut closings);
    while at < marks.len() {
        let open = marks[at];
        if !open.may_open {
            at += 1;
            continue;
        }
        match closings[at] {
            Some(close) => {
                found.push((open.start..marks[close].end, None));
                at = close + 1;
            }
            None if !matches!(open.style, Style::CurlySingle | Style::StraightSingle)
                && goes_on(open.style) =>
            {
                found.push((open.start..text.len(), Some(open.style)));
                break;
            }
            // “A,” he said, “and B. — without its mark.
            None if at + 1 == marks.len() && is_resumed(text, open) && !found.is_empty() => {
                found.push((open.start..text.len(), None));
                break;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a double mark resumes a quotation behind its cue and the paragraph ends its sentence.
fn is_resumed(text: &[char], open: Mark) -> bool {
    let double = !matches!(open.style, Style::CurlySingle | Style::StraightSingle);
    let before = text[..open.start].iter().rev().find(|c| !c.is_whitespace());
    let spaced = open.start > 0 && text[open.start - 1].is_whitespace();
    let begins = text.get(open.end).is_some_and(|c| c.is_alphanumeric());
    let last = text.iter().rev().find(|c| !c.is_whitespace());
    let cued = matches!(before, Some(',' | '.'));
    double && spaced && begins && cued && matches!(last, Some('.' | '?' | '!'))
}

/// Whether some words end in a verb of saying and a comma: "she said, ".
fn opens_speech(text: &[char]) -> bool {
    let letters = text.iter().rev().skip_while(|c| !c.is_alphabetic());
    let word: Vec<char> = letters.take_while(|c| c.is_alphabetic()).copied().collect();
    let word: String = word.iter().rev().collect();
    is_reporting_form(&word.to_lowercase())
}

fn marks(text: &[char]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let is_pair = at + 1 < text.len()
            && matches!(
                (text[at], text[at + 1]),
                ('\'', '\'') | ('`', '`') | ('’', '’') | ('‘', '‘')
            );
        let end = at + 1 + usize::from(is_pair);
        let before = at.checked_sub(1).map_or(' ', |before| text[before]);
        let after = text.get(end).copied().unwrap_or(' ');
        let opens = !before.is_alphanumeric() && !after.is_whitespace();
        let closes = !before.is_whitespace() && !after.is_alphanumeric();
        // "We go. " he said; "We go, "he said: a blank that strayed to the wrong side of a mark. Which it is
        // tells whether a quotation is open.
        let last = text[..at].iter().rev().find(|c| !c.is_whitespace());
        let is_open = || text[..at].iter().filter(|&&c| c == '"').count() % 2 == 1;
        let strays = before.is_whitespace()
            && (after.is_whitespace()
                || last == Some(&',') && after.is_lowercase()
                || last == Some(&',')
                    && after.is_uppercase()
                    && is_open()
                    && !opens_speech(&text[..at]));
        // "Why?"The mayor left: a lost line break.
        let is_fused = matches!(before, '.' | '?' | '!' | ',') && after.is_uppercase() && is_open();
        let mark = match text[at] {
            _ if is_pair => Some((Style::Straight, opens, closes)),
            '"' => Some((
                Style::Straight,
                !after.is_whitespace() || !closes,
                closes || strays || is_fused,
            )),
            '“' | '„' => Some((Style::Curly, true, text[at] == '“' && closes && !opens)),
            '”' => Some((Style::Curly, false, true)),
            '«' => Some((Style::Angled, !closes || opens, closes && !opens)),
            '»' if opens && after.is_alphanumeric() => Some((Style::Angled, true, false)),
            '»' => Some((Style::Angled, false, true)),
            '「' => Some((Style::Corner, true, false)),
            '」' => Some((Style::Corner, false, true)),
            '『' => Some((Style::DoubleCorner, true, false)),
            '』' => Some((Style::DoubleCorner, false, true)),
            '‘' => Some((Style::CurlySingle, opens, false)),
            '’' => Some((Style::CurlySingle, false, closes)),
            '\'' => Some((Style::StraightSingle, opens, closes)),
            _ => None,
        };
        if let Some((style, may_open, may_close)) = mark {
            marks.push(Mark {
                style,
                start: at,
                end,
                may_open,
                may_close,
            });
        }
        at = end;
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let characters: Vec<char> = text.chars().collect();
        let ranges = in_paragraph(&characters, None, |_| false).into_iter();
        ranges
            .map(|(range, _)| characters[range].iter().collect())
            .collect()
    }

    #[test]
    fn every_style_is_read() {
        assert_eq!(found("He said “yes” and \"no\"."), ["“yes”", "\"no\""]);
        assert_eq!(found("Il dit « oui »."), ["« oui »"]);
        assert_eq!(found("»Nein«, rief sie, »nie«."), ["»Nein«", "»nie«"]);
        assert_eq!(found("彼は「はい」と言った"), ["「はい」"]);
        assert_eq!(
            found("the ''yuca primary,'' he said"),
            ["''yuca primary,''"]
        );
        assert_eq!(
            found("Sanders: ‘It is not radical’ to ask"),
            ["‘It is not radical’"]
        );
        assert_eq!(
            found("\"He told me 'go away' twice,\" she said."),
            ["\"He told me 'go away' twice,\""]
        );
    }

    #[test]
    fn a_mark_that_strayed_to_a_name_closes_what_is_open() {
        assert_eq!(
            found("\"We heard a bang. It was loud, \"Obi said by telephone."),
            ["\"We heard a bang. It was loud, \""]
        );
        assert_eq!(
            found("Obi said, \"We left,\" and Eze said, \"They stayed.\""),
            ["\"We left,\"", "\"They stayed.\""]
        );
        // A new mark at the start of each paragraph, though the text has lost the paragraphs.
        assert_eq!(
            found("She said: \"I was in bed. \"Then I heard a crash. \"It was loud.\""),
            ["\"I was in bed. \"Then I heard a crash. \"It was loud.\""]
        );
    }

    #[test]
    fn a_mark_with_a_stray_blank_closes_what_is_open() {
        assert_eq!(
            found(
                "Obi said: \"We heard a bang. \" The street was closed. Eze said: \"It was loud.\""
            ),
            ["\"We heard a bang. \"", "\"It was loud.\""]
        );
        assert_eq!(
            found("\"We heard a bang, \"he said. \"It was loud.\""),
            ["\"We heard a bang, \"", "\"It was loud.\""]
        );
        assert_eq!(
            found("\"We ran,\" Obi said, \"and hid.\""),
            ["\"We ran,\"", "\"and hid.\""]
        );
    }

    #[test]
    fn marks_of_two_styles_close_each_other() {
        assert_eq!(
            found("“We heard a bang,\" Obi said. \"It was loud.”"),
            ["“We heard a bang,\"", "\"It was loud.”"]
        );
        assert_eq!(
            found("“They call it \"the bang\" here,” Obi said."),
            ["“They call it \"the bang\" here,”"]
        );
        assert_eq!(
            found("“The 12\" pipe burst,” Obi said."),
            ["“The 12\" pipe burst,”"]
        );
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        assert!(found("the partners’ efforts and Türkiye's minister").is_empty());
        assert!(found("rock 'n' roll isn't the Joneses' thing").len() <= 1);
        assert_eq!(found("‘They don’t care’, he said"), ["‘They don’t care’"]);
    }

    #[test]
    fn an_apostrophe_behind_a_plural_closes_only_where_nothing_else_does() {
        assert_eq!(
            found("‘The miners’ union won’t go,’ she said. ‘Their wives’ fears are real.’"),
            [
                "‘The miners’ union won’t go,’",
                "‘Their wives’ fears are real.’"
            ]
        );
        assert_eq!(found("She saw ‘the miners’ in town"), ["‘the miners’"]);
    }

    #[test]
    fn a_quotation_that_goes_on_after_its_cue_needs_no_closing_mark() {
        assert_eq!(
            found("\"It is safe,\" he said, \"and it stays open."),
            ["\"It is safe,\"", "\"and it stays open."]
        );
        assert_eq!(
            found("\"It is safe,\" he said of the 12\" pipe."),
            ["\"It is safe,\""]
        );
    }

    #[test]
    fn an_open_quotation_counts_only_when_the_next_paragraph_goes_on() {
        let text: Vec<char> = "He said: “We go on.".chars().collect();
        assert!(in_paragraph(&text, None, |_| false).is_empty());
        assert_eq!(
            in_paragraph(&text, None, |_| true),
            vec![(9..19, Some(Style::Curly))]
        );
        let next: Vec<char> = "We could have won.” He left.".chars().collect();
        assert!(closed_first(&next).contains(&Style::Curly));
        assert_eq!(
            in_paragraph(&next, Some(Style::Curly), |_| false),
            vec![(0..19, None)]
        );
    }
}
