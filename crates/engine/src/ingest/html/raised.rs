//! Small raised characters: marks of notes, which are no part of the text, and powers, fractions and
//! endings, which are. Plain text would run them together with the number before them.

use dom_query::{Document, NodeRef};

/// Units of length behind which a raised number is a power.
const LENGTHS: &[&str] = &[
    "m", "cm", "mm", "km", "dm", "ft", "in", "mi", "yd", "nm", "µm", "sq",
];

/// Endings of ordinal numbers in the languages that raise them.
const ENDINGS: &[&str] = &[
    "st", "nd", "rd", "th", "er", "re", "e", "o", "a", "ème", "º", "ª",
];

/// Letters that a raised abbreviation has: "M<sup>me</sup>", "TM".
const LETTERS: usize = 4;

/// A page with its raised characters as plain ones; `None` where there are none.
pub fn written_out(document: &Document) -> Option<String> {
    let raised = document.select("sup");
    if raised.is_empty() {
        return None;
    }
    for node in raised.nodes() {
        let words = node.text();
        let plain = plain(words.trim(), &before(node), has_link(node));
        if let Some((below, fraction)) = below_line(node, words.trim()) {
            below.remove_from_parent();
            node.replace_with_html(fraction);
        } else if plain.is_empty() {
            node.remove_from_parent();
        } else {
            node.replace_with_html(plain);
        }
    }
    Some(document.html().to_string())
}

/// What is read for raised words behind a text.
fn plain(words: &str, before: &str, has_link: bool) -> String {
    let is_number = !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
    let is_signed = words
        .strip_prefix(['-', '−'])
        .is_some_and(|rest| rest.parse::<u8>().is_ok());
    if has_link {
        return String::new();
    }
    if (is_number || is_signed) && takes_power(before) {
        return words.chars().map(raised).collect();
    }
    let is_word = words.chars().all(char::is_alphabetic) && words.chars().count() <= LETTERS;
    let is_ending = ENDINGS.contains(&words.to_lowercase().as_str());
    let is_abbreviation = is_word && words.chars().count() > 1;
    if is_ending && before.ends_with(|c: char| c.is_ascii_digit()) || is_abbreviation {
        return words.to_owned();
    }
    // Numbers, letters and signs: marks of notes.
    let mark: String = words.chars().filter(|c| !"[]()".contains(*c)).collect();
    let is_mark =
        mark.chars().count() <= LETTERS || mark.split([',', ' ']).all(|part| part.len() <= 3);
    if is_mark {
        String::new()
    } else {
        words.to_owned()
    }
}

/// Whether a text ends in what has powers: the number ten, or a unit of length.
fn takes_power(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let bare = word.trim_start_matches(|c: char| c.is_ascii_digit());
    word == "10" && !before.trim_end_matches("10").ends_with(['.', ','])
        || LENGTHS.contains(&bare)
        || bare.chars().count() == 1 && bare.chars().all(char::is_lowercase)
}

fn raised(character: char) -> char {
    match character {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '-' | '−' => '⁻',
        digit => digit
            .to_digit(10)
            .and_then(|digit| char::from_u32(u32::from('⁰') + digit))
            .unwrap_or(digit),
    }
}

/// The lowered number behind a raised one and a stroke, and the fraction that they write.
fn below_line<'a>(node: &NodeRef<'a>, above: &str) -> Option<(NodeRef<'a>, String)> {
    let stroke = node.next_sibling()?;
    let below = stroke.next_sibling()?;
    let is_stroke = stroke.is_text() && ["/", "⁄"].contains(&stroke.text().trim());
    let is_below = below.node_name().is_some_and(|name| name.as_ref() == "sub");
    let number = |text: &str| text.trim().parse::<u8>().ok();
    if !is_stroke || !is_below {
        return None;
    }
    let (above, under) = (number(above)?, number(&below.text())?);
    stroke.remove_from_parent();
    let sign = match (above, under) {
        (1, 2) => "½",
        (1, 3) => "⅓",
        (2, 3) => "⅔",
        (1, 4) => "¼",
        (3, 4) => "¾",
        (1, 8) => "⅛",
        (3, 8) => "⅜",
        (5, 8) => "⅝",
        (7, 8) => "⅞",
        _ => return Some((below, format!(" {above}/{under}"))),
    };
    Some((below, sign.to_owned()))
}

fn before(node: &NodeRef<'_>) -> String {
    node.prev_sibling()
        .map(|before| before.text().to_string())
        .unwrap_or_default()
}

fn has_link(node: &NodeRef<'_>) -> bool {
    let is_link = |child: NodeRef<'_>| child.node_name().is_some_and(|name| name.as_ref() == "a");
    node.children_it(false).any(is_link)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> String {
        let document = Document::from(format!("<p>{body}</p>"));
        let page = written_out(&document).unwrap();
        Document::from(page.as_str()).select("p").text().to_string()
    }

    #[test]
    fn marks_of_notes_go_and_powers_stay() {
        assert_eq!(
            read("Some 450<sup>3</sup> ships<sup>[4]</sup> came"),
            "Some 450 ships came"
        );
        assert_eq!(read("12<sup><a href='#n'>1</a></sup> of 90"), "12 of 90");
        assert_eq!(
            read("3 km<sup>2</sup> and 10<sup>9</sup> litres"),
            "3 km² and 10⁹ litres"
        );
        assert_eq!(read("2<sup>1</sup>/<sub>2</sub> miles"), "2½ miles");
        assert_eq!(read("the 3<sup>rd</sup> of May"), "the 3rd of May");
    }
}
