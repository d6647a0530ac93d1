//! Words of a text, cheaply: no tagger, so that comparing needs nothing but the articles and their
//! facts.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::article::Span;

use super::synonyms;

/// A word with what it is matched by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Lower case, possessive ending left out: what copied words are matched by.
    pub form: String,
    /// What sort of word it is.
    pub class: WordClass,
    /// Whether a sentence begins with it.
    pub opens_sentence: bool,
}

/// Sorts of words, by how much they tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordClass {
    /// Articles, prepositions, auxiliaries: nothing.
    Function,
    /// A content word.
    Content,
    /// A word with a capital inside a sentence.
    Name,
    /// Digits.
    Number,
}

/// English words that tell nothing of what a sentence is about, and the verbs of saying, which
/// every news sentence may have.
const FUNCTION_WORDS: &str = "a about above after again against all almost also although am among an and any are around as at \
be because been before being below between both but by can could did do does doing down during each either else ever every few for from \
further had has have having he her here hers herself him himself his how however i if in into is it its itself just least less like may \
me might more most much must my myself nearly neither no nor not now of off on once only onto or other our ours ourselves out over own per \
rather same shall she should since so some such than that the their theirs them themselves then there these they this those though through \
thus to too toward towards under until up upon us very was we were what when where whether which while who whom whose why will with within \
without would yet you your yours yourself mr mrs ms dr said say says saying told tell tells added add adds according";

/// Words before a full stop that ends no sentence.
const ABBREVIATIONS: &str = "mr mrs ms dr prof gen col lt sgt capt maj adm sen rep gov pres st no vs jr sr inc co corp ltd \
jan feb mar apr jun jul aug sep sept oct nov dec mt ft approx dept est";

/// Whether a form is a function word.
pub fn is_function_word(form: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| FUNCTION_WORDS.split_whitespace().collect());
    WORDS.contains(form)
}

/// Words that deny.
const DENIALS: [&str; 9] = [
    "not", "no", "no-one", "never", "none", "nobody", "without", "nor", "neither",
];

/// Whether a form denies what it stands with.
pub fn is_denial(form: &str) -> bool {
    // Some texts part the word: "hadn’ t".
    DENIALS.contains(&form) || form.ends_with("n't") || form == "t"
}

/// The words of a text.
pub fn words(text: &str) -> Vec<Word> {
    Scanner::default().scan(text)
}

/// What a word is matched by when wording may differ: one key for its inflections and synonyms.
pub fn concept(form: &str) -> String {
    let stem = stem(form);
    match synonyms::group_of(&stem) {
        Some(group) => group.to_owned(),
        None => verb_of(&stem).unwrap_or(stem),
    }
}

/// The verb of which a noun is made, as the stem of its other forms: "deliberat" of "deliberation" and
/// "deliberated". None where the verb has synonyms: it may be another word.
fn verb_of(noun: &str) -> Option<String> {
    let verb = ["ion", "ment"]
        .iter()
        .find_map(|ending| noun.strip_suffix(ending))?;
    let verb = verb.strip_suffix('e').unwrap_or(verb);
    let is_long = verb.chars().count() >= SHORTEST_VERB;
    (is_long && synonyms::group_of(verb).is_none()).then(|| verb.to_owned())
}

/// Letters of the stem of a verb from which a noun that is made of it is told by its ending.
const SHORTEST_VERB: usize = 5;

/// The word without its inflection. Crude, but the same for all forms of most words, which is all
/// that matching needs.
pub fn stem(form: &str) -> String {
    if !form.chars().all(char::is_alphabetic) || form.chars().count() < 4 {
        return form.to_owned();
    }
    let singular = without_plural(form);
    let base = ["ing", "ed"]
        .iter()
        .find_map(|ending| verb_base(&singular, ending))
        .unwrap_or(singular);
    let long = base.chars().count() > 3;
    match base.strip_suffix('e') {
        Some(short) if long => short.to_owned(),
        _ => base,
    }
}

fn without_plural(form: &str) -> String {
    if let Some(base) = form.strip_suffix("ies").filter(|base| base.len() > 2) {
        return format!("{base}y");
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if form.ends_with(ending) {
            return form[..form.len() - 2].to_owned();
        }
    }
    let keeps = ["ss", "us", "is"].iter().any(|end| form.ends_with(end));
    match form.strip_suffix('s') {
        Some(base) if !keeps => base.to_owned(),
        _ => form.to_owned(),
    }
}

fn verb_base(form: &str, ending: &str) -> Option<String> {
    let base = form.strip_suffix(ending)?;
    let vowels = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    if base.chars().count() < 3 || !base.contains(vowels) {
        return None;
    }
    let mut characters: Vec<char> = base.chars().collect();
    if let [.., before, last] = characters[..]
        && before == last
        && !matches!(last, 'l' | 's' | 'z' | 'e' | 'o')
    {
        characters.pop();
    }
    if let (Some('i'), "ed") = (characters.last(), ending) {
        characters.pop();
        characters.push('y');
    }
    Some(characters.into_iter().collect())
}

/// Walks through a text, counting code points.
#[derive(Debug, Default)]
struct Scanner {
    found: Vec<Word>,
    /// A mark that ends sentences, or a line break, was passed.
    stopped: bool,
    line_ended: bool,
}

impl Scanner {
    fn scan(mut self, text: &str) -> Vec<Word> {
        self.line_ended = true;
        let characters: Vec<char> = text.chars().collect();
        let mut at = 0;
        while let Some(&character) = characters.get(at) {
            if character.is_alphanumeric() {
                let end = word_end(&characters, at);
                self.push(&characters[at..end], at);
                at = end;
            } else {
                match character {
                    '\n' => self.line_ended = true,
                    '.' if self.after_abbreviation() => {}
                    '.' | '!' | '?' => self.stopped = true,
                    _ => {}
                }
                at += 1;
            }
        }
        self.found
    }

    fn after_abbreviation(&self) -> bool {
        self.found.last().is_some_and(|word| {
            word.form.chars().count() == 1
                || ABBREVIATIONS
                    .split_whitespace()
                    .any(|known| known == word.form)
        })
    }

    fn push(&mut self, characters: &[char], start: usize) {
        let first = characters.first().copied().unwrap_or_default();
        let capital = first.is_uppercase();
        let opens_sentence = self.line_ended || (self.stopped && !first.is_lowercase());
        (self.stopped, self.line_ended) = (false, false);
        let form = normalised(characters);
        let class = if first.is_numeric() {
            WordClass::Number
        } else if is_function_word(&form) && !(form == "us" && capital) {
            WordClass::Function
        } else if capital && !opens_sentence {
            WordClass::Name
        } else {
            WordClass::Content
        };
        self.found.push(Word {
            span: Span::new(start, start + characters.len()),
            form,
            class,
            opens_sentence,
        });
    }
}

/// Where the word that begins at `start` ends. Full stops and commas belong to it within a number
/// and in an abbreviation of single letters; an apostrophe does between letters.
fn word_end(characters: &[char], start: usize) -> usize {
    let mut end = start;
    while let Some(&character) = characters.get(end) {
        let next = characters.get(end + 1).copied().unwrap_or(' ');
        let before = end.checked_sub(1).map_or(' ', |index| characters[index]);
        let single = end > start && (end - start == 1 || characters[end - 2] == '.');
        let inside = match character {
            '.' | ',' if before.is_numeric() && end > start => next.is_numeric(),
            '.' if single && before.is_alphabetic() => next.is_uppercase(),
            '\'' | '’' => end > start && next.is_alphabetic(),
            _ => character.is_alphanumeric() || is_mark(character),
        };
        if !inside {
            break;
        }
        end += 1;
    }
    end.max(start + 1)
}

/// Combining marks, which belong to the letter before them.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Lower case, without marks on letters, full stops of abbreviations, thousands separators and
/// possessive ending.
pub fn normalised(characters: &[char]) -> String {
    let is_number = characters.first().is_some_and(|first| first.is_numeric());
    let kept = characters.iter().filter(|&&character| match character {
        ',' => false,
        '.' => is_number,
        _ => !is_mark(character),
    });
    let plain: String = kept
        .flat_map(|character| character.to_lowercase())
        .filter(|&character| !is_mark(character))
        .map(|character| if character == '’' { '\'' } else { character })
        .map(fold)
        .collect();
    let base = plain.strip_suffix("'s").map(str::to_owned);
    base.unwrap_or(plain)
}

/// The base letter of the Latin letters with marks that news names have.
fn fold(character: char) -> char {
    match character {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' | 'ĝ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ł' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' | 'ō' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ţ' | 'ț' | 'ť' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ž' | 'ż' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.form).collect()
    }

    #[test]
    fn abbreviations_numbers_and_possessives_are_single_words() {
        assert_eq!(
            forms("The U.S. pledged $148.5 million; Türkiye’s 9,000 men didn't."),
            [
                "the", "us", "pledged", "148.5", "million", "turkiye", "9000", "men", "didn't"
            ]
        );
    }

    #[test]
    fn sentences_end_at_stops_but_not_after_titles() {
        let found = words("Mr. Smith met Gen. Brown. He left.\nA headline");
        let opening: Vec<_> = found
            .iter()
            .filter(|word| word.opens_sentence)
            .map(|word| word.form.as_str())
            .collect();
        assert_eq!(opening, ["mr", "he", "a"]);
    }

    #[test]
    fn inflections_share_a_stem() {
        for (a, b) in [
            ("countries", "country"),
            ("planned", "plans"),
            ("urging", "urged"),
            ("operations", "operation"),
            ("carried", "carry"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }

    #[test]
    fn spans_count_code_points() {
        let found = words("👩‍🚒 naïve café");
        let spans: Vec<_> = found.iter().map(|word| word.span).collect();
        assert_eq!(spans, [Span::new(4, 9), Span::new(10, 14)]);
    }
}
