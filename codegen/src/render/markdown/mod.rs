//! Foreign Markdown in, lines of Markdown that rustdoc reads without a warning out.
//!
//! The text is parsed by the very parser that rustdoc uses and written again: wrapped, with every code block marked
//! as `text` (so that none becomes a test), HTML shown as text, bare addresses as links and stray brackets escaped.

pub(super) mod inline;
mod wrap;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd, TextMergeStream};

use inline::Inline;

/// The least width of a line, however deep the text is nested.
const LEAST_WIDTH: usize = 30;

/// Writes Markdown again, in lines of about `width` columns.
pub(super) fn lines(markdown: &str, width: usize) -> Vec<String> {
    let clean = wrap::without_control_characters(markdown);
    let mut writer = Writer { lines: Vec::new(), containers: Vec::new(), inline: Inline::default(), code: None, gap: false, width };
    for event in TextMergeStream::new(Parser::new(&clean)) {
        writer.event(event);
    }
    writer.paragraph("");
    writer.lines
}

/// Wraps a paragraph of the generator's own, whose Markdown is known to be sound.
pub(super) fn paragraph(markdown: &str, width: usize) -> Vec<String> {
    let mut in_code = false;
    let unbroken: String = markdown
        .chars()
        .map(|character| {
            in_code ^= character == '`';
            if in_code && character == ' ' { inline::HARD_SPACE } else { character }
        })
        .collect();
    wrap::wrap(&unbroken, width)
}

/// What surrounds the block that is being written.
enum Container {
    Quote,
    List { next: Option<u64> },
    Item { marker: String, fresh: bool },
}

struct Writer {
    lines: Vec<String>,
    containers: Vec<Container>,
    inline: Inline,
    /// The content of the code block that is being read.
    code: Option<String>,
    /// Whether the next block needs an empty line before it.
    gap: bool,
    width: usize,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.inline.text(&text),
            },
            Event::Html(html) | Event::InlineHtml(html) => self.inline.html(&html),
            Event::Code(code) => self.inline.code(&code),
            Event::SoftBreak => self.inline.space(),
            Event::HardBreak => self.inline.line_break(),
            Event::Rule => {
                self.paragraph("");
                self.block(&["---".to_owned()]);
            }
            // Extensions of Markdown that are not switched on.
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.inline.raw("*"),
            Tag::Strong => self.inline.raw("**"),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.inline.link_start(&dest_url),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.paragraph("");
                self.code = Some(String::new());
            }
            Tag::BlockQuote(_) => {
                self.paragraph("");
                self.separate();
                self.containers.push(Container::Quote);
            }
            Tag::List(start) => {
                self.paragraph("");
                self.gap |= start.is_some_and(|number| number != 1);
                self.containers.push(Container::List { next: start });
            }
            Tag::Item => self.item(),
            _ => self.paragraph(""),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.inline.raw("*"),
            TagEnd::Strong => self.inline.raw("**"),
            TagEnd::Link | TagEnd::Image => self.inline.link_end(),
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::Heading(level) => self.paragraph(heading_prefix(level)),
            TagEnd::Paragraph | TagEnd::HtmlBlock => {
                self.paragraph("");
                self.gap = true;
            }
            TagEnd::Item => {
                self.paragraph("");
                self.containers.pop();
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) => {
                self.paragraph("");
                self.containers.pop();
                self.gap = true;
            }
            _ => self.paragraph(""),
        }
    }

    fn item(&mut self) {
        self.separate();
        let marker = match self.containers.last_mut() {
            Some(Container::List { next: Some(number) }) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        };
        self.containers.push(Container::Item { marker, fresh: true });
    }

    /// Writes the paragraph or heading that has been collected, if there is one.
    fn paragraph(&mut self, prefix: &str) {
        let text = self.inline.take();
        if text.trim().is_empty() {
            return;
        }
        if prefix.is_empty() {
            let width = self.width.saturating_sub(self.indent()).max(LEAST_WIDTH);
            let wrapped = wrap::wrap(&text, width);
            self.separate();
            self.write(&wrapped);
        } else {
            let heading = wrap::wrap(&text, usize::MAX).join(" ");
            self.block(&[format!("{prefix}{heading}")]);
        }
    }

    fn code_block(&mut self) {
        let code = self.code.take().unwrap_or_default();
        let fence = "`".repeat(wrap::longest_run(&code, '`').max(2) + 1);
        let mut block = vec![format!("{fence}text")];
        block.extend(code.lines().map(str::to_owned));
        block.push(fence);
        self.block(&block);
    }

    /// Writes lines as a block of their own.
    fn block(&mut self, lines: &[String]) {
        self.separate();
        self.write(lines);
        self.gap = true;
    }

    fn separate(&mut self) {
        if self.gap && !self.lines.is_empty() {
            let prefix = self.prefix();
            self.lines.push(prefix.trim_end().to_owned());
        }
        self.gap = false;
    }

    fn write(&mut self, lines: &[String]) {
        for line in lines {
            let line = format!("{}{line}", self.prefix());
            self.lines.push(line.trim_end().to_owned());
        }
    }

    fn indent(&self) -> usize {
        self.containers
            .iter()
            .map(|container| match container {
                Container::Quote => 2,
                Container::List { .. } => 0,
                Container::Item { marker, .. } => marker.len(),
            })
            .sum()
    }

    /// What the next line begins with; the marker of an item comes once.
    fn prefix(&mut self) -> String {
        let mut prefix = String::new();
        for container in &mut self.containers {
            match container {
                Container::Quote => prefix.push_str("> "),
                Container::List { .. } => {}
                Container::Item { marker, fresh } => {
                    let width = marker.len();
                    if std::mem::take(fresh) {
                        prefix.push_str(marker);
                    } else {
                        prefix.extend(std::iter::repeat_n(' ', width));
                    }
                }
            }
        }
        prefix
    }
}

/// Headings of the document stand below the sections that the generator writes.
fn heading_prefix(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 | HeadingLevel::H3 => "#### ",
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => "##### ",
    }
}
