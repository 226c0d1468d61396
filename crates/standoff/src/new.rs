//! `new`: makes a dossier with a first model that can be solved at once.

use crate::{Failure, shelf};
use std::fs;
use std::path::{Path, PathBuf};
use toml_edit::{DocumentMut, value};

/// The settings that a dossier begins with, explained.
const SETTINGS: &str = include_str!("../templates/standoff.toml");

/// The model that a dossier begins with, explained.
const MODEL: &str = include_str!("../templates/first.toml");

/// What need not go under version control.
const IGNORED: &str = "# Rebuilt from the sources by `standoff read`.\nledger.db\nledger.db-*\n";

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    /// The folder.
    pub folder: PathBuf,
    /// The files written, relative to the folder.
    pub files: Vec<PathBuf>,
}

/// Makes a dossier in a folder, which is created if need be. The title is the folder's name if none is given.
/// Files that are there already stay as they are.
///
/// # Errors
/// [`Failure::DossierExists`] if the folder has a `standoff.toml`.
pub fn new(folder: &Path, title: Option<&str>) -> Result<Created, Failure> {
    if folder.join("standoff.toml").exists() {
        return Err(Failure::DossierExists(folder.to_owned()));
    }
    for part in ["models", "sources"] {
        let path = folder.join(part);
        fs::create_dir_all(&path).map_err(Failure::writing(&path))?;
    }
    let settings = titled(&title.map(str::to_owned).unwrap_or_else(|| name_of(folder)));
    let mut files = Vec::new();
    // The settings come last: the folder is a dossier only once everything else is in it.
    for (name, text) in [(".gitignore", IGNORED), ("models/first.toml", MODEL), ("standoff.toml", &settings)] {
        if !folder.join(name).exists() {
            shelf::write_whole(&folder.join(name), text.as_bytes())?;
            files.push(PathBuf::from(name));
        }
    }
    files.reverse();
    Ok(Created {
        folder: folder.to_owned(),
        files,
    })
}

/// The settings with a title in them.
fn titled(title: &str) -> String {
    let mut document: DocumentMut = SETTINGS.parse().expect("the template is TOML, as its test shows");
    document["title"] = value(title.trim());
    document.to_string()
}

/// A title made of a folder's name: `port-strike_2024` becomes `Port strike 2024`.
fn name_of(folder: &Path) -> String {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let name = whole.file_name().unwrap_or_default().to_string_lossy().replace(['-', '_'], " ");
    let mut letters = name.trim().chars();
    let first = letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>())
        .unwrap_or_else(|| "Untitled".into());
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use standoff_conflict::{Format, read};

    #[test]
    fn the_settings_are_read_and_titled() {
        let path = Path::new("standoff.toml");
        let (settings, sources) = crate::settings::parse(path, &titled(" The \"Weir\" ")).unwrap();
        assert_eq!((settings.title.as_str(), sources.len()), ("The \"Weir\"", 0));
        let commented: String = SETTINGS
            .lines()
            .map(|line| {
                line.strip_prefix("# ")
                    .filter(|rest| rest.contains(" = ") || rest.starts_with("[["))
                    .unwrap_or(line)
            })
            .fold(String::new(), |text, line| text + line + "\n");
        let (settings, _) = crate::settings::parse(path, &commented).expect("the lines to be uncommented are right as well");
        assert_eq!((settings.actors.len(), settings.to.as_deref()), (1, Some("2024-12-31")));
    }

    #[test]
    fn the_first_model_has_no_mistakes() {
        let file = read(MODEL, Format::Toml);
        assert_eq!(file.findings, []);
        assert_eq!(file.models[0].decision_makers.len(), 2);
    }

    #[test]
    fn a_title_is_made_of_the_folder() {
        assert_eq!(name_of(Path::new("x/port-strike_2024")), "Port strike 2024");
        assert_eq!(name_of(Path::new("élan")), "Élan");
    }
}
