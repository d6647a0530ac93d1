//! What the articles of a story date: claims and times, each with the days told for it.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use crate::app::compare_view::Shown;
use crate::app::wording;
use crate::compare::{Period, Row, Verdict};
use crate::facts::{Fact, FactContent, FactId, FactKind, FactSheet, TimeRelation};

/// Something that is dated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The row of the comparison.
    pub row: usize,
    /// The verdict on it.
    pub verdict: Verdict,
    /// The dates told for it, earliest first.
    pub claims: Vec<Claim>,
}

/// A date with the articles that tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The days it covers.
    pub period: Period,
    /// How the thing relates to it.
    pub relation: Option<TimeRelation>,
    /// The date in words.
    pub words: String,
    /// Who tells it: the number of the article and the fact to be read there.
    pub tellers: Vec<(usize, FactId)>,
}

impl Entry {
    /// The first day of it.
    pub fn first(&self) -> Date {
        self.claims
            .iter()
            .map(|claim| claim.period.first)
            .min()
            .unwrap_or_default()
    }

    /// Whether articles contradict each other over its date.
    pub fn is_at_odds(&self) -> bool {
        self.claims.iter().any(|claim| self.contradicts(claim))
    }

    /// Whether one of its dates cannot be right together with another.
    pub fn contradicts(&self, claim: &Claim) -> bool {
        let mut others = self.claims.iter();
        self.verdict == Verdict::Conflict
            && others.any(|other| !claim.period.overlaps(other.period))
    }
}

/// All dated things, in the order of time; what was told already within another entry is left out.
pub fn entries(shown: &Shown<'_>) -> Vec<Entry> {
    let comparison = shown.comparison;
    let project = shown.workspace.project();
    let dates: Vec<Vec<Dated<'_>>> = comparison.sheets.iter().map(|s| dates(s)).collect();
    let mut told: HashSet<(usize, &FactId)> = HashSet::new();
    let mut entries = Vec::new();
    // Claims say most of what happened then, a bare time the least.
    for kind in [FactKind::Claim, FactKind::Time] {
        let rows = comparison.rows.iter().enumerate();
        for (row, found) in rows.filter(|(_, row)| row.kind == kind) {
            let dated = dates_of(found, shown, &dates);
            let news = dated
                .iter()
                .any(|(article, date, _)| !told.contains(&(*article, &date.fact.id)));
            if !news {
                continue;
            }
            told.extend(
                dated
                    .iter()
                    .map(|(article, date, _)| (*article, &date.fact.id)),
            );
            let verdict = project.overruled(found).unwrap_or(found.verdict);
            entries.push(Entry {
                row,
                verdict,
                claims: claims(&dated),
            });
        }
    }
    entries.sort_by_key(|entry| (entry.first(), entry.row));
    entries
}

/// A time of an article that names days.
struct Dated<'a> {
    fact: &'a Fact,
    period: Period,
    relation: Option<TimeRelation>,
}

fn dates(sheet: &FactSheet) -> Vec<Dated<'_>> {
    sheet.facts.iter().filter_map(Dated::new).collect()
}

impl<'a> Dated<'a> {
    fn new(fact: &'a Fact) -> Option<Self> {
        let FactContent::Time(time) = &fact.content else {
            return None;
        };
        Some(Self {
            fact,
            period: Period::of(time.value.as_deref()?)?,
            relation: time
                .relation
                .filter(|relation| *relation != TimeRelation::On),
        })
    }
}

/// The dates that a row tells: the article, the date, the fact that it is read in.
fn dates_of<'d>(
    row: &Row,
    shown: &Shown<'_>,
    dates: &'d [Vec<Dated<'d>>],
) -> Vec<(usize, &'d Dated<'d>, FactId)> {
    let mut found = Vec::new();
    for (article, sheet) in shown.comparison.sheets.iter().enumerate() {
        for cell in row.cells.get(&sheet.article.id).into_iter().flatten() {
            let Some(fact) = shown.comparison.fact(sheet, cell) else {
                continue;
            };
            let date = date_of(fact, &dates[article]);
            found.extend(date.map(|date| (article, date, fact.id.clone())));
        }
    }
    found
}

/// The date of a fact: the one its `when` names, the only one in its words, or itself.
fn date_of<'d>(fact: &Fact, dates: &'d [Dated<'d>]) -> Option<&'d Dated<'d>> {
    match &fact.content {
        FactContent::Time(_) => dates.iter().find(|date| date.fact.id == fact.id),
        FactContent::Claim(claim) => dates.iter().find(|date| {
            let mut evidence = date.fact.evidence.iter();
            evidence.any(|piece| {
                let mut times = claim.when.iter();
                times.any(|when| when.span.overlaps(piece.span))
            })
        }),
        _ => {
            let span = fact.primary_span();
            let inside = |date: &&Dated<'_>| {
                let mut evidence = date.fact.evidence.iter();
                evidence.any(|piece| span.covers(piece.span))
            };
            let mut dates = dates.iter().filter(inside);
            let only = dates.next();
            only.filter(|_| dates.next().is_none())
        }
    }
}

fn claims(dated: &[(usize, &Dated<'_>, FactId)]) -> Vec<Claim> {
    let mut claims: BTreeMap<_, Claim> = BTreeMap::new();
    for (article, date, fact) in dated {
        let Period { first, last } = date.period;
        let relation = date.relation.map(wording::time_relation);
        let claim = claims
            .entry((first, last, relation))
            .or_insert_with(|| Claim {
                period: date.period,
                relation: date.relation,
                words: wording::value(date.fact),
                tellers: Vec::new(),
            });
        claim.tellers.push((*article, fact.clone()));
    }
    claims.into_values().collect()
}
