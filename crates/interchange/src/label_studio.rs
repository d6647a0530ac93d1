//! Label Studio: tasks as JSON, and the labelling configuration beside them. What is suggested goes
//! out as predictions, what a person accepted as annotations.

use std::fmt::Write;

use serde_json::{Value, json};

use sidelight_engine::article::Span;
use sidelight_engine::facts::{FactSheet, Status};
use sidelight_project::{Codebook, Sort};

use super::format::{Entry, Format, Material, Of, OffsetUnit, Output, Preview, Reader};
use super::incoming::{Coded, Incoming, IncomingArticle, ReadError, Selected};
use super::marks::{LinkKind, Mark, hexadecimal, links, marks, own_labels};
use super::xml::escape;
use super::{ExportError, Loss, about, loss};

pub static FORMAT: Format = Format {
    key: "labelstudio",
    name: "Label Studio",
    description: "Tasks and their labelling configuration: suggestions as predictions, decisions as annotations.",
    ending: "zip",
    of: Of::Facts,
    unit: OffsetUnit::CodePoints,
    keeps: "the text, kinds as labels, all words, who said what, notes, tags, what was accepted and by whom",
    loses: "values, rejected facts, parts of the text; pieces of one fact become regions with a relation",
    findings: false,
    losses,
    write,
    preview: Preview::Beginning,
    reader: Some(Reader { tells, read }),
};

/// What the configuration calls the labels and the text.
const FROM: &str = "fact";
const TO: &str = "text";

fn losses(material: &Material<'_>) -> Vec<Loss> {
    let ways = [
        loss::contents,
        loss::pieces,
        loss::rejected,
        loss::suggestions,
        loss::sections,
        loss::files,
    ];
    loss::of(material, &ways)
}

fn write(material: &Material<'_>) -> Result<Output, ExportError> {
    let tasks: Vec<Value> = (1..)
        .zip(material.each())
        .map(|(number, sheet)| task(number, sheet))
        .collect();
    let mut bytes = serde_json::to_vec_pretty(&tasks)?;
    bytes.push(b'\n');
    let configuration = configuration(material.codebook, material);
    Ok(Output::Archive(vec![
        Entry {
            name: "tasks.json".to_owned(),
            bytes,
        },
        Entry {
            name: "labels.xml".to_owned(),
            bytes: configuration.into_bytes(),
        },
    ]))
}

fn configuration(codebook: &Codebook, material: &Material<'_>) -> String {
    let mut out = format!("<View>\n  <Labels name=\"{FROM}\" toName=\"{TO}\">\n");
    let mut known: Vec<&str> = Vec::new();
    let mut label = |name, colour| {
        if !known.contains(&name) {
            known.push(name);
            let (name, colour) = (escape(name), hexadecimal(colour));
            let _ = writeln!(out, "    <Label value=\"{name}\" background=\"{colour}\"/>");
        }
    };
    for (name, kind) in own_labels() {
        label(name, kind.colour());
    }
    for entry in codebook.of(Sort::Kind) {
        label(&entry.name, entry.color);
    }
    for mark in material.sheets.iter().flat_map(|sheet| marks(sheet)) {
        label(mark.label, mark.fact.kind().colour());
    }
    out.push_str("  </Labels>\n  <Relations>\n");
    for kind in LinkKind::ALL {
        let _ = writeln!(out, "    <Relation value=\"{}\"/>", kind.name());
    }
    let _ = writeln!(
        out,
        "  </Relations>\n  <Text name=\"{TO}\" value=\"$text\" granularity=\"symbol\"/>\n</View>"
    );
    out
}

fn task(number: usize, sheet: &FactSheet) -> Value {
    let article = &sheet.article;
    let marks = marks(sheet);
    let (mut suggested, mut decided) = (Vec::new(), Vec::new());
    for mark in &marks {
        match mark.fact.status {
            Status::Suggested => suggested.push(*mark),
            Status::Rejected => {}
            Status::Accepted | Status::Edited | Status::Manual => decided.push(*mark),
        }
    }
    let results = |marks: &[Mark<'_>]| {
        let regions = marks.iter().map(|mark| region(sheet, mark));
        let relations = links(marks).into_iter().map(|link| {
            json!({
                "type": "relation",
                "from_id": region_id(&marks[link.from]),
                "to_id": region_id(&marks[link.to]),
                "direction": "right",
                "labels": [link.kind.name()],
            })
        });
        regions.chain(relations).collect::<Vec<Value>>()
    };
    let mut people: Vec<Option<&str>> = Vec::new();
    for mark in &decided {
        let person = mark.fact.decided_by.as_deref();
        if !people.contains(&person) {
            people.push(person);
        }
    }
    let annotations = people.iter().map(|person| {
        let own = decided.iter().copied();
        let own: Vec<_> = own
            .filter(|mark| mark.fact.decided_by.as_deref() == *person)
            .collect();
        let mut annotation = json!({"result": results(&own)});
        if let Some(name) = person {
            annotation["completed_by"] = json!({"first_name": name});
        }
        annotation
    });
    let score = suggested.iter().map(|mark| f64::from(mark.fact.confidence)).sum::<f64>()
        / suggested.len().max(1) as f64;
    let mut predictions = Vec::new();
    if !suggested.is_empty() {
        predictions.push(json!({
            "model_version": concat!("sidelight-", env!("CARGO_PKG_VERSION")),
            "score": score,
            "result": results(&suggested),
        }));
    }
    let mut data = json!({"text": article.text.as_str()});
    for (name, value) in about::NAMES.into_iter().zip(about::values(article)) {
        data[name] = json!(value);
    }
    json!({
        "id": number,
        "data": data,
        "annotations": annotations.collect::<Vec<Value>>(),
        "predictions": predictions,
    })
}

fn region_id(mark: &Mark<'_>) -> String {
    match mark.piece {
        0 => mark.fact.id.to_string(),
        piece => format!("{}~{}", mark.fact.id, piece + 1),
    }
}

fn region(sheet: &FactSheet, mark: &Mark<'_>) -> Value {
    let mut region = json!({
        "id": region_id(mark),
        "from_name": FROM,
        "to_name": TO,
        "type": "labels",
        "score": mark.fact.confidence,
        "value": {
            "start": mark.span.start,
            "end": mark.span.end,
            "text": sheet.article.slice(mark.span),
            "labels": [mark.label],
        },
    });
    let tags = mark.fact.tags.iter().map(|tag| format!("#{tag}"));
    let told: Vec<String> = mark.fact.note.iter().cloned().chain(tags).collect();
    if mark.piece == 0 && !told.is_empty() {
        region["meta"] = json!({"text": told});
    }
    region
}

fn tasks(entries: &[Entry]) -> Option<Vec<Value>> {
    let json = entries.iter().find(|entry| entry.has_ending("json"))?;
    let tasks: Vec<Value> = serde_json::from_slice(&json.bytes).ok()?;
    let is_task = |task: &Value| {
        task["data"].is_object() && (task["annotations"].is_array() || task["predictions"].is_array())
    };
    tasks.iter().all(is_task).then_some(tasks)
}

fn tells(entries: &[Entry]) -> bool {
    tasks(entries).is_some_and(|tasks| !tasks.is_empty())
}

fn read(entries: &[Entry]) -> Result<Incoming, ReadError> {
    let tasks = tasks(entries).ok_or_else(|| ReadError::new("it holds no tasks"))?;
    let articles: Result<Vec<_>, _> = tasks.iter().map(article).collect();
    Ok(Incoming {
        articles: articles?,
        codebook: Vec::new(),
    })
}

fn article(task: &Value) -> Result<IncomingArticle, ReadError> {
    let data = &task["data"];
    let told = |key: &str| data[key].as_str().map(str::to_owned);
    let text = data["text"]
        .as_str()
        .ok_or_else(|| ReadError::new("a task has no \"text\" among its data"))?;
    let mut coded = Vec::new();
    for prediction in each(&task["predictions"]) {
        let of = |coded: Coded| Coded {
            status: Some(Status::Suggested),
            rule: prediction["model_version"].as_str().map(str::to_owned),
            confidence: prediction["score"].as_f64().map(|score| score as f32),
            ..coded
        };
        coded.extend(regions(prediction).into_iter().map(of));
    }
    for annotation in each(&task["annotations"]) {
        if annotation["was_cancelled"] == true {
            continue;
        }
        let coder = coder(&annotation["completed_by"]);
        let of = |coded: Coded| Coded {
            status: Some(Status::Accepted),
            coder: coder.clone(),
            ..coded
        };
        let accepted: Vec<Coded> = regions(annotation).into_iter().map(of).collect();
        // What a person took over from a prediction is told once, as theirs.
        let is_taken_over = |it: &Coded| {
            let mut accepted = accepted.iter();
            accepted.any(|own| own.pieces == it.pieces && own.label == it.label)
        };
        coded.retain(|it| it.status != Some(Status::Suggested) || !is_taken_over(it));
        coded.extend(accepted);
    }
    Ok(IncomingArticle {
        coded,
        ..about::article(text, told)
    })
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Who made an annotation: a name, an address of mail, or the number of an account.
fn coder(account: &Value) -> Option<String> {
    let names = ["first_name", "username", "email"];
    let told = names.iter().filter_map(|key| account[*key].as_str());
    let mut filled = told.filter(|name| !name.is_empty());
    let number = || account.as_i64().map(|number| format!("annotator {number}"));
    filled.next().map(str::to_owned).or_else(number)
}

/// The labelled regions of an annotation; further pieces of a fact stand with its first one.
fn regions(annotation: &Value) -> Vec<Coded> {
    let mut found: Vec<Coded> = Vec::new();
    let results = each(&annotation["result"]).filter(|it| it["type"] == "labels");
    for region in results {
        let value = &region["value"];
        let place = |key: &str| value[key].as_u64().and_then(|it| usize::try_from(it).ok());
        let (Some(start), Some(end)) = (place("start"), place("end")) else {
            continue;
        };
        let piece = Selected {
            words: value["text"].as_str().unwrap_or_default().to_owned(),
            ..Selected::at(Span::new(start, end))
        };
        let id = region["id"].as_str().unwrap_or_default();
        let label = value["labels"][0].as_str().unwrap_or(FROM);
        let fact = id.split('~').next().unwrap_or(id);
        let same = |it: &&mut Coded| it.id.as_deref() == Some(fact) && it.label == label;
        if let Some(first) = found.iter_mut().find(same).filter(|_| id.contains('~')) {
            first.pieces.push(piece);
            continue;
        }
        let told = each(&region["meta"]["text"]).filter_map(Value::as_str);
        let (tags, notes): (Vec<&str>, Vec<&str>) = told.partition(|it| it.starts_with('#'));
        found.push(Coded {
            id: Some(fact.to_owned()),
            note: (!notes.is_empty()).then(|| notes.join("\n")),
            tags: tags.iter().map(|tag| tag[1..].to_owned()).collect(),
            ..Coded::labelled(label, vec![piece])
        });
    }
    found
}
