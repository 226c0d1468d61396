//! Why a source could not be read, in words for the one who handed it in.

use thiserror::Error;

/// Why no text could be taken from a source. The messages name the file and say what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// No bytes, or nothing but blanks.
    #[error("{name}: the file holds no text; check that it was saved completely")]
    Empty {
        /// The file's name as given.
        name: String,
    },
    /// The bytes are not text.
    #[error("{name}: this is {what}, not text; save the page as text or HTML and add that")]
    Binary {
        /// The file's name as given.
        name: String,
        /// What the bytes look like, with its article: "a PDF document".
        what: String,
    },
    /// A document whose format could not be read.
    #[error("{name}: {why}")]
    Document {
        /// The file's name as given.
        name: String,
        /// Why, and what to do.
        why: String,
    },
    /// More bytes than one page can have.
    #[error("{name}: {size} bytes are more than the {limit} that one page may have; split the file, or save only the article")]
    TooLarge {
        /// The file's name as given.
        name: String,
        /// Size in bytes.
        size: usize,
        /// Greatest size in bytes that is read.
        limit: usize,
    },
    /// HTML that shows no words.
    #[error("{name}: the HTML shows no text; perhaps the page builds itself by script: open it in a browser and save the text")]
    NoText {
        /// The file's name as given.
        name: String,
    },
}
