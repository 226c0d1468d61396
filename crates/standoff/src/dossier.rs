//! The folder that holds one dispute.

use crate::{Failure, Settings};
use standoff_ledger::Passages;
use std::path::{Path, PathBuf};

/// A dossier: a folder with a `standoff.toml`.
#[derive(Clone, Debug)]
pub struct Dossier {
    folder: PathBuf,
    settings: Settings,
}

impl Dossier {
    /// Opens the dossier in a folder.
    pub fn open(folder: impl AsRef<Path>) -> Result<Dossier, Failure> {
        Err(Failure::NoDossier(folder.as_ref().to_owned()))
    }

    /// Opens the dossier that a file belongs to: the one in its folder or the nearest above, if there is any.
    pub fn around(file: impl AsRef<Path>) -> Result<Option<Dossier>, Failure> {
        let _ = file;
        Ok(None)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What `standoff.toml` says.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The files under `models/`, sorted.
    pub fn model_files(&self) -> Result<Vec<PathBuf>, Failure> {
        Ok(Vec::new())
    }

    /// Everything needed to turn citations into passages, loaded once. Works without a ledger: citations are then absent or broken.
    pub fn passages(&self) -> Passages {
        Passages::default()
    }
}
