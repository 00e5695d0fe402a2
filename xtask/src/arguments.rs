//! The command line in, a command out.

use std::path::PathBuf;

use codegen::diff::Verdict;
use codegen::import::is_date;
use lexopt::prelude::*;

use crate::Failure;
use crate::bench::{self, Bench};

/// What the commands are.
pub(crate) const USAGE: &str = "\
usage:
  cargo xtask codegen [--check] [--spec FILE]... [--overlay FILE] [--out DIR] [--name CRATE]
      Writes the client crate. Without --spec: the Flex crate in generated/, from spec/. With --spec, --out names the
      folder of the new crate. --check writes nothing and fails if a file would change.
  cargo xtask listing [--spec FILE]... [--overlay FILE]
      Prints what the documents offer, one line per operation, input and field.
  cargo xtask bench [generate|build|size|call|all]... [--document FILE]... [--runs N]
      Measures beside the best peers, which it installs in target/. --document says what to generate from.
  cargo xtask diff OLD NEW [--overlay FILE] [--format text|markdown|json] [--fail-on major|minor|patch]
      Says what changed for users of the crate. OLD and NEW are each a document, a folder of documents with its overlay.yaml, or
      a git revision, which stands for its spec/. --overlay takes the place of both overlays. --fail-on makes changes of that
      weight an error.
  cargo xtask import FILE... [--published DATE] [--keep-prose]
      Brings the facts of newly published documents into spec/ and keeps our sentences. What is new is marked for a
      person to write; --keep-prose takes the published sentence instead. DATE, such as 2026-04-14, goes into
      spec/README.md.";

/// A command with its arguments.
pub(crate) enum Command {
    /// Explain the commands.
    Help,
    /// Write or check a client crate.
    Codegen(Codegen),
    /// Print the intermediate representation.
    Listing(Input),
    /// Measure beside the best peers.
    Bench(Bench),
    /// Say what changed for users of the crate.
    Diff(Diff),
    /// Bring newly published facts into our documents.
    Import(Import),
}

/// The arguments of `import`.
#[derive(Default)]
pub(crate) struct Import {
    /// The published documents.
    pub(crate) files: Vec<PathBuf>,
    /// Take their sentences where we have none.
    pub(crate) keep_prose: bool,
    /// When they were published.
    pub(crate) published: Option<String>,
}

/// Which documents to read; none stands for those of the Flex client.
#[derive(Default)]
pub(crate) struct Input {
    /// The OpenAPI documents.
    pub(crate) specs: Vec<PathBuf>,
    /// The overlay.
    pub(crate) overlay: Option<PathBuf>,
}

/// The arguments of `codegen`.
#[derive(Default)]
pub(crate) struct Codegen {
    /// Which documents to read.
    pub(crate) input: Input,
    /// Compare instead of write.
    pub(crate) check: bool,
    /// The folder of the crate.
    pub(crate) out: Option<PathBuf>,
    /// The name of the crate.
    pub(crate) name: Option<String>,
}

/// The arguments of `diff`.
pub(crate) struct Diff {
    /// A file, a folder or a git revision.
    pub(crate) old: String,
    /// The same.
    pub(crate) new: String,
    /// The overlay of both sides.
    pub(crate) overlay: Option<PathBuf>,
    /// How the report is written.
    pub(crate) format: Format,
    /// The verdict from which on a change is an error.
    pub(crate) fail_on: Option<Verdict>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For a terminal.
    Text,
    /// For a pull request.
    Markdown,
    /// For a program.
    Json,
}

/// Reads the command line.
pub(crate) fn parse() -> Result<Command, Failure> {
    parse_from(lexopt::Parser::from_env()).map_err(|error| Failure::Usage(error.to_string()))
}

fn parse_from(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    match parser.next()? {
        Some(Value(command)) if command == "codegen" => codegen(parser),
        Some(Value(command)) if command == "listing" => listing(parser),
        Some(Value(command)) if command == "diff" => diff(parser),
        Some(Value(command)) if command == "import" => import(parser),
        Some(Value(command)) if command == "bench" => {
            Ok(bench::arguments::parse(parser)?.map_or(Command::Help, Command::Bench))
        }
        None | Some(Short('h') | Long("help")) => Ok(Command::Help),
        Some(other) => Err(other.unexpected()),
    }
}

fn codegen(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut arguments = Codegen::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("check") => arguments.check = true,
            Long("out") => arguments.out = Some(parser.value()?.into()),
            Long("name") => arguments.name = Some(crate_name(parser.value()?.string()?)?),
            Long("spec") => arguments.input.specs.push(parser.value()?.into()),
            Long("overlay") => arguments.input.overlay = Some(parser.value()?.into()),
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    if !arguments.input.specs.is_empty() && arguments.out.is_none() {
        return Err("--spec needs --out DIR, the folder of the new crate".into());
    }
    Ok(Command::Codegen(arguments))
}

fn listing(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut input = Input::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("spec") => input.specs.push(parser.value()?.into()),
            Long("overlay") => input.overlay = Some(parser.value()?.into()),
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Listing(input))
}

fn diff(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut sides, mut overlay, mut fail_on) = (Vec::new(), None, None);
    let mut format = Format::Text;
    while let Some(argument) = parser.next()? {
        match argument {
            Value(side) if sides.len() < 2 => sides.push(side.string()?),
            Long("overlay") => overlay = Some(parser.value()?.into()),
            Long("format") => format = choice("--format", &parser.value()?.string()?, &FORMATS)?,
            Long("fail-on") => {
                let verdicts = Verdict::ALL.map(|verdict| (verdict.as_str(), verdict));
                fail_on = Some(choice("--fail-on", &parser.value()?.string()?, &verdicts)?);
            }
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    let [old, new] = <[String; 2]>::try_from(sides)
        .map_err(|_| "diff takes two sides, OLD and NEW: files, folders or git revisions")?;
    Ok(Command::Diff(Diff {
        old,
        new,
        overlay,
        format,
        fail_on,
    }))
}

const FORMATS: [(&str, Format); 3] = [
    ("text", Format::Text),
    ("markdown", Format::Markdown),
    ("json", Format::Json),
];

/// One of the words that an option takes.
fn choice<T: Copy>(option: &str, word: &str, words: &[(&str, T)]) -> Result<T, lexopt::Error> {
    let found = words.iter().find(|(name, _)| *name == word);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
        format!("{option} {word:?}: expected one of {}", names.join(", ")).into()
    })
}

fn import(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut arguments = Import::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("keep-prose") => arguments.keep_prose = true,
            Long("published") => arguments.published = Some(date(parser.value()?.string()?)?),
            Value(file) => arguments.files.push(file.into()),
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    if arguments.files.is_empty() {
        return Err("import needs the published documents: import FILE...".into());
    }
    Ok(Command::Import(arguments))
}

fn date(text: String) -> Result<String, lexopt::Error> {
    if is_date(&text) {
        return Ok(text);
    }
    Err(format!("--published {text:?}: expected a date such as 2026-04-14").into())
}

/// A name that Cargo takes for a package and Rust for a crate.
fn crate_name(name: String) -> Result<String, lexopt::Error> {
    let starts_well = name.starts_with(|c: char| c.is_ascii_lowercase());
    let rest_is_plain = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
    if starts_well && rest_is_plain {
        return Ok(name);
    }
    Err(
        format!("--name {name:?}: expected a crate name of lowercase letters, digits, `-` and `_`")
            .into(),
    )
}

#[cfg(test)]
mod tests {
    use super::{Command, parse_from};

    fn parse(arguments: &[&str]) -> Result<Command, String> {
        parse_from(lexopt::Parser::from_args(arguments)).map_err(|error| error.to_string())
    }

    #[test]
    fn a_document_without_a_folder_for_its_crate_is_refused() {
        let message = parse(&["codegen", "--spec", "x.yaml"]).err();
        assert_eq!(
            message.as_deref(),
            Some("--spec needs --out DIR, the folder of the new crate")
        );
    }

    #[test]
    fn a_name_that_cargo_would_refuse_is_refused_before_anything_is_written() {
        for name in ["", "Flex", "1st", "a b", "../x", "a.b"] {
            assert!(parse(&["codegen", "--name", name]).is_err(), "{name}");
        }
        assert!(parse(&["codegen", "--name", "twilio-flex_2"]).is_ok());
    }

    #[test]
    fn a_comparison_has_two_sides_and_words_that_it_knows() {
        for arguments in [
            &["diff", "a"][..],
            &["diff", "a", "b", "c"],
            &["diff", "a", "b", "--format", "html"],
            &["diff", "a", "b", "--fail-on", "any"],
        ] {
            assert!(parse(arguments).is_err(), "{arguments:?}");
        }
        let accepted = parse(&["diff", "a", "b", "--fail-on", "minor", "--format=json"]);
        assert!(matches!(accepted, Ok(Command::Diff(_))));
    }

    #[test]
    fn a_date_that_is_none_is_refused_before_anything_is_written() {
        for date in ["", "today", "2026-13-01", "26-04-14", "2026-04-14 "] {
            assert!(
                parse(&["import", "x.yaml", "--published", date]).is_err(),
                "{date}"
            );
        }
        assert!(parse(&["import", "x.yaml", "--published", "2026-04-14"]).is_ok());
    }

    #[test]
    fn what_is_not_a_command_is_named() {
        assert!(parse(&["generate"]).is_err_and(|message| message.contains("generate")));
        assert!(parse(&["import"]).is_err_and(|message| message.contains("FILE")));
        assert!(parse(&["codegen", "--chekc"]).is_err_and(|message| message.contains("--chekc")));
    }
}
