//! What the articles of a story date: the days told for each claim, with the verdict on those days.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use crate::app::compare_view::Shown;
use crate::app::view::Preview;
use crate::app::wording;
use sidelight_engine::article::Span;
use sidelight_engine::brief::{MovingFigure, Point};
use sidelight_engine::compare::{Period, Question, Row, Slot, Verdict, told_outlet};
use sidelight_engine::facts::{
    Fact, FactContent, FactId, FactSheet, Status, TimeRelation, one_line, shorten,
};

/// Something that is dated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub label: String,
    /// How its dates stand to each other.
    pub verdict: Verdict,
    /// The dates told for it, earliest first.
    pub dates: Vec<Dating>,
}

/// A date with the articles that tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dating {
    /// The days it covers.
    pub period: Period,
    /// How the thing relates to it.
    pub relation: Option<TimeRelation>,
    /// The date in words.
    pub words: String,
    /// Who tells it: the number of the article and where it is read.
    pub tellers: Vec<(usize, Preview)>,
}

impl Entry {
    /// The first day of it.
    pub fn first(&self) -> Date {
        let days = self.dates.iter().map(|dating| dating.period.first);
        days.min().unwrap_or_default()
    }

    /// Whether articles contradict each other over its date.
    pub fn is_at_odds(&self) -> bool {
        self.dates.iter().any(|dating| self.contradicts(dating))
    }

    /// Whether one of its dates cannot be right together with another.
    pub fn contradicts(&self, dating: &Dating) -> bool {
        let mut others = self.dates.iter();
        self.verdict == Verdict::Conflict
            && others.any(|other| !dating.period.overlaps(other.period))
    }
}

/// Code points of what one article alone dates.
const LONGEST_LABEL: usize = 120;

/// All dated things, in the order of time. A date that one entry shows is left out of later ones.
pub fn entries(shown: &Shown<'_>) -> Vec<Entry> {
    let sheets = shown.comparison.sheets.iter();
    let mut dates = Dates {
        shown,
        of_article: sheets.map(|sheet| times(sheet)).collect(),
        told: HashSet::new(),
    };
    let rows = shown.comparison.rows();
    let mut entries: Vec<Entry> = rows.iter().flat_map(|row| dates.compared(row)).collect();
    entries.extend(
        rows.iter()
            .flat_map(|row| dates.others(row))
            .collect::<Vec<_>>(),
    );
    entries.extend(shown.brief.moving.iter().filter_map(|it| moving(shown, it)));
    entries.sort_by(|a, b| (a.first(), &a.label).cmp(&(b.first(), &b.label)));
    entries
}

/// A figure that moves from day to day, each number on the day of its articles.
fn moving(shown: &Shown<'_>, figure: &MovingFigure) -> Option<Entry> {
    let place = |point: &Point| {
        let mut sheets = shown.comparison.sheets.iter();
        sheets.position(|sheet| sheet.article.id == point.place.article)
    };
    let mut dates: Vec<Dating> = Vec::new();
    for point in &figure.points {
        let teller = (place(point)?, Preview::at(&point.place));
        let words = format!("{}, {}", point.text, wording::day_words(point.day));
        let same = dates
            .iter_mut()
            .find(|it| it.period.first == point.day && it.words == words);
        match same {
            Some(dating) => dating.tellers.push(teller),
            None => dates.push(Dating {
                period: Period {
                    first: point.day,
                    last: point.day,
                },
                relation: None,
                words,
                tellers: vec![teller],
            }),
        }
    }
    Some(Entry {
        label: format!("Moving figure: {}", figure.words.text),
        verdict: Verdict::Compatible,
        dates,
    })
}

/// A time of an article that names days.
struct Time<'a> {
    fact: &'a Fact,
    period: Period,
    relation: Option<TimeRelation>,
}

fn times(sheet: &FactSheet) -> Vec<Time<'_>> {
    sheet.facts.iter().filter_map(Time::new).collect()
}

impl<'a> Time<'a> {
    fn new(fact: &'a Fact) -> Option<Self> {
        let FactContent::Time(time) = &fact.content else {
            return None;
        };
        if fact.status == Status::Rejected {
            return None;
        }
        Some(Self {
            fact,
            period: Period::of(time.value.as_deref()?)?,
            relation: time
                .relation
                .filter(|relation| *relation != TimeRelation::On),
        })
    }

    fn touches(&self, span: Span) -> bool {
        let mut evidence = self.fact.evidence.iter();
        evidence.any(|piece| piece.span.overlaps(span))
    }
}

/// The dates of all articles, and which of them stand in an entry.
struct Dates<'a> {
    shown: &'a Shown<'a>,
    of_article: Vec<Vec<Time<'a>>>,
    told: HashSet<(usize, FactId)>,
}

/// A time of an article and where it is read.
struct Told<'d, 'a> {
    article: usize,
    time: &'d Time<'a>,
    preview: Preview,
}

impl Dates<'_> {
    /// The dates that articles were compared by in a row.
    fn compared(&mut self, row: &Row) -> Vec<Entry> {
        let slots = row.slots.iter();
        let slots = slots.filter(|slot| slot.question == Question::When);
        slots.filter_map(|slot| self.of_slot(row, slot)).collect()
    }

    fn of_slot(&mut self, row: &Row, slot: &Slot) -> Option<Entry> {
        let mut found = Vec::new();
        for (article, sheet) in self.shown.comparison.sheets.iter().enumerate() {
            for answer in slot.cells.get(&sheet.article.id).into_iter().flatten() {
                let mut times = self.of_article[article].iter();
                found.extend(
                    times
                        .find(|time| time.touches(answer.span))
                        .map(|time| Told {
                            article,
                            time,
                            preview: self.preview(row, article, answer.span),
                        }),
                );
            }
        }
        // An article may answer with several days: where all agree, it is by the day that others tell.
        if slot.verdict == Verdict::Agree {
            let agreed = |told: &Told<'_, '_>| {
                found.iter().any(|other| {
                    other.article != told.article && other.time.period.overlaps(told.time.period)
                })
            };
            let agreed: Vec<bool> = found.iter().map(agreed).collect();
            let mut agreed = agreed.into_iter();
            found.retain(|_| agreed.next().unwrap_or(false));
        }
        let several = found.iter().any(|told| told.article != found[0].article);
        if !several {
            return None;
        }
        let one_outlet = slot.verdict == Verdict::Agree && self.are_of_one_outlet(&found);
        // What a person says of the row is said of the slot that the program's verdict came from.
        let person = self.shown.workspace.project().overruled(row);
        let verdict = person.filter(|_| slot.verdict == row.verdict);
        let entry = Entry {
            label: label(row, &found),
            // That an outlet agrees with itself tells nothing.
            verdict: match verdict.unwrap_or(slot.verdict) {
                _ if one_outlet => Verdict::Single,
                verdict => verdict,
            },
            dates: datings(&found),
        };
        let keys = found
            .iter()
            .map(|told| (told.article, told.time.fact.id.clone()));
        let keys: Vec<_> = keys.collect();
        self.told.extend(keys);
        Some(entry)
    }

    /// The dates of a row's claims that stand in no entry yet, each day by itself.
    fn others(&mut self, row: &Row) -> Vec<Entry> {
        let comparison = self.shown.comparison;
        let mut by_day: BTreeMap<_, (String, Vec<Told<'_, '_>>)> = BTreeMap::new();
        for (article, sheet) in comparison.sheets.iter().enumerate() {
            for cell in row.cells.get(&sheet.article.id).into_iter().flatten() {
                let Some(FactContent::Claim(claim)) =
                    comparison.fact(sheet, &cell.fact).map(|fact| &fact.content)
                else {
                    continue;
                };
                for time in &self.of_article[article] {
                    let dates_it = claim.when.iter().any(|when| time.touches(when.span));
                    if dates_it && self.told.insert((article, time.fact.id.clone())) {
                        let relation = time.relation.map(wording::time_relation);
                        let key = (time.period.first, time.period.last, relation);
                        let label = || (shorten(&one_line(&cell.text), LONGEST_LABEL), Vec::new());
                        by_day.entry(key).or_insert_with(label).1.push(Told {
                            article,
                            time,
                            preview: comparison.preview(sheet, cell),
                        });
                    }
                }
            }
        }
        let entry = |(label, found): (String, Vec<Told<'_, '_>>)| {
            let verdict = match row.verdict {
                _ if self.are_of_one_outlet(&found) => Verdict::Single,
                Verdict::Copied => Verdict::Copied,
                _ => Verdict::Agree,
            };
            Entry {
                label,
                verdict,
                dates: datings(&found),
            }
        };
        by_day.into_values().map(entry).collect()
    }

    /// Whether one outlet alone tells it, in one article or in several.
    fn are_of_one_outlet(&self, told: &[Told<'_, '_>]) -> bool {
        let outlet = |told: &Told<'_, '_>| {
            let article = &self.shown.comparison.sheets[told.article].article;
            told_outlet(article).unwrap_or_else(|| article.id.as_str().to_owned())
        };
        let first = told.first().map(outlet);
        told.iter().all(|other| Some(outlet(other)) == first)
    }

    /// Where a date is read: in the claim of the row that it stands in, else by itself.
    fn preview(&self, row: &Row, article: usize, span: Span) -> Preview {
        let comparison = self.shown.comparison;
        let sheet = &comparison.sheets[article];
        let mut cells = row.cells.get(&sheet.article.id).into_iter().flatten();
        match cells.find(|cell| cell.span.covers(span)) {
            Some(cell) => comparison.preview(sheet, cell),
            None => Preview {
                article: sheet.article.id.clone(),
                fact: None,
                span,
            },
        }
    }
}

/// What is dated, in words that tell the date: a row may hold other sentences, and that of its label another
/// day or none.
fn label(row: &Row, told: &[Told<'_, '_>]) -> String {
    let sentence = |told: &Told<'_, '_>| {
        let mut cells = row.cells.get(&told.preview.article).into_iter().flatten();
        let cell = cells.find(|cell| cell.span == told.preview.span)?;
        Some(one_line(&cell.text))
    };
    let sentences: Vec<String> = told.iter().filter_map(sentence).collect();
    let is_label = |sentence: &String| row.label.contains(sentence.as_str());
    match sentences.first() {
        Some(first) if !sentences.iter().any(is_label) => shorten(first, LONGEST_LABEL),
        _ => row.label.clone(),
    }
}

/// The same days together, earliest first.
fn datings(found: &[Told<'_, '_>]) -> Vec<Dating> {
    let mut datings: BTreeMap<_, Dating> = BTreeMap::new();
    for told in found {
        let Period { first, last } = told.time.period;
        let relation = told.time.relation.map(wording::time_relation);
        let dating = datings
            .entry((first, last, relation))
            .or_insert_with(|| Dating {
                period: told.time.period,
                relation: told.time.relation,
                words: wording::value(told.time.fact),
                tellers: Vec::new(),
            });
        dating.tellers.push((told.article, told.preview.clone()));
    }
    datings.into_values().collect()
}
