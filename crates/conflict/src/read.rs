//! The one door for reading: text of any known format in, models and findings out.

use crate::{Conflict, Finding, Severity, gmcr, graph_model, toml_file};

/// A format in which models are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A model file as people write it (`design.md` §5).
    Toml,
    /// `graph-model/1` or `gmcr-oracle/1`: a file of models, or one bare model object.
    GraphModel,
    /// A `.gmcr` file.
    Gmcr,
}

/// What came of reading a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelFile {
    /// The models, in file order. What could not be read is left out or neutral; the findings say where.
    pub models: Vec<Conflict>,
    /// What is wrong, sorted by place.
    pub findings: Vec<Finding>,
}

impl ModelFile {
    /// Tells whether no finding is an error, so that the models can be analysed.
    pub fn sound(&self) -> bool {
        self.findings.iter().all(|f| f.severity != Severity::Error)
    }
}

/// Reads a text. Never fails and never panics: what is wrong is a finding with its place in the text.
/// Time grows with the text's length; checks that would cost more than that are capped and then left out.
pub fn read(text: &str, format: Format) -> ModelFile {
    let mut file = match format {
        Format::Toml => toml_file::read(text),
        Format::GraphModel => graph_model::read(text),
        Format::Gmcr => gmcr::read(text),
    };
    file.findings
        .sort_by(|a, b| (a.place, a.severity, a.code).cmp(&(b.place, b.severity, b.code)));
    file.findings.dedup();
    file
}
