//! The weights as one stretch of bytes: a line that names the format, the lengths of five parts, the parts, each at a multiple of 64 bytes.

use crate::lemma::{self, LemmaRule, Lemmas};
use crate::slots::{self, Slots};
use crate::weights::{self, Row, Table};
use std::borrow::Cow;
use std::sync::OnceLock;

/// The first line of the file.
const FORMAT: &[u8] = b"standoff-syntax 3\n";

/// Parts.
const PARTS: usize = 5;

/// Every part begins at a multiple of this, so that a bucket lies in one cache line.
const LINE: usize = 64;

/// Bytes at the beginning of a cache line.
#[repr(C, align(64))]
struct Lined<B: ?Sized> {
    bytes: B,
}

/// The weights that ship with the program.
static SHIPPED: &Lined<[u8]> = &Lined {
    bytes: *include_bytes!("../weights/english.weights"),
};

/// The bytes are no weights of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("these bytes are no weights of this version of the parser; train them anew with `cargo xtask train`")
    }
}

impl std::error::Error for Broken {}

/// What training makes.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Words with one tag, as features with that one class.
    pub sure: Vec<Row>,
    /// The weights of the tagger.
    pub tagging: Vec<Row>,
    /// The weights that choose a move; their classes are those of [`Move`](crate::learning::Move).
    pub parsing: Vec<Row>,
    /// The weights that name a relation.
    pub labelling: Vec<Row>,
    /// The rules for lemmas.
    pub lemmas: Vec<LemmaRule>,
}

impl Parts {
    /// The file. The same parts give the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let parts = [
            weights::write(self.sure.clone()),
            weights::write(self.tagging.clone()),
            slots::write(&self.parsing),
            weights::write(self.labelling.clone()),
            lemma::write(&self.lemmas),
        ];
        let mut bytes = FORMAT.to_vec();
        for part in &parts {
            bytes.extend((part.len() as u32).to_le_bytes());
        }
        for part in &parts {
            bytes.resize(bytes.len().next_multiple_of(LINE), 0);
            bytes.extend(part);
        }
        bytes
    }
}

/// Weights, ready to parse with.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) sure: Table,
    pub(crate) tagging: Table,
    pub(crate) parsing: Slots,
    pub(crate) labelling: Table,
    pub(crate) lemmas: Lemmas,
}

impl Model {
    /// The weights that ship with the program; they are read where they lie, so this costs microseconds.
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(Cow::Borrowed(&SHIPPED.bytes)).expect("the shipped weights are read in a test"))
    }

    /// Takes weights from the bytes of a file; refuses what is none.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Model, Broken> {
        Model::parts(bytes.into()).ok_or(Broken)
    }

    fn parts(bytes: Cow<'static, [u8]>) -> Option<Model> {
        let mut at = FORMAT.len() + 4 * PARTS;
        if !bytes.starts_with(FORMAT) {
            return None;
        }
        let mut part = |number: usize| {
            let length = bytes.get(FORMAT.len() + 4 * number..)?.first_chunk::<4>()?;
            let start = at.next_multiple_of(LINE);
            let range = start..start.checked_add(u32::from_le_bytes(*length) as usize)?;
            at = range.end;
            match &bytes {
                Cow::Borrowed(bytes) => bytes.get(range).map(Cow::Borrowed),
                Cow::Owned(bytes) => bytes.get(range).map(|part| Cow::Owned(part.to_vec())),
            }
        };
        Some(Model {
            sure: Table::read(part(0)?)?,
            tagging: Table::read(part(1)?)?,
            parsing: Slots::read(part(2)?)?,
            labelling: Table::read(part(3)?)?,
            lemmas: Lemmas::read(part(4)?)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_are_read() {
        assert!(Model::read(&SHIPPED.bytes).is_ok());
    }

    #[test]
    fn other_bytes_are_refused() {
        let whole = Parts::default().to_bytes();
        assert!(Model::read(whole.clone()).is_ok());
        for end in 0..whole.len() {
            assert_eq!(Model::read(whole[..end].to_vec()).err(), Some(Broken));
        }
        assert!(Broken.to_string().contains("cargo xtask train"));
    }
}
