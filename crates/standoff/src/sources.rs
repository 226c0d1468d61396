//! `sources`: what the dossier rests on, and where it is.

use crate::{Dossier, Failure};
use standoff_ledger::ShelfState;

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
    /// What reading could not do with it.
    pub remarks: Vec<String>,
}

/// Lists the sources by name.
pub fn sources(dossier: &Dossier) -> Result<Vec<SourceRow>, Failure> {
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}

/// Gives a source another name; citations by the old one still hold.
pub fn rename_source(dossier: &mut Dossier, name: &str, new_name: &str) -> Result<(), Failure> {
    let _ = (name, new_name);
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}

/// Deletes a source's bytes and its text. Its entry stays, and citations of it are shown as broken.
pub fn remove_source(dossier: &mut Dossier, name: &str) -> Result<(), Failure> {
    let _ = name;
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}
