//! Shows what the language engine makes of texts: reads JSON Lines with a `text` each, writes a
//! line with the tokens and names of each. `training/compare_with_reference.py` reads it.

use std::error::Error;
use std::io::{self, BufRead, BufWriter, Write};

use serde_json::{Value, json};
use sidelight_engine::article::{Article, ArticleId, Metadata, Provenance};
use sidelight_engine::cancel::CancelToken;
use sidelight_engine::language::{Analysis, Pipeline};

fn main() -> Result<(), Box<dyn Error>> {
    let pipeline = Pipeline::embedded()?;
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let input: Value = serde_json::from_str(&line?)?;
        let article = Article {
            id: ArticleId::new("input"),
            metadata: Metadata::default(),
            provenance: Provenance::default(),
            text: input["text"].as_str().unwrap_or_default().into(),
            sections: Vec::new(),
        };
        let analysis = pipeline.analyse(&article, &CancelToken::default())?;
        writeln!(out, "{}", describe(&analysis))?;
    }
    Ok(out.flush()?)
}

fn describe(analysis: &Analysis) -> Value {
    let tokens = analysis.tokens().iter().enumerate().map(|(index, token)| {
        json!({
            "start": token.span.start,
            "end": token.span.end,
            "text": token.text,
            "lemma": token.lemma,
            "tag": token.tag.label(),
            "pos": token.pos.label(),
            "head": token.head,
            "dependency": token.dependency.label(),
            "starts_sentence": analysis.sentence_of(index).tokens.start == index,
        })
    });
    let names = analysis.names().iter().map(
        |name| json!({"start": name.span.start, "end": name.span.end, "label": name.label.label()}),
    );
    json!({"tokens": tokens.collect::<Vec<_>>(), "names": names.collect::<Vec<_>>()})
}
