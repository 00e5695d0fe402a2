//! Variables and checks go in, one after the other; their values come out, and at the end everything that was wrong.

use std::ffi::OsString;

use twilio_flex::Error;

use super::{
    problems::{Problem, Problems},
    variables::{Default, Variable},
};

/// Reads variables and keeps what is wrong with them.
pub(super) struct Reader<'a> {
    lookup: &'a dyn Fn(&str) -> Option<OsString>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(lookup: &'a dyn Fn(&str) -> Option<OsString>) -> Self {
        Self {
            lookup,
            problems: Vec::new(),
        }
    }

    /// Returns the value of a variable that has to be set.
    pub(super) fn required<T>(
        &mut self,
        variable: &'static Variable,
        check: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.text(variable);
        if text.is_none() && !self.has_problem(variable) {
            self.report(variable, "is not set".to_owned());
        }
        self.checked(variable, &text?, check)
    }

    /// Returns the value of a variable that may be missing.
    pub(super) fn optional<T>(
        &mut self,
        variable: &'static Variable,
        check: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.text(variable)?;
        self.checked(variable, &text, check)
    }

    /// Returns the value of a variable, or its default. It is `None` only if the value is wrong.
    pub(super) fn with_default<T>(
        &mut self,
        variable: &'static Variable,
        check: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.text(variable);
        if self.has_problem(variable) {
            return None;
        }
        let default = match variable.default {
            Default::Value(value) => value,
            Default::Required | Default::Nothing => "",
        };
        self.checked(variable, text.as_deref().unwrap_or(default), check)
    }

    /// Returns what was made of a variable, or reports the error as one of it.
    pub(super) fn keep<T>(&mut self, variable: &Variable, made: Result<T, Error>) -> Option<T> {
        made.map_err(|error| self.report(variable, format!("can't be used: {error}")))
            .ok()
    }

    /// Adds a problem, a phrase that follows the name of the variable.
    fn report(&mut self, variable: &Variable, problem: String) {
        self.problems.push(Problem {
            name: variable.name,
            problem,
        });
    }

    /// Returns the settings, if nothing was wrong.
    pub(super) fn finish<T>(self, settings: Option<T>) -> Result<T, Problems> {
        match settings {
            Some(settings) if self.problems.is_empty() => Ok(settings),
            Some(_) | None => Err(Problems::new(self.problems)),
        }
    }

    /// Returns the text of a variable that is set and not empty.
    fn text(&mut self, variable: &Variable) -> Option<String> {
        match (self.lookup)(variable.name)?.into_string() {
            Ok(text) if text.is_empty() => None,
            Ok(text) => Some(text),
            Err(_) => {
                self.report(variable, "is not Unicode".to_owned());
                None
            }
        }
    }

    fn checked<T>(
        &mut self,
        variable: &Variable,
        text: &str,
        check: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        check(text)
            .map_err(|problem| self.report(variable, problem))
            .ok()
    }

    fn has_problem(&self, variable: &Variable) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| problem.name == variable.name)
    }
}
