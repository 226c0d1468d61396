//! Why a change cannot be made.

use standoff_conflict::Finding;

/// Why a change cannot be read or made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotChange {
    /// The text is not one of the notation.
    #[error("`{text}` is not a change: {help}")]
    NotAChange {
        /// What was written.
        text: String,
        /// What to write.
        help: String,
    },
    /// A name that the model does not have.
    #[error("there is no {what} `{name}`; {help}")]
    Unknown {
        /// What was looked for.
        what: &'static str,
        /// The name.
        name: String,
        /// The nearest name, or those there are.
        help: String,
    },
    /// A name that could be several.
    #[error("`{name}` could be {candidates}; write one of these")]
    Ambiguous {
        /// The name.
        name: String,
        /// What it could be.
        candidates: String,
    },
    /// A condition that cannot be read.
    #[error("the condition `{text}` cannot be read: {message}")]
    Condition {
        /// The condition.
        text: String,
        /// What is wrong, and what to do.
        message: String,
        /// All that is wrong; places are byte offsets in the condition.
        findings: Vec<Finding>,
    },
    /// The decision maker's preference is not made of statements.
    #[error("the preference of {maker} is not made of statements, so none can be changed; change its ranking in the model file")]
    NoStatements {
        /// Its key.
        maker: String,
    },
    /// The order of the statements is only partly known.
    #[error("the order of the statements of {maker} is only partly known; give them one order first")]
    OrderUnknown {
        /// Its key.
        maker: String,
    },
    /// Two statements of different decision makers.
    #[error("`{one}` and `{other}` are not of the same decision maker; only one's own statements have an order")]
    NotOfOne {
        /// The one.
        one: String,
        /// The other.
        other: String,
    },
    /// The model does not say where the dispute stands.
    #[error("the model has no status quo to leave the options of {maker} at; add `[status_quo]`, or drop its options one by one")]
    NoStatusQuo {
        /// Key of the decision maker.
        maker: String,
    },
    /// The name is in use.
    #[error("there is already {what} `{name}`; choose another name")]
    Taken {
        /// What there is.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// No room for another option.
    #[error("a model can have at most {most} options; drop one first")]
    TooManyOptions {
        /// The bound.
        most: usize,
    },
}
