//! The public items of the crate before and after in, the changes out that no change of the documents explains: those of the generator
//! and of the runtime.

use std::collections::BTreeSet;

use super::report::{Change, ChangeKind, ItemKind, Report, Verdict};
use super::spelling::code;
use crate::emit::SourceFile;
use crate::public_api::{LineChange, compare, public_api, public_items};

/// The public items of a crate as users see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrateItems {
    /// `None` if it is written in a notation that this version of the generator does not read.
    generated: Option<String>,
    runtime: String,
}

impl CrateItems {
    /// Reads the generated crate, whose paths begin with `src/`, and the sources of the runtime.
    #[must_use]
    pub fn read(generated: &[SourceFile], runtime: &[SourceFile]) -> Self {
        Self {
            generated: Some(public_api(generated)).filter(|lines| is_read(lines)),
            runtime: public_items(runtime),
        }
    }
}

impl Report {
    /// The report with the changes of the crate itself.
    #[must_use]
    pub fn with_crates(self, old: &CrateItems, new: &CrateItems) -> Self {
        let known: BTreeSet<&str> = self.changes.iter().flat_map(names).collect();
        let (generated, note) = match (&old.generated, &new.generated) {
            (Some(old), Some(new)) => (compare(old, new), None),
            _ => (Vec::new(), Some(OTHER_NOTATION.to_owned())),
        };
        let runtime = compare(&old.runtime, &new.runtime);
        // What the generated crate exports of the runtime is listed there.
        let is_listed = |change: &LineChange| {
            is_explained(change, &known) || runtime.iter().any(|other| other.item == change.item)
        };
        let unexplained: Vec<_> = generated
            .into_iter()
            .filter(|change| !is_listed(change))
            .collect();
        let own: Vec<Change> = unexplained.into_iter().chain(runtime).map(change).collect();
        let changes = self.changes.into_iter().chain(own);
        Self {
            changes: Self::new(changes.collect()).changes,
            notes: self.notes.into_iter().chain(note).collect(),
            ..self
        }
    }
}

const OTHER_NOTATION: &str = "the public items of the generated crate are not compared: one of the two is written in another notation";

/// Whether the macros of all files could be read: a line about one that could not has no name before the colon.
fn is_read(lines: &str) -> bool {
    let is_error =
        |line: &str| line.starts_with(": ") || line.starts_with("src/") || line.contains("::: ");
    !lines.lines().any(is_error)
}

/// Every name in the words of a change.
fn names(change: &Change) -> impl Iterator<Item = &str> {
    let is_end = |letter: char| !letter.is_alphanumeric() && letter != '_';
    let words = change.rust.split(is_end).chain(change.what.split(is_end));
    words.filter(|word| word.starts_with(char::is_uppercase))
}

/// Whether a line is about a type that a change names.
fn is_explained(change: &LineChange, known: &BTreeSet<&str>) -> bool {
    let mut names = change.item.split(['.', ':']);
    names.any(|name| known.contains(name))
}

fn change(line: LineChange) -> Change {
    let (kind, what) = match (&line.old, &line.new) {
        (None, Some(new)) => (ChangeKind::Added, format!("new: {}", code(new))),
        (Some(old), None) => (ChangeKind::Removed, format!("removed: {}", code(old))),
        (Some(old), Some(new)) if line.verdict != Verdict::Major => {
            let word = if new.len() > old.len() {
                "deprecated"
            } else {
                "no longer deprecated"
            };
            (ChangeKind::Deprecated, word.to_owned())
        }
        (old, new) => {
            let [old, new] = [old, new].map(|line| code(line.as_deref().unwrap_or_default()));
            (ChangeKind::Type, format!("{new}; was {old}"))
        }
    };
    Change {
        rust: line.item,
        wire: String::new(),
        item: ItemKind::PublicItem,
        kind,
        what,
        verdict: line.verdict,
        reason: "a change of the crate itself: no change of the documents explains it",
        behaviour: false,
        exposes: false,
    }
}

#[cfg(test)]
mod tests {
    use super::CrateItems;
    use crate::diff::report::{Report, Verdict};

    #[test]
    fn what_the_generator_or_the_runtime_changes_counts_like_what_the_documents_change() {
        let items = |generated: &str, runtime: &str| CrateItems {
            generated: Some(generated.to_owned()),
            runtime: runtime.to_owned(),
        };
        let old = items("v1::Pet\nv1::Pet.name: String", "Client\nClient::new()");
        let new = items(
            "v1::Pet\nv1::Pet.name: Text",
            "Client\nClient::new()\nClient::close()",
        );
        let report = Report::default().with_crates(&old, &new);
        let told: Vec<(Verdict, &str)> = report
            .changes
            .iter()
            .map(|change| (change.verdict, change.rust.as_str()))
            .collect();
        let expected = [
            (Verdict::Major, "v1::Pet.name"),
            (Verdict::Minor, "Client::close"),
        ];
        assert_eq!(told, expected);
    }
}
