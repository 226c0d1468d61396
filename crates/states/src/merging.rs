//! Joins feasible codes into states, where the conflict says that they count as one.

use standoff_conflict::{Merge, StateCode};

/// Groups ascending codes into states: for each merge, all codes in which its condition holds are one state; merges that share a code
/// are joined. States are ordered by their smallest member, members ascending. Cost: codes × merges.
pub(crate) fn merged(codes: &[StateCode], merges: &[Merge]) -> Vec<Vec<StateCode>> {
    let mut parent: Vec<usize> = (0..codes.len()).collect();
    for merge in merges {
        let mut members = (0..codes.len()).filter(|&index| merge.when.holds(codes[index]));
        if let Some(first) = members.next() {
            members.for_each(|member| join(&mut parent, first, member));
        }
    }
    let mut states: Vec<Vec<StateCode>> = Vec::new();
    let mut state_of_root = vec![usize::MAX; codes.len()];
    for (index, &code) in codes.iter().enumerate() {
        let root = root_of(&mut parent, index);
        if state_of_root[root] == usize::MAX {
            state_of_root[root] = states.len();
            states.push(Vec::new());
        }
        states[state_of_root[root]].push(code);
    }
    states
}

/// The representative of a group, with the way to it shortened.
fn root_of(parent: &mut [usize], mut index: usize) -> usize {
    while parent[index] != index {
        parent[index] = parent[parent[index]];
        index = parent[index];
    }
    index
}

/// Makes two groups one.
fn join(parent: &mut [usize], left: usize, right: usize) {
    let (left, right) = (root_of(parent, left), root_of(parent, right));
    parent[left.max(right)] = left.min(right);
}

#[cfg(test)]
mod tests {
    use super::merged;
    use standoff_conflict::{Formula, Merge, Support};

    fn merge(option: usize) -> Merge {
        Merge {
            when: Formula::Taken(option),
            support: Support::default(),
        }
    }

    #[test]
    fn states_are_ordered_by_smallest_member() {
        assert_eq!(merged(&[0, 1, 2, 3], &[merge(1)]), [vec![0], vec![1], vec![2, 3]]);
    }

    #[test]
    fn merges_that_overlap_are_joined() {
        assert_eq!(merged(&[0, 1, 2, 3], &[merge(0), merge(1)]), [vec![0], vec![1, 2, 3]]);
    }

    #[test]
    fn a_merge_that_holds_nowhere_changes_nothing() {
        assert_eq!(merged(&[0, 1], &[merge(5)]), [vec![0], vec![1]]);
    }
}
