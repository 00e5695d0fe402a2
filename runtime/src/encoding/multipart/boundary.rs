//! The boundary of a multipart body: parts in, a line that none of them holds out.

use super::form_part::FormPart;

/// What every boundary begins with. The number behind it always has the same length, so that none begins another.
const PREFIX: &[u8] = b"twilio-part-boundary-";
const DIGITS: usize = 8;

/// Returns the boundary with the least number that follows the prefix in no part.
pub(super) fn between(parts: &[FormPart]) -> String {
    let mut numbers = Vec::new();
    for part in parts {
        for window in part.content.windows(PREFIX.len() + DIGITS) {
            numbers.extend(number(window));
        }
    }
    // There is one more place than numbers, so one is free.
    let mut taken = vec![false; numbers.len() + 1];
    for number in numbers {
        if let Some(place) = taken.get_mut(number) {
            *place = true;
        }
    }
    let free = taken.iter().position(|is_taken| !is_taken);
    let prefix = String::from_utf8_lossy(PREFIX);
    format!("{prefix}{:0DIGITS$x}", free.unwrap_or_default())
}

/// Returns the number behind the prefix.
fn number(window: &[u8]) -> Option<usize> {
    let digits = str::from_utf8(window.strip_prefix(PREFIX)?).ok()?;
    usize::from_str_radix(digits, 16).ok()
}
