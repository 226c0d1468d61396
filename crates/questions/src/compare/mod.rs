//! How two models differ, and which verdicts differ with them.
//!
//! Words used here. Two states *match* when they agree on every option that both models have (by full name, `us.relief`), and each option that
//! only one model has stands as in that model's status quo, or is not taken where it has none.
