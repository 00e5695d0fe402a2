//! The prose of the IR in, `#[doc]` attributes out.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir;
use crate::targets::markdown::{self, inline::code_span};

/// Stands between the lines of a doc comment until they are written. No text of a document holds it.
pub(crate) const LINE_SEPARATOR: char = '\u{1}';

/// The column at which lines of documentation end.
const MARGIN: usize = 100;

/// The documentation of one item, block by block.
pub(super) struct Page {
    lines: Vec<String>,
    width: usize,
}

impl Page {
    /// An empty page for an item that starts at a column of its file.
    pub(super) fn at_column(column: usize) -> Self {
        Self {
            lines: Vec::new(),
            width: MARGIN - column - "/// ".len(),
        }
    }

    /// Adds what the document says; without a word of it, the sentence that the generator has instead.
    pub(super) fn prose(self, docs: &ir::Docs, instead: &str) -> Self {
        if is_silent(docs) {
            return self.foreign(instead);
        }
        self.foreign(&prose(docs))
    }

    /// Adds a paragraph of the generator's own, which may hold links to items.
    pub(super) fn own(self, paragraph: &str) -> Self {
        let lines = markdown::paragraph(paragraph, self.width);
        self.block(lines)
    }

    /// Begins a section.
    pub(super) fn section(self, title: &str) -> Self {
        self.block(vec![format!("# {title}")])
    }

    /// Adds Markdown that has to be made safe and wrapped.
    pub(super) fn foreign(self, markdown: &str) -> Self {
        let lines = markdown::lines(markdown, self.width);
        self.block(lines)
    }

    /// Adds a list. An item is foreign Markdown and a paragraph of the generator's own.
    pub(super) fn list(self, items: &[(String, String)]) -> Self {
        let mut lines = Vec::new();
        for (foreign, own) in items {
            let width = self.width - "- ".len();
            let mut item = markdown::lines(foreign, width);
            // A paragraph goes on in the next line. After anything else, another one begins.
            if foreign.contains('\n') {
                item.push(String::new());
            }
            item.extend(markdown::paragraph(own, width));
            lines.extend(item.iter().enumerate().map(|(number, line)| match number {
                0 => format!("- {line}"),
                _ if line.is_empty() => String::new(),
                _ => format!("  {line}"),
            }));
        }
        self.block(lines)
    }

    /// Adds a section with an example that is compiled and not run.
    pub(super) fn example(self, code: &[String]) -> Self {
        self.section("Examples").fenced(code)
    }

    /// Adds Rust that is compiled and not run.
    pub(super) fn fenced(self, code: &[String]) -> Self {
        let mut lines = vec!["```no_run".to_owned()];
        lines.extend(
            code.iter()
                .flat_map(|line| line.split('\n'))
                .map(str::to_owned),
        );
        lines.push("```".to_owned());
        self.block(lines)
    }

    fn block(mut self, lines: Vec<String>) -> Self {
        if !self.lines.is_empty() && !lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines);
        self
    }

    /// The lines, for a file that writes its documentation itself.
    pub(super) fn into_lines(self) -> Vec<String> {
        self.lines
    }

    /// The outer doc comment, folded into one attribute: an attribute per line would make half of all tokens.
    pub(super) fn attribute(self) -> TokenStream {
        let mut text = String::new();
        for line in &self.lines {
            if !text.is_empty() {
                text.push(LINE_SEPARATOR);
            }
            if !line.is_empty() {
                text.push(' ');
                text.push_str(line);
            }
        }
        let text = literal(&text);
        quote! { #[doc = #text] }
    }
}

/// A raw literal, which is read back without a look at each character; with escapes where a raw one cannot hold the text.
fn literal(text: &str) -> Literal {
    format!("r###\"{text}\"###")
        .parse()
        .unwrap_or_else(|_| Literal::string(text))
}

/// `#[doc(alias)]` for the names under which a reader may search for the item `own`, and `#[deprecated]`.
///
/// A name that rustdoc's search finds anyway, because it differs from the item's own in case and underscores alone,
/// makes no alias.
pub(super) fn markers(docs: &ir::Docs, own: &str, wire: Option<&str>) -> TokenStream {
    let mut seen = BTreeSet::from([search_key(own)]);
    let aliases = wire
        .into_iter()
        .chain(docs.aliases.iter().map(String::as_str))
        .filter(|alias| is_valid_alias(alias) && seen.insert(search_key(alias)));
    let deprecated = docs.deprecated.then(|| quote! { #[deprecated] });
    quote! { #(#[doc(alias = #aliases)])* #deprecated }
}

fn search_key(name: &str) -> String {
    name.chars()
        .filter(|character| *character != '_')
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether the compiler accepts the text as an alias.
fn is_valid_alias(alias: &str) -> bool {
    !alias.is_empty()
        && !alias.starts_with(' ')
        && !alias.ends_with(' ')
        && alias.chars().all(|character| {
            !character.is_control()
                && !matches!(character, '"' | '\'')
                && (character == ' ' || !character.is_whitespace())
        })
}

/// What the document says about the item.
pub(super) fn prose(docs: &ir::Docs) -> String {
    let summary = sentence(&docs.summary);
    format!("{summary}\n\n{}", docs.description)
        .trim()
        .to_owned()
}

/// Whether the document has no word about the item.
pub(super) fn is_silent(docs: &ir::Docs) -> bool {
    docs.summary.trim().is_empty() && docs.description.trim().is_empty()
}

/// A code span for text of the document.
pub(crate) fn code(text: &str) -> String {
    code_span(text)
}

/// A summary as a sentence: with its full stop.
fn sentence(summary: &str) -> String {
    let summary = summary.trim();
    let stop =
        if summary.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '`' | ')')) {
            "."
        } else {
            ""
        };
    format!("{summary}{stop}")
}

#[cfg(test)]
mod tests {
    use super::{Page, literal, markers};
    use crate::ir::Docs;

    #[test]
    fn a_literal_holds_any_text() {
        for text in [
            "",
            "plain",
            "a \"quote\"",
            "\"###",
            "#\"####\"",
            "\r",
            "\r\n",
            "\\n",
            "\u{1}\0é",
        ] {
            let literal = literal(text);
            let read: syn::LitStr = syn::parse2(quote::quote! { #literal }).expect("a literal");
            assert_eq!(read.value(), text);
        }
    }

    #[test]
    fn prose_becomes_sentences_within_the_margin() {
        let docs = Docs {
            summary: "Creates a `FlexFlow`".to_owned(),
            description: "word ".repeat(30),
            ..Docs::default()
        };
        let lines = Page::at_column(60)
            .prose(&docs, "")
            .section("Errors")
            .into_lines();
        assert_eq!(lines[..2], ["Creates a `FlexFlow`.", ""]);
        assert_eq!(lines[2].len(), 34);
        assert_eq!(lines.last().map(String::as_str), Some("# Errors"));
    }

    #[test]
    fn only_aliases_that_the_compiler_takes_and_a_search_needs_are_written() {
        let aliases = [
            "FLEX_FLOW",
            "flex_flows",
            "a\"b",
            " x",
            "",
            "two words",
            "tab\tbed",
            "flexFlows",
        ];
        let docs = Docs {
            aliases: aliases.map(str::to_owned).to_vec(),
            deprecated: true,
            ..Docs::default()
        };
        let tokens = markers(&docs, "flex_flow", Some("Flex.Flow"))
            .to_string()
            .replace(' ', "");
        assert_eq!(
            tokens,
            r#"#[doc(alias="Flex.Flow")]#[doc(alias="flex_flows")]#[doc(alias="twowords")]#[deprecated]"#
        );
    }
}
