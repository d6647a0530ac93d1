//! Dictionary forms: exceptions, then suffix rules whose results must be known words
//! (<https://spacy.io/api/lemmatizer#rule_lemmatize>; tables from spacy-lookups-data, MIT).

use super::characters::is_letter;
use super::part_of_speech::Clues;
use super::{PartOfSpeech, Tag};

/// The tables of a part of speech.
struct Tables {
    /// Known dictionary forms, one a line, sorted.
    index: &'static str,
    /// Forms and their dictionary forms, a line each, sorted.
    exceptions: &'static str,
    /// Endings and what takes their place.
    rules: &'static [(&'static str, &'static str)],
}

macro_rules! tables {
    ($name:literal, $rules:expr) => {
        Tables {
            index: include_str!(concat!("../../assets/model/lemmas/", $name, "_index.txt")),
            exceptions: include_str!(concat!(
                "../../assets/model/lemmas/",
                $name,
                "_exceptions.tsv"
            )),
            rules: $rules,
        }
    };
}

static NOUNS: Tables = tables!(
    "noun",
    &[
        ("s", ""),
        ("ses", "s"),
        ("ves", "f"),
        ("xes", "x"),
        ("zes", "z"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("men", "man"),
        ("ies", "y"),
    ]
);
static VERBS: Tables = tables!(
    "verb",
    &[
        ("s", ""),
        ("ies", "y"),
        ("es", "e"),
        ("es", ""),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
    ]
);
static ADJECTIVES: Tables = tables!(
    "adjective",
    &[("er", ""), ("est", ""), ("er", "e"), ("est", "e")]
);
static ADVERBS: Tables = tables!("adverb", &[("", "")]);
static PUNCTUATION: Tables = Tables {
    index: "",
    exceptions: "",
    rules: &[("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'")],
};

/// The dictionary form of a word; `before` and `after` are the words around it.
pub fn lemma(
    word: Clues,
    pos: PartOfSpeech,
    before: Option<Clues>,
    after: Option<Clues>,
) -> Box<str> {
    if let Some(lemma) = irregular(word, before, after) {
        return lemma.into();
    }
    let tables = match pos {
        PartOfSpeech::ProperNoun => return word.text.into(),
        PartOfSpeech::Noun => &NOUNS,
        PartOfSpeech::Verb => &VERBS,
        PartOfSpeech::Adjective => &ADJECTIVES,
        PartOfSpeech::Adverb => &ADVERBS,
        PartOfSpeech::Punctuation => &PUNCTUATION,
        _ => return word.lower.into(),
    };
    if is_base_form(word, pos) {
        return word.lower.into();
    }
    tables.lemma(word.lower).unwrap_or_else(|| word.text.into())
}

/// The dictionary form of a lower-case verb.
pub fn verb_lemma(form: &str) -> Box<str> {
    VERBS.lemma(form).unwrap_or_else(|| form.into())
}

/// Whether a lower-case word, or the form that it is derived from, stands in the tables of nouns, verbs,
/// adjectives and adverbs.
pub fn is_dictionary_word(word: &str) -> bool {
    [&NOUNS, &VERBS, &ADJECTIVES, &ADVERBS]
        .iter()
        .any(|tables| tables.know(word))
}

/// Whether a lower-case word, or the form that it is derived from, stands in the table of verbs.
pub fn is_dictionary_verb(word: &str) -> bool {
    VERBS.know(word)
}

/// Whether the tag says that the word stands in its dictionary form.
fn is_base_form(word: Clues, pos: PartOfSpeech) -> bool {
    match word.tag {
        Tag::Nn => pos == PartOfSpeech::Noun,
        Tag::Vbp => pos == PartOfSpeech::Verb,
        Tag::Vb | Tag::Jj => true,
        Tag::Rb => word.lower == "well",
        _ => false,
    }
}

/// Function words, contractions and pronouns.
fn irregular(word: Clues, before: Option<Clues>, after: Option<Clues>) -> Option<&'static str> {
    let previous = before.map_or("", |before| before.lower);
    let next = after.map_or("", |after| after.lower);
    let lemma = match (word.tag, word.lower) {
        (Tag::Vbz, "gets") | (Tag::Vbd, "got") => "get",
        (_, "y" | "y'") if next == "all" => "you",
        (_, "c'm") if next == "on" => "come",
        (_, "'s") if previous == "let" => "us",
        (_, "ta") if previous == "got" => "to",
        (_, "na") if previous == "gon" => "to",
        (_, "gon") if next == "na" => "go",
        (_, "goin'") => "go",
        (_, "'nuff") => "enough",
        (_, "'em") => "them",
        (_, "somethin'") => "something",
        (_, "nothin'" | "nuthin'") => "nothing",
        (_, "ol'") => "old",
        (_, "'ll") | (Tag::Md, "wo") => "will",
        (Tag::Md, "sha") => "shall",
        (Tag::Md, "ca") => "can",
        (Tag::Md, "'d") => "would",
        (_, "doin'") | (Tag::Vbd, "did") | (Tag::Vbz, "does") => "do",
        (Tag::Vbp | Tag::Vbz, "ai") if matches!(next, "t" | "nt" | "n't") => "be",
        (Tag::Vbz, "is" | "'s")
        | (Tag::Vbp, "are" | "'re" | "am" | "'m")
        | (Tag::Vbd, "was" | "were")
        | (Tag::Vbn, "been")
        | (Tag::Vbg, "being") => "be",
        (Tag::Vbz, "has")
        | (Tag::Vbp, "have" | "'ve")
        | (Tag::Vbd, "had" | "'d")
        | (Tag::Vbn, "had") => "have",
        (Tag::Rb, "not" | "n't" | "nt") => "not",
        (Tag::Prp, "i" | "me") => "I",
        (Tag::Prp, "him") => "he",
        (Tag::Prp, "her") => "she",
        (Tag::Prp, "us") => "we",
        (Tag::Prp, "them") => "they",
        _ => return None,
    };
    Some(lemma)
}

impl Tables {
    /// Whether a lower-case word is a known form.
    fn know(&self, word: &str) -> bool {
        let mut forms = self.rules.iter().filter_map(|(ending, replacement)| {
            Some(format!("{}{replacement}", word.strip_suffix(ending)?))
        });
        find_line(self.index, word).is_some()
            || find_line(self.exceptions, word).is_some()
            || forms.any(|form| find_line(self.index, &form).is_some())
    }

    /// The dictionary form of a lower-case word, if the tables tell one.
    fn lemma(&self, word: &str) -> Option<Box<str>> {
        let mut known: Option<String> = None;
        let mut odd: Option<String> = None;
        let mut unknown: Option<String> = None;
        let mut forms = Vec::new();
        for (ending, replacement) in self.rules {
            let Some(stem) = word.strip_suffix(ending) else {
                continue;
            };
            let form = format!("{stem}{replacement}");
            if form.is_empty() {
                continue;
            }
            if find_line(self.index, &form).is_some() {
                forms.push(form.clone());
                known = Some(form);
            } else if !form.chars().all(is_letter) {
                forms.push(form.clone());
                odd.get_or_insert(form);
            } else {
                unknown.get_or_insert(form);
            }
        }
        let exceptions = find_line(self.exceptions, word).unwrap_or_default();
        let exception = exceptions
            .split('\t')
            .rfind(|&form| !form.is_empty() && !forms.iter().any(|known| known == form));
        let found = exception.map(str::to_owned).or(known).or(odd).or(unknown);
        found.map(String::into_boxed_str)
    }
}

/// Finds the line with `key` in its first column, among sorted lines; gives the other columns.
fn find_line<'t>(table: &'t str, key: &str) -> Option<&'t str> {
    let bytes = table.as_bytes();
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low.midpoint(high);
        let start = bytes[low..middle].iter().rposition(|&byte| byte == b'\n');
        let start = start.map_or(low, |newline| low + newline + 1);
        let line = table[start..].split('\n').next().unwrap_or_default();
        let (word, rest) = line.split_once('\t').unwrap_or((line, ""));
        match word.cmp(key) {
            std::cmp::Ordering::Equal => return Some(rest),
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_by_their_first_column() {
        let table = "abc\tx\nb\nbd\ty\tz\n";
        assert_eq!(find_line(table, "abc"), Some("x"));
        assert_eq!(find_line(table, "b"), Some(""));
        assert_eq!(find_line(table, "bd"), Some("y\tz"));
        for absent in ["", "a", "ab", "bc", "c", "x"] {
            assert_eq!(find_line(table, absent), None, "{absent}");
        }
        assert_eq!(find_line("", "a"), None);
    }

    #[test]
    fn every_line_of_the_tables_is_found() {
        for table in [&NOUNS, &VERBS, &ADJECTIVES, &ADVERBS] {
            for line in table.index.lines() {
                assert!(find_line(table.index, line).is_some(), "{line}");
            }
            for line in table.exceptions.lines() {
                let (form, _) = line.split_once('\t').unwrap();
                assert!(find_line(table.exceptions, form).is_some(), "{form}");
            }
        }
    }
}
