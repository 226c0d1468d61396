//! A dossier on an invented ferry, with two pages.

use standoff::{Dossier, Entry, Input, Query, ReadReport, add, ledger, new, read};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The first page.
pub const FERRY: &str = "Ferry crews stay ashore\n\nPublished 2031-05-04\n\nHarbour chief Ines Okoro said on Friday that the ferry would sail only if the crews returned to work.\n\n“We will not return before the company pays the winter wages,” said crew speaker Paul Lindqvist. The company declined to comment.\n";

/// The second page.
pub const WAGES: &str = "Company answers crews\n\nPublished 2031-05-06\n\nThe company offered to pay the winter wages once the crews return, harbour chief Ines Okoro said on Tuesday.\n";

/// A fresh dossier in a folder of its own.
pub fn empty() -> (TempDir, Dossier) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("ferry");
    new(&folder, Some("The ferry")).unwrap();
    let dossier = Dossier::open(&folder).unwrap();
    (home, dossier)
}

pub fn bytes(name: &str, text: &str) -> Input {
    Input::Bytes {
        name: name.into(),
        bytes: text.as_bytes().to_vec(),
    }
}

/// The same with both pages in it.
pub fn filled() -> (TempDir, Dossier) {
    let (home, mut dossier) = empty();
    add(
        &mut dossier,
        &[bytes("01-ferry.txt", FERRY), bytes("02-wages.txt", WAGES)],
        &mut |_| {},
    )
    .unwrap();
    (home, dossier)
}

/// The same, read.
pub fn known() -> (TempDir, Dossier) {
    let (home, dossier) = filled();
    reread(&dossier);
    (home, dossier)
}

pub fn reread(dossier: &Dossier) -> ReadReport {
    read(dossier, &mut |_| {}).unwrap()
}

pub fn entries(dossier: &Dossier) -> Vec<Entry> {
    ledger(dossier, &Query::default()).unwrap()
}

/// `name@start-end` of the first place with these words.
pub fn at(name: &str, text: &str, words: &str) -> String {
    let start = text[..text.find(words).unwrap()].chars().count();
    format!("{name}@{start}-{}", start + words.chars().count())
}

/// All files below a folder, by path.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path))
        } else {
            files.push(path)
        }
    }
    files.sort();
    files
}
