//! The folder that holds one dispute.

use crate::settings::{self, ListedSource};
use crate::{Failure, Settings, shelf, source_list};
use standoff_ledger::{DecisionLog, Ledger, Passages, ShelfState, Source};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file that makes a folder a dossier.
const SETTINGS: &str = "standoff.toml";

/// A dossier: a folder with a `standoff.toml`.
#[derive(Clone, Debug)]
pub struct Dossier {
    folder: PathBuf,
    settings: Settings,
    sources: Vec<ListedSource>,
}

impl Dossier {
    /// Opens the dossier in a folder; its `standoff.toml` may be named instead.
    ///
    /// # Errors
    /// [`Failure::NoDossier`] if there is no `standoff.toml`; [`Failure::Settings`] with line and column if it cannot be understood.
    pub fn open(folder: impl AsRef<Path>) -> Result<Dossier, Failure> {
        let given = folder.as_ref();
        let folder = match given.file_name() {
            Some(name) if name == SETTINGS && given.is_file() => given.parent().unwrap_or(Path::new("")),
            _ => given,
        };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let path = folder.join(SETTINGS);
        let bytes = match fs::read(&path) {
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Err(Failure::NoDossier(folder.to_owned()));
            }
            other => other.map_err(Failure::reading(&path))?,
        };
        let text = settings::decoded(&path, &bytes)?;
        let (settings, sources) = settings::parse(&path, text)?;
        Ok(Dossier {
            folder: folder.to_owned(),
            settings,
            sources,
        })
    }

    /// Opens the dossier that a file belongs to: the one in its folder or the nearest above, if there is any.
    pub fn around(file: impl AsRef<Path>) -> Result<Option<Dossier>, Failure> {
        let path = file.as_ref();
        let whole = std::path::absolute(path).map_err(Failure::reading(path))?;
        let folder = whole.ancestors().skip(1).find(|folder| folder.join(SETTINGS).is_file());
        folder.map(Dossier::open).transpose()
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What `standoff.toml` says.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The model files under `models/`, by name.
    pub fn model_files(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut files = shelf::files_in(&self.folder.join("models"))?;
        files.retain(|path| path.extension().is_some_and(|ending| ending == "toml") && path.is_file());
        Ok(files)
    }

    /// Everything needed to turn citations into passages. Where there is no ledger yet, the sources that are here are read for it,
    /// without keeping what was read; where the ledger cannot be used, citations are absent or broken, and say why.
    pub fn passages(&self) -> Passages {
        let sources = self.shelf();
        let unread = !self.ledger_path().exists() && sources.iter().any(|source| source.state == ShelfState::Here);
        let ledger = if unread {
            crate::read::read_in_memory(self)
        } else {
            self.open_ledger()
        };
        match ledger {
            Ok(ledger) => Passages::new(ledger, sources),
            Err(failure) => Passages::without_ledger(sources, failure.to_string()),
        }
    }

    /// The sources with the state of their bytes now; a file that cannot be read counts as absent.
    pub(crate) fn shelf(&self) -> Vec<Source> {
        let state = |source| shelf::state(&self.folder, source).unwrap_or(ShelfState::Absent);
        self.sources.iter().map(|source| source.in_state(state(source))).collect()
    }

    /// The sources as listed.
    pub(crate) fn listed(&self) -> &[ListedSource] {
        &self.sources
    }

    /// Where the ledger is.
    pub(crate) fn ledger_path(&self) -> PathBuf {
        self.folder.join("ledger.db")
    }

    /// Where decisions are.
    pub(crate) fn decisions_path(&self) -> PathBuf {
        self.folder.join("decisions.jsonl")
    }

    /// Where a source's bytes are.
    pub(crate) fn source_path(&self, name: &str) -> PathBuf {
        self.folder.join("sources").join(name)
    }

    /// The ledger under the decisions as they stand in `decisions.jsonl` now.
    pub(crate) fn open_ledger(&self) -> Result<Ledger, Failure> {
        let mut ledger = Ledger::open(&self.ledger_path())?;
        ledger.lay_over(self.decision_log()?);
        Ok(ledger)
    }

    /// The decisions, and the lines that are none.
    pub(crate) fn decision_log(&self) -> Result<DecisionLog, Failure> {
        let path = self.decisions_path();
        match path.metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(DecisionLog::default()),
            Ok(file) if file.is_file() => Ok(DecisionLog::parse(&fs::read(&path).map_err(Failure::reading(&path))?)),
            Ok(_) => Err(Failure::reading(&path)(io::Error::other("it is not a file"))),
            Err(error) => Err(Failure::reading(&path)(error)),
        }
    }

    /// Writes a changed list of sources into `standoff.toml`, in place.
    pub(crate) fn save_sources(&mut self, sources: Vec<ListedSource>) -> Result<(), Failure> {
        let path = self.folder.join(SETTINGS);
        let text = fs::read_to_string(&path).map_err(Failure::reading(&path))?;
        let edited = source_list::with_sources(&text, &sources).map_err(|error| Failure::Model {
            path: path.clone(),
            message: error.message().to_owned(),
        })?;
        // What is written must be understood again: a list that could not be read would lock the analyst out.
        let (settings, sources) = settings::parse(&path, &edited)?;
        if edited != text {
            shelf::write_whole(&path, edited.as_bytes())?;
        }
        (self.settings, self.sources) = (settings, sources);
        Ok(())
    }

    /// Writes down where a source was found.
    #[cfg(feature = "fetch")]
    pub(crate) fn note_origin(&mut self, sha256: &str, url: &str, note: &str) -> Result<(), Failure> {
        let _lock = shelf::lock_patiently(&self.folder)?;
        let path = self.folder.join(SETTINGS);
        let text = fs::read_to_string(&path).map_err(Failure::reading(&path))?;
        let edited = source_list::with_origin(&text, sha256, (url, note)).map_err(|error| Failure::Model {
            path: path.clone(),
            message: error.message().to_owned(),
        })?;
        shelf::write_whole(&path, edited.as_bytes())?;
        self.reload()
    }

    /// Reads `standoff.toml` again, for a deed that has just taken the lock.
    pub(crate) fn reload(&mut self) -> Result<(), Failure> {
        *self = Dossier::open(&self.folder)?;
        Ok(())
    }
}
