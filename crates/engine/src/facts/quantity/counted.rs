//! The thing counted, by the parse: "member countries" of "nearly 87 member countries".

use crate::article::{Article, Span};
use crate::facts::lexeme::Lexemes;
use crate::language::{Analysis, Dependency, PartOfSpeech, Tag};

use super::topic;

/// Those of whom a number tells how many children they have: "a father of five".
const PARENTS: &[&str] = &[
    "father",
    "mother",
    "dad",
    "mum",
    "mom",
    "parent",
    "parents",
    "grandfather",
    "grandmother",
];

/// Whether a number counts somebody's children, whatever follows it: "Father of 5 killed".
pub fn counts_children(words: &Lexemes<'_>, number: usize) -> bool {
    let parent = words.back(number, 2);
    words.before(number) == "of"
        && PARENTS.contains(&words.lower(parent))
        && !words.reads(number + 1, &["the"])
}

/// The words for what the number at `number` counts; `amount` holds the number with its unit.
pub fn counted(
    article: &Article,
    analysis: &Analysis,
    number: Span,
    amount: Span,
) -> Option<String> {
    let at = analysis.token_at(number.start)?;
    let noun = counted_noun(analysis, at, amount)?;
    if let Some(change) = topic::change_in(article, analysis, noun) {
        return Some(change);
    }
    let start = noun_phrase_start(analysis, noun, amount);
    let last = last_conjunct(analysis, noun);
    let first = analysis.tokens().get(start)?;
    let last = analysis.tokens().get(last)?;
    Some(article.slice(first.span.hull(last.span)).to_owned())
}

/// The noun that the number modifies, or that follows "of" behind the amount.
fn counted_noun(analysis: &Analysis, at: usize, amount: Span) -> Option<usize> {
    let tokens = analysis.tokens();
    // "a 50-slip marina" has fifty slips.
    let last = analysis.tokens_in(amount).end;
    if let [hyphen, noun, ..] = tokens.get(last..)?
        && matches!(&*hyphen.text, "-" | "‑")
        && noun.span.start == hyphen.span.end
        && is_noun(noun.pos)
        && tokens.get(noun.head).is_some_and(|head| is_noun(head.pos))
    {
        return Some(last + 1);
    }
    let mut top = at;
    // The unit or a larger number may stand between: "87" < "million" < "people".
    for ancestor in analysis.ancestors(at) {
        let token = tokens.get(ancestor)?;
        if !amount.covers(token.span) {
            let modifies = tokens.get(top).is_some_and(|token| {
                matches!(
                    token.dependency,
                    Dependency::NumericModifier
                        | Dependency::QuantifierModifier
                        | Dependency::Compound
                        | Dependency::AdjectivalModifier
                        | Dependency::NominalModifier
                )
            });
            // "$10-15m.": the token holds the end of the amount.
            let letters = token.text.chars().filter(|letter| letter.is_alphanumeric());
            let apart = !amount.overlaps(token.span) && letters.count() > 1;
            if modifies && apart && is_noun(token.pos) {
                return Some(ancestor);
            }
            break;
        }
        top = ancestor;
    }
    let of = analysis.children_by(top, Dependency::Preposition);
    let mut of = of.filter(|&child| tokens.get(child).is_some_and(|token| &*token.lemma == "of"));
    let object = analysis.child_by(of.next()?, &[Dependency::PrepositionObject])?;
    tokens
        .get(object)
        .is_some_and(|token| is_noun(token.pos))
        .then_some(object)
}

fn is_noun(pos: PartOfSpeech) -> bool {
    matches!(pos, PartOfSpeech::Noun | PartOfSpeech::ProperNoun)
}

/// The first word of the noun's own modifiers, behind the amount.
fn noun_phrase_start(analysis: &Analysis, noun: usize, amount: Span) -> usize {
    let tokens = analysis.tokens();
    let own = analysis.children(noun).iter().copied().filter(|&child| {
        tokens.get(child).is_some_and(|token| {
            child < noun
                && token.span.start >= amount.end
                && matches!(
                    token.dependency,
                    Dependency::Compound
                        | Dependency::AdjectivalModifier
                        | Dependency::NominalModifier
                )
        })
    });
    let leftmost = own.map(|child| analysis.subtree_range(child).start);
    leftmost
        .filter(|&start| {
            tokens
                .get(start)
                .is_some_and(|token| token.span.start >= amount.end)
        })
        .min()
        .unwrap_or(noun)
}

/// "countries and organizations": the last bare noun of a coordination.
fn last_conjunct(analysis: &Analysis, noun: usize) -> usize {
    let tokens = analysis.tokens();
    let mut last = noun;
    while let Some(next) = analysis.child_by(last, &[Dependency::Conjunct]) {
        let bare = tokens.get(next).is_some_and(|token| {
            matches!(token.tag, Tag::Nns | Tag::Nnps)
                && next == last + 2
                && analysis.children(next).iter().all(|&child| child > next)
        });
        if !bare {
            break;
        }
        last = next;
    }
    last
}
