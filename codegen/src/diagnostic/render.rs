//! Diagnostics and the texts they are about in, what a person reads out.

use std::collections::BTreeMap;
use std::fmt;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Padding, Renderer, Snippet};

use super::collection::Diagnostics;
use super::excerpt::Excerpt;
use super::lines::Lines;
use super::location::Location;
use super::message::Diagnostic;
use super::printable::printable;
use super::severity::Severity;
use crate::document::Source;

/// How many are shown at most.
const MOST: usize = 100;

impl Diagnostics {
    /// The diagnostics as a compiler shows them: the line they are about with the place underlined, the pointer, the
    /// help, and at the end how many there are. Of more than a hundred the rest is counted only.
    ///
    /// Lines are shown if the diagnostic has a position ([`locate`](crate::document::locate)) in one of the sources
    /// or in the overlay. `colours` asks for ANSI escapes.
    #[must_use]
    pub fn render(&self, sources: &[Source], overlay: Option<&Source>, colours: bool) -> String {
        if self.is_empty() {
            return String::new();
        }
        let renderer = if colours {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let texts: Vec<_> = sources
            .iter()
            .chain(overlay)
            .filter(|source| self.is_about(&source.name))
            .map(|source| (source.name.as_str(), Lines::of(source.lossy_text())))
            .collect();
        let settled = equal_together(self.settled());
        let mut output = String::new();
        for (diagnostic, others) in settled.iter().take(MOST) {
            let lines = texts
                .iter()
                .find(|(name, _)| *name == diagnostic.location.file)
                .map(|(_, lines)| lines);
            output.push_str(&render(diagnostic, others, lines, &renderer));
            output.push_str("\n\n");
        }
        let hidden = settled.iter().skip(MOST);
        let more: usize = hidden.map(|(_, others)| 1 + others.len()).sum();
        if more > 0 {
            output.extend(["and ", &more.to_string(), " more\n\n"]);
        }
        output.push_str(&self.count());
        output.push('\n');
        output
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in self.settled() {
            writeln!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

/// How many equal ones are shown as one; fewer are shown each with its place.
const FEWEST: usize = 3;

/// Brings equal warnings and notes together: the first of them, and the places of the others. One with an action is not like another.
fn equal_together(diagnostics: Vec<Diagnostic>) -> Vec<(Diagnostic, Vec<Location>)> {
    let key = |diagnostic: &Diagnostic| {
        let is_alone = diagnostic.severity == Severity::Error || !diagnostic.actions.is_empty();
        (!is_alone).then(|| (diagnostic.message.clone(), diagnostic.help.clone()))
    };
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for key in diagnostics.iter().filter_map(key) {
        *counts.entry(key).or_default() += 1;
    }
    let mut together: Vec<(Diagnostic, Vec<Location>)> = Vec::new();
    let mut known = BTreeMap::new();
    for diagnostic in diagnostics {
        let key = key(&diagnostic).filter(|key| counts.get(key) >= Some(&FEWEST));
        match key.map(|key| *known.entry(key).or_insert(together.len())) {
            Some(index) if index < together.len() => together[index].1.push(diagnostic.location),
            _ => together.push((diagnostic, Vec::new())),
        }
    }
    together
}

/// `21 more like it: pets.yaml:5, pets.yaml:9, pets.yaml:12 …`.
fn more(others: &[Location]) -> String {
    const SHOWN: usize = 3;
    let place = |location: &Location| match location.position {
        Some((line, _)) => format!("{}:{line}", location.file),
        None => location.file.clone(),
    };
    let places: Vec<String> = others.iter().take(SHOWN).map(place).collect();
    let rest = if others.len() > SHOWN { " …" } else { "" };
    format!("{} more like it: {}{rest}", others.len(), places.join(", "))
}

fn render(
    diagnostic: &Diagnostic,
    others: &[Location],
    lines: Option<&Lines<'_>>,
    renderer: &Renderer,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(printable(&diagnostic.message));
    let mut group = place(Group::with_title(title), &diagnostic.location, lines).element(Padding);
    let pointer = &diagnostic.location.pointer;
    if !pointer.is_empty() {
        group = group.element(Level::NOTE.with_name("at").message(printable(pointer)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(printable(help)));
    }
    if !others.is_empty() {
        let line = Level::NOTE
            .with_name("and")
            .message(printable(&more(others)));
        group = group.element(line);
    }
    for action in &diagnostic.actions {
        let line = Level::HELP.with_name("overlay").message(action.to_string());
        group = group.element(line);
    }
    renderer.render(&[group])
}

/// Adds where it is, with the line if it is known.
fn place<'a>(group: Group<'a>, location: &Location, lines: Option<&Lines<'_>>) -> Group<'a> {
    let file = printable(&location.file);
    let Some((line, column)) = location.position else {
        return group.element(Origin::path(file));
    };
    let origin = Origin::path(file.clone()).line(line).char_column(column);
    let Some(excerpt) = lines.and_then(|lines| Excerpt::of(lines, (line, column))) else {
        return group.element(origin);
    };
    let place = AnnotationKind::Primary.span(excerpt.place);
    let snippet = Snippet::source(excerpt.line)
        .line_start(line)
        .annotation(place);
    // The column would be counted in what is shown.
    if excerpt.is_shifted {
        group.element(origin).element(snippet)
    } else {
        group.element(snippet.path(file))
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Diagnostic, Diagnostics, Help, Location, Severity};
    use crate::document::Source;
    use crate::text::is_hidden;

    #[test]
    fn nothing_hidden_reaches_a_terminal_or_a_program() {
        let hidden = "\u{1b}[2J\r\n\u{202e}\u{200b}\u{2028}";
        let source = Source {
            name: format!("pets{hidden}.yaml"),
            text: format!("a: b\nkey: 'x\u{1b}[2J\u{202e}' # {hidden}\n").into_bytes(),
        };
        let location = Location {
            file: source.name.clone(),
            pointer: format!("/{hidden}"),
            position: Some((2, 6)),
            ..Location::default()
        };
        let help = Help::new(format!("fix {hidden}"))
            .update(format!("$['{hidden}']"), "x-rust-name: 'a\u{202e}'")
            .remove("$.other");
        let message = format!("wrong {hidden}");
        let diagnostic = Diagnostic::new(Severity::Error, location, message, help);
        let diagnostics = Diagnostics::from(diagnostic);
        let rendered = diagnostics.render(&[source], None, false);
        let json = diagnostics.to_json();
        for text in [&rendered, &diagnostics.to_string(), &format!("{json:#}")] {
            assert!(text.chars().all(|c| c == '\n' || !is_hidden(c)), "{text}");
        }
        insta::assert_snapshot!(rendered, @r#"
        error: wrong \u{1b}[2J\r\n\u{202e}\u{200b}\u{2028}
         --> pets\u{1b}[2J\r\n\u{202e}\u{200b}\u{2028}.yaml:2:6
          |
        2 | key: 'x\u{1b}[2J\u{202e}' # \u{1b}[2J
          |      ^^^^^^^^^^^^^^^^^^^^
          |
          = at: /\u{1b}[2J\r\n\u{202e}\u{200b}\u{2028}
          = help: fix \u{1b}[2J\r\n\u{202e}\u{200b}\u{2028}
          = overlay: - { target: "$['\x1b[2J\x0d\x0a\u202e\u200b\u2028']", description: say why, update: { x-rust-name: 'a\u202e' } }
          = overlay: - { target: "$.other", description: say why, remove: true }

        1 error
        "#);
        assert_eq!(json[0]["message"], format!("wrong {hidden}"));
        assert_eq!(json[0]["actions"][0]["target"], format!("$['{hidden}']"));
    }
}
