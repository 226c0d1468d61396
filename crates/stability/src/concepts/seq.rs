//! Sequential stability: punished by moves that pay for those who punish.
use standoff_states::StateId;

use crate::concepts::{Definition, Standing};
use crate::sequences::Steps;

/// For each `q` in `R⁺_i(s)` some `r` in `R⁺_{N−i}(q)` with `s ≽_i r`.
pub(crate) const DEFINITION: Definition = Definition {
    replies: Some(Steps::Improvements),
    deters,
    looks_at_escapes: false,
};

/// The reply leaves `i` no better off than at the start.
fn deters(at: &Standing, r: StateId) -> bool {
    at.no_better(r)
}
