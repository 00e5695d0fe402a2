//! Two lists in, which of their items are the same thing out.

use std::collections::BTreeMap;

/// What became of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diff) enum Pair<T> {
    Added(T),
    Removed(T),
    Both(T, T),
}

impl<T: Copy> Pair<T> {
    /// The item that is new.
    pub(super) fn added(self) -> Option<T> {
        match self {
            Self::Added(new) => Some(new),
            Self::Removed(_) | Self::Both(..) => None,
        }
    }

    /// The item that is gone.
    pub(super) fn removed(self) -> Option<T> {
        match self {
            Self::Removed(old) => Some(old),
            Self::Added(_) | Self::Both(..) => None,
        }
    }
}

impl<T> Pair<T> {
    /// The same pair of something that is known of the item.
    pub(in crate::diff) fn map<U>(self, of: impl Fn(T) -> U) -> Pair<U> {
        match self {
            Self::Added(new) => Pair::Added(of(new)),
            Self::Removed(old) => Pair::Removed(of(old)),
            Self::Both(old, new) => Pair::Both(of(old), of(new)),
        }
    }
}

/// Names an item, if it has a name of that kind.
type Key<'k, T> = &'k dyn Fn(&T) -> Option<String>;

/// Matches by the first key; what is left by the second, and so on. New items in their order, then the removed ones.
pub(in crate::diff) fn pair<T: Copy>(old: &[T], new: &[T], keys: &[Key<'_, T>]) -> Vec<Pair<T>> {
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    for key in keys {
        let mut waiting: BTreeMap<String, usize> = BTreeMap::new();
        for (index, item) in old.iter().enumerate().filter(|(index, _)| !taken[*index]) {
            if let Some(name) = key(item) {
                waiting.entry(name).or_insert(index);
            }
        }
        for (item, partner) in new.iter().zip(&mut partner) {
            if partner.is_none() {
                *partner = key(item).and_then(|name| waiting.remove(&name));
                if let Some(index) = *partner {
                    taken[index] = true;
                }
            }
        }
    }
    let kept = new.iter().zip(&partner).map(|(item, partner)| {
        partner.map_or(Pair::Added(*item), |index| Pair::Both(old[index], *item))
    });
    let gone = old.iter().zip(&taken).filter(|(_, taken)| !**taken);
    kept.chain(gone.map(|(item, _)| Pair::Removed(*item)))
        .collect()
}

/// Whether the items that both lists have are in another order. `old` is the list that the pairs were made from.
pub(in crate::diff) fn is_reordered<T>(pairs: &[Pair<&T>], old: &[&T]) -> bool {
    let position: BTreeMap<*const T, usize> = old
        .iter()
        .enumerate()
        .map(|(index, item)| (std::ptr::from_ref(*item), index))
        .collect();
    let positions = pairs.iter().filter_map(|pair| match pair {
        Pair::Both(item, _) => position.get(&std::ptr::from_ref(*item)),
        Pair::Added(_) | Pair::Removed(_) => None,
    });
    !positions.is_sorted()
}

#[cfg(test)]
mod tests {
    use super::Pair::{Added, Both, Removed};
    use super::{is_reordered, pair};

    #[test]
    fn what_the_first_key_does_not_match_is_left_to_the_second() {
        let (old, new) = (
            [("a", 1), ("b", 2), ("c", 3)],
            [("c", 30), ("x", 2), ("y", 9)],
        );
        let (old, new) = (old.each_ref(), new.each_ref());
        let pairs = pair(
            &old,
            &new,
            &[&|item| Some(item.0.to_owned()), &|item| {
                Some(item.1.to_string())
            }],
        );
        let expected = [
            Both(old[2], new[0]),
            Both(old[1], new[1]),
            Added(new[2]),
            Removed(old[0]),
        ];
        assert_eq!(pairs, expected);
        assert!(is_reordered(&pairs, &old));
        assert!(!is_reordered(&pairs[..1], &old));
    }
}
