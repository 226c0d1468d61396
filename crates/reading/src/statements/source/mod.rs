//! Who is answerable for words: the phrase that names a speaker, and the actor behind it.
//!
//! [`before`], [`phrase_before`] and [`phrase_from`] find the phrase; [`Resolver`] says whom it means. Where nothing decides,
//! nobody is named.

mod people;
mod phrase;
mod pronoun;
mod resolver;

pub(crate) use phrase::{Subject, before, phrase_before, phrase_from};
pub(crate) use resolver::{Resolver, Source};
