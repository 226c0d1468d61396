//! Which states lead where: the closed classes of a chain, and what can reach a set.

use super::chain::Chance;

/// The states from which some state of a set is reached, the set included.
pub(crate) fn leading_to(rows: &[Vec<Chance>], set: &[bool]) -> Vec<bool> {
    let mut origins = vec![Vec::new(); rows.len()];
    for (from, row) in rows.iter().enumerate() {
        row.iter().for_each(|&(to, _)| origins[to].push(from));
    }
    let mut found = set.to_vec();
    let mut open: Vec<usize> = (0..rows.len()).filter(|&state| set[state]).collect();
    while let Some(state) = open.pop() {
        for &origin in &origins[state] {
            if !std::mem::replace(&mut found[origin], true) {
                open.push(origin);
            }
        }
    }
    found
}

/// The closed class of each state, numbered by their lowest states; `None` for a state outside all. Cost: as the moves (Tarjan, without recursion).
pub(crate) fn closed(rows: &[Vec<Chance>]) -> Vec<Option<usize>> {
    let component = components(rows);
    let count = component.iter().max().map_or(0, |last| last + 1);
    let mut left = vec![false; count];
    for (from, row) in rows.iter().enumerate() {
        left[component[from]] |= row.iter().any(|&(to, _)| component[to] != component[from]);
    }
    let mut numbers = vec![None; count];
    let mut next = 0;
    let mut class = |component: usize| {
        if left[component] {
            return None;
        }
        if numbers[component].is_none() {
            numbers[component] = Some(next);
            next += 1;
        }
        numbers[component]
    };
    component.into_iter().map(&mut class).collect()
}

/// The strongly connected component of each state.
fn components(rows: &[Vec<Chance>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let (mut order, mut low, mut component) = (vec![UNSEEN; rows.len()], vec![0; rows.len()], vec![UNSEEN; rows.len()]);
    let (mut seen, mut found, mut stack) = (0, 0, Vec::new());
    for root in 0..rows.len() {
        let mut calls = if order[root] == UNSEEN { vec![(root, 0)] } else { Vec::new() };
        while let Some((state, next)) = calls.pop() {
            if next == 0 {
                order[state] = seen;
                low[state] = seen;
                seen += 1;
                stack.push(state);
            } else {
                low[state] = low[state].min(low[rows[state][next - 1].0]);
            }
            let mut next = next;
            while let Some(&(to, _)) = rows[state].get(next) {
                if order[to] == UNSEEN {
                    break;
                }
                if component[to] == UNSEEN {
                    low[state] = low[state].min(order[to]);
                }
                next += 1;
            }
            if let Some(&(to, _)) = rows[state].get(next) {
                calls.push((state, next + 1));
                calls.push((to, 0));
                continue;
            }
            if low[state] == order[state] {
                while let Some(member) = stack.pop() {
                    component[member] = found;
                    if member == state {
                        break;
                    }
                }
                found += 1;
            }
        }
    }
    component
}

#[cfg(test)]
mod tests {
    use super::{closed, leading_to};

    #[test]
    fn a_trap_a_cycle_and_what_leads_to_them() {
        // 0 leads to 1 and 2; 1 and 3 lead to each other; 2 is never left; 4 leads to 0.
        let rows = vec![vec![(1, 0.5), (2, 0.5)], vec![(3, 1.0)], vec![], vec![(1, 1.0)], vec![(0, 1.0)]];
        assert_eq!(closed(&rows), [None, Some(0), Some(1), Some(0), None]);
        assert_eq!(
            leading_to(&rows, &[false, false, true, false, false]),
            [true, false, true, false, true]
        );
    }
}
