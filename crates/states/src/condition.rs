//! A condition made ready to be judged in 64 states at a time.

use standoff_conflict::Formula;

use crate::Axes;

/// A formula in postfix order, over the axes of a cube.
#[derive(Clone, Debug)]
pub struct Condition {
    steps: Vec<Step>,
}

/// What to do with the words that stand on the stack.
#[derive(Clone, Copy, Debug)]
enum Step {
    Constant(bool),
    Axis(u32),
    Not,
    /// The upper one, or not the lower one.
    If,
    Iff,
    And(usize),
    Or(usize),
    Exactly(usize),
    AtMost(usize),
}

/// For each of the six lowest axes, which of 64 neighbouring positions lie on its upper side.
const LOW_AXES: [u64; 6] = [
    0xAAAA_AAAA_AAAA_AAAA,
    0xCCCC_CCCC_CCCC_CCCC,
    0xF0F0_F0F0_F0F0_F0F0,
    0xFF00_FF00_FF00_FF00,
    0xFFFF_0000_FFFF_0000,
    0xFFFF_FFFF_0000_0000,
];

impl Condition {
    /// Makes a formula ready. An option that does not exist counts as not taken. Recursion is as deep as the formula.
    pub fn new(formula: &Formula, axes: &Axes) -> Condition {
        let mut condition = Condition {
            steps: Vec::with_capacity(formula.size()),
        };
        condition.add(formula, axes);
        condition
    }

    /// In which of the 64 positions from `64 × index` on it holds. The stack is there to be used again. Cost: one visit a node.
    pub fn word(&self, index: usize, stack: &mut Vec<u64>) -> u64 {
        stack.clear();
        for step in &self.steps {
            let value = step.value(index, stack);
            stack.push(value);
        }
        stack.pop().unwrap_or(0)
    }

    fn add(&mut self, formula: &Formula, axes: &Axes) {
        let step = match formula {
            Formula::True => Step::Constant(true),
            Formula::False => Step::Constant(false),
            Formula::Taken(option) => axes.bit(*option).map_or(Step::Constant(false), Step::Axis),
            Formula::Not(inner) => self.after(&[inner], axes, Step::Not),
            Formula::If(then, when) | Formula::OnlyIf(when, then) => self.after(&[when, then], axes, Step::If),
            Formula::Iff(left, right) => self.after(&[left, right], axes, Step::Iff),
            Formula::And(members) => self.after_all(members, axes, Step::And),
            Formula::Or(members) | Formula::AtLeastOne(members) => self.after_all(members, axes, Step::Or),
            Formula::ExactlyOne(members) => self.after_all(members, axes, Step::Exactly),
            Formula::AtMostOne(members) => self.after_all(members, axes, Step::AtMost),
        };
        self.steps.push(step);
    }

    fn after(&mut self, members: &[&Formula], axes: &Axes, step: Step) -> Step {
        members.iter().for_each(|member| self.add(member, axes));
        step
    }

    fn after_all(&mut self, members: &[Formula], axes: &Axes, step: fn(usize) -> Step) -> Step {
        members.iter().for_each(|member| self.add(member, axes));
        step(members.len())
    }
}

impl Step {
    /// Its value, with what it needs taken off the stack.
    fn value(self, index: usize, stack: &mut Vec<u64>) -> u64 {
        match self {
            Step::Constant(held) => word(held),
            Step::Axis(bit @ 0..6) => LOW_AXES[bit as usize],
            Step::Axis(bit) => word(index >> (bit - 6) & 1 == 1),
            Step::Not => !pop(stack),
            Step::If => pop(stack) | !pop(stack),
            Step::Iff => !(pop(stack) ^ pop(stack)),
            Step::And(count) => last(stack, count).fold(u64::MAX, |all, member| all & member),
            Step::Or(count) => last(stack, count).fold(0, |any, member| any | member),
            Step::Exactly(count) => {
                let (one, more) = counted(last(stack, count));
                one & !more
            }
            Step::AtMost(count) => !counted(last(stack, count)).1,
        }
    }
}

/// Where at least one, and where more than one, of some conditions holds.
fn counted(members: impl Iterator<Item = u64>) -> (u64, u64) {
    members.fold((0, 0), |(one, more), member| (one | member, more | one & member))
}

fn word(held: bool) -> u64 {
    if held { u64::MAX } else { 0 }
}

fn pop(stack: &mut Vec<u64>) -> u64 {
    stack.pop().unwrap_or(0)
}

/// Takes the last few words off the stack.
fn last(stack: &mut Vec<u64>, count: usize) -> impl Iterator<Item = u64> {
    let from = stack.len().saturating_sub(count);
    stack.drain(from..)
}
