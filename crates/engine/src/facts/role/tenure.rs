//! How long a post was held: "since 2010", "until May 2014", "from 1998 to 2004".

use crate::facts::Source;
use crate::language::Tag;

/// The bounds of a post, as the article words them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tenure {
    /// Since when.
    pub since: Option<String>,
    /// Until when.
    pub until: Option<String>,
}

/// Reads the bounds that follow a post at the token `at`, behind a comma or not.
pub fn read(source: Source<'_>, at: usize) -> Tenure {
    let tokens = source.analysis.tokens();
    let Some(first) = tokens.get(at) else {
        return Tenure::default();
    };
    let end = source.analysis.sentences()[first.sentence].tokens.end;
    let start = at + usize::from(first.tag == Tag::Comma);
    let mut tenure = Tenure::default();
    let Some(word) = tokens.get(start).filter(|_| start < end) else {
        return tenure;
    };
    match &*word.text {
        "since" => tenure.since = date(source, start + 1, end).map(|(date, _)| date),
        "until" | "till" => tenure.until = date(source, start + 1, end).map(|(date, _)| date),
        "from" | "between" => {
            if let Some((since, next)) = date(source, start + 1, end)
                && next < end
                && matches!(&*tokens[next].text, "to" | "until" | "and" | "through")
                && let Some((until, _)) = date(source, next + 1, end)
            {
                tenure.since = Some(since);
                tenure.until = Some(until);
            }
        }
        _ => {}
    }
    tenure
}

/// A year, with the month and day before it, from `start` on; and the token behind it.
fn date(source: Source<'_>, start: usize, end: usize) -> Option<(String, usize)> {
    let tokens = source.analysis.tokens();
    let is_year = |at: &usize| {
        let text = &tokens[*at].text;
        text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let year = (start..end.min(start + 4)).find(is_year)?;
    let is_date = (start..year).all(|at| {
        tokens[at].tag.is_proper_noun() || matches!(tokens[at].tag, Tag::Cd | Tag::Comma)
    });
    let span = source.analysis.span_of(start..year + 1);
    is_date.then(|| (source.article.slice(span).to_owned(), year + 1))
}
