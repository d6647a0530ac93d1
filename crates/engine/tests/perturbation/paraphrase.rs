//! The same said in other words: synonyms, other small words, and asides where a sentence would
//! otherwise share too many words in a row. What is quoted, counted or dated keeps its words.

use sidelight_engine::article::Span;
use sidelight_engine::facts::{FactContent, FactSheet, QuoteMode};

/// Words and what may stand for them. No verb of the mood, no denial, no hedge is among them.
const OTHER_WORDS: &str = "said stated;says states;told informed;the this;also too;big large;large big;major main;\
after following;before ahead_of;because since;although though;however nevertheless;but yet;and as_well_as;while whereas;\
between among;within inside;several various;many numerous;help assist;helped assisted;begin start;began started;\
start begin;started began;end finish;ended finished;show display;showed displayed;buy purchase;bought purchased;\
try attempt;tried attempted;need require;needed required;use employ;used employed;get obtain;got obtained;give grant;\
gave granted;keep retain;kept retained;people persons;country nation;countries nations;company firm;companies firms;\
city town;government administration;officials authorities;problem difficulty;problems difficulties;rise increase;\
rose increased;fell dropped;fall drop;killed slain;injured wounded;injury wound;children kids;money funds;car vehicle;\
cars vehicles;work labour;job post;jobs posts;plan scheme;plans schemes;new recent;old former;high elevated;low reduced;\
important significant;difficult hard;quick rapid;quickly rapidly;near close_to;during throughout;against versus;\
since from;which that;who that;where at_which;made produced;make produce;called named;including such_as;\
announced declared;reported related;added continued;according_to as_told_by";

/// Words in a row that are left as they are before an aside is put in.
const UNCHANGED: usize = 5;

/// Before these words an aside can stand.
const BEFORE_ASIDE: [&str; 18] = [
    "in", "on", "at", "for", "with", "by", "from", "to", "of", "as", "into", "over", "about",
    "under", "or", "when", "if", "until",
];

/// Asides that say nothing.
const ASIDES: [&str; 3] = [", as it happens,", ", so to speak,", ", in effect,"];

/// A sentence in other words.
pub fn paraphrase(sheet: &FactSheet, sentence: Span) -> String {
    let kept = kept_words(sheet, sentence);
    let characters: Vec<char> = sheet.article.slice(sentence).chars().collect();
    let mut told = String::new();
    let (mut at, mut unchanged, mut aside) = (0, 0, 0);
    while at < characters.len() {
        if !characters[at].is_alphabetic() {
            told.push(characters[at]);
            at += 1;
            continue;
        }
        let end = (at..characters.len())
            .find(|&index| !characters[index].is_alphanumeric() && characters[index] != '’')
            .unwrap_or(characters.len());
        let word: String = characters[at..end].iter().collect();
        let place = Span::new(sentence.start + at, sentence.start + end);
        let is_kept = kept.iter().any(|span| span.overlaps(place));
        let other = OTHER_WORDS
            .split(';')
            .filter_map(|pair| pair.split_once(' '))
            .find(|(known, _)| *known == word)
            .filter(|_| !is_kept);
        if let Some((_, other)) = other {
            told.push_str(&other.replace('_', " "));
            unchanged = 0;
        } else {
            let inside = kept
                .iter()
                .any(|span| span.start < place.start && place.start < span.end);
            if unchanged >= UNCHANGED
                && !inside
                && BEFORE_ASIDE.contains(&word.as_str())
                && told.ends_with(' ')
            {
                told.truncate(told.trim_end().len());
                told.push_str(ASIDES[aside % ASIDES.len()]);
                told.push(' ');
                (unchanged, aside) = (0, aside + 1);
            }
            told.push_str(&word);
            unchanged += 1;
        }
        at = end;
    }
    told
}

/// What keeps its words: direct quotes, numbers, times, names.
fn kept_words(sheet: &FactSheet, sentence: Span) -> Vec<Span> {
    let keeps = |content: &FactContent| match content {
        FactContent::Quote(quote) => quote.mode == QuoteMode::Direct,
        FactContent::Quantity(_) | FactContent::Time(_) | FactContent::Entity(_) => true,
        _ => false,
    };
    let facts = sheet.facts.iter().filter(|fact| keeps(&fact.content));
    let spans = facts.flat_map(|fact| fact.evidence.iter().map(|piece| piece.span));
    spans.filter(|span| span.overlaps(sentence)).collect()
}
