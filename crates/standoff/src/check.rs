//! `check`: everything that is wrong with a model file, its citations included.

use crate::{Dossier, Failure, ModelSource};
use standoff_conflict::{Cite, CiteTarget, Finding, Place};
use standoff_ledger::{Passage, ShelfState, Source, Standing};
use standoff_stability::{Budget, Settings, analyse};
use std::path::{Path, PathBuf};

/// What a check may cost each model beyond reading it; larger models are left to `solve`.
const BUDGET: Budget = Budget {
    max_states: 4096,
    max_moves: 1_000_000,
    max_steps: 20_000_000,
};

/// A model file with everything that was found.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The file. Its findings are those of the text, of the citations and of what stands in the way of an analysis.
    pub source: ModelSource,
    /// What came of the citations.
    pub citations: Citations,
}

/// What came of checking a model's citations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citations {
    /// The dossier they were looked up in; `None` for a model that belongs to none.
    pub dossier: Option<PathBuf>,
    /// How many citations there are.
    pub total: usize,
    /// How many show the words they cite.
    pub verified: usize,
    /// How many cite a source that is listed but not here.
    pub absent: usize,
    /// Why none could be looked up, e.g. because the sources have not been read yet.
    pub unchecked: Option<String>,
}

/// Checks a model file. Citations are looked up in the dossier in whose folder the file is, or the nearest one above.
///
/// A small model is also analysed, so that what would keep it from being solved is known now; larger ones are not.
///
/// # Errors
/// If the file cannot be read as text, or the dossier's `standoff.toml` cannot be understood. Mistakes are findings.
pub fn check(path: impl AsRef<Path>) -> Result<Checked, Failure> {
    let mut source = ModelSource::load(path)?;
    if source.sound() {
        let obstacles = source
            .models
            .iter()
            .filter_map(|model| analyse(model, &Settings::default(), &BUDGET).err());
        let obstacles: Vec<Finding> = obstacles
            .flat_map(|obstacle| obstacle.findings)
            .filter(|f| f.code != "C0702")
            .collect();
        source.findings.extend(obstacles);
    }
    let citations = citations(&mut source)?;
    source.findings.sort_by_key(|finding| (finding.place, finding.code));
    source.findings.dedup();
    Ok(Checked { source, citations })
}

/// Looks up every citation; what does not hold becomes a finding.
fn citations(source: &mut ModelSource) -> Result<Citations, Failure> {
    let supports = source.models.iter().flat_map(|model| model.supports());
    let cites: Vec<Cite> = supports.flat_map(|support| support.cites.iter().cloned()).collect();
    let mut outcome = Citations {
        total: cites.len(),
        ..Citations::default()
    };
    let Some(dossier) = Dossier::around(&source.path)? else {
        return Ok(outcome);
    };
    outcome.dossier = Some(dossier.folder().to_owned());
    let shelf = dossier.shelf();
    if let (false, Err(failure)) = (cites.is_empty(), dossier.open_ledger())
        && shelf.iter().any(|listed| listed.state == ShelfState::Here)
    {
        outcome.unchecked = Some(failure.to_string());
        return Ok(outcome);
    }
    let passages = dossier.passages();
    for cite in cites {
        let passage = passages.resolve(&cite.text);
        match passage.standing {
            Standing::Verified { .. } => outcome.verified += 1,
            Standing::SourceAbsent => outcome.absent += 1,
            Standing::Broken { .. } => source.findings.push(broken(&cite, &passage, &shelf)),
        }
    }
    Ok(outcome)
}

/// The finding for a citation that does not hold.
fn broken(cite: &Cite, passage: &Passage, shelf: &[Source]) -> Finding {
    let why = match &passage.standing {
        Standing::Broken { why } => why.clone(),
        _ => String::new(),
    };
    // What the ledger says is a message and, after a semicolon, what to do.
    let (message, help) = why
        .split_once("; ")
        .map_or((why.as_str(), None), |(message, help)| (message, Some(help)));
    let place: Place = cite.place;
    let finding = Finding::error(fault(cite, passage, shelf), place, message);
    match help {
        Some(help) => finding.with_help(help),
        None => finding,
    }
}

/// Which code fits a citation that does not hold.
fn fault(cite: &Cite, passage: &Passage, shelf: &[Source]) -> &'static str {
    let named = |source: &&Source| source.name == passage.document;
    match &cite.target {
        _ if shelf.iter().find(named).is_some_and(|source| gone(source.state)) => "C0803",
        CiteTarget::Item(_) => "C0804",
        // A document that was found has its text; then it is the range that does not fit.
        CiteTarget::Range { .. } if passage.text_sha256.is_some() || shelf.iter().any(|source| named(&source)) => "C0802",
        CiteTarget::Range { document, .. } if shelf.iter().filter(|source| begins(source, document)).count() > 1 => "C0805",
        CiteTarget::Range { .. } => "C0801",
    }
}

fn gone(state: ShelfState) -> bool {
    matches!(state, ShelfState::Removed | ShelfState::Altered)
}

/// Whether a document's name or digest begins as cited.
fn begins(source: &Source, document: &str) -> bool {
    source.name.to_lowercase().starts_with(&document.to_lowercase()) || source.sha256.starts_with(&document.to_lowercase())
}
