//! A signature as the snapshot or a page of rustdoc spells it in, the spelling of this test out: on one line, without the paths of
//! types and without `&self`.

/// Spells a signature or a type.
pub(crate) fn of(text: &str) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (printed, written) in [
        ("( ", "("),
        (", )", ")"),
        ("< ", "<"),
        (", >", ">"),
        ("(&self, ", "("),
        ("(&self)", "()"),
    ] {
        text = text.replace(printed, written);
    }
    without_paths(&text)
}

/// Drops all segments of a path but the last one.
fn without_paths(text: &str) -> String {
    let mut spelt = String::new();
    for (index, part) in text.split("::").enumerate() {
        if index > 0 {
            let is_name = |character: char| character.is_alphanumeric() || character == '_';
            spelt.truncate(spelt.trim_end_matches(is_name).len());
        }
        spelt.push_str(part);
    }
    spelt
}
