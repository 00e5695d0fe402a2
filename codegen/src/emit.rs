//! Tokens in, formatted files out.

mod interleave;

use std::fmt;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use proc_macro2::TokenStream;

use crate::targets::docs::LINE_SEPARATOR;
use crate::targets::notice;
use crate::targets::{Contents, Item, RenderedFile, Task};

/// A small crate is finished before more threads have started.
const MOST_THREADS: usize = 4;

/// One file of the generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path from the crate's folder, with `/`.
    pub path: String,
    /// Its text, with one line end at its end.
    pub contents: String,
}

/// A file whose tokens are not Rust: a mistake of the generator, or of a name that it was given.
#[derive(Debug)]
pub struct EmitError {
    path: String,
    source: syn::Error,
}

impl EmitError {
    /// The file that cannot be written.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the tokens of {} are not Rust", self.path)
    }
}

impl std::error::Error for EmitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Renders and formats all files, on several threads. The result does not depend on their number.
///
/// # Errors
///
/// The first file whose tokens are not Rust.
pub fn emit_all(tasks: &[Task<'_>]) -> Result<Vec<SourceFile>, EmitError> {
    let threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(MOST_THREADS);
    let next = AtomicUsize::new(0);
    // Each thread takes the next file that no other has taken.
    let work = || {
        let indices = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let files =
            indices.map_while(|index| tasks.get(index).map(|task| (index, emit(task.render()))));
        files.collect::<Vec<_>>()
    };
    let mut files = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut files = work();
        files.extend(
            others
                .into_iter()
                .flat_map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic))),
        );
        files
    });
    files.sort_by_key(|(index, _)| *index);
    files.into_iter().map(|(_, file)| file).collect()
}

/// Formats one file.
///
/// # Errors
///
/// Tokens that are not Rust.
pub fn emit(file: RenderedFile) -> Result<SourceFile, EmitError> {
    let RenderedFile {
        path,
        source,
        contents,
    } = file;
    let notice = notice(&source);
    match contents {
        Contents::Text(text) => Ok(SourceFile {
            path,
            contents: format!("# {notice}\n\n{}\n", text.trim_end()),
        }),
        Contents::Whole(text) => Ok(SourceFile {
            path,
            contents: format!("{}\n", text.trim_end()),
        }),
        Contents::Rust { docs, items } => match rust(&docs, items) {
            Ok(body) => Ok(SourceFile {
                contents: format!("// {notice}\n\n{body}"),
                path,
            }),
            Err(source) => Err(EmitError { path, source }),
        },
    }
}

fn rust(docs: &[String], items: Vec<Item>) -> syn::Result<String> {
    let docs: String = docs
        .iter()
        .map(|line| format!("//! {line}").trim_end().to_owned() + "\n")
        .collect();
    let mut blocks = if docs.is_empty() {
        Vec::new()
    } else {
        vec![docs]
    };
    for item in items {
        blocks.push(block(item)?);
    }
    blocks.retain(|block| !block.is_empty());
    Ok(blocks.join("\n"))
}

/// One item alone, for the tests of the renderers.
#[cfg(test)]
pub(crate) fn item_text(item: Item) -> String {
    block(item).expect("Rust")
}

fn block(item: Item) -> syn::Result<String> {
    match item {
        Item::Plain(tokens) => formatted(tokens).map(|text| plain(&text)),
        Item::Wrapped { name, head, item } => {
            let item = formatted(item)?;
            Ok(wrapped(
                name,
                head.iter().map(String::as_str).chain(item.lines()),
            ))
        }
        Item::Interleaved {
            name,
            item,
            setters,
        } => {
            let (item, setters) = (formatted(item)?, formatted(setters)?);
            Ok(wrapped(name, interleave::lines(&item, &setters)))
        }
        Item::Lines { name, lines } => Ok(wrapped(name, lines.iter().map(String::as_str))),
    }
}

fn formatted(tokens: TokenStream) -> syn::Result<String> {
    syn::parse2(tokens).map(|file| prettyplease::unparse(&file))
}

/// Puts lines into a macro of the runtime, an `impl` after an empty line. No literal spans lines, so a deeper indentation changes none.
fn wrapped<'a>(name: &str, lines: impl Iterator<Item = &'a str>) -> String {
    let mut text = format!("runtime::{name}! {{\n");
    for line in lines {
        if line.starts_with("impl ") {
            text.push('\n');
        }
        push_line(&mut text, "    ", line);
    }
    text.push_str("}\n");
    text
}

/// Puts an empty line between the methods of an `impl`, which the formatter writes without any.
fn plain(formatted: &str) -> String {
    let is_implementation = formatted.starts_with("impl");
    let mut text = String::with_capacity(formatted.len() + formatted.len() / 8);
    let mut after_method = false;
    for line in formatted.lines() {
        if after_method && line != "}" {
            text.push('\n');
        }
        push_line(&mut text, "", line);
        after_method = is_implementation && line == "    }";
    }
    text
}

/// Writes a line, and a doc comment as the lines that are folded into it.
fn push_line(text: &mut String, margin: &str, line: &str) {
    let mut parts = line.split(LINE_SEPARATOR);
    if let Some(part) = parts.next() {
        text.extend([if part.is_empty() { "" } else { margin }, part, "\n"]);
    }
    let indentation = &line[..line.len() - line.trim_start().len()];
    for part in parts {
        text.extend([margin, indentation, "///", part, "\n"]);
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::{emit, item_text};
    use crate::targets::{Contents, Item, RenderedFile};

    fn file(tokens: TokenStream) -> RenderedFile {
        let contents = Contents::Rust {
            docs: vec!["What it is.".to_owned()],
            items: vec![Item::Plain(tokens)],
        };
        RenderedFile {
            path: "src/a.rs".to_owned(),
            source: "a.yaml".to_owned(),
            contents,
        }
    }

    #[test]
    fn a_file_has_its_header_and_air_between_methods() {
        let tokens = quote! { impl A { fn a() { if x { y } } #[must_use] fn b() {} } };
        insta::assert_snapshot!(emit(file(tokens)).expect("Rust").contents, @r"
        // @generated by `cargo xtask codegen` from a.yaml. Do not edit.

        //! What it is.

        impl A {
            fn a() {
                if x {
                    y
                }
            }

            #[must_use]
            fn b() {}
        }
        ");
    }

    #[test]
    fn tokens_that_are_not_rust_are_an_error_that_names_the_file() {
        let error = emit(file(quote! { struct "a b"; })).expect_err("no Rust");
        assert_eq!(error.to_string(), "the tokens of src/a.rs are not Rust");
        assert!(std::error::Error::source(&error).is_some());
    }

    #[test]
    fn literals_survive_the_indentation_of_a_macro() {
        let (text, key) = ("a\n    b\u{1}\u{202e}\"", "k\"\n//");
        let text = item_text(Item::Wrapped {
            name: "model",
            head: None,
            item: quote! { #[x(#key)] struct A { #[y(#text)] a: B } },
        });
        insta::assert_snapshot!(text, @r#"
        runtime::model! {
            #[x("k\"\n//")]
            struct A {
                #[y("a\n    b\u{1}\u{202e}\"")]
                a: B,
            }
        }
        "#);
    }
}
