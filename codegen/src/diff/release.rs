//! The version and the changelog before and after in, what does not fit the verdict out; and the draft of an entry.

use std::fmt::Write as _;

use super::format::lines;
use super::report::{ChangeKind, Report, Verdict};
use super::spelling::code;
use crate::diagnostic::printable;

/// A version: major, minor and patch.
type Version = [u64; 3];

/// What a state of the project says about its release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    version: Option<Version>,
    entries: Vec<Entry>,
}

/// One entry of the changelog.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    /// `Unreleased`, or a version.
    title: String,
    text: String,
}

impl Release {
    /// Reads the manifest of the workspace and the changelog.
    #[must_use]
    pub fn read(manifest: &str, changelog: &str) -> Self {
        let package = manifest
            .split("[workspace.package]")
            .nth(1)
            .unwrap_or(manifest);
        let mut lines = package.lines().filter_map(|line| line.split_once('='));
        let found = lines.find(|(key, _)| key.trim() == "version");
        let entries = changelog.split("\n## [").skip(1).filter_map(|entry| {
            let (title, text) = entry.split_once(']')?;
            let [title, text] = [title, text].map(|part| part.trim().to_owned());
            Some(Entry { title, text })
        });
        Self {
            version: found.and_then(|(_, version)| parse(version.trim().trim_matches('"'))),
            entries: entries.collect(),
        }
    }

    /// The newest version that was released.
    fn released(&self) -> Option<Version> {
        self.entries.iter().find_map(|entry| parse(&entry.title))
    }
}

impl Report {
    /// The report with what does not fit its verdict: the version, and the newest entry of the changelog.
    #[must_use]
    pub fn with_releases(mut self, old: &Release, new: &Release) -> Self {
        let mut problems = Vec::new();
        if let Some(verdict) = self.verdict() {
            problems.extend(version_problem(verdict, old, new));
            problems.extend(entry_problem(verdict, old, new));
        }
        self.release = Some(problems);
        self
    }

    /// The draft of the changelog's entry: what users have to know, in the sections of Keep a Changelog.
    #[must_use]
    pub fn to_changelog(&self) -> String {
        let mut out = "## [Unreleased]\n".to_owned();
        let section = |kind| match kind {
            ChangeKind::Added => "Added",
            ChangeKind::Removed => "Removed",
            ChangeKind::Deprecated => "Deprecated",
            _ => "Changed",
        };
        for title in ["Removed", "Changed", "Deprecated", "Added"] {
            let verdicts = [Verdict::Major, Verdict::Minor].into_iter();
            let all = verdicts.flat_map(|verdict| lines(self, verdict));
            let own: Vec<_> = all
                .filter(|line| section(line.first().kind) == title)
                .collect();
            if !own.is_empty() {
                let _ = write!(out, "\n### {title}\n\n");
            }
            for line in own {
                let _ = writeln!(out, "- {}: {}", code(&line.item()), printable(&line.what()));
            }
        }
        out
    }
}

fn version_problem(verdict: Verdict, old: &Release, new: &Release) -> Option<String> {
    let (released, version) = (old.released()?, new.version?);
    let needed = next(released, verdict);
    (version < needed).then(|| {
        let [version, released, needed] = [version, released, needed].map(text);
        format!(
            "the version {version} does not fit: the changes since {released} are {}; write `version = \"{needed}\"` in Cargo.toml",
            verdict.as_str()
        )
    })
}

fn entry_problem(verdict: Verdict, old: &Release, new: &Release) -> Option<String> {
    const DRAFT: &str = "`cargo xtask diff OLD NEW --format changelog` prints a draft";
    let newest = new.entries.first()?;
    let of_version = parse(&newest.title);
    if of_version.is_some() && of_version == old.released() {
        return Some(format!(
            "CHANGELOG.md begins with the entry of {}, which is released; {DRAFT}",
            newest.title
        ));
    }
    if of_version.is_some() && of_version != new.version {
        let version = new.version.map_or(String::new(), text);
        return Some(format!(
            "CHANGELOG.md begins with the entry of {}, and Cargo.toml has the version {version}",
            newest.title
        ));
    }
    let is_silent = old
        .entries
        .first()
        .is_some_and(|before| before.text == newest.text);
    (is_silent && verdict > Verdict::Patch)
        .then(|| format!("the newest entry of CHANGELOG.md does not mention the changes; {DRAFT}"))
}

/// The least version that changes ask for. Before 1.0, the second number counts what the first counts later.
fn next([major, minor, patch]: Version, verdict: Verdict) -> Version {
    match (major, verdict) {
        (0, Verdict::Major) => [0, minor + 1, 0],
        (0, Verdict::Minor | Verdict::Patch) | (_, Verdict::Patch) => [major, minor, patch + 1],
        (_, Verdict::Major) => [major + 1, 0, 0],
        (_, Verdict::Minor) => [major, minor + 1, 0],
    }
}

fn parse(text: &str) -> Option<Version> {
    let numbers: Option<Vec<u64>> = text.split('.').map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}

fn text([major, minor, patch]: Version) -> String {
    format!("{major}.{minor}.{patch}")
}

#[cfg(test)]
mod tests {
    use super::{Release, next};
    use crate::diff::report::{Change, ChangeKind, ItemKind, Report, Verdict};

    fn report(verdict: Verdict) -> Report {
        Report::new(vec![Change {
            rust: "v1::Pet.name".to_owned(),
            wire: "name".to_owned(),
            item: ItemKind::Field,
            kind: ChangeKind::Removed,
            what: "field removed".to_owned(),
            verdict,
            reason: "",
            behaviour: false,
            exposes: false,
        }])
    }

    fn release(version: &str, entries: &str) -> Release {
        let manifest = format!("[workspace]\n[workspace.package]\nversion = \"{version}\"\n");
        Release::read(&manifest, &format!("# Changelog\n\n{entries}"))
    }

    fn problems(verdict: Verdict, old: &Release, new: &Release) -> usize {
        report(verdict)
            .with_releases(old, new)
            .release
            .unwrap_or_default()
            .len()
    }

    #[test]
    fn a_version_is_as_high_as_the_changes_since_the_last_release_ask() {
        assert_eq!(next([1, 2, 3], Verdict::Major), [2, 0, 0]);
        assert_eq!(next([1, 2, 3], Verdict::Minor), [1, 3, 0]);
        assert_eq!(next([0, 2, 3], Verdict::Major), [0, 3, 0]);
        assert_eq!(next([0, 2, 3], Verdict::Minor), [0, 2, 4]);
        let old = release("0.2.0", "## [0.2.0] - 2026-01-01\n\n- Pets.");
        for (version, expected) in [("0.2.0", 1), ("0.2.1", 1), ("0.3.0", 0), ("1.0.0", 0)] {
            let entries = "## [Unreleased]\n\n- No names.\n\n## [0.2.0] - 2026-01-01\n\n- Pets.";
            let new = release(version, entries);
            assert_eq!(problems(Verdict::Major, &old, &new), expected, "{version}");
        }
    }

    #[test]
    fn the_changelog_mentions_what_users_have_to_know() {
        let before = "## [Unreleased]\n\n- Pets.\n";
        let old = release("0.1.0", before);
        // Nothing is released yet: every version fits.
        for (verdict, after, expected) in [
            (Verdict::Major, before, 1),
            (Verdict::Patch, before, 0),
            (
                Verdict::Major,
                "## [Unreleased]\n\n- Pets without names.\n",
                0,
            ),
            (Verdict::Major, "## [0.1.0]\n\n- Pets without names.\n", 0),
            (Verdict::Major, "## [0.2.0]\n\n- Pets without names.\n", 1),
        ] {
            let new = release("0.1.0", after);
            assert_eq!(problems(verdict, &old, &new), expected, "{after}");
        }
        let released = release("0.1.0", "## [0.1.0]\n\n- Pets.\n");
        let new = release("0.2.0", "## [0.1.0]\n\n- Pets, edited.\n");
        assert_eq!(problems(Verdict::Major, &released, &new), 1);
    }

    #[test]
    fn the_draft_has_a_section_for_each_kind_of_change() {
        let draft = report(Verdict::Major).to_changelog();
        assert_eq!(
            draft,
            "## [Unreleased]\n\n### Removed\n\n- `v1::Pet.name`: field removed\n"
        );
    }
}
