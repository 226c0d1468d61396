//! A dossier from its making to its decisions, through the deeds alone, and what happens when its files are in a bad way.

#![allow(clippy::unwrap_used)] // what a test leans on must be there, or it says where it was not

mod adding;
mod amending;
mod deciding;
mod making;
mod reading;
mod sample;
