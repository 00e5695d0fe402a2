//! A report in, text for a terminal, Markdown for a pull request or JSON for a program out.

mod closing;
mod contract;
mod counts;
mod fact;
mod json;
mod lines;
mod markdown;
mod text;

pub(super) use self::lines::lines;
