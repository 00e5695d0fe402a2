//! Generated crates in, one cargo workspace that holds them all out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use codegen::emit::SourceFile;

use super::case::Case;
use super::results::Results;
use crate::output::{self, Folder, Output};
use crate::{Failure, workspace};

/// Debug information and incremental builds would only cost time here.
const PROFILE: &str = "[profile.dev]\ndebug = false\nincremental = false\n";

/// The package of the tests in `tests/corpus`, and its folder in the workspace.
pub(super) const WIRE_PACKAGE: &str = "wire";

/// The workspace and the folders around it.
pub(super) struct Workspace {
    folder: PathBuf,
    members: Vec<String>,
}

impl Workspace {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            members: Vec::new(),
        }
    }

    /// Where it is.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the generator writes a crate.
    pub(super) fn fresh(&self, name: &str) -> PathBuf {
        self.folder.join("fresh").join(name)
    }

    /// Where a crate is a member. It is a copy, so that a file that stays the same keeps its time and Cargo need not build it again.
    pub(super) fn member(&self, name: &str) -> PathBuf {
        self.folder.join("crates").join(name)
    }

    /// A file with the output of a process.
    pub(super) fn log(&self, name: &str) -> PathBuf {
        self.folder.join("logs").join(name)
    }

    /// Adds the crates of all documents that have made one.
    pub(super) fn add_crates(
        &mut self,
        cases: &[Case],
        results: &Results<'_>,
    ) -> Result<(), Failure> {
        let mut members = Vec::new();
        for case in cases.iter().filter(|case| results.has_crate(&case.name)) {
            let files = files(&self.fresh(&case.name)).map_err(|error| failed(&error))?;
            let folder = Folder::of_crate(self.member(&case.name));
            let output = Output { folder, files };
            output::write(&[output]).map_err(|error| Failure::Failed(error.to_string()))?;
            members.push(format!("crates/{}", case.name));
        }
        // The versions of this workspace, which are already downloaded.
        let lock = workspace::root().join("Cargo.lock");
        fs::create_dir_all(&self.folder).map_err(|error| failed(&error))?;
        fs::copy(lock, self.folder.join("Cargo.lock")).map_err(|error| failed(&error))?;
        self.add(members).map_err(|error| failed(&error))
    }

    /// Adds members, by their folders.
    pub(super) fn add(&mut self, members: impl IntoIterator<Item = String>) -> io::Result<()> {
        self.members.extend(members);
        let members: String = self.members.iter().fold(String::new(), |text, member| {
            text + &format!("    \"{member}\",\n")
        });
        let manifest =
            format!("[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n\n{PROFILE}");
        write_changed(&self.folder.join("Cargo.toml"), &manifest)
    }
}

/// Why the workspace cannot be made.
pub(super) fn failed(error: &io::Error) -> Failure {
    Failure::Failed(format!("error: cannot write the workspace: {error}"))
}

/// Writes a file if it differs.
pub(super) fn write_changed(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// The files of a generated crate, which is not a workspace of its own here.
pub(super) fn files(root: &Path) -> io::Result<Vec<SourceFile>> {
    let mut paths = Vec::new();
    collect(root, &mut paths)?;
    let file = |path: &PathBuf| {
        let below = path.strip_prefix(root).unwrap_or(path);
        let text = fs::read_to_string(path)?;
        let is_manifest = below == Path::new("Cargo.toml");
        Ok(SourceFile {
            path: below.to_string_lossy().replace('\\', "/"),
            contents: if is_manifest { member(&text) } else { text },
        })
    };
    paths.iter().map(file).collect()
}

/// The manifest of a member.
fn member(manifest: &str) -> String {
    let lines = manifest.lines().filter(|line| *line != "[workspace]");
    lines.map(|line| line.to_owned() + "\n").collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
