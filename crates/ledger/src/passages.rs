//! From a citation to its passage.

use crate::{Passage, Source, Standing};

/// Turns citations into passages. Never fails: what cannot be shown says why.
#[derive(Debug, Default)]
pub struct Passages {
    sources: Vec<Source>,
}

impl Passages {
    /// A shelf of sources without a ledger: every citation is absent or broken.
    pub fn without_ledger(sources: Vec<Source>) -> Passages {
        Passages { sources }
    }

    /// What a citation points to.
    pub fn resolve(&self, citation: &str) -> Passage {
        Passage {
            citation: citation.to_owned(),
            document: citation.to_owned(),
            text_sha256: None,
            outlet: None,
            published: None,
            standing: Standing::Broken {
                why: format!("there is no ledger of the {} sources yet; run `standoff read`", self.sources.len()),
            },
        }
    }
}
