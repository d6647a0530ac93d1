//! `sidelight compare`: the facts of all articles of a story side by side.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::article::ArticleId;
use crate::cancel::CancelToken;
use crate::compare::{Comparison, Grouping, Signature, compare};
use crate::engine::Engine;
use crate::facts::FactSheet;

use super::Outcome;
use super::arguments::{Options, OutputFormat, Stories};
use super::destination::Destination;
use super::output::{ObjectForm, ObjectWriter, write_file};
use super::progress::Progress;
use super::reading::readings;

/// Articles that are compared with one another.
#[derive(Debug, Default)]
struct Story {
    /// `None` where all that was read is compared.
    name: Option<String>,
    sheets: Vec<Arc<FactSheet>>,
}

/// Reads every input, then prints the rows of each story.
pub fn run(engine: Engine, options: &Options, out: &mut Destination) -> io::Result<Outcome> {
    let mut progress = Progress::new(options.quiet);
    let mut sheets: Vec<(Arc<FactSheet>, Option<String>)> = Vec::new();
    let mut known = BTreeMap::new();
    for reading in readings(engine, options) {
        match reading {
            Ok(reading) => match known.entry(reading.sheet.article.id.clone()) {
                Entry::Vacant(free) => {
                    free.insert(sheets.len());
                    sheets.push((Arc::new(reading.sheet), reading.story));
                    progress.read();
                }
                Entry::Occupied(taken) => {
                    let id = taken.key();
                    if sheets[*taken.get()].0.article.text == reading.sheet.article.text {
                        super::log_line(&format!("{id}: given twice, compared once"));
                    } else {
                        progress.failed(&format!("{id}: another article has this id"));
                    }
                }
            },
            Err(failure) => progress.failed(&failure),
        }
    }
    let failures = progress.failures();
    drop(progress);
    let stories = match options.stories {
        Stories::One => vec![Story {
            name: None,
            sheets: sheets.into_iter().map(|(sheet, _)| sheet).collect(),
        }],
        Stories::Given => given(sheets),
        Stories::Find => found(sheets.into_iter().map(|(sheet, _)| sheet).collect())?,
    };
    write_stories(&stories, options.to, out)?;
    Ok(Outcome::of_failures(failures))
}

/// The stories that the inputs name, in the order in which they are named first.
fn given(sheets: Vec<(Arc<FactSheet>, Option<String>)>) -> Vec<Story> {
    let mut stories: Vec<Story> = Vec::new();
    let mut places: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for (sheet, name) in sheets {
        let at = *places.entry(name.clone()).or_insert_with(|| {
            stories.push(Story {
                name,
                sheets: Vec::new(),
            });
            stories.len() - 1
        });
        stories[at].sheets.push(sheet);
    }
    if stories.is_empty() {
        stories.push(Story::default());
    }
    stories
}

/// The stories that the articles tell.
fn found(sheets: Vec<Arc<FactSheet>>) -> io::Result<Vec<Story>> {
    let mut grouping = Grouping::new();
    let signatures = sheets.iter().map(|sheet| Signature::of(&sheet.article));
    let groups = grouping
        .add(signatures, &CancelToken::default())
        .map_err(io::Error::other)?;
    let mut stories: Vec<Story> = grouping
        .groups()
        .map(|group| Story {
            name: Some(grouping.name(group)),
            sheets: Vec::new(),
        })
        .collect();
    let places: BTreeMap<_, _> = grouping.groups().zip(0..).collect();
    for (sheet, group) in sheets.into_iter().zip(groups) {
        let place: usize = places[&group];
        stories[place].sheets.push(sheet);
    }
    Ok(stories)
}

/// A story with its comparison, as its document holds them.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct StoryComparison<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    articles: Option<Vec<&'a ArticleId>>,
    #[serde(flatten)]
    comparison: &'a Comparison,
}

impl<'a> StoryComparison<'a> {
    fn new(story: &'a Story, comparison: &'a Comparison) -> Self {
        let name = story.name.as_deref();
        let ids = || story.sheets.iter().map(|sheet| &sheet.article.id).collect();
        Self {
            story: name,
            articles: name.map(|_| ids()),
            comparison,
        }
    }
}

fn write_stories(stories: &[Story], format: OutputFormat, out: &mut Destination) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let format = match format {
        OutputFormat::Objects(ObjectForm::Lines) => {
            let mut writer = ObjectWriter::new(out, ObjectForm::Lines);
            for (story, comparison) in comparisons(stories) {
                writer.write(&StoryComparison::new(story, &comparison?))?;
            }
            return writer.finish();
        }
        OutputFormat::Objects(ObjectForm::Array) => {
            match stories {
                [story] if story.name.is_none() => {
                    let comparison = comparison(story)?;
                    serde_json::to_writer(&mut out, &StoryComparison::new(story, &comparison))?;
                }
                _ => write_array(&mut out, stories)?,
            }
            out.write_all(b"\n")?;
            return out.flush();
        }
        OutputFormat::File(format) => format,
    };
    let [story] = stories else {
        return Err(io::Error::other(
            "the articles are of several stories, and this format holds one: ask for json or jsonl, or for --stories one",
        ));
    };
    write_file(out, format, &story.sheets, &comparison(story)?)
}

/// All stories as one document, written one by one.
fn write_array(out: &mut impl Write, stories: &[Story]) -> io::Result<()> {
    out.write_all(b"{\"stories\":[")?;
    for (number, (story, comparison)) in comparisons(stories).enumerate() {
        if number > 0 {
            out.write_all(b",\n")?;
        }
        serde_json::to_writer(&mut *out, &StoryComparison::new(story, &comparison?))?;
    }
    out.write_all(b"]}")
}

/// So many stories are compared at once; their rows wait in memory until they are written.
const AT_ONCE: usize = 32;

/// The comparison of each story, in order.
fn comparisons(stories: &[Story]) -> impl Iterator<Item = (&Story, io::Result<Comparison>)> {
    stories.chunks(AT_ONCE).flat_map(|some| {
        let found: Vec<_> = some.par_iter().map(comparison).collect();
        some.iter().zip(found)
    })
}

fn comparison(story: &Story) -> io::Result<Comparison> {
    compare(&story.sheets, &CancelToken::default()).map_err(io::Error::other)
}
