//! The boundary of a multipart body: parts in, a line that none of them holds out.

use std::collections::BTreeSet;

use super::form_part::FormPart;

/// What every boundary begins with. The number behind it always has the same length, so that none begins another.
const PREFIX: &[u8] = b"twilio-part-boundary-";
const DIGITS: usize = 8;

/// Returns the boundary with the least number that follows the prefix in no part.
pub(super) fn between(parts: &[FormPart]) -> String {
    let taken: BTreeSet<u32> = parts
        .iter()
        .flat_map(|part| numbers(&part.content))
        .collect();
    let free = (0..=u32::MAX).find(|number| !taken.contains(number));
    let prefix = String::from_utf8_lossy(PREFIX);
    format!("{prefix}{:0DIGITS$x}", free.unwrap_or_default())
}

fn numbers(content: &[u8]) -> impl Iterator<Item = u32> {
    let length = PREFIX.len() + DIGITS;
    content
        .windows(length)
        .filter(|window| window.starts_with(PREFIX))
        .filter_map(|window| {
            let digits = str::from_utf8(window.get(PREFIX.len()..)?).ok()?;
            u32::from_str_radix(digits, 16).ok()
        })
}
