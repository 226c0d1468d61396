//! `add`: takes sources in, unaltered.

use crate::{Dossier, Failure};
use std::path::PathBuf;

/// What to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder with all that is in it.
    Path(PathBuf),
    /// Bytes that the caller has, for example from standard input.
    Bytes {
        /// Name to give them.
        name: String,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Where it came from, as given.
    pub from: String,
    /// What became of it.
    pub outcome: AddedAs,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddedAs {
    /// It is a new source of this name.
    New {
        /// Name under `sources/`.
        name: String,
        /// Digest of the bytes.
        sha256: String,
    },
    /// The same bytes were there already.
    Known {
        /// Name of that source.
        name: String,
    },
    /// The bytes of a listed source that was not here.
    FilledIn {
        /// Name of that source.
        name: String,
    },
    /// It was not taken in.
    Refused {
        /// Why.
        why: String,
    },
}

/// Takes sources in, one outcome a file; what can be taken in is, whatever becomes of the others.
pub fn add(dossier: &mut Dossier, inputs: &[Input], progress: &mut dyn FnMut(&Added)) -> Result<Vec<Added>, Failure> {
    let _ = (inputs, progress);
    Err(Failure::NoDossier(dossier.folder().to_owned()))
}
