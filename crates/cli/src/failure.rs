//! Why a command could not do what was asked, and how that is told.

use crate::exit::Exit;
use crate::terminal::{BAD, Terminal, clean_lines, paint};
use standoff::FailureKind;
use std::io;
use std::path::{Path, PathBuf};

/// What stopped a command.
#[derive(Debug)]
pub enum Failure {
    /// The library could not do the deed.
    Deed(standoff::Failure),
    /// The arguments parse, but make no sense together or here.
    Usage(String),
    /// A result could not be written to a file.
    Writing {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Standard input could not be read.
    Input(io::Error),
    /// The terminal, or the program at the other end of the pipe, did not take the output.
    Output(io::Error),
}

impl From<standoff::Failure> for Failure {
    fn from(failure: standoff::Failure) -> Failure {
        Failure::Deed(failure)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

impl Failure {
    /// A file that could not be written.
    pub fn writing(path: &Path) -> impl FnOnce(io::Error) -> Failure {
        let path = path.to_owned();
        move |source| Failure::Writing { path, source }
    }

    /// Tells it on standard error and picks the exit.
    ///
    /// A reader that closes the pipe (`standoff ledger … | head`) has seen enough: that is success, and quiet.
    pub fn tell(&self, terminal: &mut Terminal) -> Exit {
        let (message, exit) = match self {
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return Exit::Fine,
            Failure::Output(error) => (format!("the output could not be written: {error}"), Exit::Outside),
            Failure::Input(error) => (format!("standard input could not be read: {error}"), Exit::Outside),
            Failure::Writing { path, source } => (
                format!("{} could not be written: {source}; nothing else was changed", path.display()),
                Exit::Outside,
            ),
            Failure::Usage(message) => (message.clone(), Exit::Usage),
            Failure::Deed(failure) => (failure.to_string(), of_deed(failure)),
        };
        terminal.aside(&format!("{} {}", paint(BAD, "error:"), clean_lines(&message)));
        exit
    }
}

/// The exit that a failure of the library stands for.
fn of_deed(failure: &standoff::Failure) -> Exit {
    match failure.kind() {
        FailureKind::Findings => Exit::Findings,
        FailureKind::Usage => Exit::Usage,
        FailureKind::Outside => Exit::Outside,
    }
}
