//! What one asks of an analysed conflict beyond its verdicts: which ways lead on, what would be if, what is the smallest change that
//! moves a verdict, how robust a verdict is, where the conflict drifts, and how two models differ.
//!
//! Words used here. A *question* takes a conflict, or its [`Analysis`](standoff_stability::Analysis), with settings and a budget, and
//! gives an answer that is plain data: what was found, what proves it, under which settings, and whether it is whole.
//!
//! Not here: the definitions of stability (see `standoff-stability`), files, and anything that prints.
