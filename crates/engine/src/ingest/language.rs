//! The language of a text that does not tell it.

use whatlang::{Lang, detect};

use crate::article::{Section, SectionKind, Text};

/// The most bytes that are looked at: more does not change the answer.
const SAMPLE: usize = 8 * 1024;

/// Bytes from which the text is believed more than its markup: templates often name a language that
/// is not the article's.
const ENOUGH: usize = 600;

/// The BCP 47 tag of the language that the body is written in, `told` being what the markup says.
pub fn of(text: &Text, sections: &[Section], told: Option<String>) -> Option<String> {
    let body = sections
        .iter()
        .filter(|section| section.kind == SectionKind::Body)
        .max_by_key(|section| section.span.len())
        .map_or(text.as_str(), |section| text.slice(section.span));
    let sample = &body[..body.floor_char_boundary(SAMPLE)];
    if told.is_some() && sample.len() < ENOUGH {
        return told;
    }
    let found = detect(sample).filter(whatlang::Info::is_reliable);
    match found {
        // Names, borrowed words and signs of currencies mislead on a few lines.
        Some(found) if found.lang() != Lang::Eng && is_english(sample) => Some("en".to_owned()),
        Some(found) => Some(tag(found.lang()).to_owned()),
        None if told.is_none() && is_english(sample) => Some("en".to_owned()),
        None => told,
    }
}

/// Words that are frequent in English and hardly in any other language.
const ENGLISH: &[&str] = &[
    "the", "and", "of", "to", "that", "with", "for", "from", "were", "this", "said", "have", "has",
    "which", "they", "by", "at", "it", "it's", "his", "her", "will", "who", "would", "been", "not",
    "are", "is", "was", "be", "on", "in", "a", "an", "as", "he", "she", "but", "after", "their",
];

/// Those of them that tell English from its neighbours.
const ENGLISH_ALONE: &[&str] = &[
    "the", "and", "that", "with", "from", "were", "this", "said", "have", "has", "which", "they",
    "would", "been", "it's", "who", "their", "she",
];

/// Shares of all words that such words take at least in English.
const SHARE: f64 = 0.2;
const SHARE_ALONE: f64 = 0.07;

/// Whether the small words of a text are those of English.
fn is_english(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’');
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(|word| word.replace('’', "'").to_lowercase())
        .collect();
    let share = |known: &[&str]| {
        let hits = words.iter().filter(|word| known.contains(&word.as_str()));
        hits.count() as f64 / words.len().max(1) as f64
    };
    share(ENGLISH) >= SHARE && share(ENGLISH_ALONE) >= SHARE_ALONE
}

/// The English name of the language with a BCP 47 tag; the tag itself where it is not known.
pub fn name(tag_of_language: &str) -> &str {
    let code = tag_of_language.split('-').next().unwrap_or_default();
    let known = Lang::all().iter().find(|&&language| tag(language) == code);
    match known {
        // The names by which English readers know them.
        Some(Lang::Cmn) => "Chinese",
        Some(Lang::Pes) => "Persian",
        Some(Lang::Nob) => "Norwegian",
        Some(language) => language.eng_name(),
        None => tag_of_language,
    }
}

/// The tag of a language that is named in English or by its three letters.
pub fn tag_of_name(name: &str) -> Option<&'static str> {
    let known = Lang::all().iter().copied();
    let mut named = known.filter(|&language| {
        let called = [
            language.code(),
            language.eng_name(),
            self::name(tag(language)),
        ];
        called.iter().any(|known| known.eq_ignore_ascii_case(name))
    });
    named.next().map(tag)
}

/// ISO 639-1 where the language has a two-letter code, as BCP 47 asks; else ISO 639-3.
fn tag(language: Lang) -> &'static str {
    match language {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Epo => "eo",
        Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_lines_of_english_with_foreign_names_are_english() {
        let of = |text: &str| of(&Text::from(text), &[], None);
        for text in [
            "“It’s late,” said Jürgen Großkopf. The café of Zoë’s aunt in Übach sold for €4,500.",
            "Hearings begin in the week of 3 March. The council said it would wait.",
        ] {
            assert_eq!(of(text).as_deref(), Some("en"), "{text}");
        }
        let german = "Der Hafen von Arlen war am Sonntag geschlossen, nachdem ein Sturm die Taue zerrissen hatte.";
        assert_eq!(of(german).as_deref(), Some("de"));
        let dutch = "De haven van Arlen was zondag dicht, nadat een storm de touwen had gebroken, zei de burgemeester.";
        assert_eq!(of(dutch).as_deref(), Some("nl"));
    }
}
