//! States called by a direction: "the North".

use crate::entities::cast::{Cast, Placed};
use crate::words::Prose;
use crate::{EntityKind, MentionKind};

/// "the North", "the South": the one state on the page whose name has that shape.
pub(super) fn place_directions(prose: &Prose, cast: &mut Cast) {
    for direction in ["North", "South", "East", "West"] {
        let shaped: Vec<usize> = (0..cast.actors.len())
            .filter(|&index| cast.actors[index].kind == EntityKind::State && cast.actors[index].label.starts_with(&format!("{direction} ")))
            .collect();
        let [state] = shaped[..] else { continue };
        for at in 1..prose.words.len() {
            let bare = prose.text(at) == direction && prose.lower(at - 1) == "the" && cast.at[at].is_none();
            let goes_on = prose.is_capital(at + 1) || prose.is(at + 1, &["of", "-", "and"]) && prose.lower(at + 1) == "of";
            let place = at > 1 && prose.is(at - 2, &["in", "to", "from"]) && !prose.is(at + 1, &["'s"]) && prose.lower(at - 2) == "in";
            if bare && !goes_on && !place {
                cast.place(
                    prose,
                    Placed {
                        words: at - 1..at + 1,
                        actor: state,
                        kind: MentionKind::Name,
                    },
                );
            }
        }
    }
}
