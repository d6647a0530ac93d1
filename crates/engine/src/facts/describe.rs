//! Facts in one line of plain words, for lists, tables, reports and the history of edits.

use std::fmt::Write;

use unicode_segmentation::UnicodeSegmentation;

use super::{
    Claim, Entity, EntityType, Evidence, Fact, FactContent, Factuality, Quantity, Quote, QuoteMode,
    Role, SOMEBODY, Status, TimeExpression, TimeRelation, Timex,
};

impl Fact {
    /// What it says in one line, such as `nearly 87 member countries`.
    pub fn summary(&self) -> String {
        self.content.summary(&self.evidence)
    }
}

impl FactContent {
    /// What it says in one line; `evidence` gives the words where the record alone holds none.
    pub fn summary(&self, evidence: &[Evidence]) -> String {
        let line = match self {
            Self::Entity(entity) => describe_entity(entity),
            Self::Role(role) => describe_role(role),
            Self::Quote(quote) => describe_quote(quote, evidence),
            Self::Time(time) => describe_time(time, evidence),
            Self::Quantity(quantity) => describe_quantity(quantity),
            Self::Claim(claim) => describe_claim(claim),
            Self::Code(code) => match code.value.trim() {
                "" => format!("{}: {}", code.code, words_of(evidence)),
                value => format!("{}: {value}", code.code),
            },
        };
        one_line(&line)
    }
}

impl Status {
    /// The status as files and readers call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Edited => "edited",
            Self::Manual => "manual",
        }
    }

    /// All statuses, in the order a fact may pass through them.
    pub const ALL: [Self; 5] = [
        Self::Suggested,
        Self::Accepted,
        Self::Rejected,
        Self::Edited,
        Self::Manual,
    ];
}

impl EntityType {
    /// The type as files and readers call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Event => "event",
            Self::Work => "work",
            Self::Product => "product",
            Self::Other => "other",
        }
    }
}

/// The text on one line, every run of white space as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with every run of white space as one space, at its ends too.
pub fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() {
            spaced.push(character);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced
}

/// At most `limit` graphemes of the text, with an ellipsis where something was left out.
pub fn shorten(text: &str, limit: usize) -> String {
    let mut rest = text.grapheme_indices(true).skip(limit.saturating_sub(1));
    match (rest.next(), rest.next()) {
        (Some((cut, _)), Some(_)) => format!("{}…", text[..cut].trim_end()),
        _ => text.to_owned(),
    }
}

fn describe_entity(entity: &Entity) -> String {
    match entity.entity_type {
        EntityType::Other => entity.name.clone(),
        known => format!("{} ({})", entity.name, known.as_str()),
    }
}

fn describe_role(role: &Role) -> String {
    let mut line = format!("{} — {}", role.person, role.title);
    if let Some(of) = &role.of {
        let _ = write!(line, ", {of}");
    }
    match (role.since.as_deref(), role.until.as_deref()) {
        (None, None) => {}
        (None, Some("past")) => line.push_str(" (former)"),
        (Some(since), None) => {
            let _ = write!(line, " (since {since})");
        }
        (None, Some(until)) => {
            let _ = write!(line, " (until {until})");
        }
        (Some(since), Some(until)) => {
            let _ = write!(line, " ({since} to {until})");
        }
    }
    line
}

fn describe_quote(quote: &Quote, evidence: &[Evidence]) -> String {
    let words = words_of(evidence);
    let speaker = quote
        .speaker
        .as_ref()
        .map_or(SOMEBODY, |speaker| &speaker.name);
    match quote.mode {
        QuoteMode::Direct => {
            let bare = words.trim_matches(|c: char| "\"“”„«»‘’'".contains(c) || c.is_whitespace());
            format!("{speaker}: “{bare}”")
        }
        QuoteMode::Indirect | QuoteMode::Mixed => format!("{speaker}: {words}"),
    }
}

/// The words of the evidence; a repeated piece stands once.
fn words_of(evidence: &[Evidence]) -> String {
    let mut pieces: Vec<&str> = Vec::new();
    for piece in evidence {
        if !pieces.contains(&&*piece.text) {
            pieces.push(&piece.text);
        }
    }
    pieces.join(" … ")
}

fn describe_time(time: &TimeExpression, evidence: &[Evidence]) -> String {
    let words = evidence.first().map_or("", |piece| &*piece.text);
    let Some(value) = &time.value else {
        return format!("“{words}” (not resolved)");
    };
    let value = match time.timex {
        Timex::Date | Timex::Time => value.clone(),
        Timex::Duration => duration_in_words(value).unwrap_or_else(|| value.clone()),
        Timex::Set => format!("{words} ({value})"),
    };
    let modifier = match time.modifier.as_deref() {
        None => "",
        Some("APPROX") => "about ",
        Some("START") => "start of ",
        Some("MID") => "middle of ",
        Some("END") => "end of ",
        Some("LESS_THAN") => "less than ",
        Some("MORE_THAN") => "more than ",
        Some("EQUAL_OR_LESS") => "at most ",
        Some("EQUAL_OR_MORE") => "at least ",
        Some("BEFORE") => "earlier than ",
        Some("AFTER") => "later than ",
        Some("ON_OR_BEFORE") => "not later than ",
        Some("ON_OR_AFTER") => "not earlier than ",
        Some(other) => return format!("{value} ({other})"),
    };
    let relation = match time.relation {
        None | Some(TimeRelation::On) => "",
        Some(TimeRelation::By) => "by ",
        Some(TimeRelation::Since) => "since ",
        Some(TimeRelation::Until) => "until ",
        Some(TimeRelation::Before) => "before ",
        Some(TimeRelation::After) => "after ",
    };
    format!("{relation}{modifier}{value}")
}

/// `P3Y` as "3 years"; `None` for durations of several parts or of vague length.
fn duration_in_words(value: &str) -> Option<String> {
    let rest = value.strip_prefix('P')?;
    let (rest, units): (&str, &[(char, &str)]) = match rest.strip_prefix('T') {
        Some(rest) => (rest, &[('H', "hour"), ('M', "minute"), ('S', "second")]),
        None => (
            rest,
            &[('Y', "year"), ('M', "month"), ('W', "week"), ('D', "day")],
        ),
    };
    let letter = rest.chars().last()?;
    let &(_, unit) = units.iter().find(|(known, _)| *known == letter)?;
    let number = rest.strip_suffix(letter)?;
    number.parse::<f64>().ok()?;
    let plural = if number == "1" { "" } else { "s" };
    Some(format!("{number} {unit}{plural}"))
}

fn describe_quantity(quantity: &Quantity) -> String {
    let number = match (quantity.value, quantity.low, quantity.high) {
        (Some(value), ..) => in_figures(value),
        (None, Some(low), Some(high)) => format!("{} to {}", in_figures(low), in_figures(high)),
        (None, Some(low), None) => format!("{} or more", in_figures(low)),
        (None, None, Some(high)) => format!("{} or less", in_figures(high)),
        (None, None, None) => "an unknown number".to_owned(),
    };
    let modifier = match quantity.modifier.as_deref() {
        None => "",
        Some("~") => "about ",
        Some("<~") => "nearly ",
        Some(">~") => "a little over ",
        Some("<") => "less than ",
        Some("<=") => "at most ",
        Some(">") => "more than ",
        Some(">=") => "at least ",
        Some(other) => &format!("{other} "),
    };
    let number = match quantity.unit.as_deref() {
        None => number,
        Some("percent") => format!("{number} %"),
        Some(code) if is_currency_code(code) => format!("{code} {number}"),
        Some(unit) if quantity.value == Some(1.0) => format!("{number} {unit}"),
        Some(unit) => format!("{number} {}", plural(unit)),
    };
    match (&quantity.of, &quantity.unit) {
        (None, _) => format!("{modifier}{number}"),
        (Some(of), None) => format!("{modifier}{number} {of}"),
        (Some(of), Some(_)) => format!("{modifier}{number} · {of}"),
    }
}

/// A unit as more than one: "kilometres per hour", "degrees Celsius".
fn plural(unit: &str) -> String {
    let (unit, rate) = unit.split_at(unit.find(" per ").unwrap_or(unit.len()));
    let many = match unit.rsplit(' ').next().unwrap_or_default() {
        "foot" => format!("{}feet", unit.trim_end_matches("foot")),
        "inch" => format!("{unit}es"),
        "century" => "centuries".to_owned(),
        "penny" => "pence".to_owned(),
        "horsepower" | "lux" => unit.to_owned(),
        last if last.ends_with('s') || last.ends_with("hertz") || unit.starts_with("inverse") => {
            unit.to_owned()
        }
        _ => match unit.strip_prefix("degree ") {
            Some(scale) => format!("degrees {scale}"),
            None => format!("{unit}s"),
        },
    };
    format!("{many}{rate}")
}

/// Whether a unit has the form of an ISO 4217 code; units proper are lower-case words.
fn is_currency_code(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A number with its thousands set apart by commas, as English news sets them.
pub fn in_figures(value: f64) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain
        .split_once('.')
        .map_or((plain.as_str(), None), |(whole, fraction)| {
            (whole, Some(fraction))
        });
    let mut line = String::from(if value < 0.0 { "-" } else { "" });
    for (index, digit) in whole.char_indices() {
        // Four digits stand together, as in a year or a short count.
        if index > 0 && whole.len() > 4 && (whole.len() - index).is_multiple_of(3) {
            line.push(',');
        }
        line.push(digit);
    }
    if let Some(fraction) = fraction {
        line.push('.');
        line.push_str(fraction);
    }
    line
}

impl Claim {
    /// The clause, after whom it tells of where it does not name them itself: "Ada Obi: left the country".
    pub fn line(&self) -> String {
        let told = self.who.first().or(self.whom.first());
        let told = told.map(|told| one_line(&told.text));
        match told.filter(|told| !self.text.contains(told.as_str())) {
            Some(told) => format!("{told}: {}", self.text),
            None => self.text.clone(),
        }
    }
}

fn describe_claim(claim: &Claim) -> String {
    let mut line = claim.line();
    line.push_str(match claim.factuality {
        Factuality::Happened | Factuality::Ongoing => "",
        Factuality::Planned => " (planned)",
        Factuality::Possible => " (possible)",
        Factuality::Denied => " (denied)",
    });
    if let Some(by) = &claim.by {
        let _ = write!(line, " — {}", by.name);
    }
    line
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use crate::article::Span;

    use super::*;

    fn quantity(value: f64, modifier: Option<&'static str>, unit: Option<&str>) -> Quantity {
        Quantity {
            value: Some(value),
            low: None,
            high: None,
            unit: unit.map(str::to_owned),
            modifier: modifier.map(Cow::Borrowed),
            of: None,
        }
    }

    #[test]
    fn quantities_read_like_the_words() {
        let mut members = quantity(87.0, Some("<~"), None);
        members.of = Some("member countries".into());
        assert_eq!(describe_quantity(&members), "nearly 87 member countries");
        let cost = quantity(1_234_567.5, Some(">"), Some("USD"));
        assert_eq!(describe_quantity(&cost), "more than USD 1,234,567.5");
        assert_eq!(
            describe_quantity(&quantity(-2.5, None, Some("percent"))),
            "-2.5 %"
        );
        let speed = quantity(60.0, None, Some("mile per hour"));
        assert_eq!(describe_quantity(&speed), "60 miles per hour");
        let height = quantity(6.25, None, Some("foot"));
        assert_eq!(describe_quantity(&height), "6.25 feet");
        let range = Quantity {
            value: None,
            low: Some(80.0),
            high: Some(90.0),
            ..members
        };
        assert_eq!(
            describe_quantity(&range),
            "nearly 80 to 90 member countries"
        );
    }

    #[test]
    fn times_tell_their_relation_and_length() {
        let time = |timex, value: Option<&str>, relation| TimeExpression {
            timex,
            value: value.map(str::to_owned),
            modifier: None,
            relation,
            anchor: None,
            zone: None,
        };
        let words = [Evidence {
            span: Span::new(0, 6),
            text: "Monday".into(),
            mention: None,
        }];
        let by = time(Timex::Date, Some("2025-09"), Some(TimeRelation::By));
        assert_eq!(describe_time(&by, &words), "by 2025-09");
        let years = time(Timex::Duration, Some("P3Y"), None);
        assert_eq!(describe_time(&years, &words), "3 years");
        let hour = time(Timex::Duration, Some("PT1H"), None);
        assert_eq!(describe_time(&hour, &words), "1 hour");
        let unresolved = time(Timex::Date, None, None);
        assert_eq!(
            describe_time(&unresolved, &words),
            "“Monday” (not resolved)"
        );
    }

    #[test]
    fn direct_quotes_stand_in_one_pair_of_marks() {
        let quote = Quote {
            mode: QuoteMode::Direct,
            speaker: None,
            cue: None,
            addressee: None,
        };
        let words = [Evidence {
            span: Span::new(0, 12),
            text: "“We\nwill win”".into(),
            mention: None,
        }];
        let content = FactContent::Quote(quote);
        assert_eq!(content.summary(&words), "Somebody: “We will win”");
    }

    #[test]
    fn shortening_keeps_graphemes_whole() {
        assert_eq!(shorten("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(shorten("e\u{301}e\u{301}", 2), "e\u{301}e\u{301}");
        assert_eq!(shorten("", 2), "");
    }
}
