//! All states of a cube of combinations at once, for conflicts too large to list.
//!
//! What for: a million states and more. Every combination of options is a position in dense arrays; which are feasible is a bit set, and no
//! move is ever written down. A decision maker's moves change its own axes only, so *the best that it can reach* is a maximum
//! taken axis by axis, and *the worst that opponents can bring about* a minimum. Ranks make one number of a set of replies (spec E),
//! hence each concept is a few such passes:
//!
//! 1. the *worth* of a reply `r` for `i`: its rank, or under SMR and SSEQ the highest rank among `r` and all that `i` can move to from there;
//! 2. `least(q)`: the least worth among `q` and all that opponents' sequences reach from `q`;
//! 3. `s` is stable just when no `q` that `i` can move to has both a rank and a `least` above the rank of `s`.
//!
//! That `q` itself counts among the replies in 2 changes nothing: an improvement is worth more than the state it leaves.
//!
//! How it meets: `score` holds ranks in the narrowest integers, `ranking` finds them, `mover` says what a decision maker may do, `block` cuts
//! arrays into parts that fit a cache and hold all moves of one decision maker, `spread` is a move of any kind, `order` and `improve`
//! a move that improves, `closure` a sequence of them, `judging` a concept; `size` tells beforehand what it takes and where it does
//! not apply; `cube` holds the result. Results do not depend on the number of threads.
//!
//! Not here: merged states, sequences in which each opponent moves once only, reasons.

mod block;
mod closure;
mod cube;
mod improve;
mod judging;
mod mover;
mod order;
mod ranking;
mod score;
mod size;
mod spread;

pub(crate) use cube::{Cube, NoCube, Solving, solve};
pub(crate) use size::unfit;

pub use size::Unfit;
