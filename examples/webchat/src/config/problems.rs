//! What is wrong with the settings goes in, a text that explains how to fix it comes out. No value of a variable is part of it.

use std::{error::Error, fmt};

use super::variables::{ALL, Default, Variable};

/// The longest line of the text.
const WIDTH: usize = 96;

/// What is wrong with a variable.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) name: &'static str,
    /// A phrase that follows the name.
    pub(super) problem: String,
}

/// Every variable that is missing or wrong. `Display` explains what each of them is for.
#[derive(Debug)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub(super) fn new(problems: Vec<Problem>) -> Self {
        Self(problems)
    }

    /// Returns the names of the variables that are missing or wrong.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|problem| problem.name)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "The web chat can't start. These environment variables are missing or wrong:\n"
        )?;
        for variable in ALL {
            for problem in self.problems_of(variable) {
                writeln!(f, "  {} {problem}", variable.name)?;
                write_wrapped(f, variable.purpose)?;
            }
        }
        writeln!(f, "\nThese may be set too:\n")?;
        for variable in ALL.iter().filter(|variable| self.is_other_option(variable)) {
            match variable.default {
                Default::Value(value) => writeln!(f, "  {} (default: {value})", variable.name)?,
                Default::Required | Default::Nothing => writeln!(f, "  {}", variable.name)?,
            }
            write_wrapped(f, variable.purpose)?;
        }
        writeln!(
            f,
            "\nexamples/webchat/README.md explains how to try it, and how to run it for a website."
        )
    }
}

impl Problems {
    fn problems_of(&self, variable: &Variable) -> impl Iterator<Item = &str> {
        let of_variable = |problem: &&Problem| problem.name == variable.name;
        let problems = self.0.iter().filter(of_variable);
        problems.map(|problem| problem.problem.as_str())
    }

    fn is_other_option(&self, variable: &Variable) -> bool {
        !matches!(variable.default, Default::Required)
            && self.problems_of(variable).next().is_none()
    }
}

impl Error for Problems {}

/// Writes a sentence in lines that are not too long.
fn write_wrapped(f: &mut fmt::Formatter<'_>, sentence: &str) -> fmt::Result {
    let mut line = String::new();
    for word in sentence.split(' ') {
        if !line.is_empty() && line.chars().count() + word.chars().count() + 7 > WIDTH {
            writeln!(f, "      {line}")?;
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    writeln!(f, "      {line}")
}
