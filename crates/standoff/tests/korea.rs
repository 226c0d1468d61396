//! The Korea dossier of the casebook: every element of its models is cited or assumed, every citation is absent as long as the pages
//! are, and with the pages at hand every citation verifies and shows at least the sentence that a reader needs to see around it.

use serde_json::Value;
use standoff::{Dossier, Input, Standing, add, read, show};
use standoff_conflict::{Basis, CiteTarget, Conflict, Format, Preference, Support};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Names of the two model files, with the coder's letter for each.
const PHASES: [(&str, &str); 2] = [("march", "A"), ("june", "B")];

/// A stretch of a page: digest, first character, one past the last.
type Stretch = (String, usize, usize);

#[test]
fn every_element_is_cited_or_assumed() {
    for (phase, _) in PHASES {
        let model = model(phase);
        for (name, support) in elements(&model) {
            let basis = support.basis.unwrap_or_else(|| panic!("{phase}: {name} gives no basis"));
            assert!(
                basis == Basis::Assumed || !support.cites.is_empty(),
                "{phase}: {name} is neither cited nor assumed"
            );
        }
        let ranked = model.decision_makers.iter().any(|who| who.order.basis != Some(Basis::Assumed));
        assert!(!ranked, "{phase}: the pages rank nothing");
        assert!(citations(&model).len() > 30, "{phase} has lost its citations");
        assert!(!model.commitments.is_empty() && !model.views.is_empty());
    }
}

#[test]
fn without_the_pages_every_citation_is_absent() {
    let (_home, dossier) = copy();
    for (phase, _) in PHASES {
        for cite in citations(&model(phase)).keys() {
            let passage = show(&dossier, cite).expect("an absent page is an answer");
            assert_eq!(passage.standing, Standing::SourceAbsent, "{phase}: {cite}");
        }
    }
}

#[test]
fn with_the_pages_every_citation_shows_its_sentence() {
    let Some(shared) = shared() else { return };
    let (_home, mut dossier) = copy();
    add(&mut dossier, &pages(&shared), &mut |_| {}).expect("the pages are taken in");
    read(&dossier, &mut |_| {}).expect("the pages are read");
    let sentences = sentences(&shared);
    let mut faults = Vec::new();
    for (phase, _) in PHASES {
        for (cite, place) in citations(&model(phase)) {
            if let Err(fault) = shown(&dossier, &cite, &place, &sentences) {
                faults.push(format!("{phase}: {cite} {fault}"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// Says what is wrong with a citation, unless it verifies and shows the sentences that belong to its characters: its passage covers
/// them, or, where a sentence of the coder's is more than one by the rules of reading, shows the last of them, which says who speaks,
/// and its paragraph shows the rest.
fn shown(dossier: &Dossier, cite: &str, place: &Stretch, sentences: &BTreeMap<Stretch, Vec<(usize, usize)>>) -> Result<(), String> {
    let (document, start, end) = place;
    let passage = show(dossier, cite).map_err(|failure| failure.to_string())?;
    let Standing::Verified {
        before,
        words,
        after,
        paragraph,
        ..
    } = &passage.standing
    else {
        return Err("does not verify".into());
    };
    let digest = passage.text_sha256.ok_or("names no text")?;
    if !digest.starts_with(document) || words.chars().count() != end - start {
        return Err("shows another place".into());
    }
    let whole = [before.as_str(), words, after].concat();
    let (lead, _) = paragraph.split_once(&whole).ok_or("has a passage outside its paragraph")?;
    let passage = (start - before.chars().count(), end + after.chars().count());
    let first = passage.0 - lead.chars().count();
    let paragraph = (first, first + paragraph.chars().count());
    let begins = lead.trim_end().ends_with(['.', '?', '!', '”']) || lead.is_empty();
    let wanted = sentences.get(&(digest, *start, *end)).ok_or("is not among the coder's places")?;
    let covers = |shown: (usize, usize), wanted: &(usize, usize)| shown.0 <= wanted.0 && wanted.1 <= shown.1;
    match wanted
        .iter()
        .find(|sentence| !(covers(passage, sentence) || begins && passage.1 >= sentence.1 && covers(paragraph, sentence)))
    {
        Some(sentence) => Err(format!("shows {passage:?}, but its sentence is {sentence:?}")),
        None => Ok(()),
    }
}

#[test]
fn the_models_cite_what_the_coder_cites() {
    let Some(shared) = shared() else { return };
    let coded = json(&shared.join("korea/model.json"));
    let places = places(&shared);
    for (phase, letter) in PHASES {
        let (model, coded) = (model(phase), &coded["models"][letter]);
        for (name, option) in coded["options"].as_object().expect("options") {
            let key = name.to_lowercase();
            let own = model.options.iter().find(|own| own.key == key).expect("the option");
            assert_cites(&places, &own.support, &option["ids"], &format!("{phase}: option {key}"));
        }
        for (who, wishes) in coded["preferences"].as_object().expect("preferences") {
            let key = if who == "PRK" { "dprk".to_owned() } else { who.to_lowercase() };
            assert_wishes(&places, &model, &key, wishes.as_array().expect("statements"));
        }
    }
}

#[test]
fn no_run_of_words_is_copied_from_the_pages() {
    let Some(shared) = shared() else { return };
    let pages = fs::read_dir(shared.join("seeds")).expect("the folder of pages");
    let copied: BTreeSet<Vec<String>> = pages.flat_map(|page| runs(&page.expect("a page").path())).collect();
    assert!(copied.len() > 1000, "the pages are empty");
    for file in ["case.md", "standoff.toml", "models/march.toml", "models/june.toml"] {
        let found: Vec<_> = runs(&casebook().join(file))
            .into_iter()
            .filter(|run| copied.contains(run))
            .collect();
        assert!(found.is_empty(), "{file} has {} runs of six words from the pages", found.len());
    }
}

/// Every run of six words of a file, lower case.
fn runs(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).expect("a text").to_lowercase();
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.windows(6).map(<[String]>::to_vec).collect()
}

/// Fails unless a decision maker's statements cite the coder's places, one by one, and are assumed where the coder assumes.
fn assert_wishes(places: &BTreeMap<String, Vec<Stretch>>, model: &Conflict, who: &str, wishes: &[Value]) {
    let number = model
        .decision_makers
        .iter()
        .position(|own| own.key == who)
        .expect("the decision maker");
    let Preference::Statements(own) = &model.preferences[number] else {
        panic!("{who} has no statements")
    };
    assert_eq!(own.len(), wishes.len(), "{who}");
    for (own, wish) in own.iter().zip(wishes) {
        let name = format!("{}: {who}: {}", model.title, own.id);
        assert_cites(places, &own.support, &wish["ids"], &name);
        assert_eq!(own.support.basis == Some(Basis::Assumed), wish["assumption"] == true, "{name}");
    }
}

/// Fails unless an element cites at least the characters of the ids.
fn assert_cites(places: &BTreeMap<String, Vec<Stretch>>, support: &Support, ids: &Value, name: &str) {
    let cited: BTreeSet<&str> = support.cites.iter().map(|cite| cite.text.as_str()).collect();
    for id in ids.as_array().expect("ids").iter().filter_map(Value::as_str) {
        for (digest, start, end) in &places[id] {
            let wanted = format!("{}@{start}-{end}", &digest[..12]);
            assert!(cited.contains(wanted.as_str()), "{name} does not cite {id} ({wanted})");
        }
    }
}

/// A phase's model as the project reads it.
fn model(phase: &str) -> Conflict {
    let path = casebook().join("models").join(format!("{phase}.toml"));
    let text = fs::read_to_string(&path).expect("the model is part of the project");
    let mut file = standoff_conflict::read(&text, Format::Toml);
    assert_eq!(file.findings, [], "{phase}.toml has findings");
    file.models.pop().expect("one model in the file")
}

/// Everything in a model that has to rest on something, with a name for messages.
fn elements(model: &Conflict) -> Vec<(String, &Support)> {
    let mut all = Vec::new();
    for (who, preference) in model.decision_makers.iter().zip(&model.preferences) {
        all.push((format!("decision maker {}", who.key), &who.support));
        all.push((format!("order of {}", who.key), &who.order));
        if let Preference::Statements(wishes) = preference {
            all.extend(wishes.iter().map(|wish| (format!("{}: {}", who.key, wish.id), &wish.support)));
        }
    }
    all.extend(
        model
            .options
            .iter()
            .map(|option| (format!("option {}", option.key), &option.support)),
    );
    all.extend(model.status_quo.iter().map(|status_quo| ("status quo".into(), &status_quo.support)));
    all.extend(
        model
            .infeasible
            .iter()
            .map(|rule| (format!("rule {}", model.print(&rule.when)), &rule.support)),
    );
    all.extend(
        model
            .commitments
            .iter()
            .map(|commitment| ("commitment".into(), &commitment.support)),
    );
    let replacements = model.views.iter().flat_map(|view| &view.replacements);
    all.extend(replacements.map(|one| (format!("view of {}", one.replace), &one.support)));
    all
}

/// Every citation of a model, as typed, with the place it names; the digest is shortened as typed.
fn citations(model: &Conflict) -> BTreeMap<String, Stretch> {
    let cites = elements(model).into_iter().flat_map(|(_, support)| &support.cites);
    cites
        .map(|cite| match &cite.target {
            CiteTarget::Range { document, start, end } => (cite.text.clone(), (document.clone(), *start, *end)),
            CiteTarget::Item(id) => panic!("the casebook cites characters, not items such as {id}"),
        })
        .collect()
}

fn casebook() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../casebook/korea-2021")
}

/// The folder with the pages and the coder's tables; `None`, after saying so, where it is not at hand.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("STANDOFF_SHARED").map_or(beside, PathBuf::from);
    if folder.join("korea/citations.json").is_file() {
        return Some(folder);
    }
    eprintln!("skipped: the five pages are not at hand");
    None
}

/// A copy of the dossier that may be written to.
fn copy() -> (TempDir, Dossier) {
    let home = TempDir::new().expect("a temporary folder");
    fs::create_dir(home.path().join("models")).expect("a folder for the models");
    for file in ["standoff.toml", "models/march.toml", "models/june.toml"] {
        fs::copy(casebook().join(file), home.path().join(file)).expect("a file of the dossier");
    }
    let dossier = Dossier::open(home.path()).expect("the dossier opens");
    (home, dossier)
}

/// The five pages, as files.
fn pages(shared: &Path) -> Vec<Input> {
    let folder = fs::read_dir(shared.join("seeds")).expect("the folder of pages");
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    assert_eq!(paths.len(), 5);
    paths.into_iter().map(Input::Path).collect()
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("a table of the coder")).expect("JSON")
}

/// Every place that an id of the coder stands for.
fn places(shared: &Path) -> BTreeMap<String, Vec<Stretch>> {
    let digests = digests();
    let coded = json(&shared.join("korea/citations.json"));
    let spans = |item: &Value| {
        let digest = digests[item["file"].as_str().expect("a file")].clone();
        let spans = item["spans"].as_array().expect("spans").iter().map(range);
        spans.map(|(start, end)| (digest.clone(), start, end)).collect()
    };
    let coded = coded["citations"].as_object().expect("citations");
    coded.iter().map(|(id, item)| (id.clone(), spans(item))).collect()
}

/// The sentences that the coder wants shown around each place.
fn sentences(shared: &Path) -> BTreeMap<Stretch, Vec<(usize, usize)>> {
    let coded = json(&shared.join("korea/citations.json"));
    let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (id, places) in places(shared) {
        let sentence = &coded["citations"][&id]["sentence"];
        for place in places {
            all.entry(place).or_default().extend((!sentence.is_null()).then(|| range(sentence)));
        }
    }
    all
}

fn range(value: &Value) -> (usize, usize) {
    let number = |key: &str| value[key].as_u64().expect("a number of characters") as usize;
    (number("start"), number("end"))
}

/// sha256 of each page, from the dossier's own list.
fn digests() -> BTreeMap<String, String> {
    let text = fs::read_to_string(casebook().join("standoff.toml")).expect("the dossier");
    let table: toml::Table = text.parse().expect("TOML");
    let entry = |source: &toml::Value| {
        let word = |key: &str| source[key].as_str().expect("a word").to_owned();
        (word("name"), word("sha256"))
    };
    table["sources"].as_array().expect("sources").iter().map(entry).collect()
}
