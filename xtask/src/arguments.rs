//! The command line in, a command out.

use std::path::PathBuf;

use lexopt::prelude::*;

use crate::Failure;

/// What the commands are.
pub(crate) const USAGE: &str = "\
usage:
  cargo xtask codegen [--check] [--spec FILE]... [--overlay FILE] [--out DIR] [--name CRATE]
      Writes the client crate. Without --spec: the Flex crate in generated/, from spec/. With --spec, --out names the
      folder of the new crate. --check writes nothing and fails if a file would change.
  cargo xtask listing [--spec FILE]... [--overlay FILE]
      Prints what the documents offer, one line per operation, input and field.";

/// A command with its arguments.
pub(crate) enum Command {
    /// Explain the commands.
    Help,
    /// Write or check a client crate.
    Codegen(Codegen),
    /// Print the intermediate representation.
    Listing(Input),
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

/// Reads the command line.
pub(crate) fn parse() -> Result<Command, Failure> {
    parse_from(lexopt::Parser::from_env()).map_err(|error| Failure::Usage(error.to_string()))
}

fn parse_from(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    match parser.next()? {
        Some(Value(command)) if command == "codegen" => codegen(parser),
        Some(Value(command)) if command == "listing" => listing(parser),
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
    fn what_is_not_a_command_is_named() {
        assert!(parse(&["generate"]).is_err_and(|message| message.contains("generate")));
        assert!(parse(&["codegen", "--chekc"]).is_err_and(|message| message.contains("--chekc")));
    }
}
