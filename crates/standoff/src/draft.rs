//! `draft`: a first conflict model, written from the ledger alone and never over an analyst's.
//!
//! What commitments, offers, refusals and demands say becomes decision makers, options, commitments and wishes, each with its places and
//! the word *proposed*; what somebody believes of another's wish becomes a view. No order of wishes is made up: every rank is unknown.
//! Nothing is dropped in silence: what could not be used is listed with why. Rules that no page states (what is one-way, what one side
//! makes its own acts wait for) are written as comments for the analyst to put in force.

mod acts;
mod bind;
mod changes;
mod compose;
mod evidence;
mod options;
mod page;
mod rules;
mod sides;
mod words;

pub use changes::DraftChange;

use crate::{Dossier, EntityRow, Failure, ModelSource, actors, ledger, shelf};
use bind::Bindings;
use compose::Composer;
use evidence::Gatherer;
use sides::Sides;
use standoff_conflict::Conflict;
use standoff_ledger::{Entry, Kind, Query};
use standoff_reading::{EntityKind, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Which part of the record is drafted from. Empty for all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftAsked {
    /// Earliest date, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub from: Option<String>,
    /// Latest date, likewise; items without a date are left out when either is set.
    pub to: Option<String>,
}

/// A decision maker of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftedSide {
    /// Its name in formulas.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Who was taken together with it.
    pub with: Vec<String>,
}

/// Something of the record that is not in the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Its words, or the actor's name.
    pub what: String,
    /// Where it stands; empty for an actor.
    pub cite: String,
    /// Id of the item or actor.
    pub item: String,
    /// Why it is not in the draft.
    pub why: String,
}

impl LeftOut {
    fn item(entry: &Entry, why: &str) -> LeftOut {
        LeftOut {
            what: entry.words.clone(),
            cite: entry.citation.clone(),
            item: entry.id.clone(),
            why: why.to_owned(),
        }
    }
}

/// A rule that no page states, for the analyst to put in force or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposedRule {
    /// The lines of a model file that would say so.
    pub lines: Vec<String>,
    /// What it rests on.
    pub why: String,
}

/// A model drafted from the record.
#[derive(Clone, Debug)]
pub struct Drafted {
    /// The model.
    pub conflict: Conflict,
    /// The model file with its comments.
    pub text: String,
    /// The decision makers and who was taken together with each.
    pub sides: Vec<DraftedSide>,
    /// Rules that are proposed and not in force.
    pub rules: Vec<ProposedRule>,
    /// What of the record is not in the model.
    pub left_out: Vec<LeftOut>,
    /// What to look at before anything else.
    pub remarks: Vec<String>,
}

/// What became of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftPlaced {
    /// Written as a new file.
    Written(PathBuf),
    /// The file is there already and stays as it is; this is what the draft has otherwise.
    Kept(PathBuf, Vec<DraftChange>),
}

/// Drafts a model from the ledger of a dossier.
///
/// # Errors
/// [`Failure::Ledger`] if there is no ledger that can be asked; [`Failure::NotAnalysed`] if the record ties no act of one side to an act of
/// another, so that there is nothing to draft.
pub fn draft(dossier: &Dossier, asked: &DraftAsked) -> Result<Drafted, Failure> {
    let dated = Query {
        from: asked.from.clone(),
        to: asked.to.clone(),
        ..Query::default()
    };
    let items = ledger(dossier, &dated)?;
    let kinds = vec![Kind::Mention];
    let mentions = ledger(dossier, &Query { kinds, ..Query::default() })?;
    let actors = actors(dossier)?;
    let sides = Sides::gather(&actors, &mentions, &items);
    let labels: BTreeMap<&str, &str> = actors.iter().map(|row| (row.id.as_str(), row.label.as_str())).collect();
    let gatherer = Gatherer {
        sides: &sides,
        surfaces: surfaces(&actors).collect(),
        names: names(&actors, &sides),
    };
    let bindings = Bindings::of(gatherer.gather(&items));
    let mut composed = Composer {
        sides: &sides,
        bindings: &bindings,
        labels: &labels,
    }
    .compose();
    if composed.conflict.options.is_empty() || composed.conflict.decision_makers.len() < 2 {
        return Err(Failure::NotAnalysed(
            "the record ties no act of one side to anything of another, so there is nothing to draft a model from; `standoff ledger` shows what \
             was read, `standoff decide` mends it"
                .to_owned(),
        ));
    }
    composed.conflict.title = format!("{} (draft from the ledger)", dossier.settings().title);
    composed.conflict.as_of = latest(&items);
    let standing = rules::Standing {
        composed: &composed,
        bindings: &bindings,
        sides: &sides,
        items: &items,
        surfaces: &gatherer.surfaces,
    };
    composed.conflict.status_quo = Some(standing.status_quo());
    let rules = rules::propose(&composed, &bindings);
    let mut left_out = composed.left_out;
    left_out.extend(bindings.left_out.iter().cloned());
    tidy(&mut left_out);
    let mut drafted = Drafted {
        conflict: composed.conflict,
        text: String::new(),
        sides: composed.makers,
        rules,
        left_out,
        remarks: composed.remarks,
    };
    drafted.text = page::page(&drafted);
    Ok(drafted)
}

/// Writes a draft where there is no file yet: to the path given, else to `models/draft-DATE.toml` by the latest day on which anything was said. A file
/// that is there stays as it is; what the draft has otherwise is told.
///
/// # Errors
/// [`Failure::Writing`]; [`Failure::Model`] if the file that is there cannot be understood.
pub fn place_draft(dossier: &Dossier, drafted: &Drafted, to: Option<&Path>) -> Result<DraftPlaced, Failure> {
    let day = drafted.conflict.as_of.as_deref().unwrap_or("undated");
    let path = to.map_or_else(|| dossier.folder().join("models").join(format!("draft-{day}.toml")), Path::to_owned);
    if path.try_exists().map_err(Failure::reading(&path))? {
        let there = ModelSource::load(&path)?.into_sound()?;
        let changes = changes::changes(&drafted.conflict, there.model(None)?);
        return Ok(DraftPlaced::Kept(path, changes));
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(Failure::writing(folder))?;
    }
    shelf::write_whole(&path, drafted.text.as_bytes())?;
    Ok(DraftPlaced::Written(path))
}

/// The words of a part of an entry, white space made plain.
fn word_of(entry: &Entry, span: Span) -> String {
    let skip = span.start.saturating_sub(entry.span.start);
    let words = entry.words.chars().skip(skip).take(span.end.saturating_sub(span.start));
    // One blank for every blank keeps the offsets within the words right.
    words.map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

/// All names of actors in lower case.
fn surfaces(actors: &[EntityRow]) -> impl Iterator<Item = String> + '_ {
    // Groups and people without a name are called by common nouns ("the drivers"), which may well be what an act is about.
    let named = actors
        .iter()
        .filter(|row| !matches!(row.kind, EntityKind::Group | EntityKind::Unnamed));
    let all = named.flat_map(|row| std::iter::once(&row.label).chain(&row.aliases));
    all.filter(|name| name.chars().count() > 1).map(|name| name.to_lowercase())
}

/// Names that mean one side alone, in lower case.
fn names(actors: &[EntityRow], sides: &Sides) -> Vec<(String, usize)> {
    let mut of: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for row in actors {
        let Some(side) = sides.side(&row.id) else { continue };
        for name in std::iter::once(&row.label).chain(&row.aliases) {
            of.entry(name.to_lowercase().replace('’', "'")).or_default().insert(side);
        }
    }
    let alone = of.into_iter().filter(|(name, sides)| name.chars().count() > 1 && sides.len() == 1);
    alone.filter_map(|(name, sides)| sides.first().map(|side| (name, *side))).collect()
}

/// The latest day on which anything was said.
fn latest(items: &[Entry]) -> Option<String> {
    let said = items.iter().filter(|entry| entry.kind == Kind::Statement);
    said.filter_map(evidence::day_of).max()
}

/// Each entry once, in a fixed order.
fn tidy(left_out: &mut Vec<LeftOut>) {
    let mut seen = BTreeSet::new();
    left_out.retain(|one| seen.insert((one.what.clone(), one.cite.clone(), one.why.clone())));
}
