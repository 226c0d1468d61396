//! The conflict as one decision maker believes it to be played.

use standoff_conflict::{Conflict, Place, Preference, View};

use crate::CannotAnalyse;
use crate::preconditions::error;

/// Where one decision maker's idea of another's preference comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// It is its own preference, which it knows.
    Own,
    /// The model says how it sees the other: the ids of the statements it sees otherwise.
    Seen {
        /// Ids of the statements that are replaced, in the order of the view.
        replaced: Vec<String>,
    },
    /// The model says nothing of how it sees the other, so that the preference of the model stands in.
    AsModelled,
}

impl Picture {
    /// The name in exchange files: `own`, `seen`, `as_modelled`.
    pub fn key(&self) -> &'static str {
        match self {
            Picture::Own => "own",
            Picture::Seen { .. } => "seen",
            Picture::AsModelled => "as_modelled",
        }
    }
}

/// What a decision maker's idea of another's preference is taken from.
pub fn picture(conflict: &Conflict, holder: usize, of: usize) -> Picture {
    if holder == of {
        return Picture::Own;
    }
    let mut seen = views_of(conflict, holder).filter(|view| view.of == of).peekable();
    if seen.peek().is_none() {
        return Picture::AsModelled;
    }
    let replaced = seen.flat_map(|view| view.replacements.iter().map(|replacement| replacement.replace.clone()));
    Picture::Seen {
        replaced: replaced.collect(),
    }
}

/// The conflict as `holder` believes it to be played: the same states and moves, with its pictures in the place of the others'
/// preferences. The game has no views and no scenarios of its own.
///
/// # Errors
/// C0720: a view replaces a statement that is not there, or speaks of its holder. A model that was read from text never does.
pub fn own_game(conflict: &Conflict, holder: usize) -> Result<Conflict, CannotAnalyse> {
    let mut game = conflict.clone();
    game.views.clear();
    game.scenarios.clear();
    for view in views_of(conflict, holder) {
        put_in(view, &mut game)?;
    }
    Ok(game)
}

/// The views that one decision maker holds.
fn views_of(conflict: &Conflict, holder: usize) -> impl Iterator<Item = &View> {
    conflict.views.iter().filter(move |view| view.holder == holder)
}

/// Replaces what a view replaces.
fn put_in(view: &View, game: &mut Conflict) -> Result<(), CannotAnalyse> {
    if view.of == view.holder {
        return Err(no_such_statement(Place::default(), "is of its holder's own preference".to_owned()));
    }
    for replacement in &view.replacements {
        let statement = match game.preferences.get_mut(view.of) {
            Some(Preference::Statements(statements)) => statements.iter_mut().find(|statement| statement.id == replacement.replace),
            _ => None,
        };
        let Some(statement) = statement else {
            let what = format!("replaces the statement `{}`, which is not there", replacement.replace);
            return Err(no_such_statement(replacement.support.place, what));
        };
        statement.want = replacement.want.clone();
        statement.support = replacement.support.clone();
    }
    Ok(())
}

/// C0720: a view that cannot be put in.
fn no_such_statement(place: Place, what: String) -> CannotAnalyse {
    let help = "name a statement of the decision maker that is seen";
    CannotAnalyse::from(error("C0720", place, format!("a view {what}"), help))
}
