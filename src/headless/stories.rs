//! Which articles tell of the same event.

use std::collections::{BTreeMap, HashSet};
use std::io;

use sidelight_engine::cancel::CancelToken;
use sidelight_engine::compare::{Grouping, Signature};

/// The story of each article, by a name that no other story has.
///
/// # Errors
/// None: nobody stops it.
pub fn stories_of(signatures: impl IntoIterator<Item = Signature>) -> io::Result<Vec<String>> {
    let mut grouping = Grouping::new();
    let groups = grouping
        .add(signatures, &CancelToken::default())
        .map_err(io::Error::other)?;
    let mut taken = HashSet::new();
    let names: BTreeMap<_, _> = grouping
        .groups()
        .map(|group| (group, unlike(grouping.name(group), &mut taken)))
        .collect();
    Ok(groups.iter().map(|group| names[group].clone()).collect())
}

/// A name, with a number behind it where it is taken already.
fn unlike(name: String, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    let free = names.find(|name| !name.is_empty() && taken.insert(name.clone()));
    free.unwrap_or(name)
}
