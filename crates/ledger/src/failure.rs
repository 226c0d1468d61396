//! What can go wrong between the ledger and the world, in words for the person at the keyboard.

use std::path::PathBuf;
use thiserror::Error;

/// A failure outside the program's control, or a question that the ledger cannot answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Failure {
    /// Another program holds the ledger.
    #[error("{} is in use by another program; wait until it has finished, then try again", .path.display())]
    InUse {
        /// The database.
        path: PathBuf,
    },
    /// The database is truncated or overwritten.
    #[error("{} is damaged ({detail}); it can be deleted: `standoff read` brings it back from the sources, and decisions are kept elsewhere", .path.display())]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// The file is something else.
    #[error("{} is not a ledger ({detail}); move it away, then run `standoff read`", .path.display())]
    NotALedger {
        /// The file.
        path: PathBuf,
        /// How it was seen.
        detail: String,
    },
    /// A later version of the program wrote it.
    #[error("{} was written by a newer version of standoff (schema {found}, this one knows up to {known}); use that version, or delete the file and run `standoff read`", .path.display())]
    Newer {
        /// The database.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// There is no database yet.
    #[error("there is no ledger at {}; run `standoff read` to make it from the sources", .path.display())]
    Missing {
        /// Where it would be.
        path: PathBuf,
    },
    /// The file or its folder cannot be written.
    #[error("{} cannot be written ({detail}); check that you may write to its folder", .path.display())]
    ReadOnly {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// There is no room left.
    #[error("the disk is full: {} was left as it was ({detail}); make room, then try again", .path.display())]
    Full {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// The file cannot be opened at all.
    #[error("{} cannot be opened ({detail}); check that the folder exists and that you may read and write it", .path.display())]
    CannotOpen {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// SQLite refused for another reason.
    #[error("{} could not be used: {detail}", .path.display())]
    Refused {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// A filter names nobody in the record.
    #[error("no actor is called “{name}”{}", near(.candidates))]
    NoSuchActor {
        /// As asked.
        name: String,
        /// Labels that come near, at most eight.
        candidates: Vec<String>,
    },
    /// A filter names no document, or several.
    #[error("{why}")]
    NoSuchDocument {
        /// The whole message.
        why: String,
    },
    /// A decision that does not fit the record.
    #[error("{why}")]
    Unfit {
        /// The whole message.
        why: String,
    },
    /// A filter's date cannot be read.
    #[error("“{text}” is not a date; write 2021-06-22, 2021-06 or 2021")]
    NoDate {
        /// As asked.
        text: String,
    },
}

/// The tail of a message that offers names.
fn near(candidates: &[String]) -> String {
    match candidates {
        [] => "; `standoff ledger --kind actor` lists them".into(),
        some => format!("; near: {}", some.join(", ")),
    }
}
