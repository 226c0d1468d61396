//! Conflicts made up from a seed, the same on every machine: large ones for measuring, small and crooked ones for comparing engines.

use standoff_conflict::{
    Conflict, ConflictOption, DecisionMaker, Direction, Formula, Infeasible, NoMove, Preference, Ranked, Statement, StatementRank, Support,
};

/// Numbers that look random (Knuth's multiplicative generator).
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Numbers {
        let mut numbers = Numbers(seed ^ 0x9E37_79B9_7F4A_7C15);
        (0..4).for_each(|_| {
            numbers.below(2);
        });
        numbers
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn literal(&mut self, options: usize) -> Formula {
        let option = Formula::Taken(self.below(options));
        match self.below(2) {
            0 => option,
            _ => Formula::Not(Box::new(option)),
        }
    }

    /// So many literals at once, each of another option where there are enough.
    fn pattern(&mut self, options: usize, literals: usize) -> Formula {
        let mut members: Vec<Formula> = Vec::new();
        for _ in 0..literals {
            let used = members.iter().fold(0, |used, member| used | member.mentioned());
            let fresh = std::iter::repeat_with(|| self.literal(options))
                .take(64)
                .find(|literal| literal.mentioned() & used == 0);
            members.extend(fresh);
        }
        Formula::And(members)
    }

    fn formula(&mut self, options: usize) -> Formula {
        let two = |numbers: &mut Numbers| (Box::new(numbers.literal(options)), Box::new(numbers.literal(options)));
        match self.below(7) {
            0 | 1 => self.literal(options),
            2 => self.pattern(options, 2),
            3 => Formula::Or((0..3).map(|_| self.literal(options)).collect()),
            4 => Formula::ExactlyOne((0..3).map(|_| self.literal(options)).collect()),
            5 => {
                let (then, when) = two(self);
                Formula::If(then, when)
            }
            _ => {
                let (left, right) = two(self);
                Formula::Iff(left, right)
            }
        }
    }
}

fn statement((number, want): (usize, Formula)) -> Statement {
    Statement {
        id: format!("s{number}"),
        want,
        rank: StatementRank::AsWritten,
        strength: 1,
        support: Support::default(),
    }
}

fn forbidden(when: Formula) -> Infeasible {
    Infeasible {
        when,
        support: Support::default(),
    }
}

/// Decision makers with as good as equal shares of the options, all reversible, and as many statements each as there are options. With rules, about a
/// third of the combinations is feasible.
pub fn sized(options: usize, makers: usize, rules: bool) -> Conflict {
    let mut numbers = Numbers::new((options * 100 + makers * 10 + usize::from(rules)) as u64);
    let option = |number| ConflictOption {
        key: format!("o{number}"),
        owner: number * makers / options,
        ..ConflictOption::default()
    };
    let mut wants = || (0..options).map(|_| numbers.formula(options)).enumerate().map(statement).collect();
    let preferences = (0..makers).map(|_| Preference::Statements(wants())).collect();
    let mut conflict = Conflict {
        decision_makers: vec![DecisionMaker::default(); makers],
        options: (0..options).map(option).collect(),
        preferences,
        ..Conflict::default()
    };
    // Each rule takes away about an eighth of what is left: (7/8)^8 = 0.34.
    conflict.infeasible = (0..if rules { 8 } else { 0 })
        .map(|_| forbidden(numbers.pattern(options, 3)))
        .collect();
    conflict
}

/// Two to four decision makers, two to seven options in any order, rules, one-way options, moves ruled out, states hidden, ties, rankings.
pub fn crooked(seed: u64) -> Conflict {
    let mut numbers = Numbers::new(seed);
    let (makers, options) = (2 + numbers.below(3), 2 + numbers.below(6));
    wild(&mut numbers, makers, options)
}

/// As [`crooked`], of a certain size.
pub fn wild(numbers: &mut Numbers, makers: usize, options: usize) -> Conflict {
    let option = |number: usize, numbers: &mut Numbers| ConflictOption {
        key: format!("o{number}"),
        owner: numbers.below(makers),
        direction: [
            Direction::Both,
            Direction::Both,
            Direction::Both,
            Direction::Both,
            Direction::TakeOnly,
            Direction::DropOnly,
        ][numbers.below(6)],
        ..ConflictOption::default()
    };
    let options_of: Vec<ConflictOption> = (0..options).map(|number| option(number, numbers)).collect();
    let maker = |dm: usize, numbers: &mut Numbers| DecisionMaker {
        key: format!("d{dm}"),
        hidden: if numbers.below(8) == 0 {
            vec![numbers.pattern(options, 2)]
        } else {
            Vec::new()
        },
        ..DecisionMaker::default()
    };
    let decision_makers = (0..makers).map(|dm| maker(dm, numbers)).collect();
    let few = numbers.below(4);
    let infeasible = (0..few).map(|_| forbidden(numbers.pattern(options, 2))).collect();
    let barred = if numbers.below(3) == 0 { 1 + numbers.below(3) } else { 0 };
    let no_move = |numbers: &mut Numbers| NoMove {
        by: numbers.below(makers),
        from: if numbers.below(3) == 0 {
            Formula::True
        } else {
            numbers.literal(options)
        },
        to: numbers.pattern(options, 2),
        support: Support::default(),
    };
    Conflict {
        no_moves: (0..barred).map(|_| no_move(numbers)).collect(),
        preferences: (0..makers).map(|_| preference(numbers, options)).collect(),
        decision_makers,
        options: options_of,
        infeasible,
        ..Conflict::default()
    }
}

fn preference(numbers: &mut Numbers, options: usize) -> Preference {
    let count = numbers.below(7);
    if numbers.below(3) > 0 {
        return Preference::Statements((0..count).map(|_| numbers.formula(options)).enumerate().map(statement).collect());
    }
    let entry = |numbers: &mut Numbers| match numbers.below(3) {
        0 => Ranked::State(numbers.below(1 << options) as u64),
        _ => Ranked::Where(numbers.formula(options)),
    };
    let mut groups: Vec<Vec<Ranked>> = (0..count)
        .map(|_| (0..1 + numbers.below(2)).map(|_| entry(numbers)).collect())
        .collect();
    groups.push(vec![Ranked::Where(Formula::True)]);
    Preference::Ranking(groups)
}
