//! A misspelled name and the known ones in; the one that was meant out.

/// The known name that is nearest, if it is near enough to be meant.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let distance = |known: &str| strsim::damerau_levenshtein(&lower, &known.to_lowercase());
    let near = known
        .into_iter()
        .map(|known| (distance(known), known))
        .min_by_key(|(by, _)| *by);
    near.filter(|(by, _)| *by <= name.chars().count() / 3)
        .map(|(_, known)| known)
}
