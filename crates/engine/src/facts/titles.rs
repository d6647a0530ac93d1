//! Titles and posts: the words, and the phrase that stands before a name.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::language::{Analysis, EntityLabel, PartOfSpeech, Tag};

use super::gazetteer::{Sex, gazetteer};

/// What a word before or after a name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TitleWord {
    /// The sex it tells, if any.
    pub sex: Option<Sex>,
    /// The word in full, for an abbreviation.
    pub long: Option<&'static str>,
    /// A form of address such as "Mr.": it tells no post.
    pub is_address: bool,
    /// Whether it tells a post or occupation, not a part in one event, as "winner".
    pub is_post: bool,
}

/// The words before a name that tell what the person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitlePhrase {
    /// The title itself, without "former" and without whom it belongs to.
    pub title: Range<usize>,
    /// The country or organization it belongs to.
    pub of: Option<Range<usize>>,
    /// Whether the person no longer holds it.
    pub is_former: bool,
}

static WORDS: LazyLock<HashMap<&'static str, TitleWord>> = LazyLock::new(|| {
    let list = include_str!("../../assets/words/titles.txt").lines();
    list.filter(|line| !line.starts_with('#'))
        .filter_map(entry)
        .collect()
});

/// One line: `!` for a form of address, the word, its long form, `m` or `f` where it tells the sex,
/// `x` where it tells no post.
fn entry(line: &'static str) -> Option<(&'static str, TitleWord)> {
    let mut found = TitleWord {
        sex: None,
        long: None,
        is_address: false,
        is_post: true,
    };
    let mut fields = line.split(' ');
    let mut word = fields.next()?;
    if word == "!" {
        found.is_address = true;
        word = fields.next()?;
    }
    for field in fields {
        match field {
            "m" => found.sex = Some(Sex::Male),
            "f" => found.sex = Some(Sex::Female),
            "x" => found.is_post = false,
            long => found.long = Some(long),
        }
    }
    Some((word, found))
}

/// Words in capitals up to this length may be letters that stand for words.
const MOST_LETTERS: usize = 4;

/// What a word tells as a title, in any capitalization; plurals count by their singular.
pub fn title_word(word: &str) -> Option<TitleWord> {
    let word = ["ex-", "Ex-", "then-"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix))
        .unwrap_or(word);
    let bare = word.trim_end_matches(['.', '\'', '’']);
    if let Some(&found) = WORDS.get(word).or_else(|| WORDS.get(bare)) {
        return Some(found);
    }
    if gazetteer().sex_of_first_name(word).is_some() {
        return None;
    }
    // "RTS" and "ADM" are no forms of "Rt" and "Adm".
    if word.len() <= MOST_LETTERS && !word.contains(char::is_lowercase) {
        return None;
    }
    let lower = word.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    let capitalized = capitalize(&lower);
    [
        lower.as_str(),
        &capitalized,
        singular,
        &capitalize(singular),
    ]
    .iter()
    .find_map(|&form| WORDS.get(form))
    .copied()
}

/// "Tan Sri", "Puan Sri": two words that are a title together, though each alone may be a name.
pub fn is_double_title(first: &str, second: &str) -> bool {
    matches!(first, "Tan" | "Puan" | "Datuk" | "Dato" | "Toh")
        && matches!(second, "Sri" | "Seri" | "Puan")
}

fn capitalize(word: &str) -> String {
    let mut characters = word.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

/// Words that set a title in the past.
pub fn is_former(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "former"
            | "ex"
            | "onetime"
            | "one-time"
            | "erstwhile"
            | "late"
            | "then"
            | "ousted"
            | "deposed"
            | "retired"
            | "sometime"
            | "formerly"
            | "previous"
    )
}

/// The title phrase that ends right before the token `name`.
pub fn before(analysis: &Analysis, name: usize) -> Option<TitlePhrase> {
    let first = analysis.sentence_of(name).tokens.start;
    let head = head_before(analysis, first, name)?;
    let tokens = analysis.tokens();
    let is_capital = starts_upper(&tokens[head].text);
    let mut title = head..name;
    let mut of = None;
    let mut is_former_holder = tokens[head].text.to_lowercase().starts_with("ex-");
    let mut at = head;
    while at > first {
        let word = &tokens[at - 1];
        if is_former(&word.text) {
            is_former_holder = true;
            at -= 1;
        } else if word.tag == Tag::PossessiveMark && of.is_none() {
            of = owner(analysis, first, at - 1);
            break;
        } else if let Some(owner) = owner(analysis, first, at).filter(|_| of.is_none()) {
            at = owner.start;
            of = Some(owner);
        } else if of.is_none() && modifies_title(analysis, at - 1, is_capital) {
            at -= 1;
            title.start = at;
        } else {
            break;
        }
    }
    Some(TitlePhrase {
        title,
        of,
        is_former: is_former_holder,
    })
}

/// The head noun of the title before `name`: the word itself, or the noun of "Secretary of State".
fn head_before(analysis: &Analysis, first: usize, name: usize) -> Option<usize> {
    let tokens = analysis.tokens();
    let last = name.checked_sub(1).filter(|&last| last >= first)?;
    if title_word(&tokens[last].text).is_some() {
        return Some(last);
    }
    let reach = first.max(name.saturating_sub(7));
    let mut at = last;
    while at > reach && starts_upper(&tokens[at].text)
        || matches!(&*tokens[at].text, "and" | "the" | "&")
    {
        at = at.checked_sub(1).filter(|&at| at > reach)?;
        if matches!(&*tokens[at].text, "of" | "for") && title_word(&tokens[at - 1].text).is_some() {
            return Some(at - 1);
        }
    }
    None
}

/// The country, people or organization that ends right before `end`.
fn owner(analysis: &Analysis, first: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= first)?;
    let text = &analysis.tokens()[last].text;
    if let Some(name) = analysis.name_at(last) {
        let belongs = match name.label {
            EntityLabel::GeopoliticalPlace | EntityLabel::Organization => {
                title_word(text).is_none()
            }
            EntityLabel::Group => gazetteer().nation_of_people(text).is_some(),
            _ => false,
        };
        if belongs && name.tokens.end == end {
            let starts_with_article = analysis.tokens()[name.tokens.start].tag == Tag::Dt;
            return Some(name.tokens.start + usize::from(starts_with_article)..end);
        }
    }
    let known = gazetteer()
        .nation(text)
        .or(gazetteer().nation_of_people(text));
    known.map(|_| last..end)
}

fn modifies_title(analysis: &Analysis, token: usize, title_is_capital: bool) -> bool {
    let word = &analysis.tokens()[token];
    let is_nominal = matches!(
        word.pos,
        PartOfSpeech::Noun | PartOfSpeech::ProperNoun | PartOfSpeech::Adjective
    ) || title_word(&word.text).is_some_and(|word| !word.is_address);
    is_nominal
        && starts_upper(&word.text) == title_is_capital
        && !word.text.contains(char::is_numeric)
}

/// Whether a word starts with a capital letter.
pub fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_known_in_any_form() {
        assert!(title_word("Secretary").is_some());
        assert!(title_word("secretary").is_some());
        assert_eq!(
            title_word("Gov.").and_then(|word| word.long),
            Some("Governor")
        );
        assert!(title_word("Mr.").is_some_and(|word| word.is_address));
        assert_eq!(
            title_word("spokeswoman").and_then(|word| word.sex),
            Some(Sex::Female)
        );
        assert!(title_word("ministers").is_some());
        assert!(title_word("Antony").is_none());
        assert_eq!(
            title_word("Supt.").and_then(|word| word.long),
            Some("Superintendent")
        );
        assert!(title_word("Hon.").is_some_and(|word| word.is_address));
        assert!(title_word("RTS").is_none() && title_word("ADM").is_none());
        assert!(is_double_title("Tan", "Sri") && !is_double_title("Tan", "Wei"));
    }
}
