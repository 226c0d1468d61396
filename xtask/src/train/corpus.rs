//! Finds the treebanks and parts them by document into what is learned from and what is set aside.

use super::example::Example;
use super::treebank::read;
use flate2::read::GzDecoder;
use std::io::Read;
use std::path::{Path, PathBuf};

/// GUM documents that are never learned from, news and interviews.
pub const NEWS_ASIDE: [&str; 7] = [
    "GUM_news_asylum",
    "GUM_news_flag",
    "GUM_news_imprisoned",
    "GUM_news_taxes",
    "GUM_interview_brotherhood",
    "GUM_interview_mckenzie",
    "GUM_interview_peres",
];

/// GUM documents that are never learned from, of the other genres.
pub const REST_ASIDE: [&str; 6] = [
    "GUM_academic_implicature",
    "GUM_conversation_family",
    "GUM_court_loan",
    "GUM_speech_nixon",
    "GUM_textbook_alamo",
    "GUM_vlog_college",
];

/// Both treebanks.
pub struct Corpus {
    pub ewt: Vec<Example>,
    pub gum: Vec<Example>,
    pub aside: Aside,
}

/// What is never learned from, by the name that the model card gives it.
pub type Aside = [(&'static str, Vec<Example>); 3];

/// The folder with the treebanks: below `STANDOFF_SHARED`, else below `../shared` beside the workspace.
pub fn folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    std::env::var_os("STANDOFF_SHARED").map_or_else(beside, PathBuf::from).join("train")
}

impl Corpus {
    /// Reads the files; says what to do where one is missing.
    pub fn load(folder: &Path) -> Result<Corpus, String> {
        let (gum, aside) = gum(folder)?;
        let ewt = examples(folder, "ewt-train.conllu.gz")?;
        Ok(Corpus { ewt, gum, aside })
    }
}

/// What is learned from GUM, and all that is set aside.
pub fn gum(folder: &Path) -> Result<(Vec<Example>, Aside), String> {
    let gum = examples(folder, "gum-train.conllu.gz")?;
    let (aside, gum): (Vec<Example>, Vec<Example>) = gum.into_iter().partition(|example| is_aside(&example.document));
    let (news, rest) = aside
        .into_iter()
        .partition(|example| NEWS_ASIDE.contains(&example.document.as_str()));
    let dev = examples(folder, "ewt-dev.conllu.gz")?;
    Ok((
        gum,
        [("EWT dev", dev), ("GUM news and interviews", news), ("GUM, other genres", rest)],
    ))
}

fn is_aside(document: &str) -> bool {
    NEWS_ASIDE.contains(&document) || REST_ASIDE.contains(&document)
}

fn examples(folder: &Path, name: &str) -> Result<Vec<Example>, String> {
    let path = folder.join(name);
    let file = std::fs::File::open(&path).map_err(|error| {
        format!(
            "{}: {error}. The treebanks lie in the folder `train` of the shared material; say where that is with STANDOFF_SHARED=<folder>.",
            path.display()
        )
    })?;
    let mut content = String::new();
    GzDecoder::new(file)
        .read_to_string(&mut content)
        .map_err(|error| format!("{}: {error}. Fetch the file again.", path.display()))?;
    Ok(read(&content).iter().filter_map(Example::new).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_folder_is_told_with_what_to_do() {
        let told = Corpus::load(Path::new("nowhere")).err().unwrap_or_default();
        assert!(told.contains("gum-train.conllu.gz") && told.contains("STANDOFF_SHARED="));
    }

    #[test]
    fn documents_are_set_aside_by_name() {
        assert!(is_aside("GUM_news_flag") && is_aside("GUM_court_loan"));
        assert!(!is_aside("GUM_news_expo"));
    }
}
