//! A dossier from its making to its decisions, through the deeds alone, and what happens when its files are in a bad way.

mod adding;
mod deciding;
mod making;
mod reading;
mod sample;
