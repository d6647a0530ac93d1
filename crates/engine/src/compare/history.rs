//! What articles tell of former times: the quake of February in the report on that of November.

use jiff::civil::Date;

use crate::article::Span;

use super::calendar::Period;
use super::clause::Told;
use super::story::{Member, Story};

/// Days before an article came out from which it tells history.
const LONG_AGO: i32 = 60;

/// Of how many articles of a story one must tell of a time for it to be what the story is about: one in so many.
const SHARE_OF_STORY: usize = 2;

/// The sentences of each article that tell of a former time, with that time.
#[derive(Debug)]
pub struct History(Vec<Vec<(Span, Period)>>);

impl History {
    /// Reads the sentences of all articles. A sentence without a time is of that of the sentence before it in its
    /// paragraph. What many articles tell of is no history but the story itself.
    pub fn of(story: &Story, told: &[Told]) -> Self {
        let pairs = story.articles.iter().zip(told);
        let mut all: Vec<Vec<(Span, Period)>> = pairs
            .map(|(member, told)| sentences(member, told).unwrap_or_default())
            .collect();
        let is_told = |found: &[(Span, Period)], period: Period| {
            found.iter().any(|(_, other)| other.overlaps(period))
        };
        let common: Vec<Vec<bool>> = all
            .iter()
            .map(|found| {
                let tellers = |period| all.iter().filter(|other| is_told(other, period)).count();
                let is_common =
                    |(_, period): &(Span, Period)| tellers(*period) * SHARE_OF_STORY >= all.len();
                found.iter().map(is_common).collect()
            })
            .collect();
        for (found, common) in all.iter_mut().zip(common) {
            let mut common = common.into_iter();
            found.retain(|_| common.next() == Some(false));
        }
        Self(all)
    }

    /// The former time that the sentence of an article around a place tells of.
    pub fn at(&self, article: usize, span: Span) -> Option<Period> {
        let sentences = self.0.get(article)?;
        let behind = sentences.partition_point(|(sentence, _)| sentence.start <= span.start);
        let sentence = sentences.get(behind.checked_sub(1)?)?;
        sentence.0.covers(span).then_some(sentence.1)
    }
}

/// The sentences of an article that tell of a former time; none where nothing tells when it came out.
fn sentences(member: &Member, told: &Told) -> Option<Vec<(Span, Period)>> {
    let prepared = &member.prepared;
    let article = prepared.article();
    let published = article.metadata.published?;
    let mut found: Vec<(Span, Period)> = Vec::new();
    let mut before: Option<(Span, Period)> = None;
    for words in prepared.sentences() {
        let span = prepared.span_of(words);
        let periods: Vec<Period> = told.periods_in(span).collect();
        let former = if periods.is_empty() {
            before
                .filter(|(before, _)| {
                    let gap = Span::new(before.end, span.start.max(before.end));
                    !article.slice(gap).contains('\n')
                })
                .map(|(_, period)| period)
        } else {
            let is_former = periods
                .iter()
                .all(|period| is_long_before(*period, published));
            is_former.then(|| periods[0])
        };
        before = former.map(|period| (span, period));
        found.extend(before);
    }
    Some(found)
}

fn is_long_before(period: Period, day: Date) -> bool {
    let since = period.last.until(day).map(|span| span.get_days());
    since.is_ok_and(|days| days > LONG_AGO)
}
