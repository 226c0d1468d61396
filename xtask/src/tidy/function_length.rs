//! No function longer than a page: 60 lines from its name to its closing brace.

use super::Tree;
use syn::spanned::Spanned;
use syn::visit::Visit;

/// The most lines a function may have.
const CEILING: usize = 60;

/// Lists functions above the ceiling.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut broken = Vec::new();
    for file in tree.rust_files() {
        let mut found = Long::default();
        found.visit_file(&file.syntax);
        broken.extend(
            found
                .functions
                .into_iter()
                .map(|(line, name, lines)| format!("{}:{line}: `{name}` has {lines} lines, the ceiling is {CEILING}", file.path)),
        );
    }
    broken
}

/// Gathers line, name and length of long functions.
#[derive(Default)]
struct Long {
    functions: Vec<(usize, String, usize)>,
}

impl Long {
    fn measure(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let first = signature.fn_token.span().start().line;
        let lines = block.brace_token.span.close().end().line - first + 1;
        if lines > CEILING {
            self.functions.push((first, signature.ident.to_string(), lines));
        }
    }
}

impl<'ast> Visit<'ast> for Long {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.measure(&item.sig, &item.block);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.measure(&item.sig, &item.block);
        syn::visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.measure(&item.sig, block);
        }
        syn::visit::visit_trait_item_fn(self, item);
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
        let body = |lines: usize| "    let _ = 1;\n".repeat(lines);
        let text = format!("fn fits() {{\n{}}}\nimpl X {{\nfn long() {{\n{}}}\n}}\n", body(58), body(59));
        let broken = check(&Tree::sample(&[("a.rs", &text)]));
        assert_eq!(broken, ["a.rs:62: `long` has 61 lines, the ceiling is 60"]);
    }
}
