//! The result for each document in, the list of those that are not as expected out.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::case::{Case, Expected};

/// The longest reason that is printed.
const LONGEST: usize = 240;

/// What the generator made of a document.
#[derive(Debug)]
pub(super) enum Outcome {
    /// A crate.
    Crate,
    /// Diagnostics; the first of them.
    Refused(String),
    /// A warning, and nothing to generate.
    Nothing,
    /// Neither.
    Broken(String),
}

/// The results for all documents.
pub(super) struct Results<'a> {
    cases: &'a [Case],
    /// The names of the cases that made a crate.
    crates: Vec<&'a str>,
    /// By name, what is wrong, one entry for each step.
    problems: BTreeMap<String, Vec<String>>,
}

impl<'a> Results<'a> {
    pub(super) fn new(cases: &'a [Case]) -> Self {
        Self {
            cases,
            crates: Vec::new(),
            problems: BTreeMap::new(),
        }
    }

    /// Whether a document has made a crate.
    pub(super) fn has_crate(&self, name: &str) -> bool {
        self.crates.contains(&name)
    }

    /// The names of the documents whose crates are without a fault so far.
    pub(super) fn sound(&self) -> Vec<&'a str> {
        let is_sound = |name: &&str| !self.problems.contains_key(*name);
        self.crates.iter().copied().filter(is_sound).collect()
    }

    /// Whether a step has found something wrong with the crate of a document.
    pub(super) fn has_problem(&self, name: &str, step: &str) -> bool {
        let problems = self.problems.get(name).into_iter().flatten();
        problems
            .into_iter()
            .any(|problem| problem.starts_with(step))
    }

    /// Takes what the generator made of a document.
    pub(super) fn generated(&mut self, case: &Case, outcome: Outcome) {
        let problem = match (case.expected, outcome) {
            (_, Outcome::Broken(reason)) => Some(reason),
            (Expected::Crate | Expected::Published, Outcome::Refused(reason)) => {
                Some(format!("refused: {reason}"))
            }
            (Expected::Crate, Outcome::Nothing) => Some("nothing was generated".to_owned()),
            (Expected::Refused, Outcome::Crate | Outcome::Nothing) => {
                Some("accepted, expected a refusal".to_owned())
            }
            (_, Outcome::Refused(_) | Outcome::Nothing) => None,
            (_, Outcome::Crate) => {
                let own = self.cases.iter().find(|own| own.name == case.name);
                self.crates.extend(own.map(|case| case.name.as_str()));
                None
            }
        };
        if let Some(problem) = problem {
            self.problem(&case.name, "generate", &problem);
        }
    }

    /// Takes what a step found wrong with the crate of a document.
    pub(super) fn problem(&mut self, name: &str, step: &str, reason: &str) {
        let line = reason
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty());
        let mut text: String = line.take(3).collect::<Vec<_>>().join(" | ");
        if let Some((end, _)) = text.char_indices().nth(LONGEST) {
            text.truncate(end);
            text.push('…');
        }
        let problems = self.problems.entry(name.to_owned()).or_default();
        let problem = format!("{step}: {text}");
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }

    /// How many documents are not as expected.
    pub(super) fn unexpected(&self) -> usize {
        self.problems.len()
    }

    /// The list of what is wrong, and the figures.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (name, problems) in &self.problems {
            let _ = writeln!(text, "{name}");
            for problem in problems {
                let _ = writeln!(text, "    {problem}");
            }
        }
        let all = self.cases.len();
        let _ = write!(
            text,
            "{} of {all} as expected, {} crates",
            all.saturating_sub(self.unexpected()),
            self.crates.len()
        );
        text
    }
}
