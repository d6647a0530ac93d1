//! What both forms of a UIMA CAS hold: one annotation a piece of a fact, offsets in UTF-16.

use crate::article::Span;
use crate::facts::{Fact, FactContent, FactSheet};

use super::ExportError;
use super::marks::{Mark, marks};
use super::offsets::Utf16;

/// The type of our annotations; `INCEpTION` shows types of this package as layers of the project's own.
pub const FACT_TYPE: &str = "webanno.custom.Fact";

/// Its features, all of them strings, in the order of [`features`].
pub const FACT_FEATURES: [&str; 10] = [
    "kind", "fact", "piece", "mention", "status", "coder", "note", "tags", "record", "summary",
];

/// The type by which programs know names.
pub const NAME_TYPE: &str = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";

/// The type of what is known of the article.
pub const METADATA_TYPE: &str = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";

/// An annotation of a CAS.
pub struct Annotation<'a> {
    /// The piece.
    pub mark: Mark<'a>,
    /// Where it stands, in UTF-16 code units.
    pub units: Span,
}

/// The annotations of an article, in the order of the text.
pub fn annotations(sheet: &FactSheet) -> Vec<Annotation<'_>> {
    let positions = Utf16::of(sheet.article.text.as_str());
    let marks = marks(sheet).into_iter();
    let mut annotations: Vec<Annotation<'_>> = marks
        .map(|mark| Annotation {
            mark,
            units: positions.units(mark.span),
        })
        .collect();
    annotations.sort_by_key(|it| (it.units, it.mark.piece));
    annotations
}

/// The values of [`FACT_FEATURES`]; the record stands with the first piece.
///
/// # Errors
/// When a fact has no form in JSON.
pub fn features(mark: &Mark<'_>) -> Result<[Option<String>; FACT_FEATURES.len()], ExportError> {
    let Mark { fact, piece, .. } = mark;
    let is_first = *piece == 0;
    let record = if is_first {
        Some(serde_json::to_string(fact)?)
    } else {
        None
    };
    Ok([
        Some(mark.label.to_owned()),
        Some(fact.id.to_string()),
        Some((piece + 1).to_string()),
        fact.evidence[*piece]
            .mention
            .map(|mention| mention.as_str().to_owned()),
        Some(fact.status.as_str().to_owned()),
        fact.decided_by.clone(),
        fact.note.clone().filter(|_| is_first),
        (is_first && !fact.tags.is_empty()).then(|| fact.tags.join("; ")),
        record,
        is_first.then(|| fact.summary()),
    ])
}

/// The value that a name has for recognisers of names, where the fact is one.
pub fn name_value(fact: &Fact) -> Option<&'static str> {
    let FactContent::Entity(entity) = &fact.content else {
        return None;
    };
    Some(super::marks::conll_type(entity.entity_type))
}
