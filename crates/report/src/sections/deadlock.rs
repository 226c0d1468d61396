//! Who waits for whom, before any preference: circles of waiting, what ends at a refusal, and what would release it.

use std::collections::BTreeSet;

use standoff_conflict::{Basis, Support};
use standoff_deadlock::{Act, Acts, Circle, DeadEnd, Goal, HoldKind, Wait};

use crate::case::{Case, TOLD};
use crate::draw::{Waiter, Waiting};
use crate::elements::support;
use crate::wording::{capital, counted, joined, label, quoted};
use crate::{Block, Drawing, Element, Ground, Item, Sentence};

/// Circles that the drawing shows.
const DRAWN: usize = 3;

/// Empty where nothing is held back.
pub fn blocks(case: &Case) -> Vec<Block> {
    let Some(waiting) = case.input.waiting else { return Vec::new() };
    let held = waiting.surely.holds.iter().any(|hold| matches!(hold.by, HoldKind::Commitment(_)));
    if !held {
        return Vec::new();
    }
    let telling = Telling { case };
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
        let words = "There is more waiting than was followed to its end; the list may not be whole.";
        blocks.push(Block::Text(vec![Sentence::new(words, Ground::computed(telling.all()))]));
    }
    blocks
}

struct Telling<'a> {
    case: &'a Case<'a>,
}

impl Telling<'_> {
    fn lead(&self, circles: &[Circle], ends: &[DeadEnd]) -> Sentence {
        let words = match (circles.len(), ends.len()) {
            (0, 0) => "Taken at their word, no side waits in vain: what is held back waits for acts that nothing holds back.".to_owned(),
            (0, _) => "Before any question of what the sides prefer, what is held back ends at a refusal.".to_owned(),
            (n, _) => format!(
                "Before any question of what the sides prefer, they wait for each other: {} of waiting, in which every act is held back until the next is done.",
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
        let mut item = Item::from(Sentence::new(format!("{}.", capital(&joined(&told))), self.ground(&circle.waits)));
        item.sentences
            .push(Sentence::new(self.who_says(&circle.waits), self.ground(&circle.waits)));
        item
    }

    /// Whether those who wait say so themselves.
    fn who_says(&self, waits: &[Wait]) -> String {
        let mut bases: BTreeSet<Option<Basis>> = BTreeSet::new();
        for by in waits.iter().flat_map(|wait| &wait.by) {
            if let HoldKind::Commitment(_) = by {
                bases.insert(support(self.case.conflict, element(*by)).and_then(|support| support.basis));
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
                "{} waits for {}, which cannot be had while the refusal stands.",
                self.act(end.act),
                joined(&awaited)
            ),
            (true, true) => format!("{} cannot be had: the rules of the model leave no way to it.", self.act(end.act)),
        };
        let by = end.refusals.iter().chain(end.waits.iter().flat_map(|wait| &wait.by));
        Sentence::new(capital(&words), self.ground_of(by.copied()))
    }

    /// What would release what waits: together, or by somebody giving way.
    fn release(&self, goals: &[Goal]) -> Vec<Block> {
        let mut items: Vec<Item> = Vec::new();
        for goal in goals.iter().filter(|goal| !goal.free).take(TOLD) {
            let mut sentences = Vec::new();
            if let Some(step) = goal.joint_steps.first() {
                let words = format!("{} need nobody to give way first if they are done together.", self.acts(step.acts));
                let words = if step.acts.len() == 1 {
                    words.replace(" need nobody", " needs nobody").replace("they are", "it is")
                } else {
                    words
                };
                sentences.push(Sentence::new(capital(&words), Ground::computed(self.all())));
            }
            if !goal.waivers.is_empty() {
                sentences.push(Sentence::new(self.waivers(goal), Ground::computed(self.all())));
            }
            if !sentences.is_empty() {
                items.push(Item {
                    sentences,
                    under: Vec::new(),
                });
            }
        }
        match items.is_empty() {
            true => Vec::new(),
            false => vec![Block::Heading("What would release it".to_owned()), Block::List(items)],
        }
    }

    fn waivers(&self, goal: &Goal) -> String {
        let debtor = |number: &usize| {
            self.case
                .conflict
                .commitments
                .get(*number)
                .map(|commitment| (commitment.debtor, commitment.act))
        };
        let one =
            |number: &usize| debtor(number).map(|(dm, act)| format!("{} did {} without its condition", self.case.side(dm), self.bare(act)));
        let set = |set: &Vec<usize>| joined(&set.iter().filter_map(one).collect::<Vec<_>>());
        let ways: Vec<String> = goal.waivers.iter().take(TOLD).map(set).collect();
        format!(
            "{} would be free, one act after the other, if {}.",
            capital(&self.acts(goal.acts)),
            ways.join("; or if ")
        )
    }

    fn possibly(&self, more: Acts) -> Sentence {
        let verb = if more.len() == 1 { "is" } else { "are" };
        let words = format!(
            "{} {verb} free only if acts count of which nothing is reported.",
            capital(&self.acts(more))
        );
        Sentence::new(words, Ground::computed(self.all()))
    }

    fn drawing(&self, circles: &[Circle]) -> Drawing {
        let waiter = |act: &Act| Waiter {
            side: self.owner(*act),
            act: format!("{}{}", if act.taken { "" } else { "not: " }, label(self.case.conflict, act.option)),
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
        let words = quoted(self.case.conflict, act.option);
        if act.taken { words } else { format!("not {words}") }
    }

    fn owner(&self, act: Act) -> String {
        let owner = self.case.conflict.options.get(act.option).map(|option| option.owner);
        owner.map_or_else(String::new, |dm| self.case.side(dm))
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
            .filter_map(|element| support(self.case.conflict, *element))
            .collect();
        Ground::computed(elements.iter().copied()).showing(&supports)
    }

    /// Everything that waiting is worked out from: where the dispute stands, commitments, and rules.
    fn all(&self) -> Vec<Element> {
        let commitments = (0..self.case.conflict.commitments.len()).map(Element::Commitment);
        let rules = (0..self.case.conflict.infeasible.len()).map(Element::Infeasible);
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
