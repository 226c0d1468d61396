//! What a page says, coded: the types that every step of reading fills and everyone else reads.
//!
//! Offsets are Unicode code points into the document's [`crate::Text`], end exclusive. Field names follow
//! `standoff-ledger/1`. Everything here is plain data: it can be written as JSON and read back unchanged.

use crate::Confidence;
use crate::dates::Sense;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of a text, in code points, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// Who took the text from the source; offsets mean something only together with this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Extractor {
    /// Name, e.g. `plain` or `html`.
    pub name: String,
    /// Version of the extraction rules.
    pub version: String,
}

/// A value found on the page, with the place that shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// The characters it rests on, when they are part of the text (metadata in HTML heads are not).
    pub span: Option<Span>,
    /// Which layer or rule found it, e.g. `json-ld` or `dateline`.
    pub rule: String,
}

/// What a stretch outside the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FurnitureKind {
    /// Menus, links to the site, "go to contents".
    Navigation,
    /// The headline.
    Title,
    /// The headline once more.
    RepeatedTitle,
    /// Date lines.
    Dateline,
    /// Who wrote it.
    Byline,
    /// Words under a picture.
    Caption,
    /// Forms and lines about comments.
    CommentForm,
    /// Invitations to subscribe.
    Newsletter,
    /// A note on the author.
    AuthorBio,
    /// Links to other stories.
    RelatedPosts,
    /// The body, or part of it, printed again.
    DuplicateBody,
    /// Anything else.
    Other,
}

/// A stretch outside the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Where it is.
    pub span: Span,
}

/// A sentence of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sentence {
    /// Where it is, without surrounding space.
    pub span: Span,
    /// The paragraph that holds it.
    pub paragraph: Span,
}

/// What kind of actor an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A country.
    State,
    /// A body with a name: ministry, party, company, union.
    Organisation,
    /// Several actors under one name.
    Group,
    /// Somebody whom the page does not name.
    Unnamed,
}

/// An actor. The id is made from kind and label (`person:sung-kim`), so the same name gives the same id on every page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// Id within the dossier.
    pub id: String,
    /// What kind of actor.
    pub kind: EntityKind,
    /// The fullest name seen, or the one that the analyst fixed.
    pub label: String,
    /// Other surfaces that refer to it, sorted.
    pub aliases: Vec<String>,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MentionKind {
    /// A proper name or part of one.
    Name,
    /// A description: "the special envoy".
    Nominal,
    /// A pronoun.
    Pronoun,
    /// "South Korean", "US" before a noun.
    Adjectival,
    /// A capital or a palace for a state or its government.
    Metonym,
}

/// A span that refers to an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// Id of the entity.
    pub entity: String,
    /// How it refers.
    pub kind: MentionKind,
}

/// A date with the reasoning that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Dated {
    /// ISO 8601, `YYYY-MM` or `YYYY` where no more is known, `a/b` for somewhere within, `..` for an open end.
    pub iso: String,
    /// The words that say so.
    pub expression: Option<Span>,
    /// How it was worked out, in one sentence.
    pub reasoning: String,
    /// The document whose date it rests on, by the hash of its text, where that is not the document itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inherited_from: Option<String>,
}

/// A time as the page tells it, left open because the page has no date: [`crate::link`] works it out if another page
/// of the dossier lends one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Timing {
    /// Id of the statement or event; `None` for words of time that belong to neither.
    pub item: Option<String>,
    /// What the words say.
    pub sense: Sense,
    /// The words that say so.
    pub expression: Option<Span>,
    /// How that was found, but for the day it is counted from.
    pub reasoning: String,
}

/// How a statement is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatementForm {
    /// All within quotation marks.
    Direct,
    /// Reported without marks.
    Indirect,
    /// Reported with some words in marks.
    Mixed,
    /// A quotation without marks, introduced by a colon or set apart.
    Block,
    /// A deed in words: refused to, offered to, demanded that.
    ReportedAct,
    /// A belief or attitude.
    Belief,
    /// A question that was asked.
    Question,
}

/// What a statement does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the words are those of `standoff-ledger/1` and mean what they say
pub enum Modality {
    Assertion,
    Denial,
    Demand,
    Offer,
    Threat,
    Promise,
    Refusal,
    Expectation,
    Evaluation,
    Question,
}

/// Whether the speaker affirms or negates, refuses, doubts, disapproves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Polarity {
    Positive,
    Negative,
}

/// The connective of a condition. Names as in `standoff-ledger/1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ConditionKind {
    If,
    OnlyIf,
    Unless,
    Once,
    Until,
    Before,
    After,
    Without,
    InAbsenceOf,
    Upon,
    Circumstance,
    Terms,
    Unconditional,
}

/// A condition inside a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Condition {
    /// The connective.
    pub kind: ConditionKind,
    /// The condition's own words, without the connective.
    pub span: Span,
    /// The connective's words.
    pub connective: Span,
}

/// How an item of the record is known (`design.md` §2). What a page says itself is either of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecordBasis {
    /// The speaker's own words stand in quotation marks.
    Stated,
    /// Somebody else reports it.
    Reported,
}

/// Attributed speech, claim or belief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// `s-` and ten hexadecimal digits of a digest over text hash, content and cue: the same words give the same id.
    pub id: String,
    /// How it is worded.
    pub form: StatementForm,
    /// The words, without the outer quotation marks and the closing comma or full stop; several pieces if the cue splits them.
    pub content: Vec<Span>,
    /// The content's words as they stand in the text, pieces parted by a blank.
    #[serde(default)]
    pub words: String,
    /// The words that mark it as speech; empty if there are none.
    pub cue: Vec<Span>,
    /// The phrase that names the speaker.
    pub source: Option<Span>,
    /// Ids of the entities answerable for the words; empty if undetermined.
    pub speaker: Vec<String>,
    /// Whom the speaker speaks for.
    pub on_behalf_of: Vec<String>,
    /// To whom it was said.
    pub addressee: Vec<String>,
    /// When it was said; `None` if the texts do not say.
    pub date: Option<Dated>,
    /// What it does.
    pub modality: Modality,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// The condition it carries.
    pub condition: Option<Condition>,
    /// Own words or somebody's report.
    pub basis: RecordBasis,
    /// The sentence or sentences around it: what has to be shown so that a negation outside the span is never lost.
    pub passage: Span,
    /// Which rule found it.
    pub rule: String,
    /// How often that rule is right; see [`Confidence`]. `None` before it is looked up, and where nothing was measured.
    #[serde(default)]
    pub confidence: Option<Confidence>,
}

/// Whether an event took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum EventStatus {
    Happened,
    Planned,
    Hypothetical,
    Negated,
}

/// Who did what to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// `e-` and ten hexadecimal digits, like a statement's.
    pub id: String,
    /// The words that report it.
    pub span: Span,
    /// Those words as they stand in the text.
    #[serde(default)]
    pub words: String,
    /// Ids of those who did it.
    pub actors: Vec<String>,
    /// Ids of those it was done to.
    pub targets: Vec<String>,
    /// PLOVER type, upper case, e.g. `CONSULT`.
    pub plover: String,
    /// PLOVER mode, if known.
    pub mode: Option<String>,
    /// When; `None` if the texts do not say.
    pub date: Option<Dated>,
    /// Whether it took place.
    pub status: EventStatus,
    /// The statement that reports it, if it is inside one.
    pub statement: Option<String>,
    /// The sentence around it.
    pub passage: Span,
    /// Which rule found it.
    pub rule: String,
    /// How often that rule is right; see [`Confidence`]. `None` before it is looked up, and where nothing was measured.
    #[serde(default)]
    pub confidence: Option<Confidence>,
}

/// How act and condition of a commitment hang together (`design.md` §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum CommitmentLogic {
    Necessary,
    Sufficient,
    Both,
    Blocking,
}

/// The tone of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum CommitmentStance {
    Offers,
    Demands,
    Commits,
    Requires,
    Refuses,
    Threatens,
}

/// A conditional commitment as the page words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Commitment {
    /// `c-` and ten hexadecimal digits, like a statement's.
    pub id: String,
    /// Act, connective and condition together.
    pub span: Span,
    /// Ids of who is bound.
    pub debtor: Vec<String>,
    /// The act.
    pub consequent_span: Span,
    /// What it waits for.
    pub antecedent_span: Span,
    /// Ids of who must bring the antecedent about; empty if undetermined.
    pub counterparty: Vec<String>,
    /// How the two hang together.
    pub logic: CommitmentLogic,
    /// The tone.
    pub stance: CommitmentStance,
    /// The statement that carries it.
    pub statement: Option<String>,
    /// Own words or somebody's report.
    pub basis: RecordBasis,
    /// The sentence around it.
    pub passage: Span,
    /// Which rule found it.
    pub rule: String,
    /// How often that rule is right; see [`Confidence`]. `None` before it is looked up, and where nothing was measured.
    #[serde(default)]
    pub confidence: Option<Confidence>,
}

/// A document, coded. Entities are those of this document; [`crate::link`] joins them over a dossier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CodedDocument {
    /// Who took the text from the source.
    pub extractor: Extractor,
    /// sha256 of the text in UTF-8, lower-case hexadecimal.
    pub text_sha256: String,
    /// ISO 639 code; only `en` is coded, other languages are kept.
    pub language: Option<String>,
    /// The headline.
    pub title: Option<Found<String>>,
    /// The publication.
    pub outlet: Option<Found<String>>,
    /// Who wrote it.
    pub byline: Option<Found<String>>,
    /// ISO date or date and time of publication.
    pub published: Option<Found<String>>,
    /// ISO date or date and time of the last change.
    pub updated: Option<Found<String>>,
    /// The article.
    pub body: Vec<Span>,
    /// Everything else that is not blank.
    pub furniture: Vec<Furniture>,
    /// Sentences of the body, in order.
    pub sentences: Vec<Sentence>,
    /// Actors.
    pub entities: Vec<Entity>,
    /// References to them, by place.
    pub mentions: Vec<Mention>,
    /// Statements, by place.
    pub statements: Vec<Statement>,
    /// Events, by place.
    pub events: Vec<Event>,
    /// Conditional commitments, by place.
    pub commitments: Vec<Commitment>,
    /// Times of statements and events that the page leaves open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timings: Vec<Timing>,
    /// What the reader could not do, in words for the user.
    pub remarks: Vec<String>,
}

/// Documents of one dossier with their actors joined.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// Actors over all documents, by id.
    pub entities: Vec<Entity>,
    /// The documents, entity ids replaced by the dossier's.
    pub documents: Vec<CodedDocument>,
    /// Ids of statements that report one real statement, at least two a group.
    pub groups: Vec<Vec<String>>,
}
