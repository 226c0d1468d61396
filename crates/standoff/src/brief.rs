//! `brief`: one page that tells a dossier's conflict to someone who knows no game theory.

use crate::{Dossier, Failure, ModelSource};
use standoff_conflict::{Conflict, Preference, Replacement};
use standoff_deadlock::{Deadlock, Limits, Question};
use standoff_ledger::Passage;
use standoff_report::{Brief, BriefInput, Premise, Verdicts, WhatIf, WhoWaits};
use standoff_stability::orders::{PartlyKnown, is_partly_known, partly};
use standoff_stability::views::{Hypergame, hypergame};
use standoff_stability::{Analysis, Budget, Settings, analyse};
use std::cmp::Ordering;
use std::path::{Path, PathBuf};

/// A brief, and what it was made from.
#[derive(Clone, Debug)]
pub struct BriefResult {
    /// The brief.
    pub brief: Brief,
    /// The model file it tells.
    pub model: PathBuf,
    /// The model file it was compared with.
    pub earlier: Option<PathBuf>,
    /// What had to be left out, and why, in words for the user.
    pub left_out: Vec<String>,
}

/// Tells a model of a dossier: the one of the given name (its file's, without `.toml`), or the one with the latest `as_of`. It is
/// compared with the latest model of an earlier day. Works without a ledger and without sources; citations then say so.
///
/// # Errors
/// [`Failure::NoSuchModel`] if there is no such model or none at all; [`Failure::Model`] if it has mistakes;
/// [`Failure::NotAnalysed`] if it cannot be analysed.
pub fn brief(dossier: &Dossier, model: Option<&str>) -> Result<BriefResult, Failure> {
    let mut shelf = Shelf::of(dossier)?;
    let chosen = shelf.take(model)?;
    let mut told = Told {
        question: dossier.settings().question.clone(),
        dossier: Some(dossier),
        left_out: Vec::new(),
    };
    let earlier = shelf.before(&chosen, &mut told.left_out);
    told.tell(chosen, earlier)
}

/// Tells a model file. Where it belongs to a dossier, its citations are looked up there; alone, it has none to show. Nothing is compared.
///
/// # Errors
/// [`Failure::Usage`] if the file holds several models and none is named; otherwise as for [`brief`].
pub fn brief_of_model(path: impl AsRef<Path>, id: Option<&str>) -> Result<BriefResult, Failure> {
    let path = path.as_ref();
    let file = ModelSource::load(path)?.into_sound()?;
    let conflict = one_of(file.models, id)?;
    let dossier = Dossier::around(path)?;
    let told = Told {
        question: dossier.as_ref().and_then(|dossier| dossier.settings().question.clone()),
        dossier: dossier.as_ref(),
        left_out: Vec::new(),
    };
    let path = path.to_owned();
    told.tell(Chosen { path, conflict }, None)
}

/// The model of that id, or the only one.
fn one_of(models: Vec<Conflict>, id: Option<&str>) -> Result<Conflict, Failure> {
    let known: Vec<String> = models.iter().map(|model| model.id.clone()).collect();
    let count = models.len();
    let mut found = models.into_iter().filter(|model| id.is_none_or(|id| model.id == id));
    match (found.next(), id) {
        (Some(model), Some(_)) => Ok(model),
        (Some(model), None) if count == 1 => Ok(model),
        (Some(_), None) => Err(Failure::Usage(format!(
            "the file holds {count} models; name one of them: {}",
            known.join(", ")
        ))),
        (None, id) => Err(Failure::NoSuchModel {
            name: id.unwrap_or_default().to_owned(),
            known,
        }),
    }
}

/// A model that can be worked with, and where it is from.
struct Chosen {
    path: PathBuf,
    conflict: Conflict,
}

/// The model files of a dossier, by day and name.
struct Shelf {
    files: Vec<ModelSource>,
}

impl Shelf {
    fn of(dossier: &Dossier) -> Result<Shelf, Failure> {
        let files: Result<Vec<ModelSource>, Failure> = dossier.model_files()?.into_iter().map(ModelSource::load).collect();
        let mut files = files?;
        files.sort_by(|a, b| by_day(day(a), day(b)).then_with(|| name(&a.path).cmp(&name(&b.path))));
        Ok(Shelf { files })
    }

    /// Takes the file of that name, or the latest.
    fn take(&mut self, model: Option<&str>) -> Result<Chosen, Failure> {
        let place = match model {
            None => self.files.len().checked_sub(1),
            Some(wanted) => self.files.iter().position(|file| name(&file.path) == wanted),
        };
        let Some(place) = place else {
            return Err(Failure::NoSuchModel {
                name: model.unwrap_or("models/*.toml").to_owned(),
                known: self.files.iter().map(|file| name(&file.path)).collect(),
            });
        };
        chosen(self.files.remove(place))
    }

    /// The latest model of a day before; mistaken ones are passed over with a word about it.
    fn before(self, chosen_one: &Chosen, left_out: &mut Vec<String>) -> Option<Chosen> {
        let limit = chosen_one.conflict.as_of.as_deref()?;
        let earlier = self.files.into_iter().rev().filter(|file| day(file).is_some_and(|day| day < limit));
        for file in earlier {
            match chosen(file) {
                Ok(found) => return Some(found),
                Err(failure) => left_out.push(format!("the comparison with an earlier model: {failure}")),
            }
        }
        None
    }
}

fn chosen(file: ModelSource) -> Result<Chosen, Failure> {
    let file = file.into_sound()?;
    let conflict = one_of(file.models, None)?;
    Ok(Chosen { path: file.path, conflict })
}

/// The day of a file's first model.
fn day(file: &ModelSource) -> Option<&str> {
    file.models.first().and_then(|model| model.as_of.as_deref())
}

/// Days as ISO 8601 writes them; no day comes before every day.
fn by_day(a: Option<&str>, b: Option<&str>) -> Ordering {
    a.cmp(&b)
}

/// A model's name: its file's, without the ending.
fn name(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What a brief is made with besides the model.
struct Told<'a> {
    question: Option<String>,
    dossier: Option<&'a Dossier>,
    left_out: Vec<String>,
}

/// What the commitments hold back, surely and possibly; nothing where the model does not say where the dispute stands.
fn who_waits(conflict: &Conflict) -> Option<(Deadlock, Deadlock)> {
    let ask = |possibly| {
        let question = Question {
            possibly,
            ..Question::default()
        };
        standoff_deadlock::deadlock(conflict, &question, &Limits::default()).ok()
    };
    Some((ask(false)?, ask(true)?))
}

/// What is found about a model: verdicts under its order, or under every order where that is only partly known.
enum Found {
    Known(Box<Analysis>),
    PartlyKnown(Box<PartlyKnown>),
}

impl Found {
    fn of(conflict: &Conflict) -> Result<Found, String> {
        if is_partly_known(conflict) {
            let known = partly(conflict, &Settings::default(), &Budget::default()).map_err(|why| why.to_string())?;
            return Ok(Found::PartlyKnown(Box::new(known)));
        }
        solved(conflict).map(|analysis| Found::Known(Box::new(analysis)))
    }

    fn verdicts(&self) -> Verdicts<'_> {
        match self {
            Found::Known(analysis) => Verdicts::Known(analysis),
            Found::PartlyKnown(known) => Verdicts::PartlyKnown(known),
        }
    }
}

impl Told<'_> {
    fn tell(mut self, model: Chosen, earlier: Option<Chosen>) -> Result<BriefResult, Failure> {
        let found = Found::of(&model.conflict).map_err(Failure::NotAnalysed)?;
        let compared = earlier.and_then(|earlier| {
            let found = self.or_left_out(Found::of(&earlier.conflict), "the comparison")?;
            Some((earlier.path, found, earlier.conflict))
        });
        let (what_ifs, views) = match found {
            Found::Known(_) => (self.what_ifs(&model.conflict), self.views(&model.conflict)),
            Found::PartlyKnown(_) => (Vec::new(), None),
        };
        let told: Vec<&Conflict> = std::iter::once(&model.conflict)
            .chain(compared.as_ref().map(|(_, _, conflict)| conflict))
            .collect();
        let passages = self.passages(&told);
        let waiting = who_waits(&model.conflict);
        let brief = standoff_report::brief(&BriefInput {
            question: self.question.as_deref(),
            verdicts: found.verdicts(),
            earlier: compared.as_ref().map(|(_, found, _)| found.verdicts()),
            what_ifs: &what_ifs,
            passages: &passages,
            waiting: waiting.as_ref().map(|(surely, possibly)| WhoWaits { surely, possibly }),
            views: views.as_ref(),
        });
        Ok(BriefResult {
            brief,
            model: model.path,
            earlier: compared.map(|(path, ..)| path),
            left_out: self.left_out,
        })
    }

    /// The model under each of its scenarios and views.
    fn what_ifs(&mut self, conflict: &Conflict) -> Vec<WhatIf> {
        let scenarios = conflict.scenarios.iter().enumerate();
        let scenarios = scenarios.map(|(n, scenario)| {
            (
                Premise::Scenario(n),
                replaced(conflict, scenario.replacements.iter().map(|(dm, r)| (*dm, r))),
            )
        });
        let views = conflict.views.iter().enumerate();
        let views = views.map(|(n, view)| (Premise::View(n), replaced(conflict, view.replacements.iter().map(|r| (view.of, r)))));
        let tried: Vec<(Premise, Conflict)> = scenarios.chain(views).collect();
        let solved = tried.into_iter().filter_map(|(premise, supposed)| {
            let analysis = self.or_left_out(solved(&supposed), "a what-if")?;
            Some(WhatIf { premise, analysis })
        });
        solved.collect()
    }

    fn or_left_out<T>(&mut self, found: Result<T, String>, what: &str) -> Option<T> {
        found.map_err(|why| self.left_out.push(format!("{what}: {why}"))).ok()
    }

    /// The conflict as each side plays it; nothing where nobody sees anybody otherwise.
    fn views(&mut self, conflict: &Conflict) -> Option<Hypergame> {
        if conflict.views.is_empty() {
            return None;
        }
        let played = hypergame(conflict, &Settings::default(), &Budget::default()).map_err(|why| why.to_string());
        self.or_left_out(played, "how each side sees it")
    }

    /// What the sources show at each citation; nothing for a model that belongs to no dossier.
    fn passages(&self, conflicts: &[&Conflict]) -> Vec<Passage> {
        let Some(dossier) = self.dossier else { return Vec::new() };
        let supports = conflicts.iter().flat_map(|conflict| conflict.supports());
        let mut cites: Vec<String> = supports
            .flat_map(|support| support.cites.iter().map(|cite| cite.text.clone()))
            .collect();
        cites.sort();
        cites.dedup();
        let passages = dossier.passages();
        cites.iter().map(|cite| passages.resolve(cite)).collect()
    }
}

fn solved(conflict: &Conflict) -> Result<Analysis, String> {
    analyse(conflict, &Settings::default(), &Budget::default()).map_err(|failure| failure.to_string())
}

/// A model with statements replaced in place, each keeping its rank.
fn replaced<'a>(conflict: &Conflict, replacements: impl Iterator<Item = (usize, &'a Replacement)>) -> Conflict {
    let mut supposed = conflict.clone();
    for (dm, replacement) in replacements {
        let Some(Preference::Statements(statements)) = supposed.preferences.get_mut(dm) else {
            continue;
        };
        for statement in statements.iter_mut().filter(|statement| statement.id == replacement.replace) {
            statement.want = replacement.want.clone();
            statement.support = replacement.support.clone();
        }
    }
    supposed
}
