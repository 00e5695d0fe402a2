//! Command lines in, commands or usage errors out.

use super::{Command, parse_from};
use crate::{Failure, usage};

fn parse(arguments: &[&str]) -> Result<Command, String> {
    parse_from(lexopt::Parser::from_args(arguments)).map_err(|failure| match failure {
        Failure::Usage(message, _) | Failure::Failed(message) => message,
    })
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
            parse(&["update", "x.yaml", "--date", date]).is_err(),
            "{date}"
        );
    }
    assert!(parse(&["update", "x.yaml", "--date", "2026-04-14"]).is_ok());
    assert!(parse(&["update", "x.yaml", "--commit", "two words"]).is_err());
}

#[test]
fn what_is_not_a_command_is_named() {
    assert!(parse(&["generate"]).is_err_and(|message| message.contains("generate")));
    assert!(parse(&["update", "--chekc"]).is_err_and(|message| message.contains("FILE")));
    assert!(parse(&["codegen", "--chekc"]).is_err_and(|message| message.contains("--chekc")));
}

#[test]
fn an_option_that_is_unknown_is_named_beside_those_that_are() {
    for command in ["codegen", "listing", "diff", "update", "document"] {
        let message = parse(&[command, "--colour"]).err().unwrap_or_default();
        for said in ["--colour", "--format"] {
            assert!(message.contains(said), "{command}: {message}");
        }
    }
}

#[test]
fn each_explanation_names_every_option_that_its_command_takes() {
    for (command, explanation) in [
        ("codegen", usage::CODEGEN),
        ("listing", usage::LISTING),
        ("diff", usage::DIFF),
        ("update", usage::UPDATE),
        ("document", usage::DOCUMENT),
        ("corpus", usage::CORPUS),
    ] {
        let asked = parse(&[command, "--help"]);
        assert!(matches!(asked, Ok(Command::Help(text)) if text == explanation));
        let message = parse(&[command, "--colour"]).err().unwrap_or_default();
        let options = message
            .split([' ', ','])
            .filter(|word| word.starts_with("--"));
        for option in options {
            assert!(explanation.contains(option), "{command} {option}");
        }
        assert!(usage::ALL.contains(command));
    }
}
