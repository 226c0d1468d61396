//! The chore itself: learn, store, score.

use super::corpus::{Corpus, folder};
use super::example::Example;
use super::score::score;
use super::{endings, parsing, tagging};
use standoff_syntax::Model;
use standoff_syntax::learning::{Fine, Parts};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Where the weights ship from.
const WEIGHTS: &str = "../crates/syntax/weights/english.weights";

/// How long something is learned, and how much of it is kept.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Passes in which any feature gets weights.
    pub open: usize,
    /// Passes in which the chosen features learn anew.
    pub closed: usize,
    /// How many are chosen.
    pub features: usize,
}

/// The tagger that tags the training sentences of the parser; made five times.
const CROSSED: Plan = Plan {
    open: 4,
    closed: 0,
    features: usize::MAX,
};

const TAGGING: Plan = Plan {
    open: 3,
    closed: 6,
    features: 55_000,
};

const PARSING: Plan = Plan {
    open: 3,
    closed: 12,
    features: 560_000,
};

/// Relations are learned in the parser's passes.
const LABELLING: Plan = Plan {
    features: 50_000,
    ..PARSING
};

/// What to type.
const USAGE: &str = "usage: cargo xtask train [--gum-only] [--to FILE]";

/// Learns from both treebanks and writes the weights that ship; with `--gum-only` from GUM alone, written only where `--to` says.
pub fn run(arguments: &[String]) -> Result<String, String> {
    let (gum_only, to) = asked(arguments)?;
    let corpus = Corpus::load(&folder())?;
    let start = Instant::now();
    let mut examples: Vec<&Example> = corpus.gum.iter().collect();
    if !gum_only {
        examples.extend(&corpus.ewt);
    }
    examples.extend(corpus.gum.iter().filter(|example| is_close(&example.document)));
    let bytes = learn(&examples).to_bytes();
    let mut told = format!("{} bytes of weights in {:.0} s\n", bytes.len(), start.elapsed().as_secs_f64());
    if let Some(path) = to {
        std::fs::write(&path, &bytes).map_err(|error| format!("{}: {error}", path.display()))?;
        let _ = writeln!(told, "written to {}", path.display());
    }
    let model = Model::read(bytes).map_err(|broken| broken.to_string())?;
    for (name, examples) in &corpus.aside {
        let _ = writeln!(told, "{name}: {}", score(&model, examples));
    }
    Ok(told)
}

/// Whether a document is of a genre close to what is read later; those are learned from twice.
fn is_close(document: &str) -> bool {
    ["GUM_news", "GUM_interview", "GUM_speech", "GUM_court"]
        .iter()
        .any(|genre| document.starts_with(genre))
}

/// Whether GUM alone is learned from, and where the weights go.
fn asked(arguments: &[String]) -> Result<(bool, Option<PathBuf>), String> {
    let (mut gum_only, mut to) = (false, None);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--gum-only" => gum_only = true,
            "--to" => to = Some(PathBuf::from(arguments.next().ok_or(USAGE)?)),
            _ => return Err(USAGE.to_owned()),
        }
    }
    let shipped = || Some(Path::new(env!("CARGO_MANIFEST_DIR")).join(WEIGHTS));
    Ok((gum_only, if gum_only { to } else { to.or_else(shipped) }))
}

fn learn(examples: &[&Example]) -> Parts {
    let crossed = tagging::crossed(examples, CROSSED);
    let tagged: Vec<(&Example, &[Fine])> = examples.iter().zip(&crossed).map(|(example, tags)| (*example, &tags[..])).collect();
    let parser = parsing::learn(&tagged, PARSING, LABELLING);
    let (tagging, sure) = tagging::learn(examples, TAGGING).rows();
    Parts {
        sure,
        tagging,
        parsing: parser.moves.rows(),
        labelling: parser.relations.rows(),
        lemmas: endings::learn(examples),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::treebank::read;

    #[test]
    fn the_same_data_give_the_same_bytes() {
        let page = "# text = Lund signs old treaties\n1\tLund\tLund\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tsigns\tsign\tVERB\tVBZ\t_\t0\troot\t_\t_\n3\told\told\tADJ\tJJ\t_\t4\tamod\t_\t_\n4\ttreaties\ttreaty\tNOUN\tNNS\t_\t2\tobj\t_\t_\n";
        let examples: Vec<Example> = read(page).iter().filter_map(Example::new).collect();
        let examples: Vec<&Example> = examples.iter().collect();
        let bytes = learn(&examples).to_bytes();
        assert!(bytes.len() > 200);
        assert_eq!(bytes, learn(&examples).to_bytes());
        assert!(Model::read(bytes).is_ok());
    }

    #[test]
    fn only_the_full_training_writes_unasked() {
        let asked = |line: &str| asked(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        assert!(matches!(asked(""), Ok((false, Some(_)))));
        assert!(matches!(asked("--gum-only"), Ok((true, None))));
        assert_eq!(asked("--gum-only --to x"), Ok((true, Some(PathBuf::from("x")))));
        assert!(asked("--to").is_err() && asked("--fast").is_err());
    }
}
