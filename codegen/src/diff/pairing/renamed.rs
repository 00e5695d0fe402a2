//! What is new and what is gone in, which of it is the same under another name out.

use super::pairs::Pair;
use crate::ir::{Docs, Name};

/// Turns what is gone and what is new into one thing that both have, where each is the only one that the other can be.
pub(in crate::diff) fn with_renamed<T: Copy>(
    pairs: &[Pair<T>],
    is_same: impl Fn(T, T) -> bool,
) -> Vec<Pair<T>> {
    let gone: Vec<T> = pairs.iter().filter_map(|pair| pair.removed()).collect();
    let new: Vec<T> = pairs.iter().filter_map(|pair| pair.added()).collect();
    let only = |items: &[T], is_it: &dyn Fn(T) -> bool| -> Option<usize> {
        let mut found = items.iter().enumerate().filter(|(_, item)| is_it(**item));
        let (index, _) = found.next()?;
        found.next().is_none().then_some(index)
    };
    let partner = |added: T| {
        let index = only(&gone, &|old| is_same(old, added))?;
        only(&new, &|other| is_same(gone[index], other)).map(|_| index)
    };
    let mut taken = vec![false; gone.len()];
    let mut found = Vec::new();
    for pair in pairs {
        match pair
            .added()
            .and_then(|added| Some((partner(added)?, added)))
        {
            Some((index, added)) => {
                taken[index] = true;
                found.push(Pair::Both(gone[index], added));
            }
            None if pair.removed().is_none() => found.push(*pair),
            None => {}
        }
    }
    let left = gone.into_iter().zip(taken).filter(|(_, taken)| !taken);
    found.extend(left.map(|(item, _)| Pair::Removed(item)));
    found
}

/// Whether one name may be the other: they are much alike, or what they name is described in the same words.
pub(in crate::diff) fn is_alike(old: (&Name, &Docs), new: (&Name, &Docs)) -> bool {
    const ALIKE: f64 = 0.6;
    let [a, b] = [old.0, new.0].map(|name| name.wire.to_lowercase());
    let is_described = !old.1.summary.is_empty() && old.1 == new.1;
    is_described || strsim::normalized_damerau_levenshtein(&a, &b) >= ALIKE
}

#[cfg(test)]
mod tests {
    use super::super::pairs::Pair::{Added, Both, Removed};
    use super::with_renamed;

    #[test]
    fn what_could_be_two_things_is_neither() {
        let is_same = |old: (char, u8), new: (char, u8)| old.1 == new.1;
        let pairs = [
            Added(('x', 1)),
            Removed(('a', 1)),
            Removed(('b', 2)),
            Removed(('c', 2)),
            Added(('y', 2)),
        ];
        let expected = [
            Both(('a', 1), ('x', 1)),
            Added(('y', 2)),
            Removed(('b', 2)),
            Removed(('c', 2)),
        ];
        assert_eq!(with_renamed(&pairs, is_same), expected);
    }
}
