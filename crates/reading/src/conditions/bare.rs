//! Commitments of sentences in which nobody is said to speak: "The port will reopen only if the crews return."

use crate::conditions::clause::Clause;
use crate::conditions::commitment::Binding;
use crate::conditions::connective::of_sentence;
use crate::conditions::parties::Parties;
use crate::statements::source::Source;
use crate::statements::{Draft, Scene};
use crate::{Commitment, ConditionKind, Modality, Polarity, StatementForm};
use std::ops::Range;

/// The commitments of all sentences that belong to no statement. About linear in the number of words.
pub(crate) fn bare(scene: &Scene, parties: &Parties, drafts: &[Draft], text_sha256: &str) -> Vec<Commitment> {
    let prose = scene.prose;
    let mut taken = vec![false; prose.sentences.len()];
    for word in drafts
        .iter()
        .flat_map(|draft| draft.content.iter().chain(&draft.cue))
        .map(|piece| piece.start)
    {
        if let Some(&sentence) = prose.sentence_of.get(word) {
            taken[sentence] = true;
        }
    }
    let free = prose.sentences.iter().enumerate().filter(|(number, _)| !taken[*number]);
    let plain = free.filter(|(_, sentence)| !(*sentence).clone().any(|at| scene.quotes.covers(at) || prose.lower(at) == "?"));
    plain
        .flat_map(|(number, sentence)| of_one(scene, parties, (number, sentence), text_sha256))
        .collect()
}

fn of_one(scene: &Scene, parties: &Parties, (number, sentence): (usize, &Range<usize>), text_sha256: &str) -> Vec<Commitment> {
    let prose = scene.prose;
    let end = sentence
        .clone()
        .rev()
        .find(|&at| !prose.is_mark_at(at))
        .map_or(sentence.end, |at| at + 1);
    let piece = scene.behind_dateline(sentence.start)..end;
    if piece.is_empty() {
        return Vec::new();
    }
    let actors = announcer(scene, parties, &piece).into_iter().collect();
    let draft = Draft {
        form: StatementForm::Indirect,
        content: vec![piece.clone()],
        cue: Vec::new(),
        source: Source {
            actors,
            ..Source::default()
        },
        addressee: Vec::new(),
        modality: if is_refused(scene, &piece) {
            Modality::Refusal
        } else {
            Modality::Assertion
        },
        polarity: Polarity::Positive,
        sentence: number,
        rule: "",
    };
    let clauses = of_sentence(scene, &piece);
    let bound = clauses.iter().filter(|clause| is_firm(scene, clause)).filter_map(|clause| {
        let binding = Binding::plain(scene, parties, &draft, clause)?;
        let commitment = binding.commitment(clause, text_sha256)?;
        (!commitment.counterparty.is_empty() && commitment.counterparty != commitment.debtor).then_some(commitment)
    });
    bound.collect()
}

/// "X has made A a precondition for B": X.
fn announcer(scene: &Scene, parties: &Parties, piece: &Range<usize>) -> Option<usize> {
    let prose = scene.prose;
    let placed = (piece.start..piece.end.min(piece.start + 3)).find_map(|at| parties.cast().mention(at))?;
    let sets = (placed.words.end..piece.end.min(placed.words.end + 3)).any(|at| {
        prose.is(
            at,
            &["made", "makes", "set", "sets", "called", "calls", "demanded", "demands", "named"],
        )
    });
    sets.then_some(placed.actor)
}

/// "refuses to …", "has ruled out …".
fn is_refused(scene: &Scene, words: &Range<usize>) -> bool {
    let prose = scene.prose;
    let silent = words
        .clone()
        .any(|at| prose.is(at, &["comment", "say", "answer", "disclose", "elaborate"]));
    !silent
        && words.clone().any(|at| {
            prose.is(at, &["refuses", "refused", "refusing"]) || prose.is(at, &["rules", "ruled"]) && prose.lower(at + 1) == "out"
        })
}

/// Whether a sentence announces and does not guess: "will", and a connective that is used of terms more than of chances.
fn is_firm(scene: &Scene, clause: &Clause) -> bool {
    let prose = scene.prose;
    let Some(main) = clause.main.clone() else { return false };
    let guess = main
        .clone()
        .any(|at| prose.is(at, &["may", "might", "could", "likely", "would", "probably", "perhaps"]));
    let will = main.clone().any(|at| prose.is(at, &["will", "won't", "won’t"]));
    let terms = matches!(
        clause.kind,
        ConditionKind::OnlyIf | ConditionKind::Once | ConditionKind::Until | ConditionKind::After | ConditionKind::Terms
    );
    let formed = clause.rule.is_some();
    let refused = is_refused(scene, &main)
        && matches!(
            clause.kind,
            ConditionKind::Until | ConditionKind::Unless | ConditionKind::Without | ConditionKind::Before
        );
    clause.rule == Some("a precondition") || refused || will && !guess && (terms || formed)
}
