//! From groups of facts to rows.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::article::{ArticleId, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::{Fact, FactKind};

use super::align::{Alignment, Place};
use super::kinds::claim::Claims;
use super::kinds::quantity::Quantities;
use super::kinds::quote::Quotes;
use super::kinds::role::Roles;
use super::kinds::time::Times;
use super::kinds::{Kind, best_fit, entity};
use super::story::{Seat, Story};
use super::verdict::{Relation, judge, list};
use super::{Cell, Row, Verdict};

/// Words that a copied passage has beyond a quote in it: the quote alone may come from the speaker.
const WORDS_BEYOND_QUOTE: usize = 4;

/// The rows of a story, kept from one run to the next.
#[derive(Debug, Default)]
pub struct Rows {
    entities: Entities,
    roles: RowsOf<Roles>,
    quotes: RowsOf<Quotes>,
    times: RowsOf<Times>,
    quantities: RowsOf<Quantities>,
    claims: RowsOf<Claims>,
}

impl Rows {
    /// All rows of a story. Articles that were in the last one must stand in the same order.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end; then nothing here holds any more.
    pub fn of(&mut self, story: &Story, cancel: &CancelToken) -> Result<Vec<Row>, Cancelled> {
        let mut rows: Vec<&Judged> = self.entities.rows(story);
        rows.extend(self.roles.rows(story, cancel)?);
        rows.extend(self.quotes.rows(story, cancel)?);
        let mut figures = self.times.rows(story, cancel)?;
        figures.extend(self.quantities.rows(story, cancel)?);
        let accounts = self.claims.rows(story, cancel)?;
        let accounts = with_conflicts(&accounts, &figures);
        rows.extend(figures);
        let rows = rows.into_iter().map(|judged| judged.row.clone());
        Ok(rows.chain(accounts).collect())
    }
}

/// A claim whose date or number is at odds between its articles is at odds itself.
fn with_conflicts(accounts: &[&Judged], figures: &[&Judged]) -> Vec<Row> {
    let at_odds: Vec<&&Judged> = figures
        .iter()
        .filter(|figure| !figure.at_odds.is_empty())
        .collect();
    let told = |account: &&Judged| {
        let mut row = account.row.clone();
        let told = at_odds.iter().filter(|figure| tells_of(&row, figure));
        let reasons: Vec<String> = told
            .filter_map(|figure| figure.row.differences.first().cloned())
            .collect();
        if !reasons.is_empty() {
            row.verdict = Verdict::Conflict;
            row.differences = reasons;
        }
        row
    };
    accounts.iter().map(told).collect()
}

/// Whether two articles that are at odds over a figure tell the account with the figure in it.
fn tells_of(account: &Row, figure: &Judged) -> bool {
    let holds = |article: &ArticleId| {
        let cells = |row: &Row| row.cells.get(article).cloned().unwrap_or_default();
        let inner = cells(&figure.row);
        let outer = cells(account);
        outer
            .iter()
            .any(|outer| inner.iter().any(|inner| outer.span.covers(inner.span)))
    };
    figure.at_odds.iter().any(|[a, b]| holds(a) && holds(b))
}

/// The rows of one kind.
#[derive(Debug)]
struct RowsOf<K: Kind> {
    alignment: Alignment<K>,
    /// The rows by their first items.
    rows: HashMap<Place, Judged>,
}

impl<K: Kind> Default for RowsOf<K> {
    fn default() -> Self {
        Self {
            alignment: Alignment::default(),
            rows: HashMap::new(),
        }
    }
}

impl<K: Kind> RowsOf<K> {
    fn rows(&mut self, story: &Story, cancel: &CancelToken) -> Result<Vec<&Judged>, Cancelled> {
        for member in &story.articles {
            self.alignment.tell(
                member.seat,
                || K::items(&member.prepared),
                |item| K::link(item, &member.who),
            );
        }
        let seats: Vec<Seat> = story.articles.iter().map(|member| member.seat).collect();
        let groups = self.alignment.align(&seats, cancel)?;
        let builder = Builder::new(story);
        let mut old = std::mem::take(&mut self.rows);
        let mut order = Vec::with_capacity(groups.len());
        for group in groups {
            cancel.check()?;
            let Some(&first) = group.items.first() else {
                continue;
            };
            let seats = group.items.iter().map(|place| place.seat);
            let stays = !group.is_new && !builder.is_renamed(seats);
            let known = old.remove(&first).filter(|_| stays);
            let row = known.unwrap_or_else(|| builder.row_of(&self.alignment, &group.items));
            order.push(first);
            self.rows.insert(first, row);
        }
        let rows = order.iter().filter_map(|first| self.rows.get(first));
        Ok(builder.in_order(rows.collect()))
    }
}

/// An entity by the seat of its article and its number there.
type Figure = (Seat, usize);

/// The rows of entities.
#[derive(Debug, Default)]
struct Entities {
    /// The rows by their first entities, with all of these.
    rows: HashMap<Figure, (Vec<Figure>, Judged)>,
}

impl Entities {
    fn rows(&mut self, story: &Story) -> Vec<&Judged> {
        let builder = Builder::new(story);
        let mut old = std::mem::take(&mut self.rows);
        let mut order = Vec::with_capacity(story.entities.len());
        for cluster in &story.entities {
            let seat = |article: usize| story.articles[article].seat;
            let figures = cluster
                .iter()
                .map(|&(article, entity)| (seat(article), entity));
            let figures: Vec<Figure> = figures.collect();
            let Some(&first) = figures.first() else {
                continue;
            };
            let renamed = builder.is_renamed(figures.iter().map(|(seat, _)| *seat));
            let stays = |(known, _): &(Vec<Figure>, Judged)| *known == figures && !renamed;
            let known = old.remove(&first).filter(stays);
            let row = known.unwrap_or_else(|| {
                let row = builder.entity_row(cluster);
                (figures, row)
            });
            order.push(first);
            self.rows.insert(first, row);
        }
        let rows = order.iter().filter_map(|first| self.rows.get(first));
        builder.in_order(rows.map(|(_, row)| row).collect())
    }
}

/// What rows are built from.
struct Builder<'s> {
    story: &'s Story,
    /// The places of the articles by their seats.
    places: HashMap<Seat, usize>,
}

/// What one article says in a row: the numbers of its items.
type Sayings<'i, I> = BTreeMap<usize, Vec<&'i I>>;

impl<'s> Builder<'s> {
    fn new(story: &'s Story) -> Self {
        let seats = story.articles.iter().enumerate();
        Self {
            story,
            places: seats.map(|(place, member)| (member.seat, place)).collect(),
        }
    }

    /// The place of the article at a seat.
    fn place(&self, seat: Seat) -> usize {
        self.places.get(&seat).copied().unwrap_or_default()
    }

    /// Whether an article is called otherwise than the last time.
    fn is_renamed(&self, mut seats: impl Iterator<Item = Seat>) -> bool {
        seats.any(|seat| self.story.articles[self.place(seat)].is_renamed)
    }

    /// Rows of many articles first, then in the order of the texts.
    fn in_order<'j>(&self, mut rows: Vec<&'j Judged>) -> Vec<&'j Judged> {
        let first = |row: &Judged| row.first.map(|(seat, span)| (self.place(seat), span));
        rows.sort_by_cached_key(|row| (Reverse(row.articles), first(row)));
        rows
    }

    fn entity_row(&self, cluster: &[(usize, usize)]) -> Judged {
        let items = entity::items(self.story, cluster);
        let sayings = by_article(items.iter().map(|item| (item.article, item)));
        let cells = |item: &entity::Item<'_>| {
            let evidence = item.fact.evidence.iter();
            evidence
                .map(|evidence| cell(item.fact, evidence.span))
                .collect()
        };
        let label = entity::label(&items.iter().collect::<Vec<_>>());
        let stand =
            |a: &[&entity::Item<'_>], b: &[&entity::Item<'_>]| best_fit(a, b, entity::relate);
        self.row(FactKind::Entity, label, &sayings, stand, cells)
    }

    fn row_of<K: Kind>(&self, alignment: &Alignment<K>, places: &[Place]) -> Judged {
        let said = places.iter().filter_map(|place| {
            let item = alignment.item(*place)?;
            Some((self.place(place.seat), item))
        });
        let said: Vec<(usize, &K::Item)> = said.collect();
        let items: Vec<&K::Item> = said.iter().map(|(_, item)| *item).collect();
        let cells = |item: &K::Item| {
            let fact = K::fact(item);
            vec![cell(fact, fact.primary_span())]
        };
        let sayings = by_article(said.into_iter());
        self.row(K::KIND, K::label(&items), &sayings, K::stand, cells)
    }

    fn row<I>(
        &self,
        kind: FactKind,
        label: String,
        sayings: &Sayings<'_, I>,
        stand: impl Fn(&[&I], &[&I]) -> Relation,
        cells: impl Fn(&I) -> Vec<Cell>,
    ) -> Judged {
        let articles: Vec<usize> = sayings.keys().copied().collect();
        let said: Vec<&Vec<&I>> = sayings.values().collect();
        let names: Vec<&str> = articles.iter().map(|&at| self.name(at)).collect();
        let stand = |a: usize, b: usize| stand(said[a], said[b]);
        let (mut verdict, mut differences) = judge(&names, stand);
        let cells: BTreeMap<usize, Vec<Cell>> = sayings
            .iter()
            .map(|(&article, items)| (article, items.iter().flat_map(|item| cells(item)).collect()))
            .collect();
        if verdict == Verdict::Agree {
            let copies = self.copies(kind, &cells);
            if copies.len() == 1 && copies[0].len() == articles.len() {
                verdict = Verdict::Copied;
            }
            differences.extend(copies.iter().map(|copies| self.copy_sentence(copies)));
        }
        let first = cells
            .iter()
            .next()
            .and_then(|(&article, cells)| cells.iter().map(|cell| (article, cell.span)).min());
        let id = |article: usize| self.story.articles[article].prepared.article().id.clone();
        let mut at_odds = Vec::new();
        if verdict == Verdict::Conflict {
            for (a, &left) in articles.iter().enumerate() {
                for (b, &right) in articles.iter().enumerate().skip(a + 1) {
                    if matches!(stand(a, b), Relation::Conflict(_)) {
                        at_odds.push([id(left), id(right)]);
                    }
                }
            }
        }
        Judged {
            articles: articles.len(),
            first: first.map(|(article, span)| (self.story.articles[article].seat, span)),
            at_odds,
            row: Row {
                kind,
                label,
                verdict,
                overruled: None,
                differences,
                cells: cells
                    .into_iter()
                    .map(|(article, cells)| (id(article), cells))
                    .collect(),
            },
        }
    }

    fn name(&self, article: usize) -> &str {
        &self.story.articles[article].name
    }

    fn copy_sentence(&self, articles: &[usize]) -> String {
        let names: Vec<&str> = articles.iter().map(|&article| self.name(article)).collect();
        format!("{} share these words in a longer passage.", list(&names))
    }

    /// Groups of articles whose cells all lie in passages that they share.
    fn copies(&self, kind: FactKind, cells: &BTreeMap<usize, Vec<Cell>>) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for &article in cells.keys() {
            let copied = |group: &Vec<usize>| {
                group
                    .iter()
                    .any(|&other| self.is_copied(kind, other, article, cells))
            };
            match groups.iter_mut().find(|group| copied(group)) {
                Some(group) => group.push(article),
                None => groups.push(vec![article]),
            }
        }
        groups.retain(|group| group.len() > 1);
        groups
    }

    fn is_copied(
        &self,
        kind: FactKind,
        a: usize,
        b: usize,
        cells: &BTreeMap<usize, Vec<Cell>>,
    ) -> bool {
        let of_pair = self.story.passages.get(&[a, b]);
        let of_pair = of_pair.into_iter().flat_map(|passages| passages.iter());
        let all_in_passages = |side: usize, article: usize| {
            cells.get(&article).into_iter().flatten().all(|cell| {
                let mut passages = of_pair.clone();
                passages.any(|passage| self.holds(kind, &passage.words[side], article, cell.span))
            })
        };
        all_in_passages(0, a) && all_in_passages(1, b)
    }

    fn holds(&self, kind: FactKind, held: &Range<usize>, article: usize, span: Span) -> bool {
        let words = self.story.articles[article].prepared.words_in(span);
        let covered = held.start <= words.start && words.end <= held.end;
        let beyond = held.len().saturating_sub(words.len());
        covered && (kind != FactKind::Quote || beyond >= WORDS_BEYOND_QUOTE)
    }
}

/// A row with what it is ordered by and who contradicts whom in it.
#[derive(Debug)]
struct Judged {
    articles: usize,
    /// Where the first article begins to say it.
    first: Option<(Seat, Span)>,
    at_odds: Vec<[ArticleId; 2]>,
    row: Row,
}

fn by_article<'i, I>(said: impl Iterator<Item = (usize, &'i I)>) -> Sayings<'i, I> {
    let mut sayings: Sayings<'i, I> = BTreeMap::new();
    for (article, item) in said {
        sayings.entry(article).or_default().push(item);
    }
    sayings
}

fn cell(fact: &Fact, span: Span) -> Cell {
    Cell {
        fact: fact.id.clone(),
        span,
    }
}
