//! REFI-QDA (the standard of 2019), by which `MAXQDA`, `NVivo`, `ATLAS.ti` and `QualCoder` exchange projects:
//! a code book, a text an article, a selection a piece of a fact. A selection has a coding for its
//! kind, one for what was decided, and one for each tag.

mod read;
mod write;

use sidelight_engine::facts::Status;

use super::format::{Format, Material, Of, OffsetUnit, Output, Preview, Reader};
use super::naming::uuid;
use super::{Loss, loss};

pub static FORMAT: Format = Format {
    key: "qdpx",
    name: "REFI-QDA project",
    description: "For MAXQDA, NVivo, ATLAS.ti and QualCoder: texts, code book, codings, memos, cases.",
    ending: "qdpx",
    of: Of::Facts,
    unit: OffsetUnit::CodePointsOfLines,
    keeps: "the text; kinds, tags and decisions as codes; all words; notes as memos; who decided; outlet, day, address of articles as variables of cases",
    loses: "values; parts of the text; pieces of one fact become selections",
    findings: false,
    losses,
    write: |material| Ok(Output::Archive(write::files(material))),
    preview: Preview::Beginning,
    reader: Some(Reader {
        tells: read::tells,
        read: read::read,
    }),
};

fn losses(material: &Material<'_>) -> Vec<Loss> {
    let ways = [
        loss::contents,
        loss::pieces,
        loss::suggestions,
        loss::sections,
        loss::files,
    ];
    loss::of(material, &ways)
}

/// The name of the namespace.
const NAMESPACE: &str = "urn:QDA-XML:project:1.0";

/// The document of a project in its archive.
const DOCUMENT: &str = "project.qde";

/// What the user is called in whose name suggestions stand.
const PROGRAM: &str = "Sidelight";

/// The variable of a case that holds what [`about::NAMES`](super::about::NAMES) call so: analysts read
/// its name.
fn variable(name: &str) -> &str {
    match name {
        "byline" => "authors",
        "publisher" => "outlet",
        "original_source" => "taken from",
        "url" => "address",
        other => other,
    }
}

/// The groups of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    /// Kinds of fact.
    Kinds,
    /// What was decided.
    Decisions,
    /// Tags.
    Tags,
}

impl Group {
    const ALL: [Self; 3] = [Self::Kinds, Self::Decisions, Self::Tags];

    /// What the code is called that holds the others.
    fn name(self) -> &'static str {
        match self {
            Self::Kinds => "Kinds of fact",
            Self::Decisions => "Decision",
            Self::Tags => "Tags",
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::Kinds => "What a passage is: kinds that Sidelight reads, and kinds of your own.",
            Self::Decisions => {
                "What was decided of a suggestion. Code a passage anew here, and Sidelight takes the decision back."
            }
            Self::Tags => "Labels beside the kind.",
        }
    }

    /// The GUID of one of its codes, or of itself for the empty name.
    fn guid(self, code: &str) -> String {
        uuid("code", &[self.name(), code]).to_uppercase()
    }
}

/// The decisions that are codes: the status, and its colour.
const DECISIONS: [(Status, &str); 5] = [
    (Status::Suggested, "#9A9A9A"),
    (Status::Accepted, "#2E8B57"),
    (Status::Rejected, "#B23B3B"),
    (Status::Edited, "#B0702E"),
    (Status::Manual, "#2F6FB2"),
];
