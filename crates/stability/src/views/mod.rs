//! Who sees whom how: first-level hypergames (spec A10).
//!
//! Words used here. A *picture* is what one decision maker takes another's preference to be; a model holds pictures as
//! [`View`](standoff_conflict::View)s. The *own game* of a decision maker is the conflict as it believes it to be played: its own
//! preference as the model has it, its pictures of the others, and, where it has no picture of somebody, that one's preference as the
//! model has it. All own games together are a [`Hypergame`]; nobody in it knows that the others play another game.
//!
//! A state is a *hypergame equilibrium* when it is stable for each decision maker in that one's own game: it stays. A decision maker
//! *predicts* a state when the state is an equilibrium of its own game. The two come apart: what stays may be foreseen by all, by
//! some or by nobody ([`Outlook`]), and a move may come that another holds to be out of the question, or fail to come although
//! another waits for it ([`Surprise`]).
//!
//! How it meets: `own_game` puts the pictures in, `hypergame` analyses each game, `surprises` compares them move by move, `data`
//! writes it all as a value.
//!
//! Not here: options and states that somebody does not see. [`DecisionMaker::hidden`](standoff_conflict::DecisionMaker::hidden) bars
//! moves and is no hypergame; it means in every game what it means in the model. Nor what one believes that another believes.
//!
//! Source: Bennett 1977 (first-level hypergames, `[M]`: not re-read); in graph form Wang, Hipel and Fraser 1988 (`[M]`) and Aljefri,
//! Bashar, Fang and Hipel 2018 (`[A]`: abstract only). The names of their eight classes are not known here; [`Outlook`] gives the bits.

mod data;
mod hypergame;
mod own_game;
mod surprises;

pub use data::hypergame_data;
pub use hypergame::{Game, Hypergame, Outlook, hypergame};
pub use own_game::{Picture, own_game, picture};
pub use surprises::{Surprise, SurpriseKind, Unlikely};
