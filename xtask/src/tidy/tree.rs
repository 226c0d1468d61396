//! The files that rules look at: those of the workspace, or a handful made up by a test.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A text file of the project.
pub struct TextFile {
    /// Path from the root, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A Rust file, parsed.
pub struct RustFile<'t> {
    /// Path from the root.
    pub path: &'t str,
    /// Its text.
    pub text: &'t str,
    /// Its items.
    pub syntax: syn::File,
}

/// A package manifest, parsed.
pub struct Manifest<'t> {
    /// Path from the root.
    pub path: &'t str,
    /// Its tables.
    pub table: toml::Table,
}

/// The project's text files.
pub struct Tree {
    /// Where they lie; `None` for a sample.
    pub root: Option<PathBuf>,
    /// The files, by path.
    pub files: Vec<TextFile>,
}

impl Tree {
    /// Reads every text file that git tracks or would track; without git, every one outside the build folder.
    pub fn of_the_workspace() -> Tree {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("this package lies one folder below the root")
            .to_path_buf();
        let mut paths = listed_by_git(&root).unwrap_or_else(|| walked(&root));
        paths.sort();
        paths.dedup();
        let files = paths
            .into_iter()
            .filter_map(|path| std::fs::read_to_string(root.join(&path)).ok().map(|text| TextFile { path, text }))
            .collect();
        Tree { root: Some(root), files }
    }

    /// Makes a tree up.
    #[cfg(test)]
    pub fn sample(files: &[(&str, &str)]) -> Tree {
        let files = files
            .iter()
            .map(|(path, text)| TextFile {
                path: (*path).to_owned(),
                text: (*text).to_owned(),
            })
            .collect();
        Tree { root: None, files }
    }

    /// The file of a path.
    pub fn file(&self, path: &str) -> Option<&TextFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Whether a file or a folder of this path exists.
    pub fn holds(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.files.iter().any(|file| file.path == path || file.path.starts_with(&folder))
    }

    /// Every Rust file that parses; rustc tells about the others.
    pub fn rust_files(&self) -> impl Iterator<Item = RustFile<'_>> {
        self.files.iter().filter(|file| file.path.ends_with(".rs")).filter_map(|file| {
            syn::parse_file(&file.text).ok().map(|syntax| RustFile {
                path: &file.path,
                text: &file.text,
                syntax,
            })
        })
    }

    /// Every manifest of a package, the root's left out.
    pub fn manifests(&self) -> impl Iterator<Item = Manifest<'_>> {
        self.files
            .iter()
            .filter(|file| file.path.ends_with("/Cargo.toml"))
            .filter_map(|file| file.text.parse().ok().map(|table| Manifest { path: &file.path, table }))
    }
}

impl Manifest<'_> {
    /// The package's name; empty if the manifest has none.
    pub fn package(&self) -> &str {
        self.table
            .get("package")
            .and_then(|package| package.get("name"))
            .and_then(toml::Value::as_str)
            .unwrap_or_default()
    }

    /// Names of all that the package depends on, for whichever purpose.
    pub fn dependencies(&self) -> Vec<&str> {
        ["dependencies", "dev-dependencies", "build-dependencies"]
            .iter()
            .filter_map(|section| self.table.get(*section)?.as_table())
            .flat_map(toml::Table::keys)
            .map(String::as_str)
            .collect()
    }
}

/// Paths that git tracks, or would track if they were added; `None` without git.
fn listed_by_git(root: &Path) -> Option<Vec<String>> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .ok()?;
    let listed = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !listed.is_empty()).then(|| listed.lines().map(str::to_owned).collect())
}

/// Paths found on disk, build output and version control left out.
fn walked(root: &Path) -> Vec<String> {
    let (mut found, mut open) = (Vec::new(), vec![root.to_path_buf()]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !path.ends_with("target") && !path.ends_with(".git") {
                    open.push(path);
                }
            } else if let Some(path) = path.strip_prefix(root).ok().and_then(Path::to_str) {
                found.push(path.replace('\\', "/"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_seen_with_and_without_git() {
        let tree = Tree::of_the_workspace();
        assert!(tree.file("Cargo.toml").is_some());
        assert!(tree.holds("crates/conflict"));
        assert!(!tree.holds("crates/nowhere"));
        let root = tree.root.as_deref().expect("the workspace lies somewhere");
        assert!(walked(root).iter().any(|path| path == "xtask/src/main.rs"));
        assert!(tree.rust_files().count() > 10 && tree.manifests().count() > 5);
    }
}
