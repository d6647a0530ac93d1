//! From groups of facts to rows.

use std::collections::BTreeMap;

use crate::article::{ArticleId, Span};
use crate::cancel::{CancelToken, Cancelled};
use crate::facts::{Fact, FactKind};

use super::align::align;
use super::copied::Passage;
use super::kinds::event::Events;
use super::kinds::quantity::Quantities;
use super::kinds::quote::Quotes;
use super::kinds::role::Roles;
use super::kinds::statement::Statements;
use super::kinds::time::Times;
use super::kinds::{Kind, best_fit, entity};
use super::story::Story;
use super::verdict::{Relation, judge, list};
use super::{Cell, Row, Verdict};

/// Words that a copied passage has beyond a quote in it: the quote alone may come from the speaker.
const WORDS_BEYOND_QUOTE: usize = 4;

/// All rows of a story.
///
/// # Errors
/// [`Cancelled`] when `cancel` was asked for before the end.
pub fn rows(
    story: &Story<'_>,
    passages: &[Passage],
    cancel: &CancelToken,
) -> Result<Vec<Row>, Cancelled> {
    let builder = Builder { story, passages };
    let mut rows = builder.entity_rows();
    let roles = Roles::new(story);
    rows.extend(builder.rows_of(&roles, roles.items(), cancel)?);
    let quotes = Quotes::new(story);
    rows.extend(builder.rows_of(&quotes, quotes.items(), cancel)?);
    let times = Times::new(story);
    let mut figures = builder.rows_of(&times, times.items(), cancel)?;
    let quantities = Quantities::new(story);
    figures.extend(builder.rows_of(&quantities, quantities.items(), cancel)?);
    let events = Events::new(story);
    let mut accounts = builder.rows_of(&events, events.items(), cancel)?;
    let statements = Statements::new(story);
    accounts.extend(builder.rows_of(&statements, statements.items(), cancel)?);
    take_over_conflicts(&mut accounts, &figures);
    rows.extend(figures);
    rows.extend(accounts);
    Ok(rows.into_iter().map(|judged| judged.row).collect())
}

/// An event or a statement whose date or number is at odds between its articles is at odds itself.
fn take_over_conflicts(accounts: &mut [Judged], figures: &[Judged]) {
    let at_odds: Vec<&Judged> = figures
        .iter()
        .filter(|figure| !figure.at_odds.is_empty())
        .collect();
    for account in accounts {
        let row = &mut account.row;
        let told = at_odds.iter().filter(|figure| tells_of(row, figure));
        let reasons: Vec<String> = told
            .filter_map(|figure| figure.row.differences.first().cloned())
            .collect();
        if !reasons.is_empty() {
            row.verdict = Verdict::Conflict;
            row.differences = reasons;
        }
    }
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

/// What rows are built from.
struct Builder<'s, 'a> {
    story: &'s Story<'a>,
    passages: &'s [Passage],
}

/// What one article says in a row: the numbers of its items.
type Sayings<'i, I> = BTreeMap<usize, Vec<&'i I>>;

impl Builder<'_, '_> {
    fn entity_rows(&self) -> Vec<Judged> {
        let clusters = entity::clusters(self.story);
        let rows = clusters.iter().map(|items| {
            let sayings = by_article(items.iter(), |item| item.article);
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
        });
        in_order(rows.collect())
    }

    fn rows_of<K: Kind>(
        &self,
        kind: &K,
        items: &[K::Item],
        cancel: &CancelToken,
    ) -> Result<Vec<Judged>, Cancelled> {
        let mut rows = Vec::new();
        for group in align(kind, items, cancel)? {
            cancel.check()?;
            let items: Vec<&K::Item> = group.iter().map(|&index| &items[index]).collect();
            let sayings = by_article(items.iter().copied(), |item| K::article(item));
            let cells = |item: &K::Item| {
                let fact = K::fact(item);
                vec![cell(fact, fact.primary_span())]
            };
            let stand = |a: &[&K::Item], b: &[&K::Item]| kind.stand(a, b);
            rows.push(self.row(K::KIND, kind.label(&items), &sayings, stand, cells));
        }
        Ok(in_order(rows))
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
        let id = |article: usize| self.story.articles[article].article().id.clone();
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
            first,
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
        let of_pair = self
            .passages
            .iter()
            .filter(|passage| passage.articles == [a, b]);
        let all_in_passages = |side: usize, article: usize| {
            cells.get(&article).into_iter().flatten().all(|cell| {
                let mut passages = of_pair.clone();
                passages.any(|passage| self.holds(kind, passage, side, cell.span))
            })
        };
        all_in_passages(0, a) && all_in_passages(1, b)
    }

    fn holds(&self, kind: FactKind, passage: &Passage, side: usize, span: Span) -> bool {
        let article = &self.story.articles[passage.articles[side]];
        let words = article.words_in(span);
        let held = &passage.words[side];
        let covered = held.start <= words.start && words.end <= held.end;
        let beyond = held.len().saturating_sub(words.len());
        covered && (kind != FactKind::Quote || beyond >= WORDS_BEYOND_QUOTE)
    }
}

/// A row with what it is ordered by and who contradicts whom in it.
struct Judged {
    articles: usize,
    first: Option<(usize, Span)>,
    at_odds: Vec<[ArticleId; 2]>,
    row: Row,
}

/// Rows of many articles first, then in the order of the texts.
fn in_order(mut rows: Vec<Judged>) -> Vec<Judged> {
    rows.sort_by(|a, b| b.articles.cmp(&a.articles).then(a.first.cmp(&b.first)));
    rows
}

fn by_article<'i, I>(
    items: impl Iterator<Item = &'i I>,
    article: impl Fn(&I) -> usize,
) -> Sayings<'i, I> {
    let mut sayings: Sayings<'i, I> = BTreeMap::new();
    for item in items {
        sayings.entry(article(item)).or_default().push(item);
    }
    sayings
}

fn cell(fact: &Fact, span: Span) -> Cell {
    Cell {
        fact: fact.id.clone(),
        span,
    }
}
