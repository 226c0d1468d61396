//! No function with more than four arguments: a fifth asks for a type with a name. Clippy counts too; the rule stands
//! here as well so that no `allow` lifts it.

use super::Tree;
use syn::visit::Visit;

/// The most arguments, `self` included as clippy includes it.
const CEILING: usize = 4;

/// Lists functions above the ceiling.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut broken = Vec::new();
    for file in tree.rust_files() {
        let mut found = Wide::default();
        found.visit_file(&file.syntax);
        broken.extend(
            found
                .functions
                .into_iter()
                .map(|(name, count)| format!("{}: `{name}` takes {count} arguments, the ceiling is {CEILING}", file.path)),
        );
    }
    broken
}

/// Gathers name and count of functions with too many arguments.
#[derive(Default)]
struct Wide {
    functions: Vec<(String, usize)>,
}

impl<'ast> Visit<'ast> for Wide {
    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        if signature.inputs.len() > CEILING {
            self.functions.push((signature.ident.to_string(), signature.inputs.len()));
        }
        syn::visit::visit_signature(self, signature);
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
        let broken = check(&Tree::sample(&[(
            "a.rs",
            "fn fits(a: u8, b: u8, c: u8, d: u8) {}\nfn wide(a: u8, b: u8, c: u8, d: u8, e: u8) {}\n",
        )]));
        assert_eq!(broken, ["a.rs: `wide` takes 5 arguments, the ceiling is 4"]);
    }
}
