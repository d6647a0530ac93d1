//! Names of authors in bylines.

use crate::ingest::dates;
use crate::ingest::patterns::pattern;

pattern!(
    LEAD = r"(?ix) ^ [\s\-–—]* (?: (?:(?:written|reported|reporting|story|words|text|posted|published|article|analysis|opinion|submitted|compiled) \s+)? by \b \s* :? | (?: von | par | por | door | autore? | auteur | di ) \s* : | (?: von | par | por | door ) \s+ | authors? (?: \s* : | \s ) ) \s*"
);
pattern!(BETWEEN = r"(?ix) \s* (?: [,;/|&·•] | \b and \b | \b with \b ) \s*");
pattern!(
    BEHIND = r"(?ix) \s+ (?: for \s+ (?:the\s+)? \p{Lu} .* | (?:in|at|from) \s+ \p{Lu} .* | \( .* ) $ | \s+ [|–—-] \s+ .* $"
);
pattern!(
    NAME = r"(?x) ^ (?: [\p{Lu}\p{Lo}] [\p{L}\p{M}'’.\-]* | (?:de|da|di|del|della|der|den|van|von|la|le|el|al|bin|ben|ibn|dos|du|ter|ten|zu) ) (?: \s+ (?: [\p{Lu}\p{Lo}] [\p{L}\p{M}'’.\-]* | al-\p{Lu}[\p{L}]+ | (?:de|da|di|del|della|der|den|van|von|la|le|el|al|bin|ben|ibn|dos|du|ter|ten|zu) ) ){0,4} $"
);
pattern!(
    OFFICE = r"(?ix) \b (?: staff | reporters? | writers? | editors? | correspondents? | press | news | agency | agencies | desk | team | times | post | journal | media | bureau | chief | columnist | contributor | wires? | reuters | associated | afp | ap | cnn | bbc | upi | online | magazine | senior | service | special | political | national | foreign | world | guest ) \b"
);

// Jane Doe Jr.; Jane D.
pattern!(SHORTENED = r"(?i)\b(?:jr|sr|\p{L})\.$");
// https://example.org/author, www.example.org
pattern!(ADDRESS = r"(?i)^(?:https?:|www\.)\S*$");
// Jane Doe, PhD
pattern!(
    DEGREE =
        r"(?i)^(?:ph\.?d|m\.?d|m\.?p\.?h|m\.?sc|b\.?sc|m\.?b\.?a|m\.?s|r\.?d|r\.?n|esq|jr|sr)\.?$"
);
// Jane Doe @janedoe; Jane Doe (jane@example.org)
pattern!(HANDLE = r"\s+[(<]?\S*@\S+$");
pattern!(
    STAND_IN = r"(?i)^(?:no[- _]author|unknown|admin(?:istrator)?|user|guest|anonymous|author|editor|staff|null|none|root|webmaster|redaktion|print|.*\b(?:feed|rss|newsroom|webdesk|newsdesk|news desk|web desk|online desk))$"
);

/// The part of a line behind "By" or "Written by", if it opens so.
pub fn behind_by(line: &str) -> Option<&str> {
    LEAD.find(line).map(|lead| line[lead.end()..].trim())
}

/// The people named in a byline, in order: titles, papers and places are left out.
pub fn people(byline: &str) -> Vec<String> {
    // "By Jane Doe and John Roe 14 March 2026"
    let dated = dates::written(byline, None);
    let end = dated.first().map_or(byline.len(), |(date, _)| date.start);
    let pieces = pieces(&byline[..end]);
    distinct(pieces.into_iter().filter(|piece| is_person(piece)))
}

/// Whom a field for authors names, people or not; addresses and stand-ins are left out.
pub fn credited(field: &str) -> Vec<String> {
    let is_name = |piece: &String| {
        piece.chars().any(char::is_alphabetic)
            && piece.chars().count() <= 80
            && !piece.contains(['@', '/', '_'])
            && !STAND_IN.is_match(piece)
    };
    if ADDRESS.is_match(field.trim()) {
        return Vec::new();
    }
    distinct(pieces(field).into_iter().filter(is_name))
}

/// The parts of a byline, freed of what stands around names.
fn pieces(byline: &str) -> Vec<String> {
    let byline = behind_by(byline).unwrap_or(byline);
    let freed = |piece: &str| {
        let piece = HANDLE.replace(piece, "");
        let piece = BEHIND.replace(&piece, "");
        let piece = piece.trim().trim_end_matches(':');
        let is_shortened = SHORTENED.is_match(piece);
        recased(if is_shortened {
            piece
        } else {
            piece.trim_end_matches('.')
        })
    };
    BETWEEN
        .split(byline)
        .map(freed)
        .filter(|piece| !piece.is_empty() && !DEGREE.is_match(piece))
        .collect()
}

/// Names without those that came before.
pub fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept = Vec::new();
    for name in names {
        if !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

/// Whether a text has the form of a person's full name.
pub fn is_person(text: &str) -> bool {
    text.contains(char::is_whitespace) && NAME.is_match(text) && !OFFICE.is_match(text)
}

/// The most letters of a word in capitals that is taken for an acronym: "AFP".
const ACRONYM: usize = 5;

/// "JANE DOE" as "Jane Doe"; other names as they are.
fn recased(name: &str) -> String {
    let is_capital = !name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase);
    let is_acronym = name.chars().count() <= ACRONYM && !name.contains(char::is_whitespace);
    if !is_capital || is_acronym {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let word = |word: &str| {
        let mut upper = true;
        let recase = |letter: char| {
            let cased = if upper {
                letter
            } else {
                letter.to_lowercase().next().unwrap_or(letter)
            };
            upper = !letter.is_alphabetic();
            cased
        };
        word.chars().map(recase).collect::<String>()
    };
    name.split_whitespace()
        .map(word)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_freed_of_what_stands_around_them() {
        let cases: &[(&str, &[&str])] = &[
            ("By Jane Doe", &["Jane Doe"]),
            (
                "By JANE O'NEIL and John van der Berg, Reuters",
                &["Jane O'Neil", "John van der Berg"],
            ),
            ("Written by: Ayşe Yılmaz", &["Ayşe Yılmaz"]),
            (
                "By Dana A. Ford, James S.A. Corey, and Tom Watkins, CNN",
                &["Dana A. Ford", "James S.A. Corey", "Tom Watkins"],
            ),
            ("By Jane Doe in Washington", &["Jane Doe"]),
            ("By Jane Doe, Senior Political Correspondent", &["Jane Doe"]),
            ("---- by Jane Doe, PhD", &["Jane Doe"]),
            (
                "By Jane Doe and John Roe 14 March 2026",
                &["Jane Doe", "John Roe"],
            ),
            ("By Associated Press", &[]),
            ("By the time they came", &[]),
        ];
        for (line, expected) in cases {
            assert_eq!(people(line), *expected, "{line}");
        }
    }

    #[test]
    fn an_agency_keeps_its_capitals() {
        assert_eq!(credited("AFP, JANE DOE"), ["AFP", "Jane Doe"]);
    }
}
