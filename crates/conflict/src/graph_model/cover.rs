//! Formulas as lists of patterns.

use crate::{Formula, StateCode};

/// The most patterns that one formula may become.
pub(super) const MOST: usize = 4096;

/// The most cases that may be tried on the way.
const TRIES: usize = 1 << 18;

/// A pattern as the options it speaks of and what it asks of them.
pub(super) type Cube = (StateCode, StateCode);

/// Patterns one of which holds exactly where the formula does: `(known, state)` pairs. Splits on one option after the
/// other until strong Kleene logic decides the rest (Shannon expansion); members of an outermost `or` are split apart.
/// `None` when there would be more than [`MOST`]. Cost: at most 2^18 evaluations.
pub(super) fn cover(formula: &Formula) -> Option<Vec<Cube>> {
    let mut cubes = Vec::new();
    let mut tries = 0;
    let members = match formula {
        Formula::Or(members) | Formula::AtLeastOne(members) => members.as_slice(),
        other => std::slice::from_ref(other),
    };
    for member in members {
        split(member, member.mentioned(), &mut cubes, &mut tries)?;
    }
    let mut seen = std::collections::BTreeSet::new();
    cubes.retain(|cube| seen.insert(*cube));
    Some(cubes)
}

/// Splits one formula, depth first, "taken" before "not taken".
fn split(formula: &Formula, mentioned: StateCode, cubes: &mut Vec<Cube>, tries: &mut usize) -> Option<()> {
    let mut open: Vec<Cube> = vec![(0, 0)];
    while let Some((known, state)) = open.pop() {
        *tries += 1;
        if *tries > TRIES || cubes.len() > MOST {
            return None;
        }
        match formula.decided(state, known) {
            Some(true) => cubes.push((known, state)),
            Some(false) => {}
            None => {
                // Undecided means that some mentioned option is still open.
                let option = 1 << (mentioned & !known).trailing_zeros().min(63);
                open.push((known | option, state));
                open.push((known | option, state | option));
            }
        }
    }
    (cubes.len() <= MOST).then_some(())
}
