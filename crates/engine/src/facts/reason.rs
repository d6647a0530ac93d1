//! Why a fact is listed: its rule in a reader's words.

use std::fmt::Write as _;

use crate::article::Article;

use super::{Fact, FactContent, Quote, TimeExpression, rules};

/// Why a fact of `article` is listed, in words: “the clause that follows “said”; “he” stands for
/// Antony Blinken”. A rule of another program is given as it is called there.
pub fn reason(article: &Article, fact: &Fact) -> String {
    let words = words_of(&fact.rule);
    match &fact.content {
        FactContent::Quote(quote) => of_quote(article, quote, words),
        FactContent::Time(time) => of_time(time, words),
        _ => words.to_owned(),
    }
}

/// A rule in words; one of another program as it is called there.
pub fn rule_in_words(rule: &str) -> String {
    words_of(rule).replace("{}", "a word of saying")
}

fn words_of(rule: &str) -> &str {
    rules::find(rule).map_or(rule, |known| known.words)
}

fn of_quote(article: &Article, quote: &Quote, words: &str) -> String {
    let cue = quote.cue.as_ref().map_or("", |cue| cue.text.as_str());
    let mut reason = words.replace("{}", &format!("“{cue}”"));
    if let Some(speaker) = &quote.speaker {
        let told = article.slice(speaker.span);
        if !share_a_word(told, &speaker.name) {
            let _ = write!(reason, "; “{told}” stands for {}", speaker.name);
        }
    }
    reason
}

fn of_time(time: &TimeExpression, words: &str) -> String {
    if time.value.is_none() {
        format!("{words}, without a date to count from")
    } else {
        words.to_owned()
    }
}

fn share_a_word(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let b = words(b);
    words(a).iter().any(|word| b.contains(word))
}
