//! What can keep a deed from being done, in words for the person at the keyboard.

use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a deed was not done. `Display` says what, where and what to do about it.
#[derive(Debug, Error)]
pub enum Failure {
    /// The folder is no dossier.
    #[error("{} is not a dossier: there is no standoff.toml in it; `standoff new {}` makes one there", .0.display(), .0.display())]
    NoDossier(PathBuf),
    /// There is a dossier where a new one was asked for.
    #[error("{} already holds a dossier; nothing was changed", .0.display())]
    DossierExists(PathBuf),
    /// `standoff.toml` cannot be understood.
    #[error("{}:{line}:{column}: {message}\n  {line} | {shown}\nmend that line, then try again", .path.display())]
    Settings {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// The line itself.
        shown: String,
        /// What is wrong.
        message: String,
    },
    /// A file or folder cannot be read.
    #[error("{} cannot be read: {}", .path.display(), reason(.source))]
    Reading {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file or folder cannot be written.
    #[error("{} cannot be written: {}; nothing was left half-written", .path.display(), reason(.source))]
    Writing {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another program is at work on the dossier.
    #[error("another program is at work on {}; wait until it has finished, then try again", .0.display())]
    InUse(PathBuf),
    /// The ledger could not be used, or cannot answer.
    #[error(transparent)]
    Ledger(#[from] standoff_ledger::Failure),
    /// The dossier has no source of that name.
    #[error("no source is called “{name}”{}", offer(.known))]
    NoSuchSource {
        /// As asked.
        name: String,
        /// Names there are.
        known: Vec<String>,
    },
    /// A name for a source that cannot be used.
    #[error("“{name}” cannot be the name of a source: {why}")]
    SourceName {
        /// As asked.
        name: String,
        /// Why not.
        why: String,
    },
    /// A decision on something that cannot be decided on.
    #[error("{0}")]
    Undecidable(String),
    /// There is no model of that name.
    #[error("there is no model “{name}”{}", offer(.known))]
    NoSuchModel {
        /// As asked.
        name: String,
        /// Models there are.
        known: Vec<String>,
    },
    /// A file holds no model that can be used.
    #[error("{}: {message}", .path.display())]
    Model {
        /// The file.
        path: PathBuf,
        /// What is wrong and what to do.
        message: String,
    },
    /// The model stands, but cannot be analysed; the message is written for people.
    #[error("{0}")]
    NotAnalysed(String),
    /// The deed was asked for in a way that makes no sense.
    #[error("{0}")]
    Usage(String),
}

/// Which kind of failure it is; the program's exit code follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FailureKind {
    /// What was given has mistakes in it.
    Findings,
    /// What was asked makes no sense.
    Usage,
    /// Files, folders, disks, other programs.
    Outside,
}

impl Failure {
    /// Which kind of failure this is.
    pub fn kind(&self) -> FailureKind {
        use standoff_ledger::Failure as Record;
        match self {
            Failure::Settings { .. } | Failure::Model { .. } | Failure::NotAnalysed(_) => FailureKind::Findings,
            Failure::NoSuchSource { .. } | Failure::SourceName { .. } | Failure::Undecidable(_) => FailureKind::Usage,
            Failure::NoSuchModel { .. } | Failure::Usage(_) | Failure::DossierExists(_) => FailureKind::Usage,
            Failure::Ledger(Record::NoSuchActor { .. } | Record::NoSuchDocument { .. } | Record::NoDate { .. } | Record::Unfit { .. }) => {
                FailureKind::Usage
            }
            Failure::NoDossier(_) | Failure::Reading { .. } | Failure::Writing { .. } => FailureKind::Outside,
            Failure::InUse(_) | Failure::Ledger(_) => FailureKind::Outside,
        }
    }

    /// A file that could not be read.
    pub(crate) fn reading(path: &Path) -> impl FnOnce(io::Error) -> Failure {
        let path = path.to_owned();
        move |source| Failure::Reading { path, source }
    }

    /// A file that could not be written.
    pub(crate) fn writing(path: &Path) -> impl FnOnce(io::Error) -> Failure {
        let path = path.to_owned();
        move |source| Failure::Writing { path, source }
    }
}

/// What the system's error means for the person.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "it is not permitted; check the rights on the file and its folder".into(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full; make room, then try again".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk or folder is read-only".into(),
        io::ErrorKind::NotADirectory => "a part of the path is a file, not a folder".into(),
        io::ErrorKind::IsADirectory => "it is a folder, not a file".into(),
        _ => error.to_string(),
    }
}

/// The tail of a message that offers names.
fn offer(names: &[String]) -> String {
    match names {
        [] => "; there is none yet".into(),
        some if some.len() <= 12 => format!("; there is {}", some.join(", ")),
        some => format!("; there are {}, such as {}", some.len(), some[..12].join(", ")),
    }
}
