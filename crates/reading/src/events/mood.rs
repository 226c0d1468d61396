//! Whether a deed took place, will, might, or did not: from auxiliaries, negation, conjunctions, and the verbs and nouns above it.

use crate::events::clause::{is_finite, is_verb};
use crate::statements::grammar::is_negation;
use crate::statements::{Draft, Scene};
use crate::{EventStatus, Modality, StatementForm};
use standoff_syntax::{Form, Relation};

/// Most steps up a tree.
const STEPS: usize = 6;

/// What a word above a deed says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attitude {
    /// "refused to", "failed to".
    Not,
    /// "wants to", "ready to".
    Supposed,
    /// "plans to", "due to".
    Planned,
    /// "accused of", "began to".
    Real,
}

fn attitude(lemma: &str) -> Option<Attitude> {
    Some(match lemma {
        "refuse" | "decline" | "fail" | "avoid" | "reject" | "refrain" | "neglect" | "forget" | "stop" | "deny" | "unable"
        | "unwilling" | "refusal" | "failure" | "oppose" | "prevent" | "reluctant" => Attitude::Not,
        "want" | "wish" | "hope" | "ask" | "urge" | "demand" | "offer" | "agree" | "propose" | "threaten" | "seek" | "ready"
        | "willing" | "prepared" | "prepare" | "willingness" | "readiness" | "consider" | "suggest" | "recommend" | "request"
        | "require" | "invite" | "order" | "instruct" | "call" | "appeal" | "press" | "promise" | "pledge" | "vow" | "undertake"
        | "commit" | "attempt" | "try" | "able" | "allow" | "permit" | "let" | "weigh" | "offering" | "proposal" | "need" | "necessary"
        | "possibility" | "chance" | "hesitate" | "insist" | "warn" | "persuade" | "lobby" | "open" | "determined" | "bid" | "intend"
        | "intention" | "decision" | "decide" | "condition" | "likely" | "possible" | "authorise" | "authorize" | "fear" | "risk"
        | "option" | "right" | "power" | "before" | "vote" | "wait" | "deadline" => Attitude::Supposed,
        "plan" | "schedule" | "due" | "set" | "expect" | "arrange" => Attitude::Planned,
        "criticise" | "criticize" | "begin" | "continue" | "start" | "manage" | "help" | "keep" | "admit" | "regret" | "go" | "come"
        | "denounce" | "condemn" | "praise" | "thank" | "use" | "proceed" | "rush" | "force" | "include" | "see" => Attitude::Real,
        _ => return None,
    })
}

/// The status of what a verb tells.
pub(super) fn of_verb(scene: &Scene, verb: usize) -> EventStatus {
    up(scene, verb, 0)
}

/// The status of what a noun tells: that of its clause, unless an attribute says more.
pub(super) fn of_noun(scene: &Scene, noun: usize) -> EventStatus {
    let trees = scene.trees;
    let ahead = |child: usize| {
        scene.prose.is(
            child,
            &[
                "upcoming",
                "planned",
                "coming",
                "scheduled",
                "next",
                "forthcoming",
                "proposed",
                "future",
                "possible",
                "potential",
                "further",
                "any",
            ],
        )
    };
    for child in trees.children(noun) {
        if matches!(trees.relation(child), Relation::Det | Relation::Advmod) && scene.prose.is(child, &["no", "neither"]) {
            return EventStatus::Negated;
        }
        if ahead(child) {
            let open = scene
                .prose
                .is(child, &["proposed", "possible", "potential", "further", "any", "future"]);
            return if open { EventStatus::Hypothetical } else { EventStatus::Planned };
        }
    }
    let Some(above) = trees.head(noun) else {
        return EventStatus::Happened;
    };
    let case = trees.child(noun, Relation::Case).map(|case| scene.prose.lower(case));
    match (trees.relation(noun), case) {
        (_, Some("without" | "in_lieu")) => EventStatus::Negated,
        (_, Some("until" | "pending")) => EventStatus::Hypothetical,
        (Relation::Obj | Relation::Obl | Relation::Nmod | Relation::Conj | Relation::Nsubj | Relation::NsubjPass, _) => {
            under(scene, above, 1)
        }
        _ => EventStatus::Happened,
    }
}

/// Whether a gerund hangs on a word that takes it for real: "began seizing", "accused of seizing".
pub(super) fn is_real(scene: &Scene, verb: usize) -> bool {
    let trees = scene.trees;
    let above = if trees.relation(verb) == Relation::Conj {
        trees.head(verb).and_then(|first| trees.head(first))
    } else {
        trees.head(verb)
    };
    let progressive = trees.children(verb).any(|child| trees.relation(child) == Relation::Aux);
    progressive || above.is_some_and(|above| attitude(trees.lemma(above)) == Some(Attitude::Real))
}

/// The status that what hangs on a word takes from it.
fn under(scene: &Scene, above: usize, steps: usize) -> EventStatus {
    let own = if is_verb(scene, above) {
        up(scene, above, steps)
    } else {
        own(scene, above).unwrap_or(EventStatus::Happened)
    };
    if own == EventStatus::Negated {
        return own;
    }
    match attitude(scene.trees.lemma(above)) {
        Some(Attitude::Not) => EventStatus::Negated,
        Some(Attitude::Supposed) => EventStatus::Hypothetical,
        Some(Attitude::Planned) if own == EventStatus::Happened => EventStatus::Planned,
        _ => own,
    }
}

fn up(scene: &Scene, verb: usize, steps: usize) -> EventStatus {
    if let Some(own) = own(scene, verb) {
        return own;
    }
    let trees = scene.trees;
    let Some(above) = trees.head(verb).filter(|_| steps < STEPS) else {
        return EventStatus::Happened;
    };
    let finite = is_finite(scene, verb);
    let marked = trees.child(verb, Relation::Mark).map_or("", |mark| scene.prose.lower(mark));
    match trees.relation(verb) {
        Relation::Xcomp => under(scene, above, steps + 1),
        Relation::Conj if is_verb(scene, above) && !finite => up(scene, above, steps + 1),
        Relation::Advcl | Relation::Ccomp | Relation::Acl | Relation::Csubj if !finite => bare(scene, verb, marked, steps),
        Relation::Ccomp if trees.form(verb) == Form::Base => under(scene, above, steps + 1),
        _ => EventStatus::Happened,
    }
}

/// An infinitive or participle below something else.
fn bare(scene: &Scene, verb: usize, marked: &str, steps: usize) -> EventStatus {
    let trees = scene.trees;
    let above = trees.head(verb).unwrap_or(verb);
    let form = trees.form(verb);
    match (marked, form) {
        ("to", Form::Base)
            if matches!(
                trees.lemma(above),
                "go" | "wend" | "travel" | "fly" | "come" | "gather" | "convene" | "arrive" | "return"
            ) =>
        {
            under(scene, above, steps + 1)
        }
        ("without", _) => EventStatus::Negated,
        ("to" | "before" | "until" | "for", _) => match attitude(trees.lemma(above)) {
            Some(_) => under(scene, above, steps + 1),
            None => EventStatus::Hypothetical,
        },
        (_, Form::Gerund) => under(scene, above, steps + 1),
        (_, Form::Participle) => EventStatus::Happened,
        (_, Form::Base) => EventStatus::Hypothetical,
        _ => EventStatus::Happened,
    }
}

/// What stands in the clause itself: a negation, a modal verb, a conjunction of condition.
fn own(scene: &Scene, verb: usize) -> Option<EventStatus> {
    let trees = scene.trees;
    let prose = scene.prose;
    let mut modal = None;
    for child in trees.children(verb) {
        let word = prose.lower(child);
        match trees.relation(child) {
            Relation::Advmod if is_negation(word) => return Some(EventStatus::Negated),
            Relation::Aux if is_negation(word) => return Some(EventStatus::Negated),
            Relation::Nsubj | Relation::NsubjPass | Relation::Obj if denied(scene, child) => return Some(EventStatus::Negated),
            Relation::Mark | Relation::Advmod
                if matches!(
                    word,
                    "if" | "unless" | "until" | "once" | "whether" | "should" | "provided" | "lest"
                ) =>
            {
                return Some(EventStatus::Hypothetical);
            }
            Relation::Mark if word == "before" && trees.form(verb) != Form::Past => return Some(EventStatus::Hypothetical),
            Relation::Aux
                if matches!(
                    word,
                    "would" | "could" | "may" | "might" | "should" | "must" | "can" | "'d" | "shall"
                ) =>
            {
                modal = Some(EventStatus::Hypothetical)
            }
            Relation::Aux if matches!(word, "will" | "'ll") => modal = modal.or(Some(EventStatus::Planned)),
            _ => {}
        }
    }
    if is_verb(scene, verb) && is_finite(scene, verb) && is_supposed(scene, verb) {
        return Some(EventStatus::Hypothetical);
    }
    let conditioned = trees
        .children(verb)
        .any(|child| trees.relation(child) == Relation::Advcl && has_condition(scene, child));
    modal.map(|modal| if conditioned { EventStatus::Hypothetical } else { modal })
}

/// "if they pay", "once they pay".
fn has_condition(scene: &Scene, verb: usize) -> bool {
    scene
        .trees
        .child(verb, Relation::Mark)
        .is_some_and(|mark| scene.prose.is(mark, &["if", "unless", "once", "until", "provided"]))
}

/// Words that make of a "would" a mere supposition.
const OPEN: &[&str] = &[
    "if", "unless", "once", "until", "provided", "only", "without", "could", "might", "may", "whether", "rather", "return", "exchange",
];

/// "said that it would strike": told as settled, with no condition in what was said or around it.
pub(super) fn is_announced(scene: &Scene, draft: Option<&Draft>, verb: usize) -> bool {
    let would = scene
        .trees
        .children(verb)
        .any(|child| scene.trees.relation(child) == Relation::Aux && scene.prose.is(child, &["would", "'d"]));
    let Some(draft) = draft.filter(|draft| would && draft.form != StatementForm::Direct) else {
        return false;
    };
    let settled = matches!(
        draft.modality,
        Modality::Assertion | Modality::Promise | Modality::Threat | Modality::Expectation
    );
    settled && !scene.sentence(verb).any(|at| scene.prose.is(at, OPEN))
}

/// A conjunction of condition among the words before a verb, in its own clause, wherever the tree hangs it.
fn is_supposed(scene: &Scene, verb: usize) -> bool {
    let start = scene.sentence(verb).start.max(verb.saturating_sub(8));
    let before = (start..verb)
        .rev()
        .take_while(|&at| !scene.prose.is_mark_at(at) && !scene.prose.is(at, &["and", "that", "who", "which", "but"]));
    before
        .into_iter()
        .any(|at| scene.prose.is(at, &["if", "unless", "until", "once", "whether"]))
}

/// "no delegation", "nobody".
fn denied(scene: &Scene, head: usize) -> bool {
    scene.prose.is(head, &["nobody", "none", "nothing"])
        || scene
            .trees
            .children(head)
            .any(|child| scene.trees.relation(child) == Relation::Det && scene.prose.is(child, &["no", "neither"]))
}
