//! Names that articles spell otherwise, though nothing else in their sentences is alike.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{self, Answer, Name};
use super::clause::Clauses;
use super::linkage;
use super::row::{Question, Verdict};
use super::slots::slot;
use super::story::Story;

/// Letters at the beginning of the last word of a name by which another spelling of it is looked for.
const BEGINNING: usize = 3;

/// A name as it is written.
struct Written<'a> {
    name: &'a Name,
    /// The articles that write it so.
    articles: BTreeSet<usize>,
    /// Where they do, by the numbers of the answers.
    answers: Vec<usize>,
}

/// Whether the answers to a question name somebody otherwise, wherever they do.
pub fn is_told(story: &Story, clauses: &Clauses, answers: &[Answer], question: &[usize]) -> bool {
    let answers: Vec<&Answer> = question.iter().map(|&at| &answers[at]).collect();
    // Nearly always all write it alike, which is told by a glance.
    answers[0].question() == Question::Who
        && answer::are_spelt_otherwise(&answers)
        && slot(story, clauses, &answers).is_some_and(|slot| slot.verdict != Verdict::Agree)
}

/// A question parted by whom it names: two spellings of which one article writes both are the names of two.
pub fn parted(answers: &[Answer], question: Vec<usize>) -> Vec<Vec<usize>> {
    let mut names: BTreeMap<&[String], (&Name, Vec<usize>)> = BTreeMap::new();
    for &at in &question {
        let Some(name) = answers[at].somebody() else {
            return vec![question];
        };
        let (_, numbers) = names.entry(&name.forms).or_insert((name, Vec::new()));
        numbers.push(at);
    }
    let names: Vec<(&Name, Vec<usize>)> = names.into_values().collect();
    let articles: BTreeSet<usize> = question.iter().map(|&at| answers[at].article).collect();
    let are_two = |x: &Name, y: &Name| {
        x.is_spelt_otherwise(y)
            && articles
                .iter()
                .any(|&article| writes(answers, article, [x, y]))
    };
    let mut found: Vec<(Vec<&Name>, Vec<usize>)> = Vec::new();
    for (name, numbers) in names {
        let home = found
            .iter_mut()
            .find(|(known, _)| known.iter().all(|other| !are_two(name, other)));
        match home {
            Some((known, question)) => {
                known.push(name);
                question.extend(numbers);
            }
            None => found.push((vec![name], numbers)),
        }
    }
    let questions = found.into_iter().map(|(_, mut question)| {
        question.sort_unstable();
        question
    });
    questions.collect()
}

/// Whether an article writes the words by which two names differ, both of them.
fn writes(answers: &[Answer], article: usize, [x, y]: [&Name; 2]) -> bool {
    // They stand in the order of the articles.
    let start = answers.partition_point(|answer| answer.article < article);
    let of_article = answers[start..]
        .iter()
        .take_while(|answer| answer.article == article);
    let names: Vec<&Name> = of_article.filter_map(Answer::somebody).collect();
    let is_written = |word: &String| names.iter().any(|name| name.forms.contains(word));
    let mut differing = x.forms.iter().zip(&y.forms).filter(|(x, y)| x != y);
    differing.all(|(x, y)| is_written(x) && is_written(y))
}

/// Questions of spelling, those about one name made one, with the articles that write one of its spellings
/// elsewhere. A surname that is a part of two of the spellings takes no side.
pub fn united(answers: &[Answer], questions: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let in_full = |question: &[usize]| -> BTreeSet<&[String]> {
        let names = question.iter().filter_map(|&at| answers[at].somebody());
        let forms = names.map(|name| name.forms.as_slice());
        forms.filter(|forms| forms.len() > 1).collect()
    };
    let names: Vec<BTreeSet<&[String]>> = questions.iter().map(|it| in_full(it)).collect();
    let alike = linkage::pairs(questions.len()).filter(|[a, b]| !names[*a].is_disjoint(&names[*b]));
    let groups = linkage::connected(questions.len(), alike).into_iter();
    let answers_of = |group: Vec<usize>| -> Vec<usize> {
        let joined: BTreeSet<usize> = group
            .iter()
            .flat_map(|&at| &questions[at])
            .copied()
            .collect();
        joined.into_iter().collect()
    };
    let mut groups: Vec<Vec<usize>> = groups.map(answers_of).collect();
    for group in &mut groups {
        let spellings = in_full(group);
        let articles: BTreeSet<usize> = group.iter().map(|&at| answers[at].article).collect();
        let elsewhere = (0..answers.len()).filter(|&at| {
            let name = answers[at].somebody();
            !articles.contains(&answers[at].article)
                && name.is_some_and(|name| spellings.contains(name.forms.as_slice()))
        });
        group.extend(elsewhere);
        group.sort_unstable();
        let names: Vec<&Name> = group
            .iter()
            .filter_map(|&at| answers[at].somebody())
            .collect();
        let is_of_two = |name: &Name| {
            let mut longer = names.iter().filter(|other| name.is_shortened(other));
            longer
                .next()
                .is_some_and(|first| longer.any(|other| first.is_spelt_otherwise(other)))
        };
        group.retain(|&at| answers[at].somebody().is_none_or(|name| !is_of_two(name)));
    }
    groups
}

/// The answers that name one person or body in several spellings which no question that tells such brings
/// together; told by their numbers. An article that knows both spellings tells of two.
pub fn told_nowhere(answers: &[Answer], told: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let names = names(answers);
    let is_one = |pair: &[usize; 2]| {
        let [one, other] = pair.map(|at| &names[at]);
        one.articles.is_disjoint(&other.articles) && one.name.is_spelt_otherwise(other.name)
    };
    let alike = candidates(&names).into_iter().filter(is_one);
    let groups = linkage::connected(names.len(), alike).into_iter();
    let groups = groups.filter(|group| group.len() > 1);
    let is_told = |group: &Vec<usize>| {
        told.iter().any(|question| {
            let mut written = group.iter().map(|&at| &names[at]);
            written.all(|it| it.answers.iter().any(|answer| question.contains(answer)))
        })
    };
    let new = groups.filter(|group| !is_told(group));
    new.map(|group| {
        let answers = group.into_iter().flat_map(|at| &names[at].answers);
        let mut answers: Vec<usize> = answers.copied().collect();
        answers.sort_unstable();
        answers
    })
    .collect()
}

/// The names as each is written in full somewhere: what an article writes as a part of another is none.
fn names(answers: &[Answer]) -> Vec<Written<'_>> {
    let mut of_article: BTreeMap<usize, BTreeMap<&[String], Vec<usize>>> = BTreeMap::new();
    for (number, answer) in answers.iter().enumerate() {
        if let Some(name) = answer.somebody() {
            let names = of_article.entry(answer.article).or_default();
            names.entry(&name.forms).or_default().push(number);
        }
    }
    let mut found: BTreeMap<&[String], Written<'_>> = BTreeMap::new();
    for (article, names) in of_article {
        for (forms, numbers) in &names {
            let Some(name) = answers[numbers[0]].somebody() else {
                continue;
            };
            let mut others = names
                .values()
                .filter_map(|other| answers[other[0]].somebody());
            if others.any(|other| name.is_shortened(other)) {
                continue;
            }
            let written = found.entry(forms).or_insert_with(|| Written {
                name,
                articles: BTreeSet::new(),
                answers: Vec::new(),
            });
            written.articles.insert(article);
            written.answers.extend(numbers);
        }
    }
    found.into_values().collect()
}

/// The pairs of names that have a word in common, or whose last words begin alike; in order.
fn candidates(names: &[Written<'_>]) -> BTreeSet<[usize; 2]> {
    let mut holding: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, written) in names.iter().enumerate() {
        let forms = &written.name.forms;
        let words = forms.iter().filter(|_| forms.len() > 1).cloned();
        let beginning = forms
            .last()
            .map(|last| last.chars().take(BEGINNING).collect());
        for key in words.chain(beginning) {
            holding.entry(key).or_default().push(at);
        }
    }
    let groups = holding.values();
    groups
        .flat_map(|group| {
            let later = |position| &group[position + 1..];
            let pairs = group.iter().enumerate();
            pairs.flat_map(move |(position, &a)| later(position).iter().map(move |&b| [a, b]))
        })
        .collect()
}
