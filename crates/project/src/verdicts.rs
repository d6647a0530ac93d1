//! What a person says of rows, how their articles stand to each other and what is to be noted, and for
//! which rows it holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use serde::{Deserialize, Serialize};

use sidelight_engine::article::ArticleId;
use sidelight_engine::compare::{Row, Verdict};
use sidelight_engine::facts::FactId;

/// Names a row of the comparison by the facts that it sets side by side.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RowKey(BTreeMap<ArticleId, BTreeSet<FactId>>);

impl RowKey {
    /// The key of a row.
    pub fn of(row: &Row) -> Self {
        let articles = row.cells.iter().map(|(article, cells)| {
            let facts = cells.iter().map(|cell| cell.fact.clone());
            (article.clone(), facts.collect())
        });
        Self(articles.collect())
    }

    /// Whether a person who judged one of two rows judged the other with it: both are of the same
    /// articles, and each article tells in both a fact that is the same. What else an article puts
    /// into a row may change with whatever it is compared with.
    fn is_same_row(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self.0.iter().all(|(article, facts)| {
                let others = other.0.get(article);
                others.is_some_and(|others| !facts.is_disjoint(others))
            })
    }
}

impl TryFrom<String> for RowKey {
    type Error = serde_json::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut articles: BTreeMap<ArticleId, BTreeSet<FactId>> = BTreeMap::new();
        for (article, fact) in serde_json::from_str::<Vec<(ArticleId, FactId)>>(&text)? {
            articles.entry(article).or_default().insert(fact);
        }
        Ok(Self(articles))
    }
}

/// As files hold it. JSON keeps ids apart whatever characters they hold.
impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = self.0.iter().flat_map(|(article, facts)| {
            let article = article.as_str();
            facts.iter().map(move |fact| (article, &*fact.0))
        });
        serde_json::json!(facts.collect::<Vec<_>>()).fmt(f)
    }
}

impl From<RowKey> for String {
    fn from(key: RowKey) -> Self {
        key.to_string()
    }
}

/// What a person said of rows, each found again while it is the same row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByRow<T> {
    /// In the order of the keys.
    said: Vec<(RowKey, T)>,
    /// Which of them hold a fact of an article.
    holding: HashMap<ArticleId, HashMap<FactId, Vec<usize>>>,
}

/// The verdicts that a person set over the program's.
pub type Verdicts = ByRow<Verdict>;

/// The notes that a person made on rows.
pub type RowNotes = ByRow<String>;

/// The rows that a person is done with.
pub type RowsDone = ByRow<()>;

impl<T> ByRow<T> {
    /// What the person said of a row.
    pub fn get(&self, row: &Row) -> Option<&T> {
        // Keys take time to make, and hardly anything is said of a row.
        if self.said.is_empty() {
            return None;
        }
        let (_, said) = self.find(&RowKey::of(row))?;
        Some(said)
    }

    /// The key under which a word on a row stands, or would stand.
    pub fn key(&self, row: &Row) -> RowKey {
        let key = RowKey::of(row);
        match self.find(&key) {
            Some((known, _)) => known.clone(),
            None => key,
        }
    }

    fn find(&self, key: &RowKey) -> Option<&(RowKey, T)> {
        if let Ok(at) = self.said.binary_search_by(|(known, _)| known.cmp(key)) {
            return self.said.get(at);
        }
        // What is the same row has a fact of each article in common with it.
        let (article, facts) = key.0.first_key_value()?;
        let holding = self.holding.get(article)?;
        let near = facts.iter().filter_map(|fact| holding.get(fact)).flatten();
        let same = near.filter(|at| self.said[**at].0.is_same_row(key));
        self.said.get(*same.min()?)
    }
}

impl<T> Default for ByRow<T> {
    fn default() -> Self {
        Self {
            said: Vec::new(),
            holding: HashMap::new(),
        }
    }
}

impl<T> FromIterator<(RowKey, T)> for ByRow<T> {
    fn from_iter<I: IntoIterator<Item = (RowKey, T)>>(said: I) -> Self {
        let said: BTreeMap<RowKey, T> = said.into_iter().collect();
        let said: Vec<(RowKey, T)> = said.into_iter().collect();
        let mut holding: HashMap<ArticleId, HashMap<FactId, Vec<usize>>> = HashMap::new();
        for (at, (key, _)) in said.iter().enumerate() {
            for (article, facts) in &key.0 {
                let of_article = holding.entry(article.clone()).or_default();
                for fact in facts {
                    of_article.entry(fact.clone()).or_default().push(at);
                }
            }
        }
        Self { said, holding }
    }
}
