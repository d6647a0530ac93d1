//! The names of months in many languages.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A month that a name means, and in which languages; none stands for every language that has it.
struct Meaning {
    month: i8,
    languages: Vec<&'static str>,
}

/// The meanings of each name in lower case, from the Unicode CLDR.
static NAMES: LazyLock<HashMap<&'static str, Vec<Meaning>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Vec<Meaning>> = HashMap::new();
    for line in include_str!("../../../assets/words/months.tsv").lines() {
        let mut cells = line.split('\t');
        let (Some(name), Some(month)) = (cells.next(), cells.next()) else {
            continue;
        };
        let Ok(month) = month.parse() else {
            continue;
        };
        let languages = cells
            .next()
            .map_or_else(Vec::new, |told| told.split(',').collect());
        names
            .entry(name)
            .or_default()
            .push(Meaning { month, languages });
    }
    names
});

/// The number of a month by its name, in full or shortened. `language` decides between months that
/// languages give the same name, such as Croatian and Polish `listopad`.
pub fn number(name: &str, language: Option<&str>) -> Option<i8> {
    let name = name.to_lowercase();
    let name = name.trim_end_matches(['.', ',']);
    // Hebrew writes "in" as a letter before the name.
    let bare = name.strip_prefix('ב').unwrap_or(name);
    let meanings = NAMES.get(name).or_else(|| NAMES.get(bare))?;
    let spoken = |meaning: &&Meaning| {
        meaning.languages.is_empty()
            || language.is_some_and(|language| meaning.languages.contains(&language))
    };
    meanings.iter().find(spoken).map(|meaning| meaning.month)
}
