//! Where the words of a fact stand in a newer text of its article: exact, then the same words with
//! the context that fits best, then roughly (after the W3C Web Annotation selectors, and the order in
//! which Hypothesis tries them).

use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use unicode_segmentation::UnicodeSegmentation;

use sidelight_engine::article::{Span, Text};

/// How long the two texts are compared at most; what is left then counts as changed.
const COMPARED: Duration = Duration::from_secs(2);

/// Characters of context on each side by which the same words are told apart.
const CONTEXT: usize = 32;

/// The least share of the words that must stand in the newer text, for the rest to be a correction.
const LEAST_KEPT: f64 = 0.6;

/// How much longer or shorter a corrected passage may be.
const MOST_GROWN: f64 = 1.6;

/// The way from an older text to a newer one.
pub struct Anchors<'t> {
    old: &'t Text,
    new: &'t Text,
    old_words: Vec<Span>,
    new_words: Vec<Span>,
    /// For each word of the older text, the word of the newer one that it became.
    kept: Vec<Option<usize>>,
}

impl<'t> Anchors<'t> {
    /// Compares two texts word by word.
    pub fn new(old: &'t Text, new: &'t Text) -> Self {
        let (old_words, new_words) = (word_spans(old), word_spans(new));
        let kept = kept_words(old, &old_words, new, &new_words);
        Self {
            old,
            new,
            old_words,
            new_words,
            kept,
        }
    }

    /// Where the words of a span stand now; `None` where they are gone.
    pub fn place(&self, span: Span) -> Option<Span> {
        let followed = self.follow(span);
        let exact = followed.filter(|place| self.new.slice(*place) == self.old.slice(span));
        exact.or_else(|| self.moved(span)).or(followed)
    }

    /// The place that the comparison gives, if enough of the words are there.
    fn follow(&self, span: Span) -> Option<Span> {
        let first = self
            .old_words
            .partition_point(|word| word.end <= span.start);
        let last = self.old_words.partition_point(|word| word.start < span.end);
        let words = self.kept.get(first..last)?;
        let kept: Vec<usize> = words.iter().copied().flatten().collect();
        let (&from, &to) = (kept.first()?, kept.last()?);
        let lead = self.old_words[first].start.saturating_sub(span.start);
        let trail = span.end.saturating_sub(self.old_words[last - 1].end);
        let hull = self.new_words[from].hull(self.new_words[to]);
        let place = Span::new(
            hull.start
                .saturating_sub(if words[0].is_some() { lead } else { 0 }),
            (hull.end
                + if words[words.len() - 1].is_some() {
                    trail
                } else {
                    0
                })
            .min(self.new.len()),
        );
        let grown = (to - from + 1) as f64 / words.len() as f64;
        let enough = kept.len() as f64 >= LEAST_KEPT * words.len() as f64;
        (enough && grown <= MOST_GROWN).then_some(place)
    }

    /// The same words elsewhere: of several places, the one with the context that fits best.
    fn moved(&self, span: Span) -> Option<Span> {
        let words = self.old.slice(span);
        if words.trim().is_empty() {
            return None;
        }
        let places = self.new.as_str().match_indices(words);
        let places = places.map(|(at, found)| self.new.span_of_bytes(at..at + found.len()));
        let expected = span.start as f64 / self.old.len().max(1) as f64;
        let far = |place: &Span| {
            let relative = place.start as f64 / self.new.len().max(1) as f64;
            (relative - expected).abs()
        };
        let best = places.max_by(|a, b| {
            let fits = |place: &Span| self.shared_context(span, *place);
            fits(a)
                .cmp(&fits(b))
                .then_with(|| far(b).total_cmp(&far(a)))
        })?;
        // A word or two stand in many a text: without their context they name nothing.
        let long = words.split_whitespace().count() >= 4;
        (long || self.shared_context(span, best) >= CONTEXT / 4).then_some(best)
    }

    /// How many characters beside two places agree.
    fn shared_context(&self, old: Span, new: Span) -> usize {
        let before =
            |text: &'t Text, at: usize| text.slice(Span::new(at.saturating_sub(CONTEXT), at));
        let after = |text: &'t Text, at: usize| text.slice(Span::new(at, at + CONTEXT));
        let left = before(self.old, old.start).chars().rev();
        let left = left.zip(before(self.new, new.start).chars().rev());
        let right = after(self.old, old.end).chars();
        let right = right.zip(after(self.new, new.end).chars());
        left.take_while(|(a, b)| a == b).count() + right.take_while(|(a, b)| a == b).count()
    }
}

fn word_spans(text: &Text) -> Vec<Span> {
    let words = text.as_str().unicode_word_indices();
    words
        .map(|(at, word)| text.span_of_bytes(at..at + word.len()))
        .collect()
}

fn kept_words(
    old: &Text,
    old_words: &[Span],
    new: &Text,
    new_words: &[Span],
) -> Vec<Option<usize>> {
    let texts = |text: &'_ Text, words: &[Span]| -> Vec<String> {
        words
            .iter()
            .map(|word| text.slice(*word).to_owned())
            .collect()
    };
    let (before, after) = (texts(old, old_words), texts(new, new_words));
    let deadline = Some(Instant::now() + COMPARED);
    let mut kept = vec![None; before.len()];
    for op in capture_diff_slices_deadline(Algorithm::Patience, &before, &after, deadline) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            for step in 0..len {
                kept[old_index + step] = Some(new_index + step);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the words stand in the newer text, as words.
    fn placed<'t>(old: &Text, new: &'t Text, words: &str) -> Option<&'t str> {
        let at = old.as_str().find(words).unwrap();
        let span = old.span_of_bytes(at..at + words.len());
        let place = Anchors::new(old, new).place(span)?;
        Some(new.slice(place))
    }

    const OLD: &str = "Ministers met on Monday. 👩‍🔬 “We need 87 members,” Holm said. \
                       The harbour of Arlen reopened. Some 300 ships had waited for two weeks.";

    #[test]
    fn words_are_found_after_something_was_put_before_them() {
        let old = Text::from(OLD);
        let new = Text::from(format!("Updated with comment 🎉.\n{OLD}"));
        for words in ["“We need 87 members,”", "Monday", "Some 300 ships"] {
            assert_eq!(placed(&old, &new, words), Some(words));
        }
    }

    #[test]
    fn a_corrected_passage_is_found_roughly() {
        let old = Text::from(OLD);
        let new = Text::from(OLD.replace("Some 300 ships had waited", "Some 320 ships had waited"));
        let found = placed(&old, &new, "Some 300 ships had waited for two weeks.");
        assert_eq!(found, Some("Some 320 ships had waited for two weeks."));
    }

    #[test]
    fn a_moved_passage_is_found_by_its_words() {
        let old = Text::from(OLD);
        let moved = "The harbour of Arlen reopened.";
        let new = Text::from(format!("{moved} {}", OLD.replace(moved, "")));
        assert_eq!(placed(&old, &new, moved), Some(moved));
    }

    #[test]
    fn of_the_same_words_those_with_the_same_context_are_taken() {
        let old = Text::from("Ada said yes. Bob said no. Cay said yes.");
        let new = Text::from("Cay said yes. Ada said yes at once.");
        let span = Span::new(36, 39);
        assert_eq!(old.slice(span), "yes");
        let place = Anchors::new(&old, &new).place(span).unwrap();
        assert_eq!(place, Span::new(9, 12));
    }

    #[test]
    fn words_that_are_gone_have_no_place() {
        let old = Text::from(OLD);
        let new = Text::from("Ministers met on Monday.");
        assert_eq!(placed(&old, &new, "Some 300 ships"), None);
        assert_eq!(placed(&old, &Text::from(""), "Monday"), None);
    }
}
