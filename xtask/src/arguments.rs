//! The command line in, a command out.

pub(crate) mod crate_name;

use std::collections::BTreeMap;
use std::path::PathBuf;

use codegen::diff::Verdict;
use lexopt::prelude::*;

use crate::bench::{self, Bench};
use crate::corpus::{self, arguments::Corpus};
use crate::files::Input;
use crate::report::OutputFormat;
use crate::{Failure, usage};

/// A command with its arguments.
pub(crate) enum Command {
    /// Print an explanation.
    Help(&'static str),
    /// Write or check a client crate.
    Codegen(Codegen),
    /// Print the intermediate representation.
    Listing(Listing),
    /// Measure beside the best peers.
    Bench(Bench),
    /// Generate and compile many documents.
    Corpus(Corpus),
    /// Report what changed for users of the crate.
    Diff(Diff),
    /// Update everything that follows from the documents.
    Update(Update),
    /// Print the complete documents.
    Document(Document),
}

/// The arguments of `update`.
pub(crate) struct Update {
    /// The published documents, if there are new ones.
    pub(crate) files: Vec<PathBuf>,
    /// Where they come from: `date`, `commit` and `repository`.
    pub(crate) provenance: BTreeMap<String, String>,
    /// Whether all stale sentences are right as they are.
    pub(crate) is_reviewed: bool,
    /// Whether the snapshots are regenerated.
    pub(crate) has_snapshots: bool,
    /// How diagnostics are written.
    pub(crate) format: OutputFormat,
}

/// The arguments of `document`, which are those of `listing`.
pub(crate) type Document = Listing;

/// The arguments of `listing`.
#[derive(Default)]
pub(crate) struct Listing {
    /// Which documents to read.
    pub(crate) input: Input,
    /// How diagnostics are written.
    pub(crate) format: OutputFormat,
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
    /// Warnings are errors.
    pub(crate) deny_warnings: bool,
    /// How diagnostics are written.
    pub(crate) format: OutputFormat,
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
    /// A change of this verdict, or a more severe one, is an error.
    pub(crate) fail_on: Option<Verdict>,
    /// The file with the changes that are accepted all the same.
    pub(crate) accepted: Option<PathBuf>,
    /// A version or a changelog that does not fit is an error.
    pub(crate) check_release: bool,
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
    /// The draft of an entry of the changelog.
    Changelog,
}

/// Reads the command line.
pub(crate) fn parse() -> Result<Command, Failure> {
    parse_from(lexopt::Parser::from_env())
}

fn parse_from(mut parser: lexopt::Parser) -> Result<Command, Failure> {
    let failed = |message: String| Failure::Usage(message, usage::ALL);
    let command = match parser.next().map_err(|error| failed(error.to_string()))? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help(usage::ALL)),
        Some(Value(command)) => command,
        Some(option) => return Err(failed(option.unexpected().to_string())),
    };
    let (result, explanation) = match command.to_str() {
        Some("codegen") => (codegen(parser), usage::CODEGEN),
        Some("listing") => (listing(parser), usage::LISTING),
        Some("diff") => (diff(parser), usage::DIFF),
        Some("update") => (update(parser), usage::UPDATE),
        Some("document") => (listing(parser).map(document), usage::DOCUMENT),
        Some("bench") => (
            bench::arguments::parse(parser).map(|bench| bench.map(Command::Bench)),
            usage::BENCH,
        ),
        Some("corpus") => (
            corpus::arguments::parse(parser).map(|corpus| corpus.map(Command::Corpus)),
            usage::CORPUS,
        ),
        Some("help") => return Ok(Command::Help(usage::ALL)),
        _ => {
            let known = "codegen, listing, document, diff, update, bench, corpus";
            return Err(failed(format!(
                "no such command: `{}`, expected one of {known}",
                command.display()
            )));
        }
    };
    match result {
        Ok(command) => Ok(command.unwrap_or(Command::Help(explanation))),
        Err(error) => Err(Failure::Usage(error.to_string(), explanation)),
    }
}

/// The arguments of a command; `None` if it is asked for help.
type Parsed = Result<Option<Command>, lexopt::Error>;

/// What is not expected, and what is.
fn unexpected(argument: lexopt::Arg<'_>, options: &str) -> lexopt::Error {
    format!("{}: expected {options}", argument.unexpected()).into()
}

fn codegen(mut parser: lexopt::Parser) -> Parsed {
    let mut arguments = Codegen::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("check") => arguments.check = true,
            Long("out") => arguments.out = Some(parser.value()?.into()),
            Long("name") => arguments.name = Some(name(parser.value()?.string()?)?),
            Long("deny-warnings") => arguments.deny_warnings = true,
            Long("spec") => arguments.input.specs.push(parser.value()?.into()),
            Long("overlay") => arguments.input.overlay = Some(parser.value()?.into()),
            Long("format") => arguments.format = output_format(&mut parser)?,
            Short('h') | Long("help") => return Ok(None),
            other => {
                let options =
                    "--check, --spec, --overlay, --out, --name, --deny-warnings or --format";
                return Err(unexpected(other, options));
            }
        }
    }
    if !arguments.input.specs.is_empty() && arguments.out.is_none() {
        return Err("--spec needs --out DIR, the folder of the new crate".into());
    }
    Ok(Some(Command::Codegen(arguments)))
}

fn listing(mut parser: lexopt::Parser) -> Parsed {
    let mut arguments = Listing::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("spec") => arguments.input.specs.push(parser.value()?.into()),
            Long("overlay") => arguments.input.overlay = Some(parser.value()?.into()),
            Long("format") => arguments.format = output_format(&mut parser)?,
            Short('h') | Long("help") => return Ok(None),
            other => return Err(unexpected(other, "--spec, --overlay or --format")),
        }
    }
    Ok(Some(Command::Listing(arguments)))
}

fn diff(mut parser: lexopt::Parser) -> Parsed {
    let (mut sides, mut overlay, mut fail_on, mut accepted) = (Vec::new(), None, None, None);
    let (mut format, mut check_release) = (Format::Text, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Value(side) if sides.len() < 2 => sides.push(side.string()?),
            Long("overlay") => overlay = Some(parser.value()?.into()),
            Long("format") => format = choice("--format", &parser.value()?.string()?, &FORMATS)?,
            Long("fail-on") => {
                let verdicts = Verdict::ALL.map(|verdict| (verdict.as_str(), verdict));
                fail_on = Some(choice("--fail-on", &parser.value()?.string()?, &verdicts)?);
            }
            Long("accepted") => accepted = Some(parser.value()?.into()),
            Long("check-release") => check_release = true,
            Short('h') | Long("help") => return Ok(None),
            other => {
                let options =
                    "OLD, NEW, --overlay, --format, --fail-on, --accepted or --check-release";
                return Err(unexpected(other, options));
            }
        }
    }
    let [old, new] = <[String; 2]>::try_from(sides)
        .map_err(|_| "diff takes two sides, OLD and NEW: files, folders or git revisions")?;
    Ok(Some(Command::Diff(Diff {
        old,
        new,
        overlay,
        format,
        fail_on,
        accepted,
        check_release,
    })))
}

const FORMATS: [(&str, Format); 4] = [
    ("text", Format::Text),
    ("markdown", Format::Markdown),
    ("json", Format::Json),
    ("changelog", Format::Changelog),
];

/// How diagnostics are written, the value of `--format`.
fn output_format(parser: &mut lexopt::Parser) -> Result<OutputFormat, lexopt::Error> {
    choice("--format", &parser.value()?.string()?, &OutputFormat::ALL)
}

/// One of the words that an option takes.
fn choice<T: Copy>(option: &str, word: &str, words: &[(&str, T)]) -> Result<T, lexopt::Error> {
    let found = words.iter().find(|(name, _)| *name == word);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
        format!("{option} {word:?}: expected one of {}", names.join(", ")).into()
    })
}

/// The same arguments for the command `document`.
fn document(command: Option<Command>) -> Option<Command> {
    match command {
        Some(Command::Listing(arguments)) => Some(Command::Document(arguments)),
        other => other,
    }
}

fn update(mut parser: lexopt::Parser) -> Parsed {
    let mut arguments = Update {
        files: Vec::new(),
        provenance: BTreeMap::new(),
        is_reviewed: false,
        has_snapshots: true,
        format: OutputFormat::Text,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long(key @ ("date" | "commit" | "repository")) => {
                let key = key.to_owned();
                let value = word(&key, parser.value()?.string()?)?;
                arguments.provenance.insert(key, value);
            }
            Long("reviewed") => arguments.is_reviewed = true,
            Long("no-snapshots") => arguments.has_snapshots = false,
            Long("format") => arguments.format = output_format(&mut parser)?,
            Value(file) => arguments.files.push(file.into()),
            Short('h') | Long("help") => return Ok(None),
            other => {
                let options =
                    "FILE, --date, --commit, --repository, --reviewed, --no-snapshots or --format";
                return Err(unexpected(other, options));
            }
        }
    }
    Ok(Some(Command::Update(arguments)))
}

/// A part of the provenance, which is one word in the lock.
fn word(key: &str, text: String) -> Result<String, lexopt::Error> {
    let expected = match key {
        "date" if !is_date(&text) => "a date such as 2026-04-14",
        _ if text.is_empty() || text.contains(char::is_whitespace) => "one word",
        _ => return Ok(text),
    };
    Err(format!("--{key} {text:?}: expected {expected}").into())
}

/// Whether a text is a date such as `2026-04-14`.
fn is_date(text: &str) -> bool {
    let parts: Vec<Option<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
    let has_shape = text.split('-').map(str::len).eq([4, 2, 2]);
    has_shape && matches!(parts[..], [Some(_), Some(1..=12), Some(1..=31)])
}

fn name(name: String) -> Result<String, lexopt::Error> {
    match crate_name::check(&name) {
        Ok(()) => Ok(name),
        Err(problem) => Err(format!("--name {name:?}: {problem}").into()),
    }
}

#[cfg(test)]
mod tests;
