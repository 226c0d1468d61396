//! Why a partly known order cannot be taken in.

use standoff_conflict::{Conflict, Finding};

use crate::preconditions::{error, name_of, place_of};

/// C0730: the facts say that a state is better than itself. `circle` tells how.
pub(super) fn better_than_itself(conflict: &Conflict, dm: usize, circle: &str) -> Finding {
    let message = format!("the facts about {} run in a circle: {circle}", name_of(conflict, dm));
    let help = "take back one of these facts, or make each of them `at_least_as_good`";
    error("C0730", place_of(conflict, dm), message, help)
}

/// C0702: more than the sets in use can hold. `bound`: how many of what there are, and how many there may be.
pub(super) fn too_many(conflict: &Conflict, dm: usize, (count, what, most): (usize, &str, usize)) -> Finding {
    let message = format!(
        "{} has {count} {what}; with a partly known order at most {most} can be looked at",
        name_of(conflict, dm)
    );
    let help = "leave out what decides least, or give one full order";
    error("C0702", place_of(conflict, dm), message, help)
}
