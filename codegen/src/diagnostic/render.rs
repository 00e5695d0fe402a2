//! Diagnostics and the texts they are about in, what a person reads out.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Padding, Renderer, Snippet};

use super::place::{Excerpt, printable};
use super::{Diagnostic, Diagnostics, Severity};
use crate::document::Source;

/// How many are shown at most.
const MOST: usize = 100;

impl Diagnostics {
    /// The diagnostics as a compiler shows them: the line they are about with the place underlined, the pointer, the
    /// help, and at the end how many there are. Of more than a hundred the rest is counted only.
    ///
    /// Lines are shown where the diagnostic has a position ([`locate`](crate::document::locate)) in one of the sources
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
            .map(|source| (source.name.as_str(), source.lossy_text()))
            .collect();
        let sorted = self.sorted();
        let mut output = String::new();
        for diagnostic in sorted.iter().take(MOST) {
            let text = texts
                .iter()
                .find(|(name, _)| *name == diagnostic.location.file)
                .map(|(_, text)| text.as_ref());
            output.push_str(&render(diagnostic, text, &renderer));
            output.push_str("\n\n");
        }
        if let Some(more @ 1..) = sorted.len().checked_sub(MOST) {
            output.extend(["and ", &more.to_string(), " more\n\n"]);
        }
        output.push_str(&self.count());
        output.push('\n');
        output
    }

    /// How many there are of each severity: `3 errors, 1 warning`.
    #[must_use]
    pub fn count(&self) -> String {
        let sorted = self.sorted();
        let counts = [
            (Severity::Error, "error"),
            (Severity::Warning, "warning"),
            (Severity::Note, "note"),
        ]
        .map(|(severity, word)| {
            match sorted
                .iter()
                .filter(|diagnostic| diagnostic.severity == severity)
                .count()
            {
                0 => None,
                1 => Some(format!("1 {word}")),
                count => Some(format!("{count} {word}s")),
            }
        });
        counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

fn render(diagnostic: &Diagnostic, text: Option<&str>, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let location = &diagnostic.location;
    let mut group = Group::with_title(level.primary_title(printable(&diagnostic.message)));
    let mut origin = Origin::path(printable(&location.file));
    if let Some((line, column)) = location.position {
        origin = origin.line(line).char_column(column);
    }
    group = match location
        .position
        .and_then(|position| Some((position.0, Excerpt::of(text?, position)?)))
    {
        None => group.element(origin),
        Some((line, excerpt)) => {
            let place = AnnotationKind::Primary.span(excerpt.place);
            let snippet = Snippet::source(excerpt.line)
                .line_start(line)
                .annotation(place);
            // The column of a cut line would be counted from where it is cut.
            if excerpt.cut {
                group.element(origin).element(snippet)
            } else {
                group.element(snippet.path(printable(&location.file)))
            }
        }
    };
    group = group.element(Padding);
    if !location.pointer.is_empty() {
        group = group.element(
            Level::NOTE
                .with_name("at")
                .message(printable(&location.pointer)),
        );
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(printable(help)));
    }
    if let Some(action) = &diagnostic.action {
        let action = printable(&action.to_string());
        group = group.element(Level::HELP.with_name("overlay").message(action));
    }
    renderer.render(&[group])
}
