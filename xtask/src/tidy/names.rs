//! Names that say nothing: places where everything ends up, and types that do everything.

use super::Tree;
use syn::visit::Visit;

/// Names that no crate, folder, file or module may have.
const PLACES: &[&str] = &["core", "common", "utils", "util", "helpers", "types", "shared", "misc"];

/// Endings that no type may have.
const ENDINGS: &[&str] = &["Manager", "Handler", "Helper", "Info", "Data"];

/// Lists folders, files, packages, modules and types with a forbidden name.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut broken = Vec::new();
    for file in &tree.files {
        let inside_rust = file.path.ends_with(".rs") || file.path.ends_with("Cargo.toml");
        let stem = file.path.strip_suffix(".rs").unwrap_or(&file.path);
        if inside_rust && stem.split('/').any(|part| PLACES.contains(&part)) {
            broken.push(format!("{}: name it after what it holds", file.path));
        }
    }
    for manifest in tree.manifests() {
        if manifest.package().split('-').any(|part| PLACES.contains(&part)) {
            broken.push(format!("{}: name the package after what it holds", manifest.path));
        }
    }
    for file in tree.rust_files() {
        let mut found = Named::default();
        found.visit_file(&file.syntax);
        broken.extend(found.wrong.into_iter().map(|name| format!("{}: `{name}` says nothing", file.path)));
    }
    broken
}

/// Gathers wrong names of modules and types.
#[derive(Default)]
struct Named {
    wrong: Vec<String>,
}

impl Named {
    fn type_name(&mut self, name: &syn::Ident) {
        let name = name.to_string();
        if ENDINGS.iter().any(|ending| name.ends_with(ending)) {
            self.wrong.push(name);
        }
    }
}

impl<'ast> Visit<'ast> for Named {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if PLACES.contains(&item.ident.to_string().as_str()) {
            self.wrong.push(item.ident.to_string());
        }
        syn::visit::visit_item_mod(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.type_name(&item.ident);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.type_name(&item.ident);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.type_name(&item.ident);
        syn::visit::visit_item_trait(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.type_name(&item.ident);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_kept;

    #[test]
    fn the_house_keeps_it() {
        expect_kept(check);
    }

    #[test]
    fn a_wrong_sample_is_caught() {
        let broken = check(&Tree::sample(&[
            ("crates/states/src/utils.rs", "//! X.\n"),
            ("crates/core/Cargo.toml", "[package]\nname = \"standoff-core\"\n"),
            (
                "crates/states/src/space.rs",
                "mod misc {}\nstruct SpaceManager;\nenum Metadata {}\nfn f() { struct StateInfo; }\n",
            ),
        ]));
        assert_eq!(
            broken,
            [
                "crates/states/src/utils.rs: name it after what it holds",
                "crates/core/Cargo.toml: name it after what it holds",
                "crates/core/Cargo.toml: name the package after what it holds",
                "crates/states/src/space.rs: `misc` says nothing",
                "crates/states/src/space.rs: `SpaceManager` says nothing",
                "crates/states/src/space.rs: `StateInfo` says nothing",
            ]
        );
    }
}
