//! `standoff.toml`: title, question, dates, actors and the list of sources.

use standoff_reading::EntityKind;

/// An actor that the analyst fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorSetting {
    /// Name to show.
    pub label: String,
    /// What kind of actor.
    pub kind: EntityKind,
    /// Other names for it.
    pub aliases: Vec<String>,
}

/// What `standoff.toml` says, without the sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Title of the dossier.
    pub title: String,
    /// The question it is to answer.
    pub question: Option<String>,
    /// First day of interest, ISO 8601.
    pub from: Option<String>,
    /// Last day of interest, ISO 8601.
    pub to: Option<String>,
    /// Actors, in file order.
    pub actors: Vec<ActorSetting>,
}
