//! A story that changes: whatever comes, goes or is decided, and in whatever order the articles come,
//! the rows are those of comparing it from nothing.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use proptest::prelude::*;
use sidelight_engine::Engine;
use sidelight_engine::article::Article;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Comparer, Identity, Named, compare_judged};
use sidelight_engine::facts::{FactContent, FactSheet, Status};
use sidelight_engine::ingest::Input;

use crate::perturbation::{as_record, perturb};

/// Articles on one thing, some with passages of others, and some on other things.
static ARTICLES: LazyLock<Vec<Arc<FactSheet>>> = LazyLock::new(|| {
    let engine = Engine::embedded().expect("the model is whole");
    let read = |input: &Input| {
        let sheet = engine.read(input, None, &CancelToken::default());
        Arc::new(sheet.expect("the article is readable"))
    };
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
    let mut sheets: Vec<Arc<FactSheet>> = [
        "northbridge-wire.html",
        "meridian-post.html",
        "potomac-courier.txt",
        "coalition-statement.md",
    ]
    .iter()
    .map(|name| read(&Input::File(samples.join(name))))
    .collect();
    let records = include_str!("../fixtures/news.jsonl").lines().take(2);
    sheets.extend(records.map(|line| read(&Input::Record(line.to_owned()))));
    for round in 0..2 {
        for first in sheets.clone().iter().take(4) {
            let made = perturb(first, round * 5);
            let line = as_record(&first.article, &made, round);
            sheets.push(read(&Input::Record(line)));
        }
    }
    sheets
});

/// Something that happens to a story; numbers are taken round the clock.
#[derive(Debug, Clone)]
enum Change {
    Comes { article: usize, place: usize },
    Goes { place: usize },
    Moves { from: usize, to: usize },
    Decides { place: usize, fact: usize },
    IsRenamed { place: usize },
    SaysWhoIsWho { fact: usize, same: bool },
}

fn any_change() -> impl Strategy<Value = Change> {
    let number = 0..1_000_usize;
    prop_oneof![
        4 => (number.clone(), number.clone()).prop_map(|(article, place)| Change::Comes { article, place }),
        2 => number.clone().prop_map(|place| Change::Goes { place }),
        1 => (number.clone(), number.clone()).prop_map(|(from, to)| Change::Moves { from, to }),
        3 => (number.clone(), number.clone()).prop_map(|(place, fact)| Change::Decides { place, fact }),
        1 => number.clone().prop_map(|place| Change::IsRenamed { place }),
        1 => (number, any::<bool>()).prop_map(|(fact, same)| Change::SaysWhoIsWho { fact, same }),
    ]
}

#[derive(Default)]
struct Told {
    sheets: Vec<Arc<FactSheet>>,
    identities: Vec<Identity>,
}

impl Told {
    fn change(&mut self, change: &Change) {
        let count = self.sheets.len();
        match *change {
            Change::Comes { article, place } => {
                let article = &ARTICLES[article % ARTICLES.len()];
                let is_there = |sheet: &Arc<FactSheet>| sheet.article.id == article.article.id;
                if !self.sheets.iter().any(is_there) {
                    self.sheets.insert(place % (count + 1), Arc::clone(article));
                }
            }
            _ if count == 0 => {}
            Change::Goes { place } => drop(self.sheets.remove(place % count)),
            Change::Moves { from, to } => {
                let sheet = self.sheets.remove(from % count);
                self.sheets.insert(to % count, sheet);
            }
            Change::Decides { place, fact } => {
                let sheet = Arc::make_mut(&mut self.sheets[place % count]);
                let facts = sheet.facts.len().max(1);
                if let Some(fact) = sheet.facts.get_mut(fact % facts) {
                    fact.status = match fact.status {
                        Status::Rejected => Status::Accepted,
                        _ => Status::Rejected,
                    };
                }
            }
            Change::IsRenamed { place } => {
                let sheet = Arc::make_mut(&mut self.sheets[place % count]);
                let mut article = Article::clone(&sheet.article);
                article.metadata.publisher = Some("Harbour Gazette".to_owned());
                sheet.article = Arc::new(article);
            }
            Change::SaysWhoIsWho { fact, same } => {
                let named = self.sheets.iter().flat_map(|sheet| {
                    sheet.facts.iter().filter_map(|fact| match &fact.content {
                        FactContent::Entity(entity) => Some(Named {
                            article: sheet.article.id.clone(),
                            name: entity.name.clone(),
                        }),
                        _ => None,
                    })
                });
                let named: Vec<Named> = named.collect();
                if let [first, .., last] = named.as_slice() {
                    let one = named.get(fact % named.len()).unwrap_or(first).clone();
                    let other = named.get(fact * 7 % named.len()).unwrap_or(last).clone();
                    self.identities.push(Identity { one, other, same });
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_changes_the_rows_are_those_of_comparing_anew(
        changes in proptest::collection::vec(any_change(), 1..14),
    ) {
        let never = CancelToken::default();
        let mut told = Told::default();
        let mut comparer = Comparer::default();
        for change in &changes {
            told.change(change);
            let again = comparer.compare(&told.sheets, &told.identities, &never);
            let anew = compare_judged(&told.sheets, &told.identities, &never);
            prop_assert_eq!(again.expect("nobody cancels"), anew.expect("nobody cancels"));
        }
    }

    #[test]
    fn the_order_in_which_articles_come_changes_nothing(
        sheets in proptest::sample::subsequence(ARTICLES.clone(), 2..ARTICLES.len()),
        seed in any::<u64>(),
    ) {
        let never = CancelToken::default();
        let mut shuffled = sheets.clone();
        shuffled.sort_by_cached_key(|sheet| {
            let mut hasher = DefaultHasher::new();
            (seed, &sheet.article.id).hash(&mut hasher);
            hasher.finish()
        });
        let as_told = compare_judged(&sheets, &[], &never).expect("nobody cancels");
        let as_shuffled = compare_judged(&shuffled, &[], &never).expect("nobody cancels");
        prop_assert_eq!(as_told, as_shuffled);
    }

    #[test]
    fn a_run_that_is_stopped_leaves_nothing_wrong(
        waits in proptest::collection::vec(0..8_000_u64, 1..6),
    ) {
        let never = CancelToken::default();
        let mut comparer = Comparer::default();
        for (count, wait) in waits.into_iter().enumerate() {
            let sheets = &ARTICLES[..count + 2];
            let stopped = CancelToken::default();
            let stopper = stopped.clone();
            let stops = std::thread::spawn(move || {
                std::thread::sleep(Duration::from_micros(wait));
                stopper.cancel();
            });
            if let Ok(found) = comparer.compare(sheets, &[], &stopped) {
                prop_assert_eq!(found, compare_judged(sheets, &[], &never).expect("nobody cancels"));
            }
            stops.join().expect("it only waits");
        }
        let found = comparer.compare(&ARTICLES, &[], &never).expect("nobody cancels");
        prop_assert_eq!(found, compare_judged(&ARTICLES, &[], &never).expect("nobody cancels"));
    }
}
