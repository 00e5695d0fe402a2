//! Folders of documents in, each document with what is expected of it out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The cases of the repository, below its root.
pub(super) const FOLDER: &str = "tests/cases";

/// The expected result for a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// A crate without faults.
    Crate,
    /// Diagnostics.
    Refused,
    /// One of the two.
    Either,
    /// A crate, or nothing and a warning that gives the reason: a published document may have no operations.
    Published,
}

/// A document.
#[derive(Debug)]
pub(super) struct Case {
    /// Its name, and that of its folder.
    pub(super) name: String,
    /// Its file.
    pub(super) document: PathBuf,
    /// The expected result.
    pub(super) expected: Expected,
}

impl Case {
    /// The name of its crate. A prefix keeps it from being the name of a dependency.
    pub(super) fn crate_name(&self) -> String {
        format!("case-{}", self.name)
    }
}

/// The cases that `expected.tsv` of a folder lists.
pub(super) fn of_repository(folder: &Path) -> Result<Vec<Case>, String> {
    let table = folder.join("expected.tsv");
    let text =
        fs::read_to_string(&table).map_err(|error| format!("{}: {error}", table.display()))?;
    let cases: Result<Vec<_>, _> = text
        .lines()
        .skip(1)
        .map(|line| case(folder, line))
        .collect();
    let cases = cases.map_err(|message| format!("{}: {message}", table.display()))?;
    let listed: BTreeSet<&PathBuf> = cases.iter().map(|case| &case.document).collect();
    match documents(folder)?
        .iter()
        .find(|path| !listed.contains(path))
    {
        Some(path) => Err(format!("{} is not in {}", path.display(), table.display())),
        None => Ok(cases),
    }
}

fn case(folder: &Path, line: &str) -> Result<Case, String> {
    let mut columns = line.split('\t');
    let (file, word) = (columns.next().unwrap_or_default(), columns.next());
    let expected = match word {
        Some("crate") => Expected::Crate,
        Some("refused") => Expected::Refused,
        Some("either") => Expected::Either,
        _ => return Err(format!("{line:?}: expected crate, refused or either")),
    };
    let document = folder.join(file);
    if !document.is_file() {
        return Err(format!("{file} does not exist"));
    }
    Ok(Case {
        name: name(&document),
        document,
        expected,
    })
}

/// All documents below some folders. Those whose names are in `refused` have something that is not supported.
pub(super) fn of_folders(folders: &[PathBuf], refused: &[String]) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    for folder in folders {
        for document in documents(folder)? {
            let mut name = name(&document);
            while cases.iter().any(|case| case.name == name) {
                name.push_str("-2");
            }
            let expected = if refused.contains(&name) {
                Expected::Refused
            } else {
                Expected::Published
            };
            cases.push(Case {
                name,
                document,
                expected,
            });
        }
    }
    Ok(cases)
}

/// The documents below a folder, in order.
fn documents(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() {
            found.extend(documents(&path)?);
        } else if matches!(extension, Some("yaml" | "yml" | "json")) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A name that Cargo accepts, from that of a file.
fn name(document: &Path) -> String {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy();
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    stem.chars().map(plain).collect()
}
