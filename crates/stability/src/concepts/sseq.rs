//! Symmetric sequential stability: punished by moves that pay, and the punishment cannot be escaped.
use standoff_states::StateId;

use crate::concepts::{Definition, Standing};
use crate::sequences::Steps;

/// For each `q` in `R⁺_i(s)` some `r` in `R⁺_{N−i}(q)` with `s ≽_i r` and `s ≽_i t` for all `t` in `R_i(r)`.
pub(crate) const DEFINITION: Definition = Definition {
    replies: Some(Steps::Improvements),
    deters,
    looks_at_escapes: true,
};

/// The reply leaves `i` no better off than at the start, and so does every move `i` can then make.
fn deters(at: &Standing, r: StateId) -> bool {
    at.no_better(r) && at.moves_from(r).iter().all(|&t| at.no_better(t))
}
