//! Changes what is typed into the search, as the buttons beside it do.

/// What is typed, with a value of a filter added, or taken away where it was there: `kind:quote`.
pub fn toggled(text: &str, filter: &str, value: &str) -> String {
    let prefix = format!("{filter}:");
    let (ours, others): (Vec<&str>, Vec<&str>) = text
        .split_whitespace()
        .partition(|part| part.to_lowercase().starts_with(&prefix));
    let mut values: Vec<&str> = ours
        .iter()
        .flat_map(|part| part[prefix.len()..].split(','))
        .filter(|known| !known.is_empty())
        .collect();
    if values.contains(&value) {
        values.retain(|known| *known != value);
    } else {
        values.push(value);
    }
    let mut parts: Vec<String> = others.into_iter().map(str::to_owned).collect();
    if !values.is_empty() {
        parts.push(format!("{prefix}{}", values.join(",")));
    }
    parts.join(" ")
}

/// What is typed, with something more at the end.
pub fn with(text: &str, more: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() {
        more.to_owned()
    } else {
        format!("{text} {more}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_added_to_what_is_typed_and_taken_away_again() {
        let typed = toggled("two ships", "kind", "quote");
        assert_eq!(typed, "two ships kind:quote");
        let both = toggled(&typed, "kind", "claim");
        assert_eq!(both, "two ships kind:quote,claim");
        assert_eq!(toggled(&both, "kind", "quote"), "two ships kind:claim");
        assert_eq!(toggled("kind:quote", "kind", "quote"), "");
        assert_eq!(with("ships ", "value:87"), "ships value:87");
    }
}
