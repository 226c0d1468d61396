//! A dossier and everything one can do with it, one file a deed.
//!
//! A [`Dossier`] is a folder: `standoff.toml` with its title, actors and list of sources, the bytes under `sources/`, models under
//! `models/`, the analyst's `decisions.jsonl`, and `ledger.db`, which can be deleted and comes back the same. Each deed is one
//! function that takes the dossier and plain values and gives plain values back. No deed prints, asks the clock or looks at the
//! environment: time and names are handed in, and progress is told to a closure.

mod accounts;
mod add;
mod asked;
mod brief;
mod check;
mod coding;
mod compare;
mod convert;
mod deadlock;
mod decide;
mod decision_file;
mod demo;
mod dossier;
mod draft;
mod evolve;
mod explain;
mod export;
mod failure;
mod fetch;
mod invert;
mod ledger;
mod model_file;
mod moved;
mod new;
mod paths;
mod positions;
mod read;
#[cfg(test)]
mod river;
mod robustness;
mod settings;
mod shelf;
mod show;
mod solve;
mod source_list;
mod sources;
mod state;
mod what_if;
mod why;

pub use accounts::{accounts, accounts_json};
pub use add::{Added, AddedAs, Input, add};
pub use asked::{NoAnswer, Terms};
pub use brief::{BriefResult, brief, brief_of_model};
pub use check::{Checked, Citations, check};
pub use compare::{CannotCompare, CompareAnswer, compare};
pub use convert::{Converted, convert};
pub use deadlock::{DeadlockAnswer, DeadlockAsked, deadlock};
pub use decide::{Choice, DecisionList, Undo, decide, decisions, undo};
pub use demo::{Demo, demo};
pub use dossier::Dossier;
pub use draft::{DraftAsked, DraftChange, DraftPlaced, Drafted, DraftedSide, LeftOut, ProposedRule, draft, place_draft};
pub use evolve::{EvolveAnswer, EvolveAsked, evolve};
pub use explain::explain;
pub use export::{normal_form, verdicts_csv, verdicts_parquet};
pub use failure::{Failure, FailureKind};
pub use fetch::{Fetch, fetch};
pub use invert::{InvertAnswer, InvertAsked, Wanted, invert};
pub use ledger::{
    DocumentRow, EntityRow, actors, counts, difference, difference_from_former, documents, export_annotations, export_json, export_parquet,
    export_table, item, ledger, review, timeline,
};
pub use model_file::ModelSource;
pub use moved::MovedCitation;
pub use new::{Created, new};
pub use paths::{PathsAnswer, PathsAsked, PathsTo, paths};
pub use positions::{Positions, positions};
pub use read::{ReadProgress, ReadReport, Unread, read};
pub use robustness::{RobustnessAnswer, RobustnessAsked, robustness};
pub use settings::{ActorSetting, Settings};
pub use shelf::write_whole;
pub use show::show;
pub use solve::{
    Ahead, Answered, Attitude, Blocked, Holding, Joint, Listed, Partly, PartlyNow, Reading, Sense, SolveAsked, Solved, SolvedModel, solve,
};
pub use sources::{SourceRow, remove_source, rename_source, sources};
pub use state::{state_of, states_of};
pub use what_if::{ReplacedWish, ScenarioRow, WhatIfAnswer, WhatIfAsked, scenarios, scenarios_json, what_if};
pub use why::{PartlyWhy, WhyAnswer, WhyAsked, why};

pub use standoff_ledger::{
    Account, Accounts, Actor, Changes, Citation, Coded, Counts, Decision, DecisionKind, Difference, DocumentChange, Doubt, Doubtful,
    Edited, Entry, FieldDifference, Ground, Interpretation, ItemDifference, Kind, KindDifference, LogFlaw, Named, Office, Orphan, Party,
    Passage, Passages, PositionChange, Query, Remark, Ruling, SharedText, ShelfState, Source, Standing, Table, Term, TermKind, Unsaid,
    Voice, Voiced, Weight, WordChange,
};

// The rooms behind, by name: a caller meets their types in what the deeds give back.
pub use standoff_conflict as conflict;
pub use standoff_deadlock as deadlocks;
pub use standoff_questions as questions;
pub use standoff_report as report;
pub use standoff_stability as stability;
pub use standoff_states as states;
