//! `sources`: what the dossier rests on, and where it is.

use crate::settings::{ListedSource, check_name};
use crate::{Dossier, Failure, shelf};
use standoff_ledger::{Ledger, Listed, SharedText, ShelfState};
use std::fs;
use std::io;

/// The least share of another article that is told, in percent.
const LEAST: usize = 10;

/// One source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// File name under `sources/`.
    pub name: String,
    /// Names it had before.
    pub former_names: Vec<String>,
    /// sha256 of the bytes.
    pub sha256: String,
    /// Whether the bytes are here and unaltered.
    pub state: ShelfState,
    /// The headline, once it has been read.
    pub title: Option<String>,
    /// The publication, once it has been read.
    pub outlet: Option<String>,
    /// ISO date or date and time of publication, once it has been read.
    pub published: Option<String>,
    /// How many percent of another source's article it prints, by the other's name; less than ten is left out.
    pub prints: Vec<(String, usize)>,
    /// What reading could not do with it.
    pub remarks: Vec<String>,
}

/// Lists the sources by name. A ledger that is missing or cannot be used leaves the columns empty that come from reading.
pub fn sources(dossier: &Dossier) -> Result<Vec<SourceRow>, Failure> {
    let ledger = dossier.open_ledger().ok();
    let read: Vec<Listed> = ledger.as_ref().and_then(|ledger| ledger.documents().ok()).unwrap_or_default();
    let overlaps = ledger.as_ref().and_then(|ledger| ledger.overlaps().ok()).unwrap_or_default();
    let mut rows = Vec::new();
    for source in dossier.listed() {
        let listed = read.iter().find(|listed| listed.sha256 == source.sha256);
        rows.push(SourceRow {
            name: source.name.clone(),
            former_names: source.former_names.clone(),
            sha256: source.sha256.clone(),
            state: shelf::state(dossier.folder(), source)?,
            title: listed.and_then(|listed| listed.title.clone()),
            outlet: listed.and_then(|listed| listed.outlet.clone()),
            published: listed.and_then(|listed| listed.published.clone()),
            prints: prints(&overlaps, &source.name),
            remarks: remarks(ledger.as_ref(), listed),
        });
    }
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(rows)
}

/// The sources whose articles this one prints, with how many percent of them.
fn prints(overlaps: &[SharedText], name: &str) -> Vec<(String, usize)> {
    let others = overlaps.iter().filter_map(|shared| {
        let ((first, second), (of_first, of_second)) = (&shared.documents, shared.percent());
        match name {
            _ if name == second => Some((first.clone(), of_first)),
            _ if name == first => Some((second.clone(), of_second)),
            _ => None,
        }
    });
    others.filter(|(_, percent)| *percent >= LEAST).collect()
}

fn remarks(ledger: Option<&Ledger>, listed: Option<&Listed>) -> Vec<String> {
    let (Some(ledger), Some(listed)) = (ledger, listed) else {
        return Vec::new();
    };
    match &listed.unread {
        Some(why) => vec![why.clone()],
        None => ledger.remarks(&listed.sha256).unwrap_or_default(),
    }
}

/// Gives a source another name; citations by the old one still hold.
pub fn rename_source(dossier: &mut Dossier, name: &str, new_name: &str) -> Result<(), Failure> {
    let _lock = shelf::lock_patiently(dossier.folder())?;
    dossier.reload()?;
    let at = find(dossier, name)?;
    let refused = |why: String| Failure::SourceName {
        name: new_name.to_owned(),
        why,
    };
    check_name(new_name).map_err(refused)?;
    let mut list = dossier.listed().to_vec();
    if list[at].name == new_name {
        return Ok(());
    }
    let same = |other: &String| other.to_lowercase() == new_name.to_lowercase();
    let others = list
        .iter()
        .enumerate()
        .filter(|(number, _)| *number != at)
        .map(|(_, source)| source);
    if let Some(other) = others
        .into_iter()
        .find(|source| same(&source.name) || source.former_names.iter().any(same))
    {
        return Err(refused(format!("{} has it or had it", other.name)));
    }
    let (old_path, new_path) = (dossier.source_path(name), dossier.source_path(new_name));
    if new_path.exists() && list[at].name.to_lowercase() != new_name.to_lowercase() {
        return Err(refused("there is a file of that name under sources/ already".into()));
    }
    let source = &mut list[at];
    let old_name = std::mem::replace(&mut source.name, new_name.to_owned());
    source.former_names.retain(|former| former != new_name && *former != old_name);
    source.former_names.push(old_name);
    let renamed = source.clone();
    let moved = move_file(&old_path, &new_path)?;
    if let Err(failure) = dossier.save_sources(list) {
        if moved {
            fs::rename(&new_path, &old_path).map_err(Failure::writing(&old_path))?;
        }
        return Err(failure);
    }
    in_ledger(dossier, |ledger| {
        ledger.rename(&renamed.sha256, &renamed.name, &renamed.former_names)
    })
}

/// Deletes a source's bytes and its text. Its entry stays, and citations of it are shown as broken.
pub fn remove_source(dossier: &mut Dossier, name: &str) -> Result<(), Failure> {
    let _lock = shelf::lock_patiently(dossier.folder())?;
    dossier.reload()?;
    let at = find(dossier, name)?;
    let mut list: Vec<ListedSource> = dossier.listed().to_vec();
    let sha256 = list[at].sha256.clone();
    list[at].removed = true;
    in_ledger(dossier, |ledger| ledger.forget(&sha256))?;
    dossier.save_sources(list)?;
    let path = dossier.source_path(name);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::writing(&path)(error)),
        _ => Ok(()),
    }
}

/// Does something in the ledger, if there is one.
fn in_ledger(dossier: &Dossier, deed: impl FnOnce(&mut Ledger) -> Result<(), standoff_ledger::Failure>) -> Result<(), Failure> {
    match Ledger::open(&dossier.ledger_path()) {
        Err(standoff_ledger::Failure::Missing { .. }) => Ok(()),
        opened => Ok(deed(&mut opened?)?),
    }
}

/// Moves a file if it is there, and tells whether it was.
fn move_file(from: &std::path::Path, to: &std::path::Path) -> Result<bool, Failure> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        other => other.map(|()| true).map_err(Failure::writing(to)),
    }
}

fn find(dossier: &Dossier, name: &str) -> Result<usize, Failure> {
    let found = dossier.listed().iter().position(|source| source.name == name);
    found.ok_or_else(|| Failure::NoSuchSource {
        name: name.to_owned(),
        known: dossier.listed().iter().map(|source| source.name.clone()).collect(),
    })
}
