//! Who is bound by an act.

use crate::conditions::clause::{is_future, is_verb, verb_of};
use crate::conditions::commitment::Binding;
use crate::conditions::counterparty::NATURE;
use crate::entities::Placed;
use crate::lexicon::is_collective;
use crate::statements::grammar::{CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, is_adverb, is_auxiliary, is_negation};
use crate::{EntityKind, MentionKind};
use standoff_syntax::Form;
use std::ops::Range;

/// Nouns of acts and of people that belong to whoever speaks of them: "talks will resume", "members will be called out".
const OWN: &[&str] = &[
    "talks",
    "negotiations",
    "negotiation",
    "meeting",
    "meetings",
    "dialogue",
    "discussions",
    "deal",
    "agreement",
    "strike",
    "strikes",
    "walkout",
    "walkouts",
    "action",
    "members",
    "member",
    "delegation",
    "delegates",
    "sanctions",
    "services",
    "payments",
    "payment",
    "crews",
    "crew",
    "workers",
    "staff",
    "fleet",
    "ceasefire",
    "truce",
    "vote",
    "aid",
    "troops",
    "forces",
    "summit",
    "visit",
    "offer",
    "signature",
    "support",
    "participation",
    "money",
    "relief",
    "contract",
    "withdrawal",
    "return",
    "release",
    "ban",
    "embargo",
    "blockade",
    "boycott",
    "protests",
    "tariffs",
    "ministers",
    "strikers",
    "ballot",
    "consent",
    "approval",
    "licence",
    "licences",
    "permit",
    "permits",
    "subsidy",
    "funding",
    "loan",
    "investment",
    "export",
    "exports",
    "supplies",
    "shipments",
    "deliveries",
    "wages",
    "lockout",
    "proposal",
    "compromise",
    "cooperation",
    "nothing",
    "nobody",
    "none",
    "diplomacy",
    "one",
];

/// Nouns for the body that somebody belongs to.
const BODY: &[&str] = &[
    "government",
    "ministry",
    "company",
    "party",
    "union",
    "administration",
    "country",
    "side",
    "team",
    "office",
    "group",
    "council",
    "firm",
    "army",
    "nation",
    "department",
    "people",
    "members",
    "delegation",
];

/// Contracts between several: what closes them is not the speaker.
const JOINT: &[&str] = &["deal", "merger", "takeover", "sale", "bid", "transaction"];

/// What is done to things without anybody's will.
const AFFECTED: &[&str] = &[
    "flooded",
    "destroyed",
    "lost",
    "ruined",
    "harmed",
    "damaged",
    "hurt",
    "killed",
    "affected",
    "delayed",
    "forced",
    "disappointed",
    "surprised",
    "needed",
    "expected",
    "doomed",
    "jeopardised",
    "jeopardized",
    "threatened",
    "undermined",
    "exposed",
    "overwhelmed",
    "injured",
    "bankrupted",
];

/// What somebody in charge lets a thing do: go on, stop, stay as it is.
const STAYS: &[&str] = &[
    "reopen", "resume", "restart", "stay", "remain", "continue", "start", "begin", "stop", "end", "proceed", "run", "sail", "return",
];

impl<'s> Binding<'s, '_, '_> {
    /// Who is bound by the act: its subject; speaker and principal where the subject is "we" or an act of theirs; nobody where the
    /// subject cannot be made out.
    pub(super) fn debtor(&self) -> Vec<usize> {
        let act = self.bare_act();
        let first = self.prose().lower(act.start);
        match first {
            "i" | "he" | "she" | "to" | "my" => self.draft.source.actors.clone(),
            "we" | "our" | "us" | "there" => self.parties.side(self.draft),
            "it" => self.it(),
            "its" if !self.named_behind(act.start) => self.it(),
            "they" | "their" => self.they(),
            "his" | "her" => self.theirs(&act),
            _ if self.is_without_subject(&act) => self.draft.source.actors.clone(),
            _ => self.by_subject(&act),
        }
    }

    fn named_behind(&self, at: usize) -> bool {
        self.parties
            .cast()
            .mention(at)
            .is_some_and(|placed| placed.kind != MentionKind::Pronoun)
    }

    /// The act without what leads to it.
    fn bare_act(&self) -> Range<usize> {
        let prose = self.prose();
        let loose = |at: &usize| prose.is_mark_at(*at) || prose.is(*at, &["and", "but", "then", "that", "so", "only", "now", "not", "yes"]);
        let start = self.act.clone().find(|at| !loose(at)).unwrap_or(self.act.start);
        // "Only then will the port open": the subject stands behind the verb.
        let turned = prose.is(start, &["will", "would", "can", "could", "shall", "won't", "won’t"]);
        start + usize::from(turned && start + 1 < self.act.end)..self.act.end
    }

    fn is_without_subject(&self, act: &Range<usize>) -> bool {
        let prose = self.prose();
        let first = prose.lower(act.start);
        let gerund = first.len() > 4
            && first.ends_with("ing")
            && !prose.is_capital(act.start)
            && verb_of(self.scene, act).is_none_or(|verb| verb > act.start + 3);
        let bare = first.ends_with("ed") || prose.is(act.start, &["ready", "willing", "open"]);
        gerund || bare
    }

    fn by_subject(&self, act: &Range<usize>) -> Vec<usize> {
        let prose = self.prose();
        let end = verb_of(self.scene, act)
            .filter(|&verb| verb > act.start)
            .unwrap_or(act.end.min(act.start + 8));
        let phrase = act.start..end;
        if let Some(actor) = self.subject(&phrase) {
            let side = self.parties.side(self.draft);
            let receives =
                (end..act.end.min(end + 4)).any(|at| prose.is(at, &["receive", "receives", "get", "gets", "given", "paid", "granted"]));
            return if receives && !side.contains(&actor) { side } else { vec![actor] };
        }
        let noun = self.head(&phrase);
        if let Some(actor) = self.parties.described(prose, noun) {
            return vec![actor];
        }
        self.by_noun(&phrase, noun)
    }

    fn by_noun(&self, phrase: &Range<usize>, noun: usize) -> Vec<usize> {
        let prose = self.prose();
        let side = self.parties.side(self.draft);
        let word = prose.lower(noun);
        let called = prose.is(noun, BODY) && prose.is(phrase.start, &["the", "this", "our", "that"]);
        let principal = self.parties.principal(&self.draft.source);
        if let Some(body) = principal.filter(|&body| called && self.parties.may_be(body, word)) {
            return vec![body];
        }
        let open = prose.is(phrase.start, &["nothing", "nobody", "no", "none", "any", "neither"]) && !called;
        let joint = phrase.clone().any(|at| JOINT.contains(&prose.lower(at)));
        let people = (is_collective(word) || word.ends_with("ers"))
            && (word.ends_with('s') || word.ends_with("men"))
            && principal.is_some_and(|body| self.parties.is_league(body));
        let open = open || people && is_future(prose, &self.act);
        let waits = (self.swapped || self.rule_of_nouns) && !joint;
        if OWN.contains(&word) && !(self.swapped && joint) || open || waits || !joint && self.is_in_hand(phrase.end, word) {
            side
        } else {
            Vec::new()
        }
    }

    /// Whether an act without a named subject is in the hand of a body that speaks: "the ship would be freed", "the port will stay shut".
    fn is_in_hand(&self, verb: usize, noun: &str) -> bool {
        let prose = self.prose();
        let end = self.act.end.min(verb + 6);
        let body = self.parties.principal(&self.draft.source).is_some();
        let lead = (verb..end).find(|&at| !is_auxiliary(prose.lower(at)) && !is_adverb(prose.lower(at)) && !is_negation(prose.lower(at)));
        let Some(lead) = lead.filter(|_| body && !NATURE.contains(&noun) && is_future(prose, &self.act)) else {
            return false;
        };
        let suffered = prose.is(lead - 1, &["be", "been"]) || (verb..lead).any(|at| prose.is(at, &["be"]));
        let done = suffered
            && (prose.lower(lead).ends_with("ed") || self.scene.trees.form(lead) == Form::Participle)
            && !AFFECTED.contains(&prose.lower(lead));
        let go_ahead = prose.lower(lead) == "go" && prose.is(lead + 1, &["ahead", "back", "out"]);
        done || go_ahead || STAYS.contains(&prose.lower(lead))
    }

    /// The noun that heads a phrase: the last before a preposition.
    pub(super) fn head(&self, phrase: &Range<usize>) -> usize {
        let prose = self.prose();
        let closes = |at: usize| {
            PREPOSITION.contains(&prose.lower(at))
                || CONJUNCTION.contains(&prose.lower(at))
                || prose.is_mark_at(at) && !prose.is(at, &["-", "'s", "’s", "'", "’"])
        };
        let stop = (phrase.start + 1..phrase.end).find(|&at| closes(at)).unwrap_or(phrase.end);
        stop.saturating_sub(1).max(phrase.start)
    }

    /// "it": the subject of the other clause, a body named between verb and clause, else the speaker or whom the speaker serves.
    fn it(&self) -> Vec<usize> {
        let cast = self.parties.cast();
        let person = |actor: usize| matches!(cast.actors[actor].kind, EntityKind::Person | EntityKind::Unnamed);
        let body = |placed: &&Placed| placed.kind != MentionKind::Adjectival && !person(placed.actor);
        let opening = self.subject_mention(&self.antecedent).filter(|_| self.swapped).filter(body);
        let cue = self.draft.cue.first().map_or(self.act.start, |cue| cue.end);
        let apart = (cue..self.act.start.max(cue)).filter(|at| !self.antecedent.contains(at));
        let between = apart.filter_map(|at| cast.mention(at)).find(body);
        match opening.or(between) {
            Some(placed) => vec![placed.actor],
            None if !self.draft.source.actors.is_empty() && !self.draft.source.actors.iter().any(|&actor| person(actor)) => {
                self.draft.source.actors.clone()
            }
            None => self.parties.principal(&self.draft.source).into_iter().collect(),
        }
    }

    /// "they": the speaker, or whom the speaker serves; of a plain sentence, the last body named in the plural.
    fn they(&self) -> Vec<usize> {
        let side = self.parties.side(self.draft);
        if !side.is_empty() {
            return side;
        }
        let cast = self.parties.cast();
        let Some(number) = self.prose().sentence_of[self.act.start].checked_sub(1) else {
            return Vec::new();
        };
        let plural = |placed: &&Placed| self.parties.is_body(placed.actor) && cast.actors[placed.actor].label.ends_with('s');
        let mut before = self.prose().sentences[number].clone().filter_map(|at| cast.mention(at));
        before.find(plural).map(|placed| placed.actor).into_iter().collect()
    }

    /// "his government", "her signature".
    fn theirs(&self, act: &Range<usize>) -> Vec<usize> {
        let side = self.parties.side(self.draft);
        let of_body = (act.start + 1..act.end.min(act.start + 3)).any(|at| self.prose().is(at, BODY));
        if of_body { side } else { self.draft.source.actors.clone() }
    }

    /// The actor who is the subject of a clause: the mention with which it opens, or its owner ("Halden's fleet").
    pub(super) fn subject(&self, clause: &Range<usize>) -> Option<usize> {
        self.subject_mention(clause).map(|placed| placed.actor)
    }

    /// The mention with which a clause opens, an owner among them.
    pub(super) fn subject_mention(&self, clause: &Range<usize>) -> Option<&'s Placed> {
        let prose = self.prose();
        let cast = self.parties.cast();
        let limit = clause.end.min(clause.start + 7);
        let placed = (clause.start..limit).find_map(|at| cast.mention(at))?;
        let start = placed.words.start.max(clause.start);
        let blocks =
            |word: usize| PREPOSITION.contains(&prose.lower(word)) || is_verb(self.scene, word) || PRONOUN.contains(&prose.lower(word));
        let led = !(clause.start..start).any(blocks);
        let adjectival = placed.kind == MentionKind::Adjectival;
        let owner = prose.is(placed.words.end, &["'s", "’s", "'", "’"]);
        let noun = placed.words.end + usize::from(owner);
        let own_noun = DETERMINER.contains(&prose.lower(noun));
        (led && (!adjectival || noun < clause.end) && !own_noun).then_some(placed)
    }
}
