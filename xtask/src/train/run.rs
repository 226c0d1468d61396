//! The chore itself: learn, store, score.

use super::corpus::{Corpus, folder};
use super::example::Example;
use super::learner::Storage;
use super::score::score;
use super::{endings, parsing, tagging};
use standoff_syntax::Model;
use standoff_syntax::learning::{Fine, Parts};
use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

/// Where the weights ship from.
const WEIGHTS: &str = "../crates/syntax/weights/english.weights";

const TAGGING_PASSES: usize = 6;
const PARSING_PASSES: usize = 6;

const TAGGING: Storage = Storage {
    updates: 2,
    clipped: 0.0001,
    least: 1,
};
const PARSING: Storage = Storage {
    updates: 3,
    clipped: 0.0001,
    least: 1,
};

/// Learns from both treebanks and writes the weights; with `--gum-only` from GUM alone, and only scores.
pub fn run(arguments: &[String]) -> Result<String, String> {
    let gum_only = match arguments {
        [] => false,
        [only] if only == "--gum-only" => true,
        _ => return Err("usage: cargo xtask train [--gum-only]".to_owned()),
    };
    let corpus = Corpus::load(&folder())?;
    let start = Instant::now();
    let mut examples: Vec<&Example> = corpus.gum.iter().collect();
    if !gum_only {
        examples.extend(&corpus.ewt);
    }
    let bytes = learn(&examples).to_bytes();
    let mut told = format!("{} bytes of weights in {:.0} s\n", bytes.len(), start.elapsed().as_secs_f64());
    if !gum_only {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(WEIGHTS);
        std::fs::write(&path, &bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let model = Model::read(bytes).map_err(|broken| broken.to_string())?;
    for (name, aside) in [
        ("EWT dev", &corpus.ewt_dev),
        ("GUM news and interviews", &corpus.news_aside),
        ("GUM rest", &corpus.rest_aside),
    ] {
        let _ = writeln!(told, "{name}: {}", score(&model, aside));
    }
    Ok(told)
}

fn learn(examples: &[&Example]) -> Parts {
    let crossed = tagging::crossed(examples, TAGGING_PASSES);
    let tagged: Vec<(&Example, &[Fine])> = examples.iter().zip(&crossed).map(|(example, tags)| (*example, &tags[..])).collect();
    Parts {
        tagging: tagging::learn(examples, TAGGING_PASSES).rows(TAGGING),
        parsing: parsing::learn(&tagged, PARSING_PASSES).rows(PARSING),
        lemmas: endings::learn(examples),
    }
}
