//! Numbers in digits, by the marks of a language.

/// The zeros of the other scripts that news is printed in; their further digits follow them.
const ZEROS: [char; 5] = ['٠', '۰', '०', '০', '０'];

/// The ASCII digit for one of another script; any other character as it is.
pub fn plain_digit(character: char) -> char {
    let digit = ZEROS.iter().find_map(|&zero| {
        let value = u32::from(character).checked_sub(u32::from(zero))?;
        char::from_digit(value, 10)
    });
    digit.unwrap_or(character)
}

/// The number that digits with marks between them write.
pub fn figure(written: &str, has_point: bool) -> Option<f64> {
    let written = written.replace('٫', if has_point { "." } else { "," });
    let marks: Vec<(usize, char)> = written
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ','))
        .collect();
    let decimal = match marks[..] {
        [] => None,
        [(at, mark)] => {
            let is_group = written.len() - at == 4 && (mark == ',') == has_point;
            (!is_group).then_some(at)
        }
        [.., (_, before), (at, last)] => (before != last).then_some(at),
    };
    let digits = |part: &str| {
        part.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let (whole, fraction) = written.split_at(decimal.unwrap_or(written.len()));
    format!("{}.{}", digits(whole), digits(fraction))
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_before_three_digits_means_what_its_language_means_by_it() {
        assert_eq!(figure("2.500", false), Some(2500.0));
        assert_eq!(figure("2.500", true), Some(2.5));
        assert_eq!(figure("2,5", false), Some(2.5));
        assert_eq!(figure("2 500", false), Some(2500.0));
        assert_eq!(figure("2٬500", true), Some(2500.0));
        assert_eq!(figure("1.234.567,8", false), Some(1_234_567.8));
    }
}
