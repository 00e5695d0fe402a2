//! One side of a comparison in, the crate and its release as they are there out.

use std::path::Path;

use ::codegen::diff::{CrateItems, Release};
use ::codegen::emit::SourceFile;

use crate::{Failure, git, workspace};

/// The sources of the generated crate and of the runtime.
const FOLDERS: [&str; 2] = ["generated/src", "runtime/src"];
/// Where the version and the newest entry are.
const RELEASE: [&str; 2] = ["Cargo.toml", "CHANGELOG.md"];

/// A state of the project beside its documents.
pub(crate) struct State {
    pub(crate) items: CrateItems,
    pub(crate) release: Release,
}

/// Files with their paths from the root.
type Read = Vec<(String, Vec<u8>)>;

impl State {
    /// The state that belongs to a side: that of the revision, or for our own documents that of the working tree. `None` for other
    /// documents.
    pub(crate) fn of_side(side: &str) -> Result<Option<Self>, Failure> {
        let path = Path::new(side);
        if !path.exists() {
            return Self::of_revision(side);
        }
        let ours = workspace::root().join(workspace::SPEC).canonicalize();
        let is_ours = ours.is_ok_and(|ours| path.canonicalize().is_ok_and(|path| path == ours));
        Ok(is_ours.then(Self::of_disk))
    }

    /// The state in a revision. `None` if it has no crate.
    pub(crate) fn of_revision(revision: &str) -> Result<Option<Self>, Failure> {
        let root = workspace::root();
        let read = || -> Result<Option<Self>, String> {
            let commit = git::commit(&root, revision)?;
            let [generated, runtime] =
                FOLDERS.map(|folder| git::read_folder(&root, &commit, folder));
            let [manifest, changelog] = RELEASE.map(|path| git::read(&root, &commit, path));
            let (generated, runtime) = (generated?, runtime?);
            let is_crate = !generated.is_empty() && !runtime.is_empty();
            let release = [manifest, changelog].map(Result::unwrap_or_default);
            Ok(is_crate.then(|| Self::of([generated, runtime], &release)))
        };
        read().map_err(|error| {
            Failure::Failed(format!(
                "error: cannot read the crate of {revision}: {error}"
            ))
        })
    }

    /// The state of the working tree.
    pub(crate) fn of_disk() -> Self {
        let root = workspace::root();
        let files = FOLDERS.map(|folder| {
            let mut files = Read::new();
            read_folder(&root, Path::new(folder), &mut files);
            files
        });
        let release = RELEASE.map(|path| std::fs::read(root.join(path)).unwrap_or_default());
        Self::of(files, &release)
    }

    fn of(files: [Read; 2], release: &[Vec<u8>; 2]) -> Self {
        let [generated, runtime] = files.map(sources);
        let [manifest, changelog] = release.each_ref().map(|text| String::from_utf8_lossy(text));
        Self {
            items: CrateItems::read(&generated, &runtime),
            release: Release::read(&manifest, &changelog),
        }
    }
}

/// Adds the files below a folder. What cannot be read is not there.
fn read_folder(root: &Path, folder: &Path, files: &mut Read) {
    let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten();
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
    names.sort();
    for path in names.into_iter().map(|name| folder.join(name)) {
        if root.join(&path).is_dir() {
            read_folder(root, &path, files);
        } else if let Ok(text) = std::fs::read(root.join(&path)) {
            files.push((path.to_string_lossy().replace('\\', "/"), text));
        }
    }
}

/// The files with the paths that they have within their package.
fn sources(files: Read) -> Vec<SourceFile> {
    let file = |(path, text): (String, Vec<u8>)| SourceFile {
        path: path
            .split_once('/')
            .map_or(String::new(), |(_, path)| path.to_owned()),
        contents: String::from_utf8_lossy(&text).into_owned(),
    };
    files.into_iter().map(file).collect()
}
