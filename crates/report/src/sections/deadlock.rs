//! Who waits for whom, before any preference: circles of waiting, what ends at a refusal, and what would release it.

use std::collections::BTreeSet;

use standoff_conflict::{Basis, Support};
use standoff_deadlock::{Act, Acts, Circle, DeadEnd, Goal, HoldKind, Wait};

use crate::case::TOLD;
use crate::draw::{Waiter, Waiting};
use crate::elements::support;
use crate::scene::Scene;
use crate::wording::{capital, counted, joined, label, quoted};
use crate::{Block, Drawing, Element, Ground, Item, Sentence};

/// Circles that the drawing shows.
const DRAWN: usize = 3;

/// Empty where nothing is held back.
pub fn blocks(scene: &Scene) -> Vec<Block> {
    let Some(waiting) = scene.input.waiting else { return Vec::new() };
    let held = waiting.surely.holds.iter().any(|hold| matches!(hold.by, HoldKind::Commitment(_)));
    if !held {
        return Vec::new();
    }
    let telling = Telling { scene };
    let (circles, ends) = (&waiting.surely.circles, &waiting.surely.dead_ends);
    let mut blocks = vec![Block::Text(vec![telling.lead(circles, ends)])];
    let mut items: Vec<Item> = circles.iter().take(TOLD).map(|circle| telling.circle(circle)).collect();
    items.extend(ends.iter().take(TOLD).map(|end| Item::from(telling.dead_end(end))));
    if !items.is_empty() {
        blocks.push(Block::List(items));
    }
    if !circles.is_empty() {
        blocks.push(Block::Drawing(Box::new(telling.drawing(circles))));
    }
    blocks.extend(telling.release(&waiting.surely.goals));
    let more = waiting.possibly.free.without(waiting.surely.free);
    if !more.is_empty() {
        blocks.push(Block::Text(vec![telling.possibly(more)]));
    }
    if !(waiting.surely.whole && waiting.possibly.whole) {
        let words = "Not all of the waiting was followed to its end within the work allowed, so this list may not be complete.";
        blocks.push(Block::Text(vec![Sentence::new(words, Ground::computed(telling.all()))]));
    }
    blocks
}

struct Telling<'a> {
    scene: &'a Scene<'a>,
}

impl Telling<'_> {
    fn lead(&self, circles: &[Circle], ends: &[DeadEnd]) -> Sentence {
        let words = match (circles.len(), ends.len()) {
            (0, 0) => "Taking the conditions that the sides have set as they stand, nobody waits in vain: whatever is held back waits for \
                       something that its side is free to do."
                .to_owned(),
            (0, _) => "The conditions that the sides have set do not run in a circle, but some of what is held back waits, at once or in \
                       the end, for something that is refused or ruled out."
                .to_owned(),
            (1, _) => "Leaving aside what each side would like best, the conditions they have set make them wait for each other in a \
                       circle: each act is held back until the next one is done, so none comes first."
                .to_owned(),
            (n, _) => format!(
                "Leaving aside what each side would like best, the conditions they have set make them wait for each other in {}: in each, \
                 every act is held back until the next one is done, so none comes first.",
                counted(n, "circle")
            ),
        };
        Sentence::new(words, Ground::computed(self.all()))
    }

    /// A circle: who waits for whom, and who says so.
    fn circle(&self, circle: &Circle) -> Item {
        let told: Vec<String> = circle
            .waits
            .iter()
            .map(|wait| format!("{} waits for {}", self.act(wait.act), self.act(wait.awaited)))
            .collect();
        let mut item = Item::from(Sentence::new(format!("{}.", capital(&told.join("; "))), self.ground(&circle.waits)));
        item.sentences
            .push(Sentence::new(self.who_says(&circle.waits), self.ground(&circle.waits)));
        item
    }

    /// Whether those who wait say so themselves.
    fn who_says(&self, waits: &[Wait]) -> String {
        let mut bases: BTreeSet<Option<Basis>> = BTreeSet::new();
        for by in waits.iter().flat_map(|wait| &wait.by) {
            if let HoldKind::Commitment(_) = by {
                bases.insert(support(self.scene.conflict, element(*by)).and_then(|support| support.basis));
            }
        }
        let own = bases.contains(&Some(Basis::Stated));
        let others = bases.contains(&Some(Basis::Reported));
        let ours = bases.iter().any(|basis| !matches!(basis, Some(Basis::Stated | Basis::Reported)));
        let words = match (own, others, ours) {
            (true, false, false) => "Each of these sides is on record with its condition in its own words.",
            (false, true, false) => "These conditions are what others report of the sides; none of them is quoted with its own.",
            (true, true, false) => "Some of these conditions stand in the sides' own words, some are what others report of them.",
            _ => "Not all of these conditions are on record: some are assumed or inferred.",
        };
        words.to_owned()
    }

    fn dead_end(&self, end: &DeadEnd) -> Sentence {
        let awaited: Vec<String> = end.waits.iter().map(|wait| self.act(wait.awaited)).collect();
        let words = match (end.refusals.is_empty(), awaited.is_empty()) {
            (false, _) => format!("{} is refused, whatever the others do.", self.act(end.act)),
            (true, false) => format!(
                "{} waits for {}, which cannot come while a refusal stands in the way.",
                self.act(end.act),
                joined(&awaited)
            ),
            (true, true) => format!("{} cannot be had: the rules of the model leave no way to it.", self.act(end.act)),
        };
        let by = end.refusals.iter().chain(end.waits.iter().flat_map(|wait| &wait.by));
        Sentence::new(capital(&words), self.ground_of(by.copied()))
    }

    /// What would release what waits: together, or by somebody giving way. What one joint step releases is told together.
    fn release(&self, goals: &[Goal]) -> Vec<Block> {
        let mut groups: Vec<(Option<Acts>, Vec<&Goal>)> = Vec::new();
        for goal in goals.iter().filter(|goal| !goal.free) {
            let together = goal.joint_steps.first().map(|step| step.acts);
            match groups.iter_mut().find(|(step, _)| *step == together) {
                Some((_, found)) => found.push(goal),
                None => groups.push((together, vec![goal])),
            }
        }
        let items = groups.iter().map(|(step, goals)| self.released(*step, goals));
        let items: Vec<Item> = items.filter(|item| !item.sentences.is_empty()).take(TOLD).collect();
        match items.is_empty() {
            true => Vec::new(),
            false => vec![Block::Heading("What would release it".to_owned()), Block::List(items)],
        }
    }

    /// A joint step, and below it who could give way instead.
    fn released(&self, step: Option<Acts>, goals: &[&Goal]) -> Item {
        let waivers: Vec<Sentence> = goals
            .iter()
            .enumerate()
            .filter(|(place, goal)| !goal.waivers.is_empty() && !covered(goals, *place))
            .map(|(_, goal)| Sentence::new(self.waivers(goal), Ground::computed(self.all())))
            .collect();
        let Some(step) = step else {
            return Item {
                sentences: waivers,
                under: Vec::new(),
            };
        };
        let acts = capital(&self.acts(step));
        let words = match step.len() {
            1 => format!("{acts} can be done at once: nobody has to give way first."),
            _ => format!("{acts} can be done together, at one moment: then nobody has to give way first."),
        };
        Item {
            sentences: vec![Sentence::new(words, Ground::computed(self.all()))],
            under: waivers.into_iter().map(|sentence| vec![sentence]).collect(),
        }
    }

    /// Who could give way, each way a set of conditions that are waived.
    fn waivers(&self, goal: &Goal) -> String {
        let ways: Vec<String> = goal.waivers.iter().take(TOLD).map(|set| self.waiver(set)).collect();
        format!(
            "{} could come about step by step if {}.",
            capital(&self.acts(goal.acts)),
            ways.join("; or if ")
        )
    }

    /// Conditions that are waived, side by side: `Harbour did “pay more” without waiting for its condition to be met`.
    fn waiver(&self, set: &[usize]) -> String {
        let mut by_side: Vec<(usize, Vec<String>)> = Vec::new();
        for commitment in set.iter().filter_map(|number| self.scene.conflict.commitments.get(*number)) {
            let act = self.bare(commitment.act);
            match by_side.iter_mut().find(|(dm, _)| *dm == commitment.debtor) {
                Some((_, acts)) if acts.contains(&act) => {}
                Some((_, acts)) => acts.push(act),
                None => by_side.push((commitment.debtor, vec![act])),
            }
        }
        let told = by_side.iter().map(|(dm, acts)| {
            let what = match acts.len() {
                1 => "its condition",
                _ => "its conditions",
            };
            format!("{} did {} without waiting for {what} to be met", self.scene.side(*dm), joined(acts))
        });
        told.collect::<Vec<_>>().join(" and ")
    }

    fn possibly(&self, more: Acts) -> Sentence {
        let words = format!(
            "If the sides were also ready for acts of which the model reports neither an offer nor a condition, this would be free as well: {}.",
            self.acts(more)
        );
        Sentence::new(words, Ground::computed(self.all()))
    }

    fn drawing(&self, circles: &[Circle]) -> Drawing {
        let waiter = |act: &Act| Waiter {
            side: self.owner(*act),
            act: format!("{}{}", if act.taken { "" } else { "not: " }, label(self.scene.conflict, act.option)),
        };
        let circles: Vec<Vec<Waiter>> = circles
            .iter()
            .take(DRAWN)
            .map(|circle| circle.acts.iter().map(waiter).collect())
            .collect();
        let words = match circles.len() {
            1 => "Each act waits for the next; the line on the right leads from the last back to the first.".to_owned(),
            n => format!(
                "{} circles: in each, every act waits for the next; the line on the right leads from the last back to the first.",
                capital(&crate::wording::count(n))
            ),
        };
        let drawing = Waiting { circles };
        Drawing {
            svg: drawing.svg(),
            lines: drawing.lines(),
            caption: Sentence::new(words, Ground::computed(self.all())),
        }
    }

    /// An act with its side: `“pay more” (Harbour)`.
    fn act(&self, act: Act) -> String {
        format!("{} ({})", self.bare(act), self.owner(act))
    }

    fn bare(&self, act: Act) -> String {
        let words = quoted(self.scene.conflict, act.option);
        if act.taken { words } else { format!("not {words}") }
    }

    fn owner(&self, act: Act) -> String {
        let owner = self.scene.conflict.options.get(act.option).map(|option| option.owner);
        owner.map_or_else(String::new, |dm| self.scene.side(dm))
    }

    fn acts(&self, acts: Acts) -> String {
        joined(&acts.iter().map(|act| self.act(act)).collect::<Vec<_>>())
    }

    fn ground(&self, waits: &[Wait]) -> Ground {
        self.ground_of(waits.iter().flat_map(|wait| wait.by.iter().copied()))
    }

    /// Worked out from some commitments and rules, with the words that report them.
    fn ground_of(&self, by: impl Iterator<Item = HoldKind>) -> Ground {
        let elements: BTreeSet<Element> = by.map(element).collect();
        let supports: Vec<&Support> = elements
            .iter()
            .filter_map(|element| support(self.scene.conflict, *element))
            .collect();
        Ground::computed(elements.iter().copied()).showing(&supports)
    }

    /// Everything that waiting is worked out from: where the dispute stands, commitments, and rules.
    fn all(&self) -> Vec<Element> {
        let commitments = (0..self.scene.conflict.commitments.len()).map(Element::Commitment);
        let rules = (0..self.scene.conflict.infeasible.len()).map(Element::Infeasible);
        [Element::StatusQuo].into_iter().chain(commitments).chain(rules).collect()
    }
}

/// What holds an act back, as an element of the model.
fn element(by: HoldKind) -> Element {
    match by {
        HoldKind::Commitment(number) => Element::Commitment(number),
        HoldKind::Rule(number) => Element::Infeasible(number),
    }
}

/// Whether another of some goals holds all acts of this one and is released by the same waivers; of equal ones the first stays.
fn covered(goals: &[&Goal], place: usize) -> bool {
    let this = goals[place];
    goals.iter().enumerate().any(|(other_place, other)| {
        let within = this.acts.without(other.acts).is_empty();
        let equal = within && other.acts.without(this.acts).is_empty();
        other_place != place && within && other.waivers == this.waivers && (!equal || other_place < place)
    })
}
