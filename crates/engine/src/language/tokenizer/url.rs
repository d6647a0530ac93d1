//! Web and e-mail addresses, which are one token whatever marks they hold.
//!
//! Accepts what spaCy's `URL_MATCH` accepts, whose pattern is Diego Perini's
//! (<https://gist.github.com/dperini/729294>).

use super::characters::is_lower;

/// Most characters between two dots of a host name.
const LONGEST_LABEL: usize = 64;
/// Most characters of a top-level domain.
const LONGEST_DOMAIN: usize = 63;

/// Whether all of a word is an address: scheme and user may lack, the host may not.
pub fn is_url(word: &str) -> bool {
    if !word.contains('.') {
        return false;
    }
    let after_scheme = word
        .split_once("://")
        .filter(|(scheme, _)| is_scheme(scheme));
    let after_user = word.match_indices('@').filter(|&(at, _)| at > 0);
    let mut candidates = std::iter::once(word)
        .chain(after_scheme.map(|(_, rest)| rest))
        .chain(after_user.map(|(at, _)| &word[at + 1..]));
    candidates.any(starts_with_host)
}

fn is_scheme(scheme: &str) -> bool {
    scheme.chars().count() >= 2
        && scheme
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '.'))
}

/// A host, a port if any, then nothing or a path.
fn starts_with_host(address: &str) -> bool {
    let end = address.find([':', '/', '?', '#']).unwrap_or(address.len());
    let (host, rest) = address.split_at(end);
    if !is_domain(host) && !is_public_ip(host) {
        return false;
    }
    let path = match rest.strip_prefix(':') {
        None => rest,
        Some(port) => {
            let path = port.trim_start_matches(|c: char| c.is_numeric());
            if !(2..=5).contains(&port[..port.len() - path.len()].chars().count()) {
                return false;
            }
            path
        }
    };
    path.is_empty() || path.starts_with(['/', '?', '#'])
}

fn is_domain(host: &str) -> bool {
    let mut labels = host.split('.').rev();
    let top = labels.next().unwrap_or_default();
    let mut has_label = false;
    let are_labels = labels.all(|label| {
        has_label = true;
        is_label(label)
    });
    has_label
        && are_labels
        && (2..=LONGEST_DOMAIN).contains(&top.chars().count())
        && top.chars().all(is_lower)
}

fn is_label(label: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c);
    (1..=LONGEST_LABEL).contains(&label.chars().count())
        && label.starts_with(is_letter)
        && label.ends_with(is_letter)
        && label
            .chars()
            .all(|c| is_letter(c) || matches!(c, '_' | '-'))
}

/// Four numbers that address a machine outside private and reserved networks.
fn is_public_ip(host: &str) -> bool {
    let number = |part: &str| part.parse::<u8>().ok();
    let numbers: Option<Vec<u8>> = host.split('.').map(number).collect();
    match numbers.as_deref() {
        Some(&[10 | 127, ..] | &[169, 254, ..] | &[192, 168, ..]) => false,
        Some(&[172, second, ..]) if (16..=31).contains(&second) => false,
        Some(&[first, _, _, last]) => (1..=223).contains(&first) && (1..=254).contains(&last),
        _ => false,
    }
}
