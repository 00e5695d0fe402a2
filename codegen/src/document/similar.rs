//! A misspelt name and the right ones in, the one that was meant out.

/// The candidate that differs least from the name, if the difference is small.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    const LONGEST: usize = 100;
    if name.len() > LONGEST {
        return None;
    }
    let close = match name.chars().count() {
        0..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    candidates
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= close)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many characters have to be changed, added or removed to get from one to the other, ignoring case.
fn distance(left: &str, right: &str) -> usize {
    strsim::levenshtein(&left.to_lowercase(), &right.to_lowercase())
}
