//! A JSONPath as diagnostics print it in, its steps out; and whether what one path selects is within what another selects.

use std::fmt::Write as _;
use std::iter::Peekable;
use std::str::Chars;

/// One step of a JSONPath.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PathStep {
    /// `.name` or `['name']`.
    Name(String),
    /// `[0]`.
    Index(usize),
    /// `[?@.name == 'x']`, by its text without spaces.
    Filter(String),
    /// `.*` or `[*]`.
    Any,
    /// `..`: any number of steps down, before the step that follows.
    Descent,
}

impl PathStep {
    /// Whether it is a filter that looks at a key of the entries.
    pub(super) fn reads(&self, key: &str) -> bool {
        let Self::Filter(text) = self else {
            return false;
        };
        text.contains(&format!("@.{key}")) || text.contains(&format!("@[{key:?}]"))
    }
}

/// The steps of a path; `None` if it is written in a way that diagnostics do not use.
pub(super) fn parse(path: &str) -> Option<Vec<PathStep>> {
    let mut rest = path.strip_prefix('$')?.chars().peekable();
    let mut steps = Vec::new();
    while let Some(c) = rest.next() {
        match c {
            '[' => steps.push(bracket(&mut rest)?),
            '.' if rest.next_if_eq(&'.').is_some() => {
                steps.push(PathStep::Descent);
                if rest.next_if_eq(&'[').is_some() {
                    steps.push(bracket(&mut rest)?);
                } else {
                    steps.push(name(&mut rest)?);
                }
            }
            '.' => steps.push(name(&mut rest)?),
            _ => return None,
        }
    }
    Some(steps)
}

fn name(rest: &mut Peekable<Chars<'_>>) -> Option<PathStep> {
    if rest.next_if_eq(&'*').is_some() {
        return Some(PathStep::Any);
    }
    let mut name = String::new();
    while let Some(c) = rest.next_if(|c| !matches!(c, '.' | '[')) {
        name.push(c);
    }
    (!name.is_empty()).then_some(PathStep::Name(name))
}

/// What is in brackets; the first of them is read already.
fn bracket(rest: &mut Peekable<Chars<'_>>) -> Option<PathStep> {
    if let Some(quote) = rest.next_if(|c| matches!(c, '\'' | '"')) {
        let name = quoted(rest, quote)?;
        return (rest.next() == Some(']')).then_some(PathStep::Name(name));
    }
    let mut text = String::new();
    let mut open = 0_usize;
    loop {
        match rest.next()? {
            ']' if open == 0 => break,
            quote @ ('\'' | '"') => {
                // The same text in either kind of quote is the same filter. Writing to a text cannot fail.
                let _ = write!(text, "{:?}", quoted(rest, quote)?);
            }
            ' ' => {}
            c => {
                match c {
                    '[' => open += 1,
                    ']' => open -= 1,
                    _ => {}
                }
                text.push(c);
            }
        }
    }
    match text.as_str() {
        "*" => Some(PathStep::Any),
        filter if filter.starts_with('?') => Some(PathStep::Filter(text)),
        index => index.parse().ok().map(PathStep::Index),
    }
}

/// The text up to a quote, which is read too.
fn quoted(rest: &mut Peekable<Chars<'_>>, quote: char) -> Option<String> {
    let mut text = String::new();
    loop {
        match rest.next()? {
            c if c == quote => return Some(text),
            '\\' => match rest.next()? {
                'n' => text.push('\n'),
                'r' => text.push('\r'),
                't' => text.push('\t'),
                'b' => text.push('\u{8}'),
                'f' => text.push('\u{c}'),
                'u' => {
                    let digits: String = rest.by_ref().take(4).collect();
                    let code = u32::from_str_radix(&digits, 16).ok()?;
                    text.push(char::from_u32(code)?);
                }
                c => text.push(c),
            },
            c => text.push(c),
        }
    }
}

/// Whether the steps of one path lead to a node, and those of another to the same node or to one within it.
pub(super) fn covers(outer: &[PathStep], inner: &[PathStep]) -> bool {
    match (outer, inner) {
        ([], _) => true,
        ([PathStep::Descent, outer @ ..], _) => {
            (0..inner.len()).any(|skipped| covers(outer, &inner[skipped..]))
        }
        (_, []) => false,
        ([PathStep::Any, outer @ ..], [PathStep::Name(_) | PathStep::Index(_), inner @ ..]) => {
            covers(outer, inner)
        }
        ([step, outer @ ..], [other, inner @ ..]) => step == other && covers(outer, inner),
    }
}

#[cfg(test)]
mod tests {
    use super::PathStep::{Descent, Filter, Index, Name};
    use super::{covers, parse};

    #[test]
    fn names_indices_and_filters_are_read() {
        let name = |name: &str| Name(name.to_owned());
        assert_eq!(
            parse(r"$.paths['/a.b/{it\'s}'].get.parameters[?@['$ref'] == '#/a]']..x[0]"),
            Some(vec![
                name("paths"),
                name("/a.b/{it's}"),
                name("get"),
                name("parameters"),
                Filter("?@[\"$ref\"]==\"#/a]\"".to_owned()),
                Descent,
                name("x"),
                Index(0),
            ])
        );
        assert_eq!(parse("$"), Some(Vec::new()));
        for not_ours in [
            "",
            "paths",
            "$.",
            "$[",
            "$['a",
            "$[a]",
            "$.a[1:2]",
            "$['\\ud800']",
        ] {
            assert_eq!(parse(not_ours), None, "{not_ours}");
        }
    }

    #[test]
    fn a_node_is_within_another_by_its_steps_and_not_by_its_text() {
        let is_within =
            |inner: &str, outer: &str| covers(&parse(outer).unwrap(), &parse(inner).unwrap());
        assert!(is_within("$.a.b.c", "$.a.b"));
        assert!(is_within("$.a['b']['c']", "$['a'].b"));
        assert!(!is_within("$.a.bc", "$.a.b"));
        assert!(!is_within("$.a", "$.a.b"));
        assert!(!is_within("$.a[10]", "$.a[1]"));
        assert!(is_within("$.a[1].b", "$.a[*]"));
        assert!(is_within("$.x.a.b.c", "$..a.b"));
        assert!(!is_within("$.x.a.c", "$..a.b"));
    }
}
