//! `add`: takes sources in, unaltered.

use crate::settings::{ListedSource, check_name};
use crate::{Dossier, Failure, failure, shelf};
use standoff_ledger::hex_digest;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// What to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder with all the pages in it, as their endings tell; what else is in it is passed over, and so are hidden
    /// files and linked folders.
    Path(PathBuf),
    /// Bytes that the caller has, for example from standard input.
    Bytes {
        /// Name to give them.
        name: String,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// One file, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Where it came from, as given.
    pub from: String,
    /// What became of it.
    pub outcome: AddedAs,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddedAs {
    /// It is a new source of this name.
    New {
        /// Name under `sources/`.
        name: String,
        /// Digest of the bytes.
        sha256: String,
    },
    /// The same bytes were there already.
    Known {
        /// Name of that source.
        name: String,
    },
    /// The bytes of a listed source that was not here, was removed or had been altered.
    FilledIn {
        /// Name of that source.
        name: String,
    },
    /// It lies in a folder and is no page: it was passed over, and can be added by its own name.
    PassedOver {
        /// Why.
        why: String,
    },
    /// It was not taken in.
    Refused {
        /// Why.
        why: String,
    },
}

/// Takes sources in, one outcome a file; what can be taken in is, whatever becomes of the others.
///
/// # Errors
/// If the dossier cannot be written. What was taken in before stays in, and nothing is left half-written.
pub fn add(dossier: &mut Dossier, inputs: &[Input], progress: &mut dyn FnMut(&Added)) -> Result<Vec<Added>, Failure> {
    let folder = dossier.source_path("");
    fs::create_dir_all(&folder).map_err(Failure::writing(&folder))?;
    let _lock = shelf::lock_patiently(dossier.folder())?;
    dossier.reload()?;
    let mut desk = Desk {
        sources: dossier.listed().to_vec(),
        dossier,
        done: Vec::new(),
        progress,
    };
    let taken = inputs.iter().try_for_each(|input| desk.take(input));
    let Desk { sources, done, .. } = desk;
    let saved = dossier.save_sources(sources);
    taken.and(saved).map(|()| done)
}

/// Endings of the files that are taken from a folder.
const PAGES: [&str; 7] = ["txt", "text", "html", "htm", "xhtml", "md", "pdf"];

/// Beginnings of names that tell about a folder and are no pages of a dispute, lower case.
const ABOUT: [&str; 4] = ["readme", "license", "licence", "changelog"];

/// Why a file of a folder is no page, if it is none; files whose names do not say it are looked at when they are read.
fn is_no_page(path: &Path) -> Option<String> {
    let lower = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().to_lowercase();
    let (stem, ending) = (lower(path.file_stem()), lower(path.extension()));
    if ABOUT.contains(&stem.as_str()) {
        return Some("it tells about the folder; name it to take it in all the same".into());
    }
    let known = PAGES.contains(&ending.as_str());
    (!known).then(|| {
        format!(
            "of a folder, files that end in .{} are taken; name it to take it in all the same",
            PAGES.join(", .")
        )
    })
}

/// Sources on their way in.
struct Desk<'a> {
    dossier: &'a Dossier,
    sources: Vec<ListedSource>,
    done: Vec<Added>,
    progress: &'a mut dyn FnMut(&Added),
}

impl Desk<'_> {
    fn take(&mut self, input: &Input) -> Result<(), Failure> {
        match input {
            Input::Bytes { name, bytes } => self.take_bytes(name.clone(), name, bytes),
            Input::Path(path) if path.is_dir() => self.take_folder(path),
            Input::Path(path) => self.take_file(path),
        }
    }

    fn take_folder(&mut self, folder: &Path) -> Result<(), Failure> {
        let mut waiting = vec![folder.to_owned()];
        while let Some(folder) = waiting.pop() {
            let files = match shelf::files_in(&folder) {
                Ok(files) => files,
                Err(failure) => {
                    self.tell(folder.display().to_string(), AddedAs::Refused { why: failure.to_string() });
                    continue;
                }
            };
            let (folders, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| path.is_dir());
            for file in files {
                match is_no_page(&file) {
                    Some(why) if !self.is_own(&file) => self.tell(file.display().to_string(), AddedAs::PassedOver { why }),
                    _ => self.take_file(&file)?,
                }
            }
            // A linked folder may lead round in a circle.
            waiting.extend(folders.into_iter().rev().filter(|folder| !folder.is_symlink()));
        }
        Ok(())
    }

    fn take_file(&mut self, path: &Path) -> Result<(), Failure> {
        let from = path.display().to_string();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = match path.metadata() {
            _ if self.is_own(path) => Err("it belongs to the dossier itself and is no source".to_owned()),
            Ok(file) if !file.is_file() => Err("it is neither a file nor a folder".to_owned()),
            Ok(_) => fs::read(path).map_err(|error| failure::reason(&error)),
            Err(error) => Err(failure::reason(&error)),
        };
        match read {
            Ok(bytes) => self.take_bytes(from, &name, &bytes),
            Err(why) => {
                self.tell(from, AddedAs::Refused { why });
                Ok(())
            }
        }
    }

    /// Whether the dossier keeps itself in this file: someone who adds a whole folder may have the dossier in it.
    fn is_own(&self, path: &Path) -> bool {
        let (Ok(path), Ok(folder)) = (path.canonicalize(), self.dossier.folder().canonicalize()) else {
            return false;
        };
        let Ok(within) = path.strip_prefix(&folder) else { return false };
        let first = within.iter().next().unwrap_or_default().to_string_lossy();
        ["models", "standoff.toml"].contains(&&*first) || first.starts_with("ledger.db") || first.starts_with("decisions.")
    }

    fn take_bytes(&mut self, from: String, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let outcome = self.shelve(name, bytes)?;
        self.tell(from, outcome);
        Ok(())
    }

    fn tell(&mut self, from: String, outcome: AddedAs) {
        let added = Added { from, outcome };
        (self.progress)(&added);
        self.done.push(added);
    }

    /// Puts bytes where they belong, and lists them.
    fn shelve(&mut self, name: &str, bytes: &[u8]) -> Result<AddedAs, Failure> {
        let sha256 = hex_digest(bytes);
        if let Some(at) = self.sources.iter().position(|source| source.sha256 == sha256) {
            return self.fill_in(at, bytes);
        }
        if let Err(why) = check_name(name) {
            return Ok(AddedAs::Refused {
                why: format!("“{name}” cannot be the name of a source: {why}; rename the file"),
            });
        }
        if let Err(unreadable) = standoff_reading::extract(bytes, name) {
            return Ok(AddedAs::Refused {
                why: unreadable.to_string(),
            });
        }
        let name = self.free_name(name, &sha256)?;
        self.put(&name, bytes)?;
        self.sources.push(ListedSource {
            name: name.clone(),
            sha256: sha256.clone(),
            removed: false,
            former_names: Vec::new(),
        });
        Ok(AddedAs::New { name, sha256 })
    }

    fn fill_in(&mut self, at: usize, bytes: &[u8]) -> Result<AddedAs, Failure> {
        let source = self.sources[at].clone();
        let name = source.name.clone();
        if shelf::state(self.dossier.folder(), &source)? == standoff_ledger::ShelfState::Here {
            return Ok(AddedAs::Known { name });
        }
        self.put(&name, bytes)?;
        self.sources[at].removed = false;
        Ok(AddedAs::FilledIn { name })
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        shelf::write_whole(&self.dossier.source_path(name), bytes)
    }

    /// The name itself, or with a number where another source has it, had it, or an unlisted file of other bytes lies there.
    fn free_name(&self, name: &str, sha256: &str) -> Result<String, Failure> {
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
            _ => (name, String::new()),
        };
        let mut free = name.to_owned();
        for number in 2.. {
            if !self.is_taken(&free, sha256)? {
                break;
            }
            free = format!("{stem}-{number}{ending}");
        }
        Ok(free)
    }

    fn is_taken(&self, name: &str, sha256: &str) -> Result<bool, Failure> {
        // Some file systems hold “A.txt” and “a.txt” for one.
        let same = |other: &String| other.to_lowercase() == name.to_lowercase();
        if self
            .sources
            .iter()
            .any(|source| same(&source.name) || source.former_names.iter().any(same))
        {
            return Ok(true);
        }
        let path = self.dossier.source_path(name);
        match path.metadata() {
            Err(_) => Ok(false),
            Ok(file) if file.is_file() => Ok(hex_digest(&fs::read(&path).map_err(Failure::reading(&path))?) != sha256),
            Ok(_) => Ok(true),
        }
    }
}
