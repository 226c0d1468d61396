//! The whole reading of one document, step after step.

use crate::conditions::{self, Parties, Said};
use crate::confidence;
use crate::dates::{self, Anchor};
use crate::entities::{self, Cast};
use crate::events::{self, EventLexicon, Spoken};
use crate::statements::{self, Draft, Quotes, Scene};
use crate::timing::{self, Coded, Times};
use crate::trees::Trees;
use crate::words::Prose;
use crate::{Actors, CodedDocument, Commitment, Condition, Extraction, Page, Span, Statement, lay_out};
use std::collections::BTreeSet;

/// Codes a document: lays the page out, then finds actors, statements, events and commitments in its article.
/// About linear in the length of the text.
pub fn code(extraction: &Extraction, actors: &Actors) -> CodedDocument {
    code_with(extraction, actors, EventLexicon::house())
}

/// As [`code`], with a lexicon of events of one's own.
pub fn code_with(extraction: &Extraction, actors: &Actors, lexicon: &EventLexicon) -> CodedDocument {
    let page = lay_out(extraction);
    let text = &extraction.text;
    let prose = Prose::new(text, &page.sentences);
    let mut cast = entities::find(&prose, actors);
    let anchor = Anchor::published(page.published.as_ref().map(|found| found.value.as_str()));
    let expressions = dates::find_all(text, &page.sentences, &anchor);
    let spans: Vec<Span> = expressions.iter().map(|expression| expression.span).collect();
    let quotes = Quotes::find(&prose);
    let trees = Trees::new(&prose);
    let scene = Scene::new(&prose, &quotes, &trees, &spans);
    let (drafts, placed) = statements::find(&scene, &mut cast, text.sha256());
    for mention in placed {
        cast.place(&prose, mention);
    }
    let times = Times {
        text_sha256: text.sha256(),
        expressions: &expressions,
        anchor: &anchor,
        release: timing::is_release(text.as_str()),
        record: timing::is_record(text.as_str()),
        sitting: timing::sitting(text, &anchor),
    };
    let (mut statements, commitments) = said(&drafts, &scene, &cast, &times);
    let spoken = Spoken {
        drafts: &drafts,
        statements: &statements,
        text_sha256: text.sha256(),
    };
    let mut events = events::find(&scene, &mut cast, lexicon, spoken);
    let mut coded = Coded {
        drafts: &drafts,
        statements: &mut statements,
        events: &mut events,
    };
    let timings = timing::set(&mut coded, &scene, &cast, &times);
    let used = used_ids(&statements);
    let (entities, mentions) = (cast.entities(&used), cast.spans(&prose));
    let document = document(extraction, page);
    confidence::weighed(CodedDocument {
        entities,
        mentions,
        statements,
        events,
        commitments,
        timings,
        ..document
    })
}

/// Statements with their conditions, and the commitments that those make; an id stands once.
fn said(drafts: &[Draft], scene: &Scene, cast: &Cast, times: &Times) -> (Vec<Statement>, Vec<Commitment>) {
    let (mut statements, mut commitments): (Vec<Statement>, Vec<Commitment>) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    let parties = Parties::new(scene, cast);
    for (index, draft) in drafts.iter().enumerate() {
        let clauses = conditions::clauses(scene, drafts, index);
        let first = clauses.first().map(|clause| Condition {
            kind: clause.kind,
            span: scene.prose.span(&clause.behind),
            connective: scene.prose.span(&clause.connective),
        });
        let mut statement = statements::record(draft, scene, cast, times);
        statement.condition = first;
        if !seen.insert(statement.id.clone()) {
            continue;
        }
        let before = index
            .checked_sub(1)
            .map(|before| &drafts[before])
            .filter(|before| before.sentence == draft.sentence);
        let said = Said {
            draft,
            statement: &statement,
            before,
            text_sha256: times.text_sha256,
        };
        let bound = conditions::commitments(scene, &parties, &said, &clauses);
        commitments.extend(bound.into_iter().filter(|commitment| seen.insert(commitment.id.clone())));
        statements.push(statement);
    }
    let bare = conditions::bare(scene, &parties, drafts, times.text_sha256);
    commitments.extend(bare.into_iter().filter(|commitment| seen.insert(commitment.id.clone())));
    commitments.sort_by_key(|commitment| (commitment.span.start, commitment.span.end));
    (statements, commitments)
}

fn used_ids(statements: &[Statement]) -> BTreeSet<String> {
    statements
        .iter()
        .flat_map(|statement| statement.speaker.iter().chain(&statement.on_behalf_of).chain(&statement.addressee))
        .cloned()
        .collect()
}

/// The document as the page gives it, nothing coded yet.
fn document(extraction: &Extraction, page: Page) -> CodedDocument {
    CodedDocument {
        extractor: extraction.extractor.clone(),
        text_sha256: extraction.text.sha256().to_owned(),
        language: page.language,
        title: page.title,
        outlet: page.outlet,
        byline: page.byline,
        published: page.published,
        updated: page.updated,
        body: page.body,
        furniture: page.furniture,
        sentences: page.sentences,
        entities: Vec::new(),
        mentions: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        commitments: Vec::new(),
        timings: Vec::new(),
        remarks: page.remarks,
    }
}
