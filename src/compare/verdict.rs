//! From how each two articles stand to each other to one verdict for a row, with its reasons.

use std::cmp::Reverse;

use super::Verdict;

/// Claims that a sentence sets against each other; more would not be read.
const MOST_CLAIMS: usize = 6;

/// How what two articles say stands to each other.
#[derive(Debug, Clone, PartialEq)]
pub enum Relation {
    /// No difference worth a word.
    Same,
    /// A difference, but no contradiction.
    Compatible(Contrast),
    /// Both cannot be right.
    Conflict(Contrast),
}

/// A difference: what one says and what the other says.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    /// What they have in common ("All say 87").
    pub common: Option<String>,
    /// What the first says.
    pub left: Claim,
    /// What the second says.
    pub right: Claim,
}

/// What articles say, ready to follow their names: "says", "say" and the rest of the sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    verb: (&'static str, &'static str),
    words: String,
}

impl Claim {
    /// "says 87 member countries".
    pub fn says(words: impl Into<String>) -> Self {
        Self::new(("says", "say"), words)
    }

    /// A claim with another verb, given for one article and for several.
    pub fn new(verb: (&'static str, &'static str), words: impl Into<String>) -> Self {
        Self {
            verb,
            words: words.into(),
        }
    }

    fn sentence(&self, names: &[&str]) -> String {
        let verb = if names.len() == 1 {
            self.verb.0
        } else {
            self.verb.1
        };
        format!("{} {verb} {}", list(names), self.words)
    }
}

impl Relation {
    /// A difference without contradiction.
    pub fn compatible(left: Claim, right: Claim) -> Self {
        Self::Compatible(Contrast {
            common: None,
            left,
            right,
        })
    }

    /// A contradiction.
    pub fn conflict(left: Claim, right: Claim) -> Self {
        Self::Conflict(Contrast {
            common: None,
            left,
            right,
        })
    }

    fn severity(&self) -> u8 {
        match self {
            Self::Same => 0,
            Self::Compatible(_) => 1,
            Self::Conflict(_) => 2,
        }
    }

    fn contrast(&self) -> Option<&Contrast> {
        match self {
            Self::Same => None,
            Self::Compatible(contrast) | Self::Conflict(contrast) => Some(contrast),
        }
    }
}

/// The milder of two relations: what an article says twice counts by what fits best.
pub fn milder(a: Relation, b: Relation) -> Relation {
    if b.severity() < a.severity() { b } else { a }
}

/// The verdict on some articles, given how each two of them stand, and its reasons. Articles that
/// say the same are named together.
pub fn judge(
    names: &[&str],
    relation: impl Fn(usize, usize) -> Relation,
) -> (Verdict, Vec<String>) {
    if names.len() < 2 {
        return (Verdict::Single, Vec::new());
    }
    let groups = groups_of_same(names.len(), &relation);
    let mut contrasts: Vec<(u8, Told)> = Vec::new();
    for (position, left) in groups.iter().enumerate() {
        for right in &groups[position + 1..] {
            let relation = relation(left[0], right[0]);
            if let Some(contrast) = relation.contrast() {
                let called =
                    |group: &[usize]| group.iter().map(|&at| names[at]).collect::<Vec<_>>();
                contrasts.push((
                    relation.severity(),
                    Told::new(contrast, &called(left), &called(right)),
                ));
            }
        }
    }
    contrasts.sort_by_key(|(severity, _)| Reverse(*severity));
    let verdict = match contrasts.first() {
        Some((2, _)) => Verdict::Conflict,
        Some((1, _)) => Verdict::Compatible,
        _ => Verdict::Agree,
    };
    (
        verdict,
        sentences(contrasts.into_iter().map(|(_, told)| told)),
    )
}

/// A contrast in words.
struct Told {
    common: Option<String>,
    claims: [String; 2],
}

impl Told {
    fn new(contrast: &Contrast, left: &[&str], right: &[&str]) -> Self {
        Self {
            common: contrast.common.clone(),
            claims: [contrast.left.sentence(left), contrast.right.sentence(right)],
        }
    }
}

/// One sentence for all that is said under the same opening, each claim once.
fn sentences(contrasts: impl Iterator<Item = Told>) -> Vec<String> {
    let mut found: Vec<(Option<String>, Vec<String>)> = Vec::new();
    for told in contrasts {
        let at = found.iter().position(|(common, _)| *common == told.common);
        let at = at.unwrap_or_else(|| {
            found.push((told.common, Vec::new()));
            found.len() - 1
        });
        for claim in told.claims {
            let claims = &mut found[at].1;
            if !claims.contains(&claim) && claims.len() < MOST_CLAIMS {
                claims.push(claim);
            }
        }
    }
    let sentence = |(common, claims): (Option<String>, Vec<String>)| {
        let claims = claims.join("; ");
        match common {
            Some(common) => format!("{common}: {claims}."),
            None => format!("{claims}."),
        }
    };
    found.into_iter().map(sentence).collect()
}

fn groups_of_same(count: usize, relation: &impl Fn(usize, usize) -> Relation) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in 0..count {
        let same = |group: &&mut Vec<usize>| {
            group
                .iter()
                .all(|&other| relation(other, at) == Relation::Same)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

/// "A", "A and B", "A, B and C".
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(values: &[u32]) -> (Verdict, Vec<String>) {
        let names: Vec<_> = ["Wire", "Post", "Courier"][..values.len()].to_vec();
        judge(&names, |a, b| {
            if values[a] == values[b] {
                return Relation::Same;
            }
            let says = |at: usize| Claim::says(values[at].to_string());
            Relation::conflict(says(a), says(b))
        })
    }

    #[test]
    fn articles_that_say_the_same_are_named_together() {
        let (verdict, differences) = numbers(&[87, 68, 87]);
        assert_eq!(verdict, Verdict::Conflict);
        assert_eq!(differences, ["Wire and Courier say 87; Post says 68."]);
    }

    #[test]
    fn each_claim_is_told_once() {
        let (_, differences) = numbers(&[87, 68, 54]);
        assert_eq!(
            differences,
            ["Wire says 87; Post says 68; Courier says 54."]
        );
    }

    #[test]
    fn full_agreement_needs_no_words() {
        assert_eq!(numbers(&[87, 87]), (Verdict::Agree, Vec::new()));
        assert_eq!(numbers(&[87]), (Verdict::Single, Vec::new()));
    }
}
