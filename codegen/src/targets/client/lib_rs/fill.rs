//! Markdown with placeholders such as `{{call}}` in, its lines with their values for this crate out.

use std::collections::BTreeMap;

/// The longest line of an example.
const WIDTH: usize = 90;

/// The value of a placeholder.
#[derive(Debug)]
pub(super) enum Fill {
    /// A text within a line.
    Text(String),
    /// Lines in place of one, each as far in as that one. Nothing follows them.
    Lines(Vec<String>),
    /// Calls on `client` within an expression, on one line where they fit.
    Calls(Vec<String>),
}

/// The values of the placeholders, by name.
pub(super) type Fills = BTreeMap<&'static str, Fill>;

/// Fills in a template, or returns nothing if a placeholder has no value.
pub(super) fn fill(template: &str, fills: &Fills) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    for line in template.lines() {
        fill_line(line, fills, &mut lines)?;
    }
    Some(lines)
}

/// Fills in one line, from left to right. What was filled in is never looked at again: it may hold texts of the document that read
/// like places.
fn fill_line(line: &str, fills: &Fills, lines: &mut Vec<String>) -> Option<()> {
    let (mut before, mut rest) = (String::new(), line);
    while let Some((text, name, after)) = place(rest) {
        before.push_str(text);
        rest = after;
        match fills.get(name)? {
            Fill::Text(text) => before.push_str(text),
            Fill::Lines(more) => {
                let more = more.iter().flat_map(|text| text.split('\n'));
                lines.extend(more.map(|line| format!("{before}{line}")));
                return Some(());
            }
            Fill::Calls(calls) => {
                lines.extend(expression(&before, calls, after));
                return Some(());
            }
        }
    }
    lines.push(before + rest);
    Some(())
}

/// Splits a line around its first place.
fn place(line: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = line.split_once("{{")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before, name, after))
}

/// An expression of calls: one per line where they do not fit in one.
fn expression(before: &str, calls: &[String], after: &str) -> Vec<String> {
    let line = format!("{before}client{}{after}", calls.concat());
    if line.len() <= WIDTH && !line.contains('\n') {
        return vec![line];
    }
    let indent = " ".repeat(before.len() - before.trim_start().len() + 4);
    let mut lines = vec![format!("{before}client")];
    for call in calls {
        lines.extend(call.lines().map(|line| format!("{indent}{line}")));
    }
    let (end, further) = chain_links(after);
    if let Some(last) = lines.last_mut() {
        last.push_str(end);
    }
    lines.extend(further.iter().map(|link| format!("{indent}{link}")));
    lines
}

/// Splits what follows an expression into what ends its last call, and the calls of a chain that goes on.
fn chain_links(after: &str) -> (&str, Vec<&str>) {
    let (mut depth, mut starts) = (0_usize, Vec::new());
    for (at, character) in after.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '.' if depth == 0 => starts.push(at),
            _ => {}
        }
    }
    let ends = starts.iter().skip(1).copied().chain([after.len()]);
    let links = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| &after[*start..end]);
    (
        &after[..starts.first().copied().unwrap_or(after.len())],
        links.collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::{Fill, Fills, fill};

    fn fills(calls: &[&str]) -> Fills {
        Fills::from([
            ("crate", Fill::Text("some_api".to_owned())),
            ("none", Fill::Lines(Vec::new())),
            (
                "two",
                Fill::Lines(vec!["a(\n    1\n)".to_owned(), "b".to_owned()]),
            ),
            (
                "call",
                Fill::Calls(calls.iter().map(|call| (*call).to_owned()).collect()),
            ),
        ])
    }

    #[test]
    fn places_are_filled_where_they_stand() {
        let template =
            "use {{crate}}::{A, B};\n{{none}}\n  {{two}}\n  let x = {{call}}.send().await?;\n";
        let lines = fill(template, &fills(&[".v1()", ".list()"])).expect("every place is known");
        assert_eq!(
            lines,
            [
                "use some_api::{A, B};",
                "  a(",
                "      1",
                "  )",
                "  b",
                "  let x = client.v1().list().send().await?;"
            ]
        );
        let long = format!(".list(\"{}\")", "x".repeat(70));
        let lines = fill(
            "  let x = {{call}}.f(a.b).await?;\n{{call}};",
            &fills(&[&long]),
        );
        assert_eq!(
            lines.expect("every place is known"),
            [
                "  let x = client",
                &format!("      {long}"),
                "      .f(a.b)",
                "      .await?;",
                &format!("client{long};")
            ]
        );
        assert!(fill("{{unknown}}", &fills(&[])).is_none());
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let fills = Fills::from([
            ("a", Fill::Text("{{a}}{{b}}".to_owned())),
            ("b", Fill::Lines(vec!["{{nothing}}".to_owned()])),
            ("c", Fill::Calls(vec![".x(\"{{c}}\")".to_owned()])),
        ]);
        let lines = fill("{{a}} and {{a}}\n{{a}}{{b}}\n{{a}}{{c}}.send()", &fills);
        assert_eq!(
            lines.expect("every place is known"),
            [
                "{{a}}{{b}} and {{a}}{{b}}",
                "{{a}}{{b}}{{nothing}}",
                "{{a}}{{b}}client.x(\"{{c}}\").send()"
            ]
        );
    }
}
