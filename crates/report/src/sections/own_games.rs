//! How each side sees it: the game each believes to play, what it expects, and which moves would surprise whom.

use std::collections::BTreeSet;

use standoff_conflict::Support;
use standoff_stability::Concept;
use standoff_stability::views::{Game, Hypergame, Outlook, Picture, Surprise, SurpriseKind, Unlikely};
use standoff_states::StateId;

use crate::case::Case;
use crate::elements::{ground, support, words};
use crate::wording::{capital, change, counted, difference, sides, situation};
use crate::{Block, Element, Ground, Item, Sentence};

/// The sense in which outcomes are expected here: an answer counts only where it is in the interest of whoever gives it.
const SENSE: Concept = Concept::Seq;

/// Empty where nobody sees anybody otherwise than the model has it.
pub fn blocks(case: &Case) -> Vec<Block> {
    let Some(played) = case.input.views.filter(|played| played.anybody_sees_otherwise()) else {
        return Vec::new();
    };
    let telling = Telling { case, played };
    let mut blocks = vec![Block::Text(vec![telling.lead()])];
    for game in played.games() {
        blocks.push(Block::Heading(case.side(game.holder)));
        blocks.extend(telling.game(game));
    }
    if let Some(now) = case.now {
        blocks.push(Block::Heading("What would surprise whom".to_owned()));
        blocks.push(Block::Text(telling.outlook(&played.outlook(SENSE, now))));
        blocks.extend(telling.surprises(now));
    }
    blocks
}

struct Telling<'a> {
    case: &'a Case<'a>,
    played: &'a Hypergame,
}

impl Telling<'_> {
    fn lead(&self) -> Sentence {
        let words = "Each side acts on its own picture of the others. Here every side plays the conflict as it sees it: its own wishes as \
                     the model has them, the others' as it pictures them, and nobody knows that the others see it otherwise.";
        Sentence::new(words, self.all())
    }

    /// One side's pictures, each with its own ground, then what it expects.
    fn game(&self, game: &Game) -> Vec<Block> {
        let pictures: Vec<Item> = self
            .elements(game.holder)
            .into_iter()
            .map(|element| self.picture(element))
            .collect();
        let name = self.case.side(game.holder);
        if pictures.is_empty() {
            let words = format!("The model holds no picture of {name}'s that differs; it sees the others as the model has them.");
            return vec![Block::Text(vec![Sentence::new(words, self.of(game.holder)), self.expects(game)])];
        }
        vec![Block::List(pictures), Block::Text(vec![self.expects(game)])]
    }

    fn picture(&self, element: Element) -> Item {
        let told = format!("{}.", words(self.case.conflict, element));
        Item::from(Sentence::new(told, ground(self.case.conflict, element)))
    }

    /// What the holder expects of the present situation and of the others.
    fn expects(&self, game: &Game) -> Sentence {
        let predicted = game.predicted(SENSE);
        let name = self.case.side(game.holder);
        let words = match (self.case.now, predicted.as_slice()) {
            (_, []) => format!("As {name} sees it, no outcome would hold."),
            (Some(now), states) if states.contains(&now) => match states.len() - 1 {
                0 => format!("As {name} sees it, the present situation holds, and nothing else would."),
                others => format!(
                    "As {name} sees it, the present situation holds; {} would hold too.",
                    counted(others, "other outcome")
                ),
            },
            (Some(now), [only]) => format!(
                "As {name} sees it, the present situation does not hold; one outcome would, by {}.",
                difference(self.case.analysis, now, *only)
            ),
            (Some(_), states) => format!(
                "As {name} sees it, the present situation does not hold; {} would.",
                counted(states.len(), "other outcome")
            ),
            (None, [only]) => format!(
                "As {name} sees it, one outcome would hold: {}.",
                situation(self.case.analysis, *only)
            ),
            (None, states) => format!("As {name} sees it, {} would hold.", counted(states.len(), "outcome")),
        };
        Sentence::new(words, self.of(game.holder))
    }

    /// Whether the present situation stays when each plays its own game, and who foresees that.
    fn outlook(&self, outlook: &Outlook) -> Vec<Sentence> {
        let name = |dms: &[usize]| sides(self.case.conflict, dms);
        let stays = match (outlook.stays, outlook.unsettled_by.as_slice()) {
            (true, _) => "Each playing its own picture, no side leaves the present situation.".to_owned(),
            (false, [only]) => format!(
                "Each playing its own picture, {} would leave the present situation.",
                name(&[*only])
            ),
            (false, several) => format!(
                "Each playing its own picture, {} would each leave the present situation.",
                name(several)
            ),
        };
        let foresees = match (outlook.stays, outlook.predicted_by.as_slice()) {
            (true, []) => "Nobody expects it to last.".to_owned(),
            (true, all) if all.len() == self.case.makers().len() => "Every side expects that.".to_owned(),
            (true, [only]) => format!("Only {} expects that.", name(&[*only])),
            (true, some) => format!("Only {} expect that.", name(some)),
            (false, []) => "Nobody expects it to last.".to_owned(),
            (false, [only]) => format!("Yet {} expects it to last.", name(&[*only])),
            (false, some) => format!("Yet {} expect it to last.", name(some)),
        };
        let known = match (outlook.stays, outlook.equilibrium_if_known) {
            (true, false) => Some("It lasts only because of these pictures: if everybody knew what everybody wants, it would not."),
            (false, true) => Some("If everybody knew what everybody wants, it would last."),
            _ => None,
        };
        let mut told = vec![Sentence::new(stays, self.all()), Sentence::new(foresees, self.all())];
        told.extend(known.map(|words| Sentence::new(words, self.all())));
        told
    }

    /// The moves on which two sides disagree: the best of each mover first told, the rest counted.
    fn surprises(&self, now: StateId) -> Vec<Block> {
        let found = self.played.surprises(SENSE, now);
        let (best, rest): (Vec<Surprise>, Vec<Surprise>) = found.into_iter().partition(|surprise| surprise.best);
        if best.is_empty() {
            let words = "From here, no side's next move would surprise another.";
            return vec![Block::Text(vec![Sentence::new(words, self.all())])];
        }
        let items = best.iter().map(|surprise| Item::from(self.surprise(now, surprise)));
        let mut blocks = vec![Block::List(items.collect())];
        let left = rest.len();
        if left > 0 {
            let verb = if left == 1 { "is" } else { "are" };
            let words = format!(
                "{} {verb} left out: moves in whose place their side would rather make another.",
                capital(&counted(left, "further surprise"))
            );
            blocks.push(Block::Text(vec![Sentence::new(words, self.all())]));
        }
        blocks
    }

    fn surprise(&self, now: StateId, surprise: &Surprise) -> Sentence {
        let (onlooker, mover) = (self.case.side(surprise.onlooker), self.case.side(surprise.mover));
        let step = change(self.case.analysis, surprise.mover, now, surprise.to).noun(self.case.conflict);
        let words = match (surprise.kind, &surprise.unlikely) {
            (SurpriseKind::Unexpected, Unlikely::NoImprovement) => {
                format!(
                    "{mover} could well move by {step}; {onlooker} would be surprised, since it believes that this brings {mover} nothing."
                )
            }
            (SurpriseKind::Unexpected, Unlikely::Deterred { .. }) => format!(
                "{mover} could well move by {step}; {onlooker} would be surprised, since it believes that the answer others would give deters it."
            ),
            (SurpriseKind::FailsToCome, Unlikely::NoImprovement) => {
                format!("{onlooker} would expect {mover} to move by {step}; it does not come, since it brings {mover} nothing.")
            }
            (SurpriseKind::FailsToCome, Unlikely::Deterred { .. }) => format!(
                "{onlooker} would expect {mover} to move by {step}; it does not come, since {mover} expects an answer that takes the gain away."
            ),
        };
        let both: BTreeSet<Element> = [surprise.onlooker, surprise.mover]
            .into_iter()
            .flat_map(|holder| self.elements(holder))
            .collect();
        Sentence::new(words, self.resting_on(both))
    }

    /// The pictures that a side holds, as elements of the model.
    fn elements(&self, holder: usize) -> Vec<Element> {
        let views = self.case.conflict.views.iter().enumerate();
        views
            .filter(|(_, view)| view.holder == holder && self.sees(holder, view.of))
            .flat_map(|(number, view)| (0..view.replacements.len()).map(move |n| Element::View(number, n)))
            .collect()
    }

    fn sees(&self, holder: usize, of: usize) -> bool {
        let picture = self.played.games().get(holder).and_then(|game| game.pictures.get(of));
        matches!(picture, Some(Picture::Seen { .. }))
    }

    /// What a sentence about one side's game rests on: the model, and that side's pictures with their words.
    fn of(&self, holder: usize) -> Ground {
        self.resting_on(self.elements(holder).into_iter().collect())
    }

    fn all(&self) -> Ground {
        self.resting_on(self.case.makers().flat_map(|holder| self.elements(holder)).collect())
    }

    fn resting_on(&self, pictures: BTreeSet<Element>) -> Ground {
        let supports: Vec<&Support> = pictures
            .iter()
            .filter_map(|element| support(self.case.conflict, *element))
            .collect();
        Ground::computed(self.case.all_elements().into_iter().chain(pictures.iter().copied())).showing(&supports)
    }
}
