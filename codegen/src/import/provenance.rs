//! The text that says when the facts were published in, the same with another date out.

/// The text before the date.
const BEFORE: &str = "as published on ";
const DATE_LENGTH: usize = 10;

/// The date in a text that says `as published on 2026-04-14`.
#[must_use]
pub fn published_date(text: &str) -> Option<&str> {
    let start = text.find(BEFORE)? + BEFORE.len();
    text.get(start..start + DATE_LENGTH)
        .filter(|date| is_date(date))
}

/// The text with another date.
#[must_use]
pub fn with_published_date(text: &str, date: &str) -> Option<String> {
    let old = published_date(text)?;
    Some(text.replacen(&format!("{BEFORE}{old}"), &format!("{BEFORE}{date}"), 1))
}

/// Whether a text is a date such as `2026-04-14`.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let number = |part: &str, length: usize| {
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    number(year, 4).is_some()
        && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
        && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
}
