//! Codes every text in a folder and prints the record as `standoff-ledger/1`, for measuring against hand-made annotations.
//!
//! `cargo run -p standoff-reading --example score_ledger -- FOLDER`

#![allow(clippy::print_stdout, clippy::print_stderr)]

use serde_json::{Value, json};
use standoff_reading::{Actors, CodedDocument, code, extract, link};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: score_ledger FOLDER");
        return ExitCode::from(2);
    };
    match ledger(Path::new(&folder)) {
        Ok(ledger) => {
            println!("{ledger:#}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("score_ledger: cannot read {folder}: {error}");
            ExitCode::from(3)
        }
    }
}

fn ledger(folder: &Path) -> std::io::Result<Value> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "html"));
    paths.sort();
    let actors = Actors::default();
    let mut files = Vec::new();
    let mut documents = Vec::new();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if let Ok(extraction) = extract(&std::fs::read(&path)?, &name) {
            documents.push(code(&extraction, &actors));
            files.push(name);
        }
    }
    let record = link(documents, &actors);
    let documents: Vec<Value> = record
        .documents
        .iter()
        .zip(&files)
        .map(|(document, file)| row(document, file))
        .collect();
    let groups: Vec<Value> = record
        .groups
        .iter()
        .map(|members| json!({"kind": "statement", "members": members}))
        .collect();
    Ok(json!({"format": "standoff-ledger/1", "entities": record.entities, "documents": documents, "groups": groups}))
}

fn row(document: &CodedDocument, file: &str) -> Value {
    let value = |found: &Option<standoff_reading::Found<String>>| found.as_ref().map(|found| found.value.clone());
    let day = |dated: &Option<standoff_reading::Dated>| dated.as_ref().map(|dated| dated.iso.clone());
    let mut row = json!(document);
    row["id"] = json!(file);
    row["file"] = json!(file);
    row["sha256"] = json!(document.text_sha256);
    row["title"] = json!(document.title.as_ref().and_then(|found| found.span));
    row["outlet"] = json!(value(&document.outlet));
    row["byline"] = json!(value(&document.byline));
    row["published"] = json!(value(&document.published));
    row["updated"] = json!(value(&document.updated));
    for (index, statement) in document.statements.iter().enumerate() {
        row["statements"][index]["date"] = json!(day(&statement.date));
    }
    for (index, event) in document.events.iter().enumerate() {
        row["events"][index]["date"] = json!(day(&event.date));
    }
    row
}
