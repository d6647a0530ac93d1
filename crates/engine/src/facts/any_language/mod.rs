//! What can be read out of an article that is not English: words in quotation marks, dates and numbers in
//! digits ([`marks`], [`days`], [`figures`]), for which no word need be known; and, where there is data of the
//! language, who said what and numbers and days in words ([`speech`], [`calendar`], [`measured`]). Names ([`names`])
//! stand in the analysis where there is what finds them.

mod calendar;
mod days;
mod figures;
mod marks;
mod measured;
mod names;
mod reading;
mod reported;
pub(super) mod rules;
mod speaker;
mod speech;
#[cfg(test)]
mod tests;

use crate::article::{Article, Span, Text};
use crate::tongue;

use super::{Anchor, Confidence, Fact, FactContent, Quantity, Source, TimeExpression, Timex};

use reading::Reading;

/// The facts of an article that is not English.
pub fn extract(source: Source<'_>) -> Vec<Fact> {
    let article = source.article;
    let text = with_plain_digits(article.text.as_str());
    let Some(tongue) = tongue::of(article.metadata.language.as_deref()) else {
        let dates = days::dates(article, &text);
        let numbers = figures::numbers(article, &text, &dates);
        let names = names::entities(source, None);
        return [names, marks::quotes(source, &[]), dates, numbers].concat();
    };
    let reading = Reading::new(article, &text, tongue);
    let dates = calendar::dates(&reading);
    let numbers = measured::numbers(&reading, &dates);
    let said = speech::quotes(source, &reading, &dates);
    let names = names::entities(source, Some(tongue));
    [names, said, dates, numbers].concat()
}

/// The text with ASCII digits for those of the other scripts that news is printed in.
fn with_plain_digits(text: &str) -> Text {
    let plain = text.chars().map(tongue::plain_digit);
    plain.collect::<String>().into()
}

fn time(
    article: &Article,
    span: Span,
    value: Option<String>,
    anchor: Option<Anchor>,
    rule: &'static str,
    confidence: Confidence,
) -> Fact {
    let content = FactContent::Time(TimeExpression {
        timex: Timex::Date,
        value,
        modifier: None,
        relation: None,
        anchor,
        zone: None,
    });
    Fact::suggested(article, content, &[span], rule, confidence)
}

fn quantity(article: &Article, span: Span, quantity: Quantity, rule: &'static str) -> Fact {
    let is_told = quantity.unit.is_some() || quantity.of.is_some();
    let confidence = if is_told { 0.9 } else { 0.6 };
    let content = FactContent::Quantity(quantity);
    Fact::suggested(article, content, &[span], rule, confidence)
}
