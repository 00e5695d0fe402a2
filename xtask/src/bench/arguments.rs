//! The rest of the command line in, what to measure out.

use std::path::PathBuf;

use lexopt::prelude::*;

/// Something to measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    /// The generator.
    Generate,
    /// Compiling the client.
    Build,
    /// What a minimal program brings with it.
    Size,
    /// A call.
    Call,
    /// Many calls at once.
    Load,
}

/// The arguments of `bench`.
pub(crate) struct Bench {
    /// What to measure.
    pub(crate) parts: Vec<Part>,
    /// What to generate from; if empty, the document of Flex v1.
    pub(crate) documents: Vec<PathBuf>,
    /// How often to measure times; `None` for a number that suits the part.
    pub(crate) runs: Option<usize>,
}

/// Reads the command line after `bench`; `None` if it asks for help.
pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Option<Bench>, lexopt::Error> {
    let mut bench = Bench {
        parts: Vec::new(),
        documents: Vec::new(),
        runs: None,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Value(name) => bench.parts.extend_from_slice(parts(&name.string()?)?),
            Long("document") => bench.documents.push(parser.value()?.into()),
            Long("runs") => bench.runs = Some(parser.value()?.parse_with(runs)?),
            Short('h') | Long("help") => return Ok(None),
            other => return Err(other.unexpected()),
        }
    }
    if bench.parts.is_empty() {
        bench.parts.extend_from_slice(parts("all")?);
    }
    Ok(Some(bench))
}

fn parts(name: &str) -> Result<&'static [Part], lexopt::Error> {
    match name {
        "generate" => Ok(&[Part::Generate]),
        "build" => Ok(&[Part::Build]),
        "size" => Ok(&[Part::Size]),
        "call" => Ok(&[Part::Call]),
        "load" => Ok(&[Part::Load]),
        "all" => Ok(&[
            Part::Generate,
            Part::Build,
            Part::Size,
            Part::Call,
            Part::Load,
        ]),
        _ => {
            Err(format!("bench {name:?}: expected generate, build, size, call, load or all").into())
        }
    }
}

fn runs(text: &str) -> Result<usize, &'static str> {
    text.parse()
        .ok()
        .filter(|runs| *runs > 0)
        .ok_or("expected a number of runs, 1 or more")
}

#[cfg(test)]
mod tests {
    use super::{Part, parse};

    #[test]
    fn a_benchmark_that_measures_nothing_is_refused() {
        let parse = |arguments: &[&str]| parse(lexopt::Parser::from_args(arguments));
        assert!(parse(&["generate", "--runs", "0"]).is_err());
        assert!(parse(&["sizes"]).is_err());
        let bench = parse(&["size", "call"]).ok().flatten();
        assert_eq!(
            bench.map(|bench| bench.parts),
            Some(vec![Part::Size, Part::Call])
        );
    }
}
