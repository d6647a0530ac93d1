//! What to call articles of which no outlet is known.

use std::collections::HashMap;
use std::sync::Arc;

use crate::facts::FactSheet;
use crate::facts::date_words::day_words;

/// Code points of a name that a sentence can bear.
const LONGEST_NAME: usize = 32;

/// What to call each article: its publisher where that is its own, else its title, with the day where
/// another has the same, else its file, else its id.
pub fn short_names(sheets: &[Arc<FactSheet>]) -> Vec<String> {
    let publisher = |sheet: &FactSheet| sheet.article.metadata.publisher.clone();
    let title = |sheet: &FactSheet| Some(format!("“{}”", shortened(sheet.article.display_title())));
    let mut names: Vec<Option<String>> = sheets.iter().map(|sheet| publisher(sheet)).collect();
    keep_unique(&mut names);
    fill(&mut names, sheets, title);
    keep_unique(&mut names);
    // Agencies send the same headline day by day.
    fill(&mut names, sheets, |sheet| {
        let day = sheet.article.metadata.published?;
        Some(format!("{} of {}", title(sheet)?, day_words(day)))
    });
    keep_unique(&mut names);
    fill(&mut names, sheets, |sheet| {
        let file = sheet.article.provenance.file.as_deref()?.file_name()?;
        Some(file.to_string_lossy().into_owned())
    });
    keep_unique(&mut names);
    fill(&mut names, sheets, |sheet| {
        Some(sheet.article.id.to_string())
    });
    names.into_iter().flatten().collect()
}

fn fill(
    names: &mut [Option<String>],
    sheets: &[Arc<FactSheet>],
    name: impl Fn(&FactSheet) -> Option<String>,
) {
    for (slot, sheet) in names.iter_mut().zip(sheets) {
        if slot.is_none() {
            *slot = name(sheet);
        }
    }
}

fn keep_unique(names: &mut [Option<String>]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for name in names.iter().flatten() {
        *counts.entry(name.clone()).or_default() += 1;
    }
    for name in names {
        if name.as_ref().is_some_and(|name| counts[name] > 1) {
            *name = None;
        }
    }
}

fn shortened(title: &str) -> String {
    if title.chars().count() <= LONGEST_NAME {
        return title.to_owned();
    }
    let mut short = String::new();
    for word in title.split_whitespace() {
        if short.chars().count() + word.chars().count() >= LONGEST_NAME {
            break;
        }
        short.push_str(word);
        short.push(' ');
    }
    if short.is_empty() {
        short = title.chars().take(LONGEST_NAME).collect();
    }
    format!("{}…", short.trim_end())
}
