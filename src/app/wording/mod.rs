//! Facts, statuses and verdicts in a reader's words.

use super::fact_filter::Grade;
use super::right_to_left::isolated;
use crate::names_pack::Names;
use sidelight_engine::article::{Article, Metadata, Provenance};
use sidelight_engine::compare::Verdict;
use sidelight_engine::compare::known_outlet;
use sidelight_engine::facts::{
    EntityType, Fact, FactContent, Factuality, QuoteMode, Status, Timex, knows_language_of,
    knows_words_of, one_line, reason,
};
use sidelight_engine::ingest::language_name;
use sidelight_project::{Decision, Progress, Recent};

pub use super::kinds::{detail, value};
pub use sidelight_engine::facts::date_words::{
    date_words, day_words, short_date, time_relation, time_words,
};

/// What was decided.
pub fn decided(decision: Decision) -> &'static str {
    match decision {
        Decision::Accept => "Accepted",
        Decision::Reject => "Rejected",
        Decision::Reset => "Back to the suggestion",
    }
}

/// The name of the kind of a fact, which may be one that a person made.
pub fn kind_of(fact: &Fact) -> &str {
    match &fact.content {
        FactContent::Code(code) => &code.code,
        content => content.kind().name(),
    }
}

/// The name of a status.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Suggested => "suggested",
        Status::Accepted => "accepted",
        Status::Rejected => "rejected",
        Status::Edited => "edited",
        Status::Manual => "added",
    }
}

/// The name of a status where facts are picked by it.
pub fn status_to_pick(status: Status) -> &'static str {
    match status {
        Status::Suggested => "To review",
        Status::Accepted => "Accepted",
        Status::Rejected => "Rejected",
        Status::Edited => "Edited",
        Status::Manual => "Added",
    }
}

/// How far the review of an article is.
pub fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::New => "New",
        Progress::InProgress => "In progress",
        Progress::Finished => "Finished",
    }
}

/// What a project is called in a list of those opened before.
pub fn project(project: &Recent) -> String {
    match &project.name {
        Some(name) => name.clone(),
        None => match project.path.file_stem() {
            Some(stem) if project.used.is_none() => stem.to_string_lossy().into_owned(),
            _ => "Empty project".to_owned(),
        },
    }
}

/// How much a project holds, and when it was open last: "4 articles · 30 September 2024".
pub fn project_detail(project: &Recent) -> String {
    joined([
        (project.articles > 0).then(|| counted(project.articles, "article", "articles")),
        project
            .used
            .map(|day| format!("open on {}", day_words(day))),
    ])
}

/// The name of a verdict.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "Conflict",
        Verdict::Compatible => "Compatible",
        Verdict::Agree => "Agree",
        Verdict::Copied => "Copied",
        Verdict::Single => "One article only",
    }
}

/// The name of a type of entity.
pub fn entity_type(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Person => "Person",
        EntityType::Organization => "Organization",
        EntityType::Place => "Place",
        EntityType::Group => "Group",
        EntityType::Event => "Event",
        EntityType::Work => "Work",
        EntityType::Product => "Product",
        EntityType::Other => "Other name",
    }
}

/// The name of a way of quoting.
pub fn quote_mode(mode: QuoteMode) -> &'static str {
    match mode {
        QuoteMode::Direct => "Direct quote",
        QuoteMode::Indirect => "Reported speech",
        QuoteMode::Mixed => "Partly quoted",
    }
}

/// The name of a type of time expression.
pub fn timex(timex: Timex) -> &'static str {
    match timex {
        Timex::Date => "Date",
        Timex::Time => "Time of day",
        Timex::Duration => "Duration",
        Timex::Set => "Repeating",
    }
}

/// The word for whether what is told has happened.
pub fn factuality(factuality: Factuality) -> &'static str {
    match factuality {
        Factuality::Happened => "Happened",
        Factuality::Ongoing => "Ongoing",
        Factuality::Planned => "Planned",
        Factuality::Possible => "Possible",
        Factuality::Denied => "In the negative",
    }
}

/// The same, where there is anything to say: that something happened or is so is what a reader expects.
pub fn factuality_unless_happened(told: Factuality) -> &'static str {
    match told {
        Factuality::Happened | Factuality::Ongoing => "",
        other => factuality(other),
    }
}

/// The words for how exact a number is.
pub fn quantity_modifier(modifier: &str) -> &'static str {
    match modifier {
        "~" => "about",
        "<~" => "nearly",
        ">~" => "a little over",
        "<" => "less than",
        "<=" => "at most",
        ">" => "more than",
        ">=" => "at least",
        _ => "exactly",
    }
}

/// Where an article comes from: who published it, or its site or file, and when. A source that it
/// credits is not where it comes from.
pub fn origin(metadata: &Metadata, provenance: &Provenance) -> String {
    let source = known_outlet(metadata, provenance).map(|source| isolated(&source));
    match (source, metadata.published) {
        (None, None) => "No source, no date".to_owned(),
        (Some(source), None) => format!("{source} · no date"),
        (None, Some(date)) => day_words(date),
        (Some(source), Some(date)) => format!("{source} · {}", day_words(date)),
    }
}

/// What to tell of an article that is not English: what is read in its language and what is not.
pub fn unknown_language(article: &Article, names: &Names) -> Option<String> {
    let language = foreign_language(&article.metadata)?;
    let (read, without) = match names {
        Names::Found => ("names of people, organizations and places, ", ""),
        _ => ("", "names, "),
    };
    let of_words = if knows_words_of(&article.metadata) {
        format!(
            "Sidelight reads {read}words in quotation marks and who says them, what plain verbs of saying report, \
             numbers, and days. It reads no {without}roles or claims in {language}. Beside articles in other languages \
             it compares {compared}figures, days and who said it, never the wording.",
            compared = if read.is_empty() { "" } else { "names, " },
        )
    } else {
        format!(
            "Sidelight knows no word of it: it reads only {read}words in quotation marks, without who says them, and \
             dates and numbers in digits."
        )
    };
    let missing = match names {
        Names::Found => String::new(),
        Names::NoPack => {
            " To find names in it, it needs the pack of names, a folder “names” beside the program."
                .to_owned()
        }
        Names::Unusable(reason) => format!(" Its pack of names cannot be used: {reason}."),
    };
    Some(format!(
        "This article is in {language}. {of_words}{missing}"
    ))
}

/// The same in two words.
pub fn foreign(metadata: &Metadata) -> Option<String> {
    foreign_language(metadata).map(|language| format!("In {language}"))
}

fn foreign_language(metadata: &Metadata) -> Option<&str> {
    let language = metadata.language.as_deref()?;
    (!knows_language_of(metadata)).then(|| language_name(language))
}

/// The file or address that an article was read from, and what is to be known of it.
pub fn place(provenance: &Provenance) -> String {
    let source = match (&provenance.file, &provenance.url) {
        (Some(file), _) => file.display().to_string(),
        (None, Some(url)) => url.clone(),
        (None, None) => "Pasted text".to_owned(),
    };
    let more = [&provenance.place, &provenance.remark];
    let parts = std::iter::once(&source).chain(more.into_iter().flatten());
    parts.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// How sure a fact is and why it is listed: "Likely · the clause that follows “said”".
pub fn origin_of(article: &Article, fact: &Fact) -> String {
    match fact.status {
        Status::Manual => "Added by hand".to_owned(),
        _ => format!(
            "{} · {}",
            Grade::of(fact.confidence).name(),
            reason(article, fact)
        ),
    }
}

/// The words that carry a fact, its pieces joined by an ellipsis.
pub fn evidence_words(fact: &Fact) -> String {
    let pieces = match fact.content {
        FactContent::Quote(_) => fact.evidence.as_slice(),
        _ => fact.evidence.get(..1).unwrap_or_default(),
    };
    let words: Vec<&str> = pieces.iter().map(|piece| &*piece.text).collect();
    one_line(&words.join(" … "))
}

/// How a fact is announced to a screen reader: kind, value and status.
pub fn announced(fact: &Fact) -> String {
    let tags = match fact.tags.join(", ") {
        tags if tags.is_empty() => tags,
        tags => format!("tagged {tags}, "),
    };
    format!(
        "{}: {}, {tags}{}",
        kind_of(fact),
        value(fact),
        status(fact.status)
    )
}

/// A number with its noun.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}

/// The parts that there are, in one line.
pub fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
