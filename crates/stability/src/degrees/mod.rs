//! How strongly a stable state is held: degrees of preference and levels of stability (spec A6).
//!
//! Words used here. One state can be plainly better than another (degree 1), greatly better (degree 2), and so on ([`Preferences::degree`]). A sanction
//! holds the more firmly, the worse it is than the state that was left. The *level* of a stable state is the largest degree at which every
//! improvement is still answered ([`Level`]): at level 0 a sanction that is as good as the start is enough, at level 1 it is worse, at level 2 it is
//! greatly worse. Where only 1 and 2 are told apart, level 2 is what the literature calls *strongly* stable, and less is *weakly* stable. A state
//! that is stable because there is no improvement has no level.
//!
//! # Which statement makes a state greatly better
//!
//! The most important statement on which two states differ decides which of them is better; by its mark
//! ([`Statement::strength`](standoff_conflict::Statement)) it decides by how much, too. The tool NUAA adds up scores instead and asks whether their
//! difference passes 2^k, k being the number of statements. That was not followed: a statement added elsewhere changes k, and with it what is greatly
//! better than what; and nothing in the wording of a wish says at which sum it turns strong. The mark says it where the analyst can see and cite it. So that
//! `a` greatly better than `b` and `b` better than `c` make `a` greatly better than `c`, no statement may be marked as stronger than a more important
//! one; a model that does gets the warning C0414. Rankings and weights tell degrees 0 and 1 only.
//!
//! How it meets: `preferences` measures degrees, `levels` judges states, `data` writes the levels as a value.
//!
//! Source: Hamouda, Kilgour and Hipel 2004 (three degrees, `[M]`: not re-read); Xu, Hipel and Kilgour 2009 (any number of degrees, `[A]`: abstract only). That
//! the escape must be greatly worse, too, is as in NUAA's matrices (spec A6). SSEQ is judged like SMR, with SEQ's replies, and is ours.

mod data;
mod levels;
mod preferences;

pub use data::levels_data;
pub use levels::{FirmSanction, FirmestAnswer, Level, LevelReason, Levels, levels};
pub use preferences::Preferences;
