//! One pass over the words: which of them may name an actor.

use crate::entities::hints::{self, Hints};
use crate::entities::names::{self, could_not_be_person, looks_like_person};
use crate::entities::organisations;
use crate::entities::runs::run_end;
use crate::entities::states::{Form, Known, known_at};
use crate::entities::titles::{Held, office_at, office_before, office_behind};
use crate::lexicon::{Office, is_family_first, is_no_name, is_organisation_head};
use crate::statements::cues::{Tense, cue};
use crate::words::Prose;
use std::collections::BTreeSet;
use std::ops::Range;

/// A candidate for a person.
#[derive(Clone, Debug, Default)]
pub(crate) struct Candidate {
    /// The name's words.
    pub words: Range<usize>,
    /// The name's parts, blemishes mended.
    pub parts: Vec<String>,
    /// Offices beside it.
    pub offices: BTreeSet<String>,
    /// Codes of states beside it.
    pub states: BTreeSet<String>,
    /// Named through a relative.
    pub kin: bool,
    /// A title or office stands directly before it.
    pub titled: bool,
    /// It is the subject of a verb of speech.
    pub speaks: bool,
    /// "said" stands right before it.
    pub spoken_behind: bool,
    /// What the words around it say.
    pub hints: Hints,
    /// Its last word says that it is a country if it is an actor at all.
    pub no_person: bool,
}

/// What was found at a place, in order of the text.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// A state, a capital, a seat of government or a well-known body.
    Known(Range<usize>, Known),
    /// An organisation by its head noun, with the state inside or before its name.
    Organisation(Range<usize>, Option<&'static str>),
    /// Perhaps a person.
    Person(Candidate),
    /// Letters in brackets behind something: its short form.
    Letters(Range<usize>),
    /// "the Board": the head noun of a body's name, with a capital; whether an article stands before it.
    Head(Range<usize>, bool),
}

/// Everything that may name an actor. Linear in the number of words; `taken` are words that already have an owner.
pub(crate) fn scan(prose: &Prose, taken: &[bool]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for sentence in &prose.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let candidate = !taken[at] && (prose.is_capital(at) || known_at(prose, at).is_some());
            if !candidate {
                at += 1;
                continue;
            }
            let end = run_end(prose, at, sentence.end, taken);
            let run = Run {
                prose,
                sentence: sentence.clone(),
                end,
            };
            at = run.read(at, &mut pieces).max(at + 1);
        }
    }
    pieces
}

struct Run<'p, 'a> {
    prose: &'p Prose<'a>,
    sentence: Range<usize>,
    end: usize,
}

/// What stands beside a name and says whose it is.
#[derive(Default)]
struct Beside {
    offices: Vec<Held>,
    states: BTreeSet<String>,
    /// One past the last word of it.
    end: usize,
}

impl Run<'_, '_> {
    /// Reads the run from `start`; returns where to go on.
    fn read(&self, start: usize, pieces: &mut Vec<Piece>) -> usize {
        let mut beside = self.before(start);
        let mut at = start;
        let mut last_known = None;
        while at < self.end {
            if let Some(end) = organisations::at(self.prose, at, self.end, &self.sentence) {
                at = self.organisation(at..end, last_known, pieces);
                continue;
            }
            if self.is_opener(at) {
                at += 1;
                beside = Beside::default();
                continue;
            }
            if let Some(known) = known_at(self.prose, at).filter(|known| self.is_really(at, known)) {
                let end = at + known.length;
                beside.states.insert(known.code.to_owned());
                beside.end = end;
                last_known = Some((end, known.code));
                at = self.known(at, known, pieces);
            } else if let Some(held) = office_at(self.prose, at, self.end) {
                at = held.end;
                beside.end = held.end;
                beside.offices.push(held);
            } else {
                let end = self.name_end(at);
                self.name(at..end, &beside, pieces);
                beside = Beside::default();
                at = end;
            }
        }
        at
    }

    /// A capital at the start of a sentence or a day or month: no part of a name.
    fn is_opener(&self, at: usize) -> bool {
        is_no_name(self.prose.text(at)) && known_at(self.prose, at).is_none() || self.prose.words[at].is_mark()
    }

    /// Lower-case offices and the state before them: "the South Sudanese water minister".
    fn before(&self, start: usize) -> Beside {
        let mut beside = Beside {
            end: start,
            ..Beside::default()
        };
        let mut at = start;
        if at > self.sentence.start && self.prose.lower(at - 1) == "," {
            at -= 1;
        }
        while let Some(held) = office_before(self.prose, self.sentence.start, at) {
            if self.prose.is_capital(held.start) && held.start + 1 < at && at != start {
                break;
            }
            at = held.start;
            beside.offices.push(held);
        }
        if beside.offices.is_empty() {
            beside.offices.extend(self.office_with_field(start));
        } else {
            beside.states.extend(self.state_before(at));
        }
        beside
    }

    /// "the cabinet member for finance, Ana Bell": an office with its field, before a comma.
    fn office_with_field(&self, start: usize) -> Option<Held> {
        let comma = start
            .checked_sub(1)
            .filter(|&at| at > self.sentence.start && self.prose.lower(at) == ",")?;
        let from = comma.saturating_sub(7).max(self.sentence.start);
        let mut inside = (from..comma)
            .rev()
            .take_while(|&at| !self.prose.words[at].is_mark() || self.prose.is(at, &["'", "’"]));
        let preposition = inside.find(|&at| self.prose.is(at, &["for", "of", "at", "on", "in"]))?;
        let held = office_before(self.prose, self.sentence.start, preposition)?;
        let opened = held
            .start
            .checked_sub(1)
            .is_some_and(|at| self.prose.is(at, &["the", "its", "their", "his", "her", "a", "an"]));
        opened.then_some(held)
    }

    /// The state whose adjective, office or name ends right before a word.
    fn state_before(&self, at: usize) -> Option<String> {
        (1..=4)
            .filter_map(|back| at.checked_sub(back))
            .filter(|&from| from >= self.sentence.start)
            .find_map(|from| {
                let known = known_at(self.prose, from)?;
                let reaches = from + known.length == at || from + known.length + 1 == at && self.prose.is(at - 1, &["'s", "'"]);
                (reaches && !known.code.is_empty()).then(|| known.code.to_owned())
            })
    }

    /// Whether a known name at this place is that and no part of another name.
    fn is_really(&self, at: usize, known: &Known) -> bool {
        let next = at + known.length;
        let unknown_follows = next < self.end
            && self.prose.is_capital(next)
            && !is_no_name(self.prose.text(next))
            && known_at(self.prose, next).is_none()
            && office_at(self.prose, next, self.end).is_none();
        let within = at > self.sentence.start && names::opens_place(self.prose.text(at - 1)) && self.prose.words[at].spaced;
        if within && known.form == Form::Capital {
            return false;
        }
        let given = known.length == 1 && crate::lexicon::given_name(self.prose.text(at)).is_some();
        !(unknown_follows && (given || known.form == Form::Capital))
    }

    fn known(&self, at: usize, known: Known, pieces: &mut Vec<Piece>) -> usize {
        let end = at + known.length;
        let place = matches!(known.form, Form::Capital | Form::Seat) && self.is_place(at, end);
        if !place {
            pieces.push(Piece::Known(at..end, known));
        }
        end
    }

    /// Whether a capital or palace is meant as a place: "in Vienna", "went to Vienna", "Vienna, Austria", "the Vienna talks".
    fn is_place(&self, start: usize, end: usize) -> bool {
        let article = usize::from(start > self.sentence.start && self.prose.is(start - 1, &["the", "downtown", "central"]));
        let Some(before) = start.checked_sub(1 + article).filter(|&before| before >= self.sentence.start) else {
            return self.prose.lower(end) == "," && known_at(self.prose, end + 1).is_some();
        };
        let preposition = self.prose.is(
            before,
            &[
                "in", "at", "near", "outside", "around", "across", "inside", "visited", "visiting", "visit", "via", "leaving", "left",
            ],
        );
        let travels = self.prose.is(before, &["to", "from", "for", "into"])
            && (before.saturating_sub(4).max(self.sentence.start)..before).any(|word| self.prose.is(word, TRAVEL));
        let meeting = self.prose.is(
            end,
            &[
                "talks",
                "summit",
                "meeting",
                "conference",
                "accord",
                "agreement",
                "time",
                "airport",
                "court",
                "suburb",
            ],
        );
        let within = self.prose.lower(end) == "," && known_at(self.prose, end + 1).is_some_and(|known| known.form == Form::Name);
        preposition || travels || meeting || within && self.prose.lower(before) != ","
    }

    /// Writes down an organisation and the state adjective inside it.
    fn organisation(&self, words: Range<usize>, before: Option<(usize, &'static str)>, pieces: &mut Vec<Piece>) -> usize {
        let (start, end) = (words.start, words.end);
        let inside = known_at(self.prose, start).filter(|known| !known.code.is_empty());
        let state = inside
            .as_ref()
            .map(|known| known.code)
            .or(before.filter(|(at, _)| *at == start).map(|(_, code)| code));
        pieces.push(Piece::Organisation(words, state));
        if let Some(known) = inside.filter(|known| matches!(known.form, Form::Name | Form::Adjective)) {
            pieces.push(Piece::Known(start..start + known.length, known));
        }
        end
    }

    fn name_end(&self, start: usize) -> usize {
        let prose = self.prose;
        (start + 1..self.end)
            .find(|&at| {
                let unspaced = prose.words[at].is_mark();
                let known = known_at(prose, at).is_some_and(|known| self.is_really(at, &known));
                let syllable = at == start + 2
                    && is_family_first(prose.text(start))
                    && prose.text(at).chars().count() <= 4
                    && prose.is_capital(at - 1);
                !unspaced
                    && !syllable
                    && (known
                        || is_no_name(prose.text(at)) && prose.text(at) != "First"
                        || office_at(prose, at, self.end)
                            .is_some_and(|held| held.kind != Office::Title && (held.end < self.end || prose.text(at).len() > 5)))
            })
            .unwrap_or(self.end)
    }

    fn name(&self, words: Range<usize>, beside: &Beside, pieces: &mut Vec<Piece>) {
        let prose = self.prose;
        if self.is_letters_in_brackets(&words) {
            pieces.push(Piece::Letters(words));
            return;
        }
        let parts = parts(prose, &words);
        if words.len() == 1 && is_organisation_head(prose.lower(words.start)) {
            let hints = hints::around(prose, &words, &self.sentence);
            if hints.article > 0 || hints.inner > 0 || hints.acts > 0 {
                pieces.push(Piece::Head(words, hints.article > 0));
            }
            return;
        }
        if parts.len() > 5 || could_not_be_person(&parts) {
            if let Some(tail) = self.person_at_end(&words) {
                self.name(tail, beside, pieces);
            } else if parts.len() > 1 && (names::opens_country(&parts[0]) || prose.is(words.end - 1, &["islands", "republic", "isles"])) {
                let hints = hints::around(prose, &words, &self.sentence);
                pieces.push(Piece::Person(Candidate {
                    words,
                    parts,
                    hints,
                    no_person: true,
                    ..Candidate::default()
                }));
            }
            return;
        }
        let behind = office_behind(prose, words.end, self.sentence.end).filter(|_| parts.len() > 1);
        let possessed = beside.offices.first().is_some_and(|held| held.kind == Office::Kin);
        let mut candidate = Candidate {
            parts,
            titled: !beside.offices.is_empty(),
            speaks: self.speaks(&words),
            spoken_behind: words.start > self.sentence.start && prose.is(words.start - 1, &["said", "says"]),
            hints: hints::around(prose, &words, &self.sentence),
            ..Candidate::default()
        };
        candidate.kin = possessed || behind.as_ref().is_some_and(|held| held.kind == Office::Kin);
        candidate.offices = beside.offices.iter().chain(&behind).map(|held| held.words.clone()).collect();
        candidate.states = beside.states.iter().filter(|code| !code.is_empty()).cloned().collect();
        candidate.words = words;
        pieces.push(Piece::Person(candidate));
    }

    /// "Middle East Tomas Bell": the person behind a place.
    fn person_at_end(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let start = (words.start + 1..words.end - 1).find(|&at| crate::lexicon::given_name(self.prose.text(at)).is_some())?;
        let tail = start..words.end;
        looks_like_person(&parts(self.prose, &tail)).then_some(tail)
    }

    fn behind_article(&self, at: usize) -> bool {
        at > self.sentence.start && self.prose.lower(at - 1) == "the"
    }

    fn is_letters_in_brackets(&self, words: &Range<usize>) -> bool {
        let letters = self.prose.text(words.start);
        words.len() == 1
            && words.start > self.sentence.start
            && self.prose.lower(words.start - 1) == "("
            && self.prose.lower(words.end) == ")"
            && (2..=8).contains(&letters.chars().count())
            && letters.chars().all(|letter| letter.is_uppercase() || matches!(letter, '.' | '&'))
    }

    /// Whether a verb of speech stands right behind the words, or "said" right before them.
    fn speaks(&self, words: &Range<usize>) -> bool {
        let article = usize::from(self.behind_article(words.start));
        let owner = words.start.checked_sub(1 + article).filter(|&before| before >= self.sentence.start);
        if owner.is_some_and(|before| self.prose.is(before, &["in", "at", "of", "for", "from", "near", "to"])) {
            return false;
        }
        let mut at = words.end;
        while self
            .prose
            .is(at, &["also", "has", "have", "had", "later", "then", "repeatedly", "again"])
        {
            at += 1;
        }
        if at == words.end && words.start > self.sentence.start && self.prose.lower(at) == "," && self.prose.lower(words.start - 1) == "," {
            at += 1;
        }
        let behind =
            at < self.sentence.end && cue(self.prose.lower(at)).is_some_and(|(_, tense)| matches!(tense, Tense::Past | Tense::Third));
        let before = words.start > self.sentence.start
            && cue(self.prose.lower(words.start - 1)).is_some_and(|(cue, tense)| cue.verb == "say" && tense == Tense::Past);
        behind || before
    }
}

/// Verbs and nouns of travel, before "to" and a capital.
const TRAVEL: &[&str] = &[
    "went",
    "go",
    "goes",
    "going",
    "gone",
    "travel",
    "travels",
    "travelled",
    "traveled",
    "travelling",
    "traveling",
    "flew",
    "fly",
    "flies",
    "flying",
    "flown",
    "trip",
    "visit",
    "visits",
    "returned",
    "return",
    "returns",
    "came",
    "come",
    "comes",
    "arrived",
    "arrive",
    "drove",
    "headed",
    "heading",
    "moved",
    "flight",
    "flights",
    "journey",
    "march",
    "marched",
    "left",
    "recalled",
    "summoned",
];

/// The parts of a name with a stray blank behind a hyphen mended.
fn parts(prose: &Prose, words: &Range<usize>) -> Vec<String> {
    prose
        .phrase(words.clone())
        .split(' ')
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}
