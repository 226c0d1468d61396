//! The stability concepts, one file each, with the same headings: what it says, its definition, how to read it, what is disputed, an
//! example, its source.
//!
//! Symbols (spec A1 to A3). `R_i(s)`: the states that decision maker `i` can move to from `s`; `R⁺_i(s)`: those of them it prefers
//! strictly to `s`, its improvements. `N−i`: its opponents. `R_{N−i}(q)`: the states that legal sequences of opponents' moves reach
//! from `q`; `R⁺_{N−i}(q)`: the same with every move an improvement for its mover at the state it moves from. `s ≽_i r`: `i` likes `r`
//! no better than `s`; ties count.
//!
//! Every concept but Nash and SIM has one form: *for each improvement q there is a reply r that deters*. A [`Concept`](crate::Concept)'s file says which
//! replies count and what deters; `definition` holds the form. Under SIM the opponents act at the same time instead of replying.

pub mod gmr;
pub mod nash;
pub mod seq;
pub mod sim;
pub mod smr;
pub mod sseq;

mod definition;

pub(crate) use definition::{Definition, Replies, Standing};
