//! The inline parts of a paragraph in, its escaped text out.

use pulldown_cmark::LinkType;

use super::marks::LINE_BREAK;
use super::wrap::{self, longest_run};

/// A paragraph that is being collected.
#[derive(Default)]
pub(super) struct Inline {
    text: String,
    links: Vec<Link>,
}

/// A link that is open.
enum Link {
    /// Its target stands outside the documentation.
    Outside(String),
    /// An address that is its own text, and is written already.
    Address,
    /// It leads nowhere outside its own document: only its text is kept.
    Nowhere,
}

impl Inline {
    pub(super) fn take(&mut self) -> String {
        self.links.clear();
        std::mem::take(&mut self.text)
    }

    pub(super) fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    pub(super) fn space(&mut self) {
        self.text.push(' ');
    }

    pub(super) fn line_break(&mut self) {
        self.text.push(LINE_BREAK);
    }

    pub(super) fn text(&mut self, text: &str) {
        if matches!(self.links.last(), Some(Link::Address)) {
            return;
        }
        let mut rest = text;
        while let Some(start) = bare_url(rest) {
            let (before, from) = rest.split_at(start);
            let (url, after) = from.split_at(url_length(from));
            self.escaped(before);
            if self.links.is_empty() {
                self.text.extend(["<", url, ">"]);
            } else {
                self.escaped(url);
            }
            rest = after;
        }
        self.escaped(rest);
    }

    pub(super) fn html(&mut self, html: &str) {
        let tag = html.trim();
        match tag {
            "<br>" | "<br/>" | "<br />" => self.line_break(),
            _ if tag.starts_with("<!--") => {}
            _ => {
                self.text(html.trim_end());
                if html.ends_with('\n') {
                    self.space();
                }
            }
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        self.text.push_str(&code_span(code).replace(' ', "\u{1}"));
    }

    pub(super) fn link_start(&mut self, link_type: LinkType, target: &str) {
        let outside = ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| target.starts_with(scheme));
        let link = match link_type {
            LinkType::Email => Link::Address,
            LinkType::Autolink if outside => Link::Address,
            // A link inside a link is none.
            _ if outside && self.links.iter().all(|link| matches!(link, Link::Nowhere)) => {
                Link::Outside(percent_encoded(target))
            }
            _ => Link::Nowhere,
        };
        match link {
            Link::Outside(_) => self.text.push('['),
            Link::Address => self.text.extend(["<", target, ">"]),
            Link::Nowhere => {}
        }
        self.links.push(link);
    }

    pub(super) fn link_end(&mut self) {
        let Some(Link::Outside(target)) = self.links.pop() else {
            return;
        };
        match self
            .text
            .rfind('[')
            .filter(|start| start + 1 == self.text.len())
        {
            Some(start) => self.text.replace_range(start.., &format!("<{target}>")),
            None => self.text.extend(["](", &target, ")"]),
        }
    }

    fn escaped(&mut self, text: &str) {
        let mut previous = self.text.chars().next_back();
        let mut rest = text.chars();
        while let Some(character) = rest.next() {
            if needs_escape(previous, character, rest.as_str()) {
                self.text.push('\\');
            }
            self.text
                .push(if character == '\n' { ' ' } else { character });
            previous = Some(character);
        }
    }
}

/// Text as a code span, whatever backticks it holds.
pub(crate) fn code_span(text: &str) -> String {
    let text = wrap::without_control_characters(text).replace('\n', " ");
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let needs_padding = text.is_empty()
        || text.starts_with('`')
        || text.ends_with('`')
        || (text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty());
    let padding = if needs_padding { " " } else { "" };
    format!("{fence}{padding}{text}{padding}{fence}")
}

fn needs_escape(previous: Option<char>, character: char, rest: &str) -> bool {
    match character {
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
        // Between letters it cannot open or close emphasis.
        '_' => {
            !(previous.is_some_and(char::is_alphanumeric)
                && rest.starts_with(char::is_alphanumeric))
        }
        '&' => {
            let name =
                rest.trim_start_matches(|next: char| next == '#' || next.is_ascii_alphanumeric());
            name.len() < rest.len() && name.starts_with(';')
        }
        _ => false,
    }
}

fn bare_url(text: &str) -> Option<usize> {
    let http = text.find("http://").into_iter();
    http.chain(text.find("https://"))
        .min()
        .filter(|&start| url_length(&text[start..]) > "https://".len())
}

/// How many bytes of a text that begins with an address belong to it.
fn url_length(text: &str) -> usize {
    let end = text
        .find(|character: char| {
            character.is_whitespace()
                || character.is_control()
                || matches!(character, '<' | '>' | '"' | '`')
        })
        .unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']']);
    // A closing parenthesis belongs to the sentence unless the address opened it.
    match url.strip_suffix(')') {
        Some(shorter) if !url.contains('(') => shorter
            .trim_end_matches(['.', ',', ';', ':', '!', '?'])
            .len(),
        Some(_) | None => url.len(),
    }
}

fn percent_encoded(target: &str) -> String {
    let mut encoded = String::with_capacity(target.len());
    for character in target.chars() {
        match character {
            ' ' => encoded.push_str("%20"),
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '(' => encoded.push_str("%28"),
            ')' => encoded.push_str("%29"),
            '\\' => encoded.push_str("%5C"),
            '`' => encoded.push_str("%60"),
            _ if character.is_control() => {}
            _ => encoded.push(character),
        }
    }
    encoded
}
