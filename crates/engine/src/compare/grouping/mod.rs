//! Stories: which articles tell of the same event.
//!
//! Articles are compared by their words, rare ones, names and those of the lead before others, and
//! by how far apart they were published (average linkage over the cosine of TF-IDF vectors, as in
//! topic detection and tracking). Average linkage keeps a hub page or a live blog, which is a little
//! like many articles and much like none, from gluing stories together. What comes in at once is
//! looked at a second time by the words that tell its articles apart, which parts two events of the
//! same sort.

mod signature;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::article::ArticleId;
use crate::cancel::{CancelToken, Cancelled};

pub use signature::Signature;

use super::frequencies;
use super::linkage::{Edges, Merge, Node, merges};

/// Likeness from which articles are of one story.
const SAME_STORY: f32 = 0.12;

/// Likeness below which two articles are taken for unlike.
const UNLIKE: f32 = 0.03;

/// How much more likeness counts between articles in different languages: they can share no more than names,
/// figures and the few words that are known in both.
const ACROSS_LANGUAGES: f32 = 2.0;

/// Days of publication after which likeness counts 1/e of what it does within a day.
const FADING_DAYS: f32 = 20.0;

/// The same when a group is looked at for follow-up news.
const FADING_DAYS_WITHIN: f32 = 2.0;

/// Heaviest words by which articles that may be alike are found.
const KEYS: usize = 24;

/// Articles with a word beyond which it finds nothing any more.
const MOST_HOLDERS: usize = 500;

/// Articles from which a new group is looked at a second time.
const FEWEST_TO_PART: usize = 4;

/// Articles beyond which it is not: every two of them would be compared.
const MOST_TO_PART: usize = 400;

/// How often each article of a group may go over to the part that it is more like.
const ROUNDS: usize = 4;

/// Likeness between two parts of a group, as a share of that within them, below which they are two
/// stories.
const TWO_EVENTS: f32 = 0.35;

/// The same where the parts were published on different days.
const FOLLOW_UP: f32 = 0.6;

/// Days from which news that differs in words is a story of its own.
const FOLLOW_UP_DAYS: i32 = 2;

/// Names a group within its [`Grouping`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(usize);

/// Articles in groups, each a story. It grows: a new article joins a group or founds one, and
/// touches no other.
#[derive(Debug, Default)]
pub struct Grouping {
    numbers: HashMap<Box<str>, u32>,
    /// By word: the articles that hold it.
    holders: Vec<Vec<usize>>,
    /// By word: how many articles hold it in the news at large.
    common: Vec<u32>,
    articles: Vec<Known>,
    groups: Vec<Vec<usize>>,
}

/// An article of a grouping.
#[derive(Debug)]
struct Known {
    signature: Signature,
    /// The words by number, in order, with what each counts before its rarity.
    counts: Vec<(u32, f32)>,
    group: Option<GroupId>,
}

/// Weighted words of length 1.
type Vector = Vec<(u32, f32)>;

impl Grouping {
    /// No articles yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes articles as the group they are in already, for instance a story of a project. Such a
    /// group may grow and is never parted.
    pub fn keep(&mut self, articles: impl IntoIterator<Item = Signature>) -> GroupId {
        let members = articles.into_iter().map(|article| self.learn(article));
        let members = members.collect();
        self.found(members)
    }

    /// Finds the groups of articles that come in together; the answer is in their order.
    ///
    /// # Errors
    /// [`Cancelled`] when `cancel` was asked for before the end; then none of them has a group.
    pub fn add(
        &mut self,
        articles: impl IntoIterator<Item = Signature>,
        cancel: &CancelToken,
    ) -> Result<Vec<GroupId>, Cancelled> {
        let before = self.articles.len();
        for article in articles {
            self.learn(article);
        }
        let mut new_groups = Vec::new();
        let clusters = self.clusters(before, cancel)?;
        for cluster in &clusters {
            if cluster.group.is_none() {
                self.part(cluster.articles.clone(), cancel, &mut new_groups)?;
            }
        }
        for cluster in clusters {
            if let Some(group) = cluster.group {
                self.join(group, cluster.articles);
            }
        }
        new_groups.sort();
        for members in new_groups {
            self.found(members);
        }
        let new = self.articles[before..].iter();
        Ok(new.filter_map(|article| article.group).collect())
    }

    /// The groups, in the order in which they came.
    pub fn groups(&self) -> impl Iterator<Item = GroupId> + use<> {
        (0..self.groups.len()).map(GroupId)
    }

    /// The articles of a group, in the order in which they came.
    pub fn members(&self, group: GroupId) -> impl Iterator<Item = &ArticleId> {
        let members = self.groups.get(group.0).into_iter().flatten();
        members.map(|&at| &self.articles[at].signature.article)
    }

    /// What to call a group: the headline of the article that is most like the others.
    pub fn name(&self, group: GroupId) -> String {
        let members: &[usize] = self.groups.get(group.0).map_or(&[], Vec::as_slice);
        let vectors: Vec<Vector> = members.iter().map(|&at| self.vector(at)).collect();
        let likeness =
            |at: usize| -> f32 { vectors.iter().map(|other| dot(&vectors[at], other)).sum() };
        let central = (0..members.len()).max_by(|&a, &b| {
            let named = |at: usize| !self.articles[members[at]].signature.headline.is_empty();
            let order = named(a).cmp(&named(b));
            order
                .then(likeness(a).total_cmp(&likeness(b)))
                .then(b.cmp(&a))
        });
        central.map_or_else(String::new, |at| {
            self.articles[members[at]].signature.headline.clone()
        })
    }

    /// Makes a group of articles.
    fn found(&mut self, members: Vec<usize>) -> GroupId {
        let group = GroupId(self.groups.len());
        self.groups.push(Vec::with_capacity(members.len()));
        self.join(group, members);
        group
    }

    fn join(&mut self, group: GroupId, members: Vec<usize>) {
        for &at in &members {
            self.articles[at].group = Some(group);
        }
        self.groups[group.0].extend(members);
    }

    fn learn(&mut self, signature: Signature) -> usize {
        let at = self.articles.len();
        let mut counts = Vec::with_capacity(signature.words.len());
        for (word, count) in &signature.words {
            let number = *self.numbers.entry(word.clone()).or_insert_with(|| {
                self.common.push(frequencies::holding(word));
                self.holders.push(Vec::new());
                self.holders.len() as u32 - 1
            });
            self.holders[number as usize].push(at);
            counts.push((number, *count));
        }
        counts.sort_unstable_by_key(|(number, _)| *number);
        self.articles.push(Known {
            signature,
            counts,
            group: None,
        });
        at
    }

    /// How much a word tells: inverse document frequency among these articles and the news at large.
    fn rarity(&self, word: u32) -> f32 {
        let all = self.articles.len() as f32 + frequencies::articles() as f32 + 1.0;
        let word = word as usize;
        let holding = self.holders[word].len() as f32 + self.common[word] as f32;
        (all / holding.max(1.0)).ln()
    }

    fn vector(&self, article: usize) -> Vector {
        let counts = self.articles[article].counts.iter();
        unit(counts.map(|&(word, count)| (word, count * self.rarity(word))))
    }

    /// The new articles, those from `before` on, put together with one another and with the groups.
    fn clusters(&self, before: usize, cancel: &CancelToken) -> Result<Vec<Cluster>, Cancelled> {
        let node_of_article = |at: usize| match self.articles[at].group {
            Some(GroupId(group)) => Node::Fixed(group),
            None => Node::Free(at),
        };
        let mut edges = Edges::default();
        let mut vectors: HashMap<usize, Vector> = HashMap::new();
        for new in before..self.articles.len() {
            cancel.check()?;
            let own = vectors
                .entry(new)
                .or_insert_with(|| self.vector(new))
                .clone();
            edges.node(Node::Free(new), 1);
            for other in self.candidates(new, &own) {
                let fading = self.fading(new, other, FADING_DAYS);
                if fading < SAME_STORY {
                    continue;
                }
                let vector = vectors.entry(other).or_insert_with(|| self.vector(other));
                let across = if self.language(new) == self.language(other) {
                    1.0
                } else if self.share_a_name(new, other) {
                    ACROSS_LANGUAGES
                } else {
                    continue;
                };
                let likeness = (across * fading * dot(&own, vector)).min(1.0);
                if likeness >= UNLIKE {
                    let node = node_of_article(other);
                    if let Node::Fixed(group) = node {
                        edges.node(node, self.groups[group].len());
                    }
                    edges.add(Node::Free(new), node, likeness);
                }
            }
        }
        let mut clusters: BTreeMap<Node, Cluster> = BTreeMap::new();
        for node in edges.nodes() {
            clusters.insert(node, Cluster::of(node));
        }
        let join = |merge: Merge| {
            let joined = clusters.remove(&merge.from);
            if let (Some(joined), Some(cluster)) = (joined, clusters.get_mut(&merge.into)) {
                cluster.articles.extend(joined.articles);
            }
            true
        };
        merges(edges, SAME_STORY, join, cancel)?;
        Ok(clusters.into_values().collect())
    }

    /// Articles that came earlier and share a telling word.
    fn candidates(&self, new: usize, vector: &Vector) -> BTreeSet<usize> {
        let mut heaviest: Vec<&(u32, f32)> = vector.iter().collect();
        heaviest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let holders = heaviest
            .iter()
            .take(KEYS)
            .map(|(word, _)| &self.holders[*word as usize]);
        holders
            .filter(|holders| holders.len() <= MOST_HOLDERS)
            .flatten()
            .copied()
            .filter(|&other| other < new)
            .collect()
    }

    fn language(&self, article: usize) -> Option<&'static str> {
        self.articles[article].signature.language
    }

    fn share_a_name(&self, a: usize, b: usize) -> bool {
        let [a, b] = [a, b].map(|at| &self.articles[at].signature);
        a.shares_a_name(b)
    }

    fn fading(&self, a: usize, b: usize, days: f32) -> f32 {
        let published = |at: usize| self.articles[at].signature.published;
        let apart = match (published(a), published(b)) {
            (Some(a), Some(b)) => a.until(b).map_or(0, |span| span.get_days().abs()),
            _ => 0,
        };
        (-(apart as f32) / days).exp()
    }

    /// Parts a new group as long as it falls into two.
    fn part(
        &self,
        mut members: Vec<usize>,
        cancel: &CancelToken,
        found: &mut Vec<Vec<usize>>,
    ) -> Result<(), Cancelled> {
        members.sort_unstable();
        // What is told in two languages differs by that, not by the event.
        let is_mixed = members
            .iter()
            .any(|&at| self.language(at) != self.language(members[0]));
        if !is_mixed
            && (FEWEST_TO_PART..=MOST_TO_PART).contains(&members.len())
            && let Some([left, right]) = self.two_parts(&members, cancel)?
        {
            self.part(left, cancel, found)?;
            return self.part(right, cancel, found);
        }
        found.push(members);
        Ok(())
    }

    /// The two stories that a group holds, if it does: its words are weighed by how they tell its own
    /// articles apart, and what was joined last is looked at.
    fn two_parts(
        &self,
        members: &[usize],
        cancel: &CancelToken,
    ) -> Result<Option<[Vec<usize>; 2]>, Cancelled> {
        let vectors = self.vectors_within(members);
        let mut edges = Edges::default();
        let mut likeness = BTreeMap::new();
        for (a, first) in vectors.iter().enumerate() {
            cancel.check()?;
            edges.node(Node::Free(a), 1);
            for (b, second) in vectors.iter().enumerate().take(a) {
                let fading = self.fading(members[a], members[b], FADING_DAYS_WITHIN);
                let alike = fading * dot(first, second);
                likeness.insert((b, a), alike);
                edges.add(Node::Free(a), Node::Free(b), alike);
            }
        }
        let Some([mut left, mut right]) = last_parts(edges, cancel)? else {
            return Ok(None);
        };
        let mean = |a: &[usize], b: &[usize]| {
            let pairs = a
                .iter()
                .flat_map(|x| b.iter().map(move |y| (*x.min(y), *x.max(y))));
            let pairs = pairs.filter_map(|pair| likeness.get(&pair).copied());
            let (sum, count) =
                pairs.fold((0.0, 0.0), |(sum, count), alike| (sum + alike, count + 1.0));
            if count > 0.0 { sum / count } else { 0.0_f32 }
        };
        // What was joined early may lie nearer to the other side, and single articles have none yet.
        for _ in 0..ROUNDS {
            let nearer_left = |at: &usize| mean(&[*at], &left) >= mean(&[*at], &right);
            let (new_left, new_right): (Vec<usize>, Vec<usize>) =
                (0..members.len()).partition(nearer_left);
            if new_left.is_empty() || new_right.is_empty() {
                return Ok(None);
            }
            (left, right) = (new_left, new_right);
        }
        let within = mean(&left, &left).min(mean(&right, &right));
        let across = mean(&left, &right);
        let names = |part: Vec<usize>| part.into_iter().map(|at| members[at]).collect::<Vec<_>>();
        let share = across / within.max(f32::MIN_POSITIVE);
        let parts = [names(left), names(right)];
        let another_day = self.days_between(&parts) >= FOLLOW_UP_DAYS;
        let two = share < TWO_EVENTS || (another_day && share < FOLLOW_UP);
        Ok(two.then_some(parts))
    }

    fn vectors_within(&self, members: &[usize]) -> Vec<Vector> {
        let mut holding: HashMap<u32, f32> = HashMap::new();
        for &at in members {
            for &(word, _) in &self.articles[at].counts {
                *holding.entry(word).or_default() += 1.0;
            }
        }
        let all = members.len() as f32 + 0.5;
        let of_member = |&at: &usize| {
            let counts = self.articles[at].counts.iter();
            unit(counts.map(|&(word, count)| (word, count * (all / holding[&word]).ln())))
        };
        members.iter().map(of_member).collect()
    }

    /// Days between the middle days of publication; 0 where one part tells none.
    fn days_between(&self, parts: &[Vec<usize>; 2]) -> i32 {
        let middle = |part: &Vec<usize>| {
            let days = part
                .iter()
                .filter_map(|&at| self.articles[at].signature.published);
            let mut days: Vec<_> = days.collect();
            days.sort_unstable();
            days.get(days.len() / 2).copied()
        };
        match (middle(&parts[0]), middle(&parts[1])) {
            (Some(a), Some(b)) => a.until(b).map_or(0, |span| span.get_days().abs()),
            _ => 0,
        }
    }
}

/// Articles that belong together, with the group they join.
#[derive(Debug)]
struct Cluster {
    group: Option<GroupId>,
    articles: Vec<usize>,
}

impl Cluster {
    fn of(node: Node) -> Self {
        match node {
            Node::Fixed(group) => Self {
                group: Some(GroupId(group)),
                articles: Vec::new(),
            },
            Node::Free(article) => Self {
                group: None,
                articles: vec![article],
            },
        }
    }
}

/// The two sides of the last merge that joined more than a single article.
fn last_parts(edges: Edges, cancel: &CancelToken) -> Result<Option<[Vec<usize>; 2]>, Cancelled> {
    let mut sides: HashMap<Node, Vec<usize>> = HashMap::new();
    let own = |node: Node| match node {
        Node::Free(at) | Node::Fixed(at) => vec![at],
    };
    let mut last = None;
    let join = |merge: Merge| {
        let into = sides.remove(&merge.into).unwrap_or_else(|| own(merge.into));
        let from = sides.remove(&merge.from).unwrap_or_else(|| own(merge.from));
        let both = [into.as_slice(), from.as_slice()].concat();
        sides.insert(merge.into, both);
        if into.len() > 1 && from.len() > 1 {
            last = Some([into, from]);
        }
        true
    };
    merges(edges, 0.0, join, cancel)?;
    Ok(last)
}

/// Words in the order of their numbers, scaled to length 1.
fn unit(words: impl Iterator<Item = (u32, f32)>) -> Vector {
    let mut vector: Vector = words.filter(|(_, weight)| *weight > 0.0).collect();
    let length = vector
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f32>()
        .sqrt();
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}

fn dot(a: &Vector, b: &Vector) -> f32 {
    let (mut a, mut b) = (a.as_slice(), b.as_slice());
    let mut sum = 0.0;
    while let ([(first, x), rest_a @ ..], [(second, y), rest_b @ ..]) = (a, b) {
        match first.cmp(second) {
            std::cmp::Ordering::Less => a = rest_a,
            std::cmp::Ordering::Greater => b = rest_b,
            std::cmp::Ordering::Equal => {
                sum += x * y;
                (a, b) = (rest_a, rest_b);
            }
        }
    }
    sum
}
