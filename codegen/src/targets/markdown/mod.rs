//! Foreign Markdown in, lines of Markdown that rustdoc reads without a warning out.
//!
//! The text is parsed by the very parser that rustdoc uses and written again: wrapped, with every code block marked
//! as `text` (so that none becomes a test), HTML shown as text, bare addresses as links and stray brackets escaped.

pub(super) mod inline;
mod marks;
mod wrap;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd, TextMergeStream};

use inline::Inline;

/// The least width of a line, however deep the text is nested.
const LEAST_WIDTH: usize = 30;

/// Writes Markdown again, in lines of about `width` columns.
pub(super) fn lines(markdown: &str, width: usize) -> Vec<String> {
    let clean = wrap::without_control_characters(markdown);
    let mut writer = Writer {
        lines: Vec::new(),
        containers: Vec::new(),
        inline: Inline::default(),
        code: None,
        gap: false,
        width,
    };
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
            if in_code && character == ' ' {
                marks::HARD_SPACE
            } else {
                character
            }
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
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.inline.raw("*"),
            Tag::Strong => self.inline.raw("**"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                ..
            } => {
                self.inline.link_start(link_type, &dest_url);
            }
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
        self.containers.push(Container::Item {
            marker,
            fresh: true,
        });
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
        HeadingLevel::H1 | HeadingLevel::H2 | HeadingLevel::H3 | HeadingLevel::H4 => "#### ",
        HeadingLevel::H5 | HeadingLevel::H6 => "##### ",
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

    use super::lines;

    fn text(markdown: &str) -> String {
        lines(markdown, 40).join("\n")
    }

    const NASTY: &[&str] = &[
        "see https://example.com/a_b(c)?x=1&y=2. Or (http://x.y/z), \"https://q\" and https://",
        "[`Foo`] and [foo] and [a](b) and [c](/docs/x) and [d][e] and ![i](https://i.io/a.png \"t\")\n\n[e]: Vec",
        "[a https://x.io b](https://y.io/(z)) [](https://z.io) [n [m](https://m.io)](https://n.io)",
        "<div><p>open <b>bold<br>next <your-sid> & &lt;i&gt; </div>\n<script>alert(1)</script>\n\n<!-- gone -->",
        "text\n\n    let indented = code();\n\n```\nfn unmarked() {}\n```\n\n~~~rust\nopen ``` fence",
        "- a\n- b\n\n      code in a list\n\n  more\n    1. x\n    2. y\n- ```rust\n  fenced\n  ```\n",
        "> quote\n>\n>     code in a quote\n> > deeper",
        "# Errors\n\ntext\n===\n\nmore\n---\n\n***\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "10. ten\n11. eleven\n\n* star\n+ plus",
        "`` a ` b `` and ` unclosed and `long code span with many words that cannot be broken at all here`",
        "2. \n- - x\n-     five\n\n1986\\. A great year - + # > = 3) and so on until the line is full 4. of - marks # that > are = not: meant",
        "*a* _b_ snake_case _ alone * alone ~~no~~ \\*kept\\* \\ back [^1] - [ ] task\n\n[^1]: note",
        "bare\rcarriage\ttab\u{0}\u{1}\u{2}\u{7f}\u{202e}bidi\u{2066}\u{2028}*/ // /** ``` */",
        ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> deep",
        "<https://a.b/c> <mailto:a@b.c> <a@b.c> <javascript:alert(1)>",
        "`",
        "```",
        "",
    ];

    #[test]
    fn nasty_text_is_shown_and_does_nothing() {
        let texts: Vec<String> = NASTY.iter().map(|markdown| text(markdown)).collect();
        insta::assert_snapshot!(texts.join("\n%\n"), @r#"
        see
        <https://example.com/a_b(c)?x=1&y=2>. Or
        (<http://x.y/z>), "<https://q>" and
        https://
        %
        \[`Foo`\] and \[foo\] and a and c and d
        and [i](https://i.io/a.png)
        %
        [a https://x.io b](https://y.io/%28z%29)
        <https://z.io> \[n
        [m](https://m.io)\](<https://n.io>)
        %
        \<div>\<p>open \<b>bold\<br>next
        \<your-sid> & \&lt;i\&gt; \</div>
        \<script>alert(1)\</script>
        %
        text

        ```text
        let indented = code();
        ```

        ```text
        fn unmarked() {}
        ```

        ````text
        open ``` fence
        ````
        %
        - a

        - b

          ```text
          code in a list
          ```

          more

          1. x
          2. y

        - ```text
          fenced
          ```
        %
        > quote
        >
        > ```text
        > code in a quote
        > ```
        >
        > > deeper
        %
        #### Errors

        #### text

        #### more

        ---

        \| a \| b \| \|---\|---\| \| 1 \| 2 \|
        %
        10. ten
        11. eleven

        - star

        - plus
        %
        ``a ` b`` and `unclosed and`long code
        span with many words that cannot be
        broken at all here\`
        %
        - - x

        - ```text
          five
          ```

        1986\. A great year - + # > = 3) and so
        on until the line is full 4. of - marks
        \# that > are = not: meant
        %
        *a* *b* snake_case \_ alone \* alone
        \~\~no\~\~ \*kept\* \\ back ^1 - \[ \]
        task
        %
        bare carriage tabbidi\*/ // /\*\* \`\`\`
        \*/
        %
        > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > deep
        %
        <https://a.b/c> <mailto:a@b.c> <a@b.c>
        javascript:alert(1)
        %
        \`
        %
        ```text
        ```
        %
        "#);
    }

    #[test]
    fn what_rustdoc_warns_about_or_runs_never_comes_out() {
        for markdown in NASTY {
            for width in [1, 20, 40, 90] {
                check(&lines(markdown, width).join("\n"));
            }
        }
    }

    fn check(text: &str) {
        assert!(
            !text
                .chars()
                .any(|character| character != '\n' && character.is_control()),
            "{text:?}"
        );
        let mut links = 0;
        for event in Parser::new_ext(
            text,
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS,
        ) {
            match event {
                Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {
                    panic!("{event:?} in {text}")
                }
                Event::Start(Tag::CodeBlock(kind)) => assert!(
                    matches!(kind, CodeBlockKind::Fenced(ref word) if &**word == "text"),
                    "{text}"
                ),
                Event::Start(Tag::Heading { level, .. }) => {
                    assert!(level > pulldown_cmark::HeadingLevel::H3, "{text}");
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    assert!(dest_url.contains([':', '@']), "{dest_url} in {text}");
                    links += 1;
                }
                Event::End(pulldown_cmark::TagEnd::Link) => links -= 1,
                Event::Text(shown) if links == 0 => assert!(
                    !shown.contains("https://") || shown.ends_with("https://"),
                    "{shown} in {text}"
                ),
                _ => {}
            }
        }
    }

    #[test]
    fn text_that_was_made_safe_stays_as_it_is() {
        for markdown in NASTY {
            let once = lines(markdown, 60);
            let again = lines(&once.join("\n"), 60);
            assert_eq!(again, once, "{markdown}");
        }
    }

    #[test]
    fn a_paragraph_of_the_generator_is_wrapped_and_not_escaped() {
        let wrapped = super::paragraph("Made by [`A::b`]. `GET /v1/{Sid}` does it.", 20);
        assert_eq!(
            wrapped,
            ["Made by [`A::b`].", "`GET /v1/{Sid}` does", "it."]
        );
    }
}
