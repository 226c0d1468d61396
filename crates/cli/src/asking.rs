//! What every command that puts a question to one model shares: the flags about the model and the work, and the way from a file to an
//! answer.

use crate::failure::Failure;
use crate::findings;
use crate::interrupt;
use crate::solution::Measure;
use crate::terminal::Terminal;
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use standoff::conflict::Conflict;
use standoff::questions::Limits;
use standoff::stability::{Budget, Concept, SequenceRule, Settings};
use standoff::{ModelSource, NoAnswer, Terms};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Flags about the model and the work.
#[derive(Debug, clap::Args)]
pub struct Asking {
    /// The model file: TOML, graph-model/1 (also .gz) or .gmcr
    pub model: PathBuf,
    /// Which model of a file that holds several
    #[arg(long, visible_alias = "model", value_name = "ID")]
    pub id: Option<String>,
    #[command(flatten)]
    pub work: Work,
}

/// Flags about the work and the telling.
#[derive(Debug, clap::Args)]
pub struct Work {
    /// Which sequences of the others' moves count as an answer
    #[arg(long, value_enum, default_value_t = SequenceWord::Successive)]
    pub sequence: SequenceWord,
    /// Stops after so many seconds and tells what is known by then; Ctrl-C does the same
    #[arg(long, value_name = "N")]
    pub seconds: Option<u64>,
    /// Tells every entry of long lists
    #[arg(long)]
    pub all: bool,
    /// The answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// The readings of "sequence".
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum SequenceWord {
    /// Nobody moves twice in succession
    Successive,
    /// Each of the others moves at most once
    Once,
    /// One move of one of the others
    Single,
}

impl From<SequenceWord> for SequenceRule {
    fn from(word: SequenceWord) -> SequenceRule {
        match word {
            SequenceWord::Successive => SequenceRule::Successive,
            SequenceWord::Once => SequenceRule::Once,
            SequenceWord::Single => SequenceRule::Single,
        }
    }
}

/// Reads a concept by its key.
pub fn concept_word() -> impl TypedValueParser<Value = Concept> {
    let keys = PossibleValuesParser::new(Concept::EVERY.map(Concept::key));
    // The keys are the only values let through.
    keys.map(|key| Concept::from_key(&key).unwrap_or(Concept::Seq))
}

impl Asking {
    /// Loads the model and puts the question. `None` where the model does not allow an answer: why has been shown then.
    pub fn put<T>(
        &self,
        terminal: &mut Terminal,
        question: impl FnOnce(&Conflict, &Terms) -> Result<T, NoAnswer>,
    ) -> Result<Option<T>, Failure> {
        let Some(source) = load(&self.model, terminal)? else {
            return Ok(None);
        };
        let outcome = question(source.model(self.id.as_deref())?, &self.work.terms());
        answered(outcome, &source, terminal)
    }
}

impl Work {
    /// The terms that the flags set; the work ends early on an interrupt.
    pub fn terms(&self) -> Terms<'static> {
        let budget = Budget {
            max_time: self.seconds.map(Duration::from_secs),
            ..Budget::default()
        };
        Terms {
            settings: Settings {
                sequence: self.sequence.into(),
                ..Settings::default()
            },
            limits: Limits {
                budget,
                cancelled: Some(interrupt::flag()),
                ..Limits::default()
            },
        }
    }

    /// How much of long lists is told.
    pub fn measure(&self) -> Measure {
        if self.all { Measure::ALL } else { Measure::SOME }
    }
}

/// Loads a model file. `None` where it has mistakes: they have been shown then.
pub fn load(path: &Path, terminal: &mut Terminal) -> Result<Option<ModelSource>, Failure> {
    let source = ModelSource::load(path)?;
    Ok(findings::allow(&source, terminal).then_some(source))
}

/// The answer. `None` where the model does not allow one: why has been shown then, drawn into the model's text.
pub fn answered<T>(outcome: Result<T, NoAnswer>, source: &ModelSource, terminal: &mut Terminal) -> Result<Option<T>, Failure> {
    match outcome {
        Ok(answer) => Ok(Some(answer)),
        Err(NoAnswer::Failure(failure)) => Err(failure.into()),
        Err(NoAnswer::CannotAnalyse(why)) => {
            findings::tell_aside(source, &why.findings, terminal);
            Ok(None)
        }
    }
}
