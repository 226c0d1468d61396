//! `convert`: a model in another format.

use crate::{Failure, ModelSource, shelf};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use standoff_conflict::{Conflict, Format, lost_in_graph_model, to_graph_model, to_toml};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The new file.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// How many models it holds.
    pub models: usize,
    /// What the format cannot carry and is therefore not in it, in words, e.g. `12 citations`.
    pub lost: Vec<String>,
}

/// What a file is to be, by its ending.
#[derive(Clone, Copy)]
enum Target {
    Toml,
    Json { packed: bool },
}

/// Writes models in the format that the new file's ending names: `.toml`, `.json`, or `.json.gz`.
///
/// # Errors
/// [`Failure::Usage`] for another ending, for several models into `.toml`, and for a file that is there already unless `force`;
/// [`Failure::Model`] for models with errors or that the format cannot hold; [`Failure::Writing`].
pub fn convert(source: ModelSource, path: impl AsRef<Path>, force: bool) -> Result<Converted, Failure> {
    let path = path.as_ref();
    let target = target(path)?;
    let source = source.into_sound()?;
    if !force && path.symlink_metadata().is_ok() {
        let message = format!(
            "{} is there already; name another file, or use --force to replace it",
            path.display()
        );
        return Err(Failure::Usage(message));
    }
    let (bytes, lost) = match target {
        Target::Toml => (toml(&source)?, lost_in_toml(&source)),
        Target::Json { packed } => (json_bytes(&source, packed)?, lost_in_json(&source.models)),
    };
    shelf::write_whole(path, &bytes)?;
    Ok(Converted {
        path: path.to_owned(),
        format: if matches!(target, Target::Toml) {
            Format::Toml
        } else {
            Format::GraphModel
        },
        models: source.models.len(),
        lost,
    })
}

fn target(path: &Path) -> Result<Target, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let endings = [
        (".toml", Target::Toml),
        (".json", Target::Json { packed: false }),
        (".json.gz", Target::Json { packed: true }),
    ];
    let found = endings
        .into_iter()
        .find(|(ending, _)| name.ends_with(ending))
        .map(|(_, target)| target);
    found.ok_or_else(|| {
        Failure::Usage(format!(
            "{}: the ending says which format is meant; use .toml, .json or .json.gz",
            path.display()
        ))
    })
}

fn toml(source: &ModelSource) -> Result<Vec<u8>, Failure> {
    match &source.models[..] {
        [model] => Ok(to_toml(model).into_bytes()),
        models => {
            let count = models.len();
            Err(Failure::Usage(format!(
                "{} holds {count} models, and a .toml file holds one; write .json",
                source.path.display()
            )))
        }
    }
}

fn json_bytes(source: &ModelSource, packed: bool) -> Result<Vec<u8>, Failure> {
    let failed = |message: String| Failure::Model {
        path: source.path.clone(),
        message,
    };
    let models = source
        .models
        .iter()
        .map(|model| to_graph_model(model).map_err(|unwritable| failed(unwritable.to_string())));
    let models = models.collect::<Result<Vec<Value>, Failure>>()?;
    let name = source.path.file_name().unwrap_or_default().to_string_lossy();
    let set = name.split('.').next().unwrap_or_default();
    let text = page(set, &models);
    if !packed {
        return Ok(text.into_bytes());
    }
    // The encoder writes no time and no name, so the same models give the same bytes.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let bytes = encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish());
    bytes.map_err(|error| failed(format!("it cannot be packed: {error}")))
}

/// One model on each line, as the format asks for.
fn page(set: &str, models: &[Value]) -> String {
    let lines: Vec<String> = models.iter().map(Value::to_string).collect();
    format!(
        "{{\"format\": \"graph-model/1\", \"set\": {}, \"models\": [\n{}\n]}}\n",
        json!(set),
        lines.join(",\n")
    )
}

fn lost_in_toml(source: &ModelSource) -> Vec<String> {
    let commented = source.format == Format::Toml && source.text.lines().any(|line| line.trim_start().starts_with('#'));
    Vec::from_iter(commented.then(|| "comments".to_owned()))
}

/// What is lost, over all models.
fn lost_in_json(models: &[Conflict]) -> Vec<String> {
    match models {
        [model] => lost_in_graph_model(model),
        _ => {
            let name = |model: &Conflict| {
                if model.id.is_empty() {
                    model.title.clone()
                } else {
                    model.id.clone()
                }
            };
            let each = models.iter().map(|model| (name(model), lost_in_graph_model(model)));
            each.filter(|(_, lost)| !lost.is_empty())
                .map(|(name, lost)| format!("{name}: {}", lost.join(", ")))
                .collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = "title = 'Weir'\n# a remark\n[decision_makers.a]\noptions.x = { label = 'do x', cite = '003@1-5' }\n[[preferences.a]]\nwant = 'x'\nbasis = 'assumed'\n";

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("weir.toml");
        std::fs::write(&path, MODEL).unwrap();
        (folder, path)
    }

    #[test]
    fn there_and_back_is_the_same_model() {
        let (folder, path) = folder();
        let first = ModelSource::load(&path).unwrap();
        let hash = first.models[0].content_hash();
        for name in ["weir.json", "weir.json.gz"] {
            let to = folder.path().join(name);
            let converted = convert(first.clone(), &to, false).unwrap();
            assert_eq!((converted.models, converted.format), (1, Format::GraphModel));
            assert_eq!(converted.lost, ["1 citation", "1 basis"]);
            let back = folder.path().join(format!("{name}.toml"));
            let second = ModelSource::load(&to).unwrap();
            assert_eq!(convert(second, &back, false).unwrap().lost, Vec::<String>::new());
            assert_eq!(ModelSource::load(&back).unwrap().models[0].content_hash(), hash);
        }
        let copy = folder.path().join("copy.toml");
        assert_eq!(convert(first, &copy, false).unwrap().lost, ["comments"]);
    }

    #[test]
    fn nothing_is_replaced_unless_asked_for() {
        let (folder, path) = folder();
        let source = ModelSource::load(&path).unwrap();
        let to = folder.path().join("weir.json");
        std::fs::write(&to, "mine").unwrap();
        assert!(
            convert(source.clone(), &to, false)
                .unwrap_err()
                .to_string()
                .contains("there already")
        );
        assert_eq!(std::fs::read_to_string(&to).unwrap(), "mine");
        assert!(convert(source, &to, true).is_ok());
        assert!(std::fs::read_to_string(&to).unwrap().starts_with("{\"format\": \"graph-model/1\""));
    }

    #[test]
    fn what_cannot_be_done_is_said() {
        let (folder, path) = folder();
        let source = ModelSource::load(&path).unwrap();
        let said = |source: ModelSource, name: &str| convert(source, folder.path().join(name), false).unwrap_err().to_string();
        assert!(said(source.clone(), "weir.yaml").contains(".json.gz"));
        let several = ModelSource {
            models: vec![source.models[0].clone(); 2],
            ..source.clone()
        };
        assert!(said(several, "two.toml").contains("2 models"));
        let none = ModelSource {
            models: Vec::new(),
            ..source
        };
        assert!(said(none, "none.json").contains("no model"));
    }
}
