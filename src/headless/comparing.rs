//! `sidelight compare`: the facts of all articles of a story side by side.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use rayon::prelude::*;

use sidelight_engine::Engine;
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Comparison, Signature, compare};
use sidelight_engine::facts::FactSheet;
use sidelight_engine::lines::{Come, Once, PrintedComparison, Reading};

use super::Outcome;
use super::arguments::{Options, OutputFormat, Stories};
use super::destination::Destination;
use super::output::{ObjectForm, ObjectWriter, write_file};
use super::progress::Progress;
use super::reading::{Readings, readings};
use super::stories::stories_of;

/// Articles that are compared with one another.
#[derive(Debug, Default)]
struct Story {
    /// `None` where the articles are of no story that has a name.
    name: Option<String>,
    sheets: Vec<Arc<FactSheet>>,
}

/// Reads the inputs and prints the rows of each story.
pub fn run(engine: Engine, options: &Options, out: &mut Destination) -> io::Result<Outcome> {
    let mut progress = Progress::new(options.quiet);
    let readings = readings(engine, options);
    if options.stories == Stories::Sorted {
        write_stories(Sorted::new(readings, &mut progress), options.to, out)?;
        return Ok(Outcome::of_failures(progress.failures()));
    }
    let mut gathered = Gathered::default();
    for reading in readings {
        match reading {
            Ok(reading) => gathered.take(reading, &mut progress),
            Err(failure) => progress.failed(&failure),
        }
    }
    let failures = progress.failures();
    drop(progress);
    let stories = match options.stories {
        Stories::One => vec![gathered.together(None)],
        Stories::Find => gathered.found()?,
        Stories::Given | Stories::Sorted => gathered.given(),
    };
    write_stories(stories.into_iter().map(Ok), options.to, out)?;
    Ok(Outcome::of_failures(failures))
}

/// Articles, each once, with the stories that they say they are of.
#[derive(Debug, Default)]
struct Gathered {
    sheets: Vec<(Arc<FactSheet>, Option<String>)>,
    once: Once,
}

impl Gathered {
    fn take(&mut self, reading: Reading, progress: &mut Progress) {
        let article = &reading.sheet.article;
        match self.once.come(article) {
            Come::First => {
                let story = reading.passing.story;
                self.sheets.push((Arc::new(reading.sheet), story));
                progress.read();
            }
            Come::Again => super::log_line(&format!("{}: given twice, compared once", article.id)),
            Come::Another => {
                progress.failed(&format!("{}: another article has this id", article.id));
            }
        }
    }

    /// All of them as one story.
    fn together(self, name: Option<String>) -> Story {
        let sheets = self.sheets.into_iter();
        Story {
            name,
            sheets: sheets.map(|(sheet, _)| sheet).collect(),
        }
    }

    /// The stories that the articles tell.
    fn found(mut self) -> io::Result<Vec<Story>> {
        let sheets = self.sheets.iter();
        let names = stories_of(sheets.map(|(sheet, _)| Signature::of(&sheet.article)))?;
        for ((_, story), name) in self.sheets.iter_mut().zip(names) {
            *story = Some(name);
        }
        Ok(self.given())
    }

    /// The stories that the articles say they are of, in the order in which they are named first.
    fn given(self) -> Vec<Story> {
        let mut stories: Vec<Story> = Vec::new();
        let mut places: BTreeMap<Option<String>, usize> = BTreeMap::new();
        for (sheet, name) in self.sheets {
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
}

/// Stories whose articles come one after another: no more than one is gathered at a time.
struct Sorted<'a> {
    readings: Readings,
    progress: &'a mut Progress,
    /// The first article of the next story.
    next: Option<Reading>,
    /// The stories that have come.
    come: HashSet<Option<String>>,
}

impl<'a> Sorted<'a> {
    fn new(readings: Readings, progress: &'a mut Progress) -> Self {
        Self {
            readings,
            progress,
            next: None,
            come: HashSet::new(),
        }
    }

    fn next_reading(&mut self) -> Option<Reading> {
        if let Some(next) = self.next.take() {
            return Some(next);
        }
        loop {
            match self.readings.next()? {
                Ok(reading) => return Some(reading),
                Err(failure) => self.progress.failed(&failure),
            }
        }
    }
}

impl Iterator for Sorted<'_> {
    type Item = io::Result<Story>;

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.next_reading()?;
        let name = first.passing.story.clone();
        if !self.come.insert(name.clone()) {
            let name = name.unwrap_or_default();
            return Some(Err(io::Error::other(format!(
                "the articles of the story \"{name}\" do not stand together: sort them, or give \
                 --stories given"
            ))));
        }
        let mut gathered = Gathered::default();
        gathered.take(first, self.progress);
        while let Some(reading) = self.next_reading() {
            if reading.passing.story != name {
                self.next = Some(reading);
                break;
            }
            gathered.take(reading, self.progress);
        }
        Some(Ok(gathered.together(name)))
    }
}

fn printed<'a>(story: &'a Story, comparison: &'a Comparison) -> PrintedComparison<'a> {
    PrintedComparison::new(story.name.as_deref(), &story.sheets, comparison)
}

fn write_stories(
    stories: impl Iterator<Item = io::Result<Story>>,
    format: OutputFormat,
    out: &mut Destination,
) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        OutputFormat::Objects(ObjectForm::Lines) => {
            let mut writer = ObjectWriter::new(out, ObjectForm::Lines);
            for compared in all_compared(stories) {
                let (story, comparison) = compared?;
                writer.write(&printed(&story, &comparison))?;
            }
            writer.finish()
        }
        OutputFormat::Objects(ObjectForm::Array) => {
            write_document(&mut out, all_compared(stories))?;
            out.write_all(b"\n")?;
            out.flush()
        }
        OutputFormat::File(format) => {
            let stories: Vec<Story> = stories.collect::<Result<_, _>>()?;
            let [story] = stories.as_slice() else {
                return Err(io::Error::other(
                    "the articles are of several stories, and this format holds one: ask for json or jsonl, or for --stories one",
                ));
            };
            write_file(out, format, &story.sheets, &comparison(story)?)
        }
    }
}

/// One document, written as the stories come: a story without a name stands alone in it, others in a list.
fn write_document(
    out: &mut impl Write,
    compared: impl Iterator<Item = io::Result<(Story, Comparison)>>,
) -> io::Result<()> {
    let mut compared = compared.peekable();
    let first = compared.next().transpose()?;
    if let (Some((story, comparison)), None) = (&first, compared.peek())
        && story.name.is_none()
    {
        return Ok(serde_json::to_writer(out, &printed(story, comparison))?);
    }
    out.write_all(b"{\"stories\":[")?;
    for (number, compared) in first.into_iter().map(Ok).chain(compared).enumerate() {
        let (story, comparison) = compared?;
        if number > 0 {
            out.write_all(b",\n")?;
        }
        serde_json::to_writer(&mut *out, &printed(&story, &comparison))?;
    }
    out.write_all(b"]}")
}

/// So many stories are compared at once; their rows wait in memory until they are written.
const AT_ONCE: usize = 32;

/// Each story with its comparison, in order.
fn all_compared(
    mut stories: impl Iterator<Item = io::Result<Story>>,
) -> impl Iterator<Item = io::Result<(Story, Comparison)>> {
    let some = std::iter::from_fn(move || {
        let some: Vec<_> = stories.by_ref().take(AT_ONCE).collect();
        (!some.is_empty()).then_some(some)
    });
    some.flat_map(|some| {
        let compared = some.into_par_iter().map(|story| {
            let story = story?;
            let comparison = comparison(&story)?;
            Ok((story, comparison))
        });
        compared.collect::<Vec<_>>()
    })
}

fn comparison(story: &Story) -> io::Result<Comparison> {
    compare(&story.sheets, &CancelToken::default()).map_err(io::Error::other)
}
