//! The rest of the command line in, which documents and which steps out.

use std::path::PathBuf;

use lexopt::prelude::*;

/// Something to do with the generated crates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// They compile without warnings.
    Check,
    /// The same, and clippy has nothing to report.
    Clippy,
    /// So has rustdoc.
    Doc,
    /// The examples of the documentation compile and run.
    DocTest,
    /// Requests and responses of the cases are what `tests/corpus` expects.
    Wire,
}

impl Step {
    const ALL: [Self; 5] = [
        Self::Check,
        Self::Clippy,
        Self::Doc,
        Self::DocTest,
        Self::Wire,
    ];

    /// Its name on the command line.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Clippy => "clippy",
            Self::Doc => "doc",
            Self::DocTest => "doctest",
            Self::Wire => "wire",
        }
    }
}

/// The arguments of `corpus`.
pub(crate) struct Corpus {
    /// Parts of names; if empty, all documents.
    pub(crate) only: Vec<String>,
    /// Folders of documents; if empty, the cases of the repository.
    pub(crate) documents: Vec<PathBuf>,
    /// The documents in these folders that are expected to be refused.
    pub(crate) refused: Vec<String>,
    /// What to do once the crates are generated.
    pub(crate) steps: Vec<Step>,
}

/// Reads the command line after `corpus`; `None` if it asks for help.
pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Option<Corpus>, lexopt::Error> {
    let (mut only, mut documents, mut steps) = (Vec::new(), Vec::new(), None);
    let mut refused = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("only") => only.push(parser.value()?.string()?),
            Long("refused") => refused.push(parser.value()?.string()?),
            Long("documents") => documents.push(parser.value()?.into()),
            Long("steps") => steps = Some(self::steps(&parser.value()?.string()?)?),
            Short('h') | Long("help") => return Ok(None),
            other => {
                let options = "--only, --documents, --refused or --steps";
                return Err(format!("{}: expected {options}", other.unexpected()).into());
            }
        }
    }
    let usual = if documents.is_empty() {
        // Clippy reports what the compiler does, and more.
        vec![Step::Clippy, Step::Doc, Step::DocTest, Step::Wire]
    } else {
        vec![Step::Check]
    };
    Ok(Some(Corpus {
        only,
        documents,
        refused,
        steps: steps.unwrap_or(usual),
    }))
}

/// Steps by name, in the order in which they are done; `none` for no step.
fn steps(names: &str) -> Result<Vec<Step>, lexopt::Error> {
    let names: Vec<&str> = names.split(',').filter(|name| *name != "none").collect();
    let known = |name: &str| Step::ALL.iter().any(|step| step.as_str() == name);
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        let steps = Step::ALL.map(Step::as_str).join(", ");
        return Err(format!("--steps {unknown:?}: expected none or some of {steps}").into());
    }
    let is_named = |step: &Step| names.contains(&step.as_str());
    Ok(Step::ALL.into_iter().filter(is_named).collect())
}

#[cfg(test)]
mod tests {
    use super::{Step, parse};

    #[test]
    fn steps_are_done_in_their_order_and_unknown_ones_are_refused() {
        let parse = |arguments: &[&str]| {
            let parsed = parse(lexopt::Parser::from_args(arguments));
            parsed.ok().flatten().map(|corpus| corpus.steps)
        };
        let some = parse(&["--steps", "doc,check"]);
        assert_eq!(some, Some(vec![Step::Check, Step::Doc]));
        assert_eq!(parse(&["--steps", "none"]), Some(Vec::new()));
        assert_eq!(parse(&["--documents", "x"]), Some(vec![Step::Check]));
        assert_eq!(parse(&["--steps", "docs"]), None);
    }
}
