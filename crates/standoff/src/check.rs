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
    max_bytes: 16 << 20,
    max_time: None,
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
            .filter(|f| !matches!(f.code, "C0702" | "C0705"))
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
    let passages = dossier.passages();
    let shelf = passages.sources();
    if let (false, Some(why)) = (cites.is_empty(), passages.trouble())
        && shelf.iter().any(|listed| listed.state == ShelfState::Here)
    {
        outcome.unchecked = Some(why.to_owned());
        return Ok(outcome);
    }
    for cite in cites {
        let passage = passages.resolve(&cite.text);
        match passage.standing {
            Standing::Verified {
                ref before,
                ref words,
                ref after,
                ..
            } => {
                outcome.verified += 1;
                source.findings.extend(torn(&cite, (before, words, after)));
            }
            Standing::SourceAbsent => outcome.absent += 1,
            Standing::Broken { .. } => source.findings.push(broken(&cite, &passage, shelf)),
        }
    }
    Ok(outcome)
}

/// The finding for a range that begins or ends in the midst of a word: most likely the characters were miscounted.
fn torn(cite: &Cite, (before, words, after): (&str, &str, &str)) -> Option<Finding> {
    let CiteTarget::Range { document, start, end } = &cite.target else {
        return None;
    };
    let letters = |text: &str| text.chars().take_while(|sign| sign.is_alphanumeric()).count();
    let (lead, trail) = (
        before.chars().rev().take_while(|sign| sign.is_alphanumeric()).count(),
        letters(after),
    );
    let opens = words.starts_with(char::is_alphanumeric) && lead > 0;
    let closes = words.ends_with(char::is_alphanumeric) && trail > 0;
    if !opens && !closes {
        return None;
    }
    let whole = (start - if opens { lead } else { 0 }, end + if closes { trail } else { 0 });
    let side = if opens { "begins" } else { "ends" };
    let message = format!("`{}` {side} in the midst of a word", cite.text);
    let help = format!(
        "with its whole words it is `{document}@{}-{}`; `standoff show` shows what is cited",
        whole.0, whole.1
    );
    Some(Finding::warning("C0806", cite.place, message).with_help(help))
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

/// Whether a document's name, now or formerly, begins as cited up to a separator, or its digest begins as cited.
fn begins(source: &Source, document: &str) -> bool {
    let whole_part = |name: &String| {
        let rest = name.strip_prefix(document).and_then(|rest| rest.chars().next());
        rest.is_some_and(|next| !next.is_alphanumeric())
    };
    let digest = || source.sha256.starts_with(&document.to_lowercase());
    std::iter::once(&source.name).chain(&source.former_names).any(whole_part) || digest()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Input, add, new, read};
    use std::fs;

    const PAGE: &str = "The weir board met on Friday. The chair said the sluice would stay shut until the farmers paid.";

    /// A model with these citations, in `models/` of a dossier with one page that has been read.
    fn checked(cites: &str, read_it: bool) -> (Checked, tempfile::TempDir) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("weir");
        new(&folder, Some("Weir")).unwrap();
        let mut dossier = Dossier::open(&folder).unwrap();
        let page = |name: &str, more: &str| Input::Bytes {
            name: name.into(),
            bytes: format!("{PAGE}{more}").into_bytes(),
        };
        add(
            &mut dossier,
            &[page("fri-day.txt", ""), page("fri-ends.txt", " More.")],
            &mut |_| {},
        )
        .unwrap();
        if read_it {
            read(&dossier, &mut |_| {}).unwrap();
        }
        let path = folder.join("models/one.toml");
        let model = format!(
            "basis = 'assumed'\n[decision_makers.chair]\noptions.open = {{ cite = [{cites}] }}\n[[preferences.chair]]\nwant = 'not open'\n"
        );
        fs::write(&path, model).unwrap();
        (check(&path).unwrap(), home)
    }

    #[test]
    fn citations_that_do_not_hold_are_findings_with_their_places() {
        let cites = "'fri-day.txt@34-44', 'fri-day.txt@90-999', 'monday@1-2', 'fri-day@0-3', 'fri@1-2', 's-0123456789'";
        let (checked, _home) = checked(cites, true);
        let found: Vec<(&str, &str)> = checked
            .source
            .findings
            .iter()
            .map(|f| (f.code, &checked.source.text[f.place.start..f.place.end]))
            .collect();
        let expected = [
            ("C0802", "'fri-day.txt@90-999'"),
            ("C0801", "'monday@1-2'"),
            ("C0805", "'fri@1-2'"),
            ("C0804", "'s-0123456789'"),
        ];
        assert_eq!(found, expected, "{:#?}", checked.source.findings);
        assert_eq!(
            (checked.citations.total, checked.citations.verified, checked.citations.absent),
            (6, 2, 0)
        );
        assert_eq!(checked.source.line_and_column(checked.source.findings[0].place).0, 3);
        assert!(!checked.source.sound());
    }

    #[test]
    fn a_range_that_tears_a_word_is_told_with_the_whole_one() {
        let (checked, _home) = checked("'fri-day.txt@36-43', 'fri-day.txt@34-44'", true);
        let found: Vec<(&str, Option<&str>)> = checked.source.findings.iter().map(|f| (f.code, f.help.as_deref())).collect();
        let [("C0806", Some(help))] = found[..] else { panic!("{found:?}") };
        assert!(help.contains("fri-day.txt@34-44"), "{help}");
        assert_eq!(checked.citations.verified, 2);
    }

    #[test]
    fn sources_that_are_here_are_looked_into_before_they_are_read() {
        let (checked, home) = checked("'fri-day.txt@34-44', 'fri-day.txt@90-999'", false);
        let found: Vec<&str> = checked.source.findings.iter().map(|finding| finding.code).collect();
        assert_eq!((found, checked.citations.verified), (vec!["C0802"], 1));
        assert!(!home.path().join("weir/ledger.db").exists(), "nothing is kept");
    }

    #[test]
    fn with_a_ledger_that_cannot_be_used_nothing_is_called_broken() {
        let (fine, home) = checked("'fri-day.txt@34-44'", true);
        fs::write(home.path().join("weir/ledger.db"), "no database").unwrap();
        let checked = check(&fine.source.path).unwrap();
        assert!(checked.source.findings.is_empty(), "{:?}", checked.source.findings);
        assert!(checked.citations.unchecked.is_some_and(|why| why.contains("standoff read")));
    }

    #[test]
    fn a_model_alone_has_no_citations_to_check_but_is_analysed() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("m.toml");
        let model = "basis = 'assumed'\n[decision_makers.a]\noptions = { x = {}, y = {} }\n[preferences.a]\nranking = ['YN']\n";
        fs::write(&path, model.replace("y = {}", "y = { cite = 'p@1-2' }")).unwrap();
        let checked = check(&path).unwrap();
        assert_eq!((checked.citations.dossier, checked.citations.total), (None, 1));
        assert_eq!(checked.source.findings.iter().map(|f| f.code).collect::<Vec<_>>(), ["C0703"]);
    }
}
