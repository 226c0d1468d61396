//! Reads annotated pages with the reader of the house.

use super::gold::{Gold, shaped, sorted_files};
use super::ledger::Ledger;
use serde_json::{Value, json};
use standoff_reading::{Actors, CodedDocument, Dated, Found, code, extract, link};
use std::path::{Path, PathBuf};

/// Endings of files that are pages.
const PAGES: [&str; 3] = ["html", "htm", "txt"];

/// The folder itself if it holds annotations, else the folders in it that do, sorted.
pub fn annotated(path: &Path) -> Result<Vec<PathBuf>, String> {
    if !sorted_files(path, &["json"])?.is_empty() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = std::fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|folder| folder.is_dir() && sorted_files(folder, &["json"]).is_ok_and(|files| !files.is_empty()))
        .collect();
    folders.sort();
    if folders.is_empty() {
        return Err(format!(
            "{}: no annotations here (JSON files), nor in a folder below",
            path.display()
        ));
    }
    Ok(folders)
}

/// Reads all pages of the folder that holds the annotated ones, as one dossier.
pub fn read(folder: &Path, gold: &Gold) -> Result<Ledger, String> {
    shaped(written(folder, gold)?, folder)
}

/// The reading as it is exported.
pub fn written(folder: &Path, gold: &Gold) -> Result<Value, String> {
    let actors = Actors::default();
    let (mut files, mut documents) = (Vec::new(), Vec::new());
    for path in sorted_files(&pages_beside(folder, gold)?, &PAGES)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let extraction = extract(&bytes, &name).map_err(|error| format!("{}: {error}", path.display()))?;
        documents.push(code(&extraction, &actors));
        files.push(name);
    }
    let record = link(documents, &actors);
    let rows: Vec<Value> = record
        .documents
        .iter()
        .zip(&files)
        .map(|(document, file)| row(document, file))
        .collect();
    let groups: Vec<Value> = record.groups.iter().map(|members| json!({"members": members})).collect();
    Ok(json!({"entities": record.entities, "documents": rows, "groups": groups}))
}

/// Where the pages lie: beside the annotations, or in the folder of the same name two steps up (`gold/seeds` annotates `seeds`).
fn pages_beside(folder: &Path, gold: &Gold) -> Result<PathBuf, String> {
    let Some(page) = gold.pages.first() else {
        return Err(format!("{}: no page is annotated here", folder.display()));
    };
    let name = page.file.as_deref().unwrap_or(&page.stem);
    let beside = folder.to_owned();
    let above = folder.join("../..").join(folder.file_name().unwrap_or_default());
    [beside, above]
        .into_iter()
        .find(|candidate| candidate.join(name).is_file())
        .ok_or_else(|| {
            format!(
                "{}: the page {name} lies neither here nor in the folder of this name two steps up",
                folder.display()
            )
        })
}

/// A document as `standoff-ledger/1` has it.
fn row(document: &CodedDocument, file: &str) -> Value {
    let value = |found: &Option<Found<String>>| json!(found.as_ref().map(|found| &found.value));
    let day = |dated: &Option<Dated>| json!(dated.as_ref().map(|dated| &dated.iso));
    let mut row = json!(document);
    row["file"] = json!(file);
    row["title"] = json!(document.title.as_ref().and_then(|found| found.span));
    row["outlet"] = value(&document.outlet);
    row["byline"] = value(&document.byline);
    row["published"] = value(&document.published);
    row["updated"] = value(&document.updated);
    for (index, statement) in document.statements.iter().enumerate() {
        row["statements"][index]["date"] = day(&statement.date);
    }
    for (index, event) in document.events.iter().enumerate() {
        row["events"][index]["date"] = day(&event.date);
    }
    row
}
