//! One side of a comparison in (a file, a folder or a git revision), its documents out.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use ::codegen::diff::Side;
use ::codegen::document::Source;

use crate::files::Files;
use crate::input::{prose_of, read_file};
use crate::report::rendered;
use crate::{Failure, git, workspace};

/// The name of the overlay in a folder of documents.
const OVERLAY: &str = "overlay.yaml";

/// A side with the API that it describes.
///
/// What exists on disk is a path; everything else is a revision of this repository and means its `spec` folder. `overlay` replaces the
/// overlay of the side itself.
pub(crate) fn read(side: &str, overlay: Option<&Path>) -> Result<Side, Failure> {
    let path = Path::new(side);
    let mut files = if path.is_dir() {
        folder(path)?
    } else if path.exists() {
        Files {
            specs: [path.to_owned()]
                .into_iter()
                .chain(prose_of(path))
                .map(|path| read_file(&path))
                .collect::<Result<_, _>>()?,
            overlay: None,
        }
    } else {
        revision(side)?
    };
    if let Some(path) = overlay {
        files.overlay = Some(read_file(path)?);
    }
    lower(&files, side)
}

/// The documents as they were in a revision of this repository, if all of them can be read.
pub(crate) fn read_revision(revision: &str) -> Option<Side> {
    let files = self::revision(revision).ok()?;
    let side = Side::read(&files.specs, files.overlay.as_ref()).ok()?;
    (!side.errors.has_errors()).then_some(side)
}

fn lower(files: &Files, side: &str) -> Result<Side, Failure> {
    if files.specs.is_empty() {
        return Err(failed(format!(
            "{side} holds no document: expected *.yaml, *.yml or *.json"
        )));
    }
    let read = Side::read(&files.specs, files.overlay.as_ref()).map_err(|diagnostics| {
        let text = rendered(&diagnostics, files);
        Failure::Failed(format!("{text}\nerror: {side} makes no API to compare"))
    })?;
    if read.errors.has_errors() {
        eprintln!("{}\n", rendered(&read.errors, files));
    }
    Ok(read)
}

fn folder(path: &Path) -> Result<Files, Failure> {
    let unreadable = |error| failed(format!("cannot read {}: {error}", path.display()));
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.retain(|path| path.is_file() && path.to_str().is_some_and(is_document));
    paths.sort();
    let specs: Result<_, _> = paths.iter().map(|path| read_file(path)).collect();
    let overlay = path.join(OVERLAY);
    let overlay = overlay.exists().then(|| read_file(&overlay)).transpose()?;
    Ok(Files {
        specs: specs?,
        overlay,
    })
}

fn revision(revision: &str) -> Result<Files, Failure> {
    let root = workspace::root();
    let commit = git::commit(&root, revision).map_err(|error| {
        failed(format!(
            "`{revision}` is not a file, a folder or a git revision: {error}"
        ))
    })?;
    let failed = |error| failed(format!("cannot read the documents of {revision}: {error}"));
    let read = |path: &str| {
        Ok(Source {
            name: format!("{revision}:{path}"),
            text: git::read(&root, &commit, path).map_err(failed)?,
        })
    };
    let mut paths = git::files(&root, &commit, workspace::SPEC).map_err(failed)?;
    let has_overlay = paths.iter().any(|path| path == workspace::OVERLAY);
    paths.retain(|path| is_document(path));
    paths.sort();
    let specs: Result<_, _> = paths.iter().map(|path| read(path)).collect();
    let overlay = has_overlay.then(|| read(workspace::OVERLAY)).transpose()?;
    Ok(Files {
        specs: specs?,
        overlay,
    })
}

fn is_document(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let has_extension = [".yaml", ".yml", ".json"]
        .iter()
        .any(|end| name.ends_with(end));
    has_extension && name != OVERLAY
}

fn failed(message: impl Display) -> Failure {
    Failure::Failed(format!("error: {message}"))
}

#[cfg(test)]
mod tests {
    use super::{is_document, read};
    use crate::Failure;

    #[test]
    fn the_overlay_and_the_notes_of_a_folder_are_no_documents() {
        let names = [
            "spec/a.yaml",
            "spec/b.yml",
            "spec/c.json",
            "spec/overlay.yaml",
            "spec/README.md",
        ];
        let documents: Vec<&str> = names.into_iter().filter(|name| is_document(name)).collect();
        assert_eq!(documents, names[..3]);
    }

    #[test]
    fn what_is_neither_on_disk_nor_in_git_is_named() {
        for side in ["no-such-thing", "--output=x", ""] {
            let Err(Failure::Failed(message)) = read(side, None) else {
                panic!("{side:?} was read");
            };
            assert!(
                message.contains(side) && message.contains("is not a file"),
                "{message}"
            );
        }
    }
}
