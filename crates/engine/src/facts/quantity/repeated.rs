//! What one mention of a number tells about another of the same article.

use std::borrow::Cow;

use crate::facts::hedge::Hedge;
use crate::facts::{Fact, FactContent, Quantity};

/// Unites the mentions of a hedged number: "nearly 87 member countries" and "approximately 87 member
/// nations" are one figure told twice, though the hedges and the nouns differ. A number with two
/// digits or more that count is enough of a likeness when the things counted share a word; a rounder
/// one must count the same. What is left of two hedges is "about".
pub fn unite_hedged(facts: Vec<Fact>) -> Vec<Fact> {
    let mut united: Vec<Fact> = Vec::new();
    for fact in facts {
        let earlier = united
            .iter_mut()
            .find(|earlier| tells_again(earlier, &fact));
        match earlier {
            Some(earlier) => add(earlier, fact),
            None => united.push(fact),
        }
    }
    united
}

fn tells_again(earlier: &Fact, fact: &Fact) -> bool {
    let (Some(a), Some(b)) = (quantity(earlier), quantity(fact)) else {
        return false;
    };
    let (Some(of_a), Some(of_b)) = (&a.of, &b.of) else {
        return false;
    };
    let same_number = a.value.is_some() && a.value == b.value && a.unit == b.unit;
    same_number
        && is_about(a)
        && is_about(b)
        && (of_a.eq_ignore_ascii_case(of_b)
            || a.value.is_some_and(is_telling) && share_word(of_a, of_b))
}

fn quantity(fact: &Fact) -> Option<&Quantity> {
    match &fact.content {
        FactContent::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

/// Whether a hedge blurs the number without bounding it.
fn is_about(quantity: &Quantity) -> bool {
    let blurs = [Hedge::About, Hedge::Nearly, Hedge::JustOver].map(Hedge::sign);
    let sign = quantity.modifier.as_deref();
    sign.is_some_and(|sign| blurs.contains(&sign))
}

/// Whether a number has two digits or more that count: 87 and 1.2 million, but not 5 or 200.
fn is_telling(value: f64) -> bool {
    let written = format!("{}", value.abs()).replace('.', "");
    written.trim_matches('0').len() > 1
}

fn share_word(a: &str, b: &str) -> bool {
    let words = |text: &str| text.to_lowercase();
    let (a, b) = (words(a), words(b));
    a.split_whitespace()
        .any(|word| word.len() > 3 && b.split_whitespace().any(|other| word == other))
}

fn add(earlier: &mut Fact, fact: Fact) {
    if let (FactContent::Quantity(known), FactContent::Quantity(told)) =
        (&mut earlier.content, &fact.content)
        && known.modifier != told.modifier
    {
        known.modifier = Some(Cow::Borrowed(Hedge::About.sign()));
    }
    earlier.evidence.extend(fact.evidence);
}

/// Says which dollar a bare "$" is where the article gives the same sum in a dollar other than that
/// of the United States: "AU$52.5 million" and "$52.5 million".
pub fn settle_dollars(facts: &mut [Fact]) {
    let told: Vec<(f64, String)> = facts
        .iter()
        .filter_map(quantity)
        .filter_map(|quantity| {
            let unit = quantity
                .unit
                .as_deref()
                .filter(|unit| DOLLARS.contains(unit))?;
            Some((quantity.value?, unit.to_owned()))
        })
        .collect();
    for fact in facts {
        let bare = fact
            .evidence
            .iter()
            .all(|evidence| is_bare_dollar(&evidence.text));
        if let FactContent::Quantity(quantity) = &mut fact.content
            && quantity.unit.as_deref() == Some("USD")
            && bare
            && let Some((_, unit)) = told
                .iter()
                .find(|(value, _)| Some(*value) == quantity.value)
        {
            quantity.unit = Some(unit.clone());
        }
    }
}

/// Dollars that some countries write as "$" alone.
const DOLLARS: &[&str] = &["AUD", "CAD", "HKD", "NZD", "SGD", "TWD"];

/// Whether a sum stands with the sign alone, and no letters that tell the country.
fn is_bare_dollar(text: &str) -> bool {
    text.split_once('$').is_some_and(|(before, after)| {
        !before.ends_with(char::is_alphabetic) && !after.contains("US")
    })
}
