//! Annotations as they lie in a folder: one file a page, `entities.json`, and `cross.json` where pages share statements.

use super::points::{Points, Span};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The annotations of one folder.
pub struct Gold {
    /// Pages in the order of their files' names.
    pub pages: Vec<Page>,
    pub entities: Vec<Entity>,
    /// Statements and events that several pages report.
    pub same: Vec<Group>,
}

/// One annotated page.
#[derive(Deserialize)]
pub struct Page {
    /// Name of the annotation's file without its ending; the page's file has the same.
    #[serde(skip)]
    pub stem: String,
    pub file: Option<String>,
    pub sha256: Option<String>,
    pub document: Document,
    pub mentions: Vec<Mention>,
    pub statements: Vec<Statement>,
    pub events: Vec<Event>,
    #[serde(default)]
    pub gates: Vec<Gate>,
    #[serde(default)]
    pub not_gates: Vec<LookAlike>,
}

#[derive(Deserialize)]
pub struct Document {
    pub body_ranges: Vec<Span>,
    pub furniture_ranges: Vec<Span>,
    #[serde(flatten)]
    pub particulars: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
pub struct Mention {
    #[serde(flatten)]
    pub span: Span,
    pub entity: String,
    pub kind: Option<String>,
}

#[derive(Deserialize)]
pub struct Statement {
    pub id: String,
    #[serde(rename = "type")]
    pub form: Option<String>,
    pub content: Vec<Passage>,
    #[serde(default, deserialize_with = "listed")]
    pub speaker: Vec<String>,
    #[serde(default, deserialize_with = "listed")]
    pub on_behalf_of: Vec<String>,
    pub modality: Option<String>,
    #[serde(default)]
    pub modality_alt: Vec<String>,
    pub polarity: Option<String>,
    pub date: Option<Dated>,
    pub condition: Option<Condition>,
    #[serde(default = "yes")]
    pub attributed: bool,
}

/// A span with its words.
#[derive(Deserialize)]
pub struct Passage {
    #[serde(flatten)]
    pub span: Span,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub head: String,
}

#[derive(Deserialize)]
pub struct Dated {
    pub iso: Option<String>,
}

#[derive(Clone, Deserialize)]
pub struct Condition {
    pub kind: Option<String>,
    pub span: Option<Span>,
}

#[derive(Deserialize)]
pub struct Event {
    pub id: String,
    pub span: Passage,
    #[serde(default, deserialize_with = "listed")]
    pub other_spans: Vec<Span>,
    #[serde(default, deserialize_with = "listed")]
    pub actors: Vec<String>,
    #[serde(default, deserialize_with = "listed")]
    pub targets: Vec<String>,
    pub plover: Option<String>,
    #[serde(default, deserialize_with = "listed")]
    pub plover_alt: Vec<String>,
    pub status: Option<String>,
    pub date: Option<Dated>,
}

/// A conditional commitment.
#[derive(Deserialize)]
pub struct Gate {
    pub id: String,
    #[serde(default, deserialize_with = "listed")]
    pub actor: Vec<String>,
    #[serde(default, deserialize_with = "listed")]
    pub asserted_by: Vec<String>,
    #[serde(default, deserialize_with = "listed")]
    pub counter_party: Vec<String>,
    #[serde(default, deserialize_with = "listed")]
    pub act: Vec<Span>,
    #[serde(default, deserialize_with = "listed")]
    pub condition: Vec<Span>,
    pub logic: Option<String>,
    #[serde(default)]
    pub logic_alt: Vec<String>,
    pub stance: Option<String>,
    #[serde(default)]
    pub stance_alt: Vec<String>,
    #[serde(default)]
    pub statements: Vec<String>,
    #[serde(default = "yes")]
    pub in_body: bool,
    #[serde(default)]
    pub act_gloss: String,
    #[serde(default)]
    pub condition_gloss: String,
}

/// What looks like a commitment and binds nobody.
#[derive(Deserialize)]
pub struct LookAlike {
    pub span: Span,
}

#[derive(Deserialize)]
pub struct Entity {
    pub id: String,
    pub label: String,
    pub surfaces: Option<Value>,
    pub aliases: Option<Value>,
}

/// One real statement or event with the items that report it.
#[derive(Deserialize)]
pub struct Group {
    pub members: Vec<String>,
    #[serde(default)]
    pub roles: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Entities {
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Cross {
    same: Vec<Group>,
}

impl Gold {
    /// Reads a folder. A JSON file without mentions is no page.
    pub fn load(folder: &Path) -> Result<Gold, String> {
        let mut gold = Gold {
            pages: Vec::new(),
            entities: Vec::new(),
            same: Vec::new(),
        };
        for path in sorted_files(folder, &["json"])? {
            let value: Value = parsed(&path)?;
            match path.file_name().and_then(|name| name.to_str()) {
                Some("entities.json") => gold.entities = shaped::<Entities>(value, &path)?.entities,
                Some("cross.json") => gold.same = shaped::<Cross>(value, &path)?.same,
                _ if value.get("mentions").is_some() => {
                    let mut page: Page = shaped(value, &path)?;
                    page.stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                    gold.pages.push(page);
                }
                _ => {}
            }
        }
        Ok(gold)
    }
}

impl Page {
    /// What the page is called in lists of misses.
    pub fn name(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.stem)
    }
}

impl Statement {
    pub fn points(&self) -> Points {
        Points::of(self.content.iter().map(|passage| &passage.span))
    }

    /// Whether a reading must have it; what the author says in the own voice it may have.
    pub fn required(&self) -> bool {
        self.form.as_deref() != Some("author_voice") && self.attributed
    }
}

impl Condition {
    /// The condition's points, where a place is given.
    pub fn points(condition: Option<&Condition>) -> Option<Points> {
        condition
            .and_then(|condition| condition.span.as_ref())
            .map(|span| Points::of([span]))
    }
}

/// Files of a folder with one of these endings, sorted by name.
pub fn sorted_files(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let ending = path.extension().and_then(|ending| ending.to_str());
            ending.is_some_and(|ending| endings.contains(&ending))
        })
        .collect();
    paths.sort();
    Ok(paths)
}

/// A JSON file.
pub fn parsed(path: &Path) -> Result<Value, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_slice(&bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// A JSON value in the shape asked for.
pub fn shaped<T: serde::de::DeserializeOwned>(value: Value, path: &Path) -> Result<T, String> {
    serde_json::from_value(value).map_err(|error| format!("{}: {error}", path.display()))
}

fn yes() -> bool {
    true
}

/// One, several or none, as a list.
pub fn listed<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Held<T> {
        Many(Vec<T>),
        One(T),
    }
    Ok(match Option::<Held<T>>::deserialize(deserializer)? {
        None => Vec::new(),
        Some(Held::One(one)) => vec![one],
        Some(Held::Many(many)) => many,
    })
}
