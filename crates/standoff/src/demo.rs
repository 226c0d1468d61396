//! `demo`: an invented dispute, built in, taken through the deeds from its pages to the brief.

use crate::{
    BriefResult, Dossier, EntityRow, Entry, Failure, Input, Kind, ModelSource, Query, ReadReport, SolveAsked, Solved, actors, add, brief,
    ledger, read, shelf, solve,
};
use standoff_questions::Limits;
use std::fs;
use std::path::Path;

/// The example: a strike at a port that does not exist.
const SETTINGS: &str = include_str!("../example/standoff.toml");

/// Its models by name, earlier phase first.
const MODELS: [(&str, &str); 2] = [
    ("may.toml", include_str!("../example/models/may.toml")),
    ("june.toml", include_str!("../example/models/june.toml")),
];

/// Its pages by name, as a person would have saved them.
const PAGES: [(&str, &[u8]); 7] = [
    (
        "01-courier-overtime.txt",
        include_bytes!("../example/sources/01-courier-overtime.txt"),
    ),
    (
        "02-dispatch-walkout.html",
        include_bytes!("../example/sources/02-dispatch-walkout.html"),
    ),
    ("03-wire-terms.txt", include_bytes!("../example/sources/03-wire-terms.txt")),
    ("04-watch-briefing.txt", include_bytes!("../example/sources/04-watch-briefing.txt")),
    (
        "05-courier-opinion.txt",
        include_bytes!("../example/sources/05-courier-opinion.txt"),
    ),
    (
        "06-review-two-calders.txt",
        include_bytes!("../example/sources/06-review-two-calders.txt"),
    ),
    (
        "07-ledger-interview.txt",
        include_bytes!("../example/sources/07-ledger-interview.txt"),
    ),
];

/// What the deeds made of the example.
#[derive(Debug)]
pub struct Demo {
    /// The dossier, in the folder that was given; it can be used further.
    pub dossier: Dossier,
    /// What reading came to.
    pub report: ReadReport,
    /// The actors of the record, most often mentioned first.
    pub actors: Vec<EntityRow>,
    /// The conditional commitments that were read, by document and place.
    pub commitments: Vec<Entry>,
    /// Both models with their analyses, earlier phase first.
    pub solved: Solved,
    /// The brief on the later phase, compared with the earlier one.
    pub brief: BriefResult,
}

/// Writes the example into a folder, which is created if need be, and does everything with it that can be done.
///
/// # Errors
/// [`Failure::DossierExists`] if the folder holds a dossier already; otherwise if it cannot be written to.
pub fn demo(folder: &Path) -> Result<Demo, Failure> {
    lay_out(folder)?;
    let mut dossier = Dossier::open(folder)?;
    add(&mut dossier, &pages(), &mut |_| {})?;
    let report = read(&dossier, &mut |_| {})?;
    let waits = Query {
        kinds: vec![Kind::Commitment],
        ..Query::default()
    };
    let solved = solve(models(folder)?, &SolveAsked::default(), &Limits::default());
    Ok(Demo {
        report,
        actors: actors(&dossier)?,
        commitments: ledger(&dossier, &waits)?,
        brief: brief(&dossier, Some("june"))?,
        solved,
        dossier,
    })
}

/// Writes settings and models; the settings come last, so that the folder is a dossier only once all is there.
fn lay_out(folder: &Path) -> Result<(), Failure> {
    if folder.join("standoff.toml").exists() {
        return Err(Failure::DossierExists(folder.to_owned()));
    }
    let shelf = folder.join("models");
    fs::create_dir_all(&shelf).map_err(Failure::writing(&shelf))?;
    for (name, text) in MODELS {
        shelf::write_whole(&shelf.join(name), text.as_bytes())?;
    }
    shelf::write_whole(&folder.join("standoff.toml"), SETTINGS.as_bytes())
}

fn pages() -> Vec<Input> {
    let page = |(name, bytes): (&str, &[u8])| Input::Bytes {
        name: name.to_owned(),
        bytes: bytes.to_owned(),
    };
    PAGES.into_iter().map(page).collect()
}

/// The models as they stand in the folder.
fn models(folder: &Path) -> Result<Vec<standoff_conflict::Conflict>, Failure> {
    let mut models = Vec::new();
    for (name, _) in MODELS {
        models.extend(ModelSource::load(folder.join("models").join(name))?.into_sound()?.models);
    }
    Ok(models)
}
