//! The W3C Web Annotation Data Model (Recommendation of 2017-02-23) as JSON-LD.
//!
//! Each fact is an annotation. Its bodies are the fact in words and as JSON with all that is known of it
//! (confidence, rule, first suggestion), its kind, its status, what a person found out about it, the note
//! and the tags; its creator is who decided about it, where that is known. Its targets are its pieces of
//! evidence, each selected by position in the article's text (in code points, as the recommendation
//! counts) and by quotation, which finds the words again in another rendering of the page.

use serde_json::{Value, json};

use sidelight_engine::article::{Article, Provenance, Span};
use sidelight_engine::compare::Finding;
use sidelight_engine::facts::{Evidence, Fact, FactContent, FactKind};

use super::format::{Entry, Format, Material, Of, OffsetUnit, Output, Preview, Reader};
use super::incoming::{Coded, Incoming, IncomingArticle, ReadError, Selected};
use super::report::link;
use super::naming::{source, uuid, uuid_of_fact};
use super::{ExportError, loss};

pub static FORMAT: Format = Format {
    key: "webannotation",
    name: "W3C Web Annotation",
    description: "Annotations in the W3C's format, for other annotation programs.",
    ending: "jsonld",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: "every fact whole, all its words with what stands around them; your findings on claims",
    loses: "the text of the article, its title, outlet and day",
    findings: true,
    losses: |material| loss::of(material, &[loss::texts, loss::about_but_address]),
    write: |material| collection(material).map(Output::File),
    preview: Preview::Beginning,
    reader: Some(Reader { tells, read }),
};

/// How many code points of the text stand in a prefix or suffix.
const CONTEXT: usize = 32;

/// An annotation collection with all annotations on its one page.
fn collection(material: &Material<'_>) -> Result<Vec<u8>, ExportError> {
    let sheets = material.sheets;
    let mut items = Vec::new();
    let mut articles: Vec<&str> = Vec::new();
    for sheet in material.each() {
        articles.push(sheet.article.id.as_str());
        for fact in &sheet.facts {
            let finding = material.findings.filter(|_| fact.kind() == FactKind::Claim);
            let finding = finding.and_then(|it| it.on_fact(&sheet.article.id, fact));
            items.push(annotation(&sheet.article, fact, finding)?);
        }
    }
    let titles: Vec<&str> = sheets.iter().map(|s| s.article.display_title()).collect();
    let collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn(&uuid("collection", &articles)),
        "type": "AnnotationCollection",
        "label": format!("Facts of {}", titles.join("; ")),
        "total": items.len(),
        "first": {
            "id": urn(&uuid("page", &articles)),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    });
    let mut bytes = serde_json::to_vec_pretty(&collection)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn annotation(
    article: &Article,
    fact: &Fact,
    finding: Option<&Finding>,
) -> Result<Value, ExportError> {
    let text = |purpose: &str, value: &str| json!({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value});
    let mut bodies = vec![
        text("describing", &fact.summary()),
        json!({
            "type": "TextualBody",
            "purpose": "describing",
            "format": "application/json",
            "value": serde_json::to_string(fact)?,
        }),
        text("classifying", fact.kind().as_str()),
        text("assessing", fact.status.as_str()),
    ];
    if let FactContent::Code(code) = &fact.content {
        bodies.push(text("classifying", &code.code));
    }
    if let Some(finding) = finding {
        bodies.push(text("assessing", &finding.to_string()));
        let address = link(finding.source.as_deref());
        bodies.extend(address.map(|address| {
            json!({"type": "SpecificResource", "purpose": "linking", "source": address})
        }));
    }
    bodies.extend(fact.note.iter().map(|note| text("commenting", note)));
    bodies.extend(fact.tags.iter().map(|tag| text("tagging", tag)));
    let source = source(&article.id, &article.provenance);
    let targets = fact.evidence.iter();
    let targets: Vec<Value> = targets
        .map(|evidence| target(article, &source, evidence))
        .collect();
    let mut annotation = json!({
        "id": urn(&uuid_of_fact(&article.id, fact)),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": concat!("Sidelight ", env!("CARGO_PKG_VERSION"))},
        "body": bodies,
        "target": targets,
    });
    if let Some(name) = &fact.decided_by {
        annotation["creator"] = json!({"type": "Person", "name": name});
    }
    Ok(annotation)
}

fn target(article: &Article, source: &str, evidence: &Evidence) -> Value {
    let Span { start, end } = evidence.span;
    json!({
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": evidence.text,
                "prefix": article.slice(Span::new(start.saturating_sub(CONTEXT), start)),
                "suffix": article.slice(Span::new(end, end.saturating_add(CONTEXT))),
            },
        ],
    })
}

fn urn(uuid: &str) -> String {
    format!("urn:uuid:{uuid}")
}

/// Whether it holds annotations of the W3C's model, as Recogito and this program write them, or those
/// of Hypothesis.
fn tells(entries: &[Entry]) -> bool {
    let [only] = entries else { return false };
    let Ok(value) = serde_json::from_slice::<Value>(&only.bytes) else {
        return false;
    };
    let found = annotations(&value);
    !found.is_empty() && found.iter().all(|it| !targets(it).is_empty())
        || value["@context"].to_string().contains("anno.jsonld")
}

/// The annotations of a collection, a page, a list, or what Hypothesis gives.
fn annotations(value: &Value) -> Vec<&Value> {
    let lists = [
        value,
        &value["items"],
        &value["first"]["items"],
        &value["rows"],
        &value["annotations"],
    ];
    let list = lists.iter().find_map(|list| list.as_array());
    match list {
        Some(list) => list.iter().collect(),
        None if value["target"].is_null() => Vec::new(),
        None => vec![value],
    }
}

/// What is one value, or a list of them.
fn each(value: &Value) -> &[Value] {
    match value {
        Value::Null => &[],
        Value::Array(values) => values,
        single => std::slice::from_ref(single),
    }
}

fn targets(annotation: &Value) -> Vec<&Value> {
    let targets = each(&annotation["target"]).iter();
    targets.filter(|it| !it["selector"].is_null()).collect()
}

fn read(entries: &[Entry]) -> Result<Incoming, ReadError> {
    let mut articles: Vec<IncomingArticle> = Vec::new();
    for entry in entries {
        let value: Value =
            serde_json::from_slice(&entry.bytes).map_err(|error| ReadError::of_json(&error))?;
        for annotation in annotations(&value) {
            let targets = targets(annotation);
            let told = |value: &Value| value.as_str().map(str::to_owned);
            let source = targets
                .iter()
                .find_map(|target| told(&target["source"]).or_else(|| told(&target["source"]["id"])))
                .or_else(|| told(&annotation["uri"]));
            let coded = coded(annotation, &targets);
            let known = articles.iter_mut().find(|it| it.provenance.url == source);
            match known {
                Some(article) => article.coded.push(coded),
                None => articles.push(IncomingArticle {
                    provenance: Provenance {
                        url: source,
                        ..Provenance::default()
                    },
                    coded: vec![coded],
                    ..IncomingArticle::default()
                }),
            }
        }
    }
    Ok(Incoming {
        articles,
        codebook: Vec::new(),
    })
}

fn coded(annotation: &Value, targets: &[&Value]) -> Coded {
    let mut pieces: Vec<Selected> = targets.iter().map(|target| selected(target)).collect();
    let bodies = each(&annotation["body"]);
    let of = |purpose: &str, format: &str| {
        let fitting = bodies.iter().filter(move |body| {
            each(&body["purpose"]).iter().any(|it| it == purpose)
                && body["format"].as_str().is_none_or(|it| it == format)
        });
        let values = fitting.filter_map(|body| body["value"].as_str());
        values.map(str::to_owned).collect::<Vec<String>>()
    };
    let whole = of("describing", "application/json");
    let whole = whole.iter().find_map(|json| serde_json::from_str::<Fact>(json).ok());
    let coder = annotation["creator"]["name"]
        .as_str()
        .or_else(|| annotation["creator"].as_str())
        .or_else(|| annotation["user"].as_str())
        .map(person);
    if let Some(fact) = whole {
        for (piece, evidence) in pieces.iter_mut().zip(&fact.evidence) {
            piece.mention = evidence.mention;
        }
        return Coded {
            pieces,
            coder,
            ..Coded::from(fact)
        };
    }
    let plain = "text/plain";
    let mut labels = of("classifying", plain).into_iter();
    let mut tags = of("tagging", plain);
    let hypothesis = each(&annotation["tags"]).iter();
    tags.extend(hypothesis.filter_map(Value::as_str).map(str::to_owned));
    let label = labels.next().or_else(|| (!tags.is_empty()).then(|| tags.remove(0)));
    let unspecified = bodies.iter().filter(|body| body["purpose"].is_null());
    let unspecified = unspecified.filter_map(|body| body["value"].as_str());
    let mut notes = of("commenting", plain);
    notes.extend(unspecified.map(str::to_owned));
    notes.extend(annotation["text"].as_str().map(str::to_owned));
    let note = notes.into_iter().find(|note| !note.trim().is_empty());
    let id = annotation["id"].as_str().map(|id| id.trim_start_matches("urn:uuid:").to_owned());
    Coded {
        id,
        coder,
        note,
        tags,
        ..Coded::labelled(label.as_deref().unwrap_or("annotation"), pieces)
    }
}

/// The name in `acct:name@host`.
fn person(name: &str) -> String {
    let bare = name.strip_prefix("acct:").and_then(|it| it.split('@').next());
    bare.unwrap_or(name).to_owned()
}

fn selected(target: &Value) -> Selected {
    let mut selected = Selected::default();
    let mut left: Vec<&Value> = each(&target["selector"]).iter().collect();
    while let Some(selector) = left.pop() {
        left.extend(each(&selector["refinedBy"]));
        let text = |key: &str| selector[key].as_str().unwrap_or_default().to_owned();
        let place = |key: &str| selector[key].as_u64().and_then(|it| usize::try_from(it).ok());
        match selector["type"].as_str() {
            Some("TextPositionSelector") => {
                let ends = place("start").zip(place("end"));
                selected.span = ends.map(|(start, end)| Span::new(start, end));
            }
            Some("TextQuoteSelector") => {
                selected.words = text("exact");
                selected.prefix = text("prefix");
                selected.suffix = text("suffix");
            }
            _ => {}
        }
    }
    selected
}
