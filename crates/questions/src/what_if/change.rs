//! Changes to a model, as data.

use standoff_conflict::Direction;

/// A change to a model. Names are as in the model file: options `us.relief`, or `relief` where only one decision maker has it; statements by
/// decision maker and id, `us.no-relief-first`, or by decision maker and place, `us.2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Leaves a statement out.
    DropStatement {
        /// The statement.
        statement: String,
    },
    /// Turns a statement into its opposite.
    Flip {
        /// The statement.
        statement: String,
    },
    /// Puts a statement just before another of the same decision maker: it becomes more important than that.
    Before {
        /// The statement that moves.
        statement: String,
        /// The one it is put before.
        other: String,
    },
    /// Puts a new statement in.
    Want {
        /// Key of the decision maker.
        of: String,
        /// The condition.
        want: String,
        /// Its place, 1 for the most important; last where nothing is said.
        at: Option<usize>,
        /// Its id; made from the wording where nothing is said.
        id: Option<String>,
    },
    /// Gives a statement another condition.
    Replace {
        /// The statement.
        statement: String,
        /// The condition.
        want: String,
    },
    /// Adds an option that can be taken and dropped at will. Direct rankings take no notice of it.
    AddOption {
        /// Decision maker and key, `us.visit`.
        option: String,
        /// What taking it means.
        label: String,
        /// Whether it is taken in the status quo.
        taken: bool,
    },
    /// Takes an option out: what it stands at is then a fact.
    DropOption {
        /// The option.
        option: String,
        /// What it stands at.
        fixed: Fixed,
    },
    /// Adds a condition under which a combination cannot occur.
    AddRule {
        /// The condition.
        when: String,
    },
    /// Leaves a rule of infeasibility out.
    DropRule {
        /// Its place in the file, from 1.
        number: usize,
    },
    /// Leaves a barred move out.
    DropNoMove {
        /// Its place in the file, from 1.
        number: usize,
    },
    /// Leaves a merge out.
    DropMerge {
        /// Its place in the file, from 1.
        number: usize,
    },
    /// Says which way an option may be changed.
    Direct {
        /// The option.
        option: String,
        /// The direction.
        direction: Direction,
    },
    /// Takes a decision maker out: its options stay as they stand in the status quo.
    DropMaker {
        /// Its key.
        maker: String,
    },
    /// Supposes a scenario of the model.
    Scenario {
        /// Its name.
        name: String,
    },
}

/// What an option stands at that is taken out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fixed {
    /// As in the status quo; not taken where there is none.
    #[default]
    StatusQuo,
    /// Taken.
    Taken,
    /// Not taken.
    Left,
}
