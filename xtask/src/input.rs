//! The files that the command line names in, their bytes out.

use std::path::{Path, PathBuf};

use codegen::diagnostic::Diagnostics;
use codegen::document::{Source, prose_name};
use codegen::import::Lock;

use crate::{
    Failure,
    files::{Files, Input},
    report::{OutputFormat, Warnings},
    workspace,
};

/// The largest file that is read, a hundred times the size of the largest document that Twilio publishes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Reads the files. Without documents on the command line, those of the Flex client and their overlay.
///
/// Each file that cannot be read is shown as a diagnostic.
pub(crate) fn read(input: &Input, format: OutputFormat) -> Result<Files, Failure> {
    let mut unreadable = Diagnostics::default();
    let mut read = |path: &Path, name: &str| {
        read_as(path, name)
            .map_err(|message| {
                let help = "name a file that exists and that you may read";
                unreadable.error(name, "", message, help);
            })
            .ok()
    };
    let mut named = |path: &PathBuf| read(path, &path.display().to_string());
    let (specs, overlay) = if input.specs.is_empty() {
        let root = workspace::root();
        let overlay = match &input.overlay {
            Some(path) => named(path),
            None => read(&root.join(workspace::OVERLAY), workspace::OVERLAY),
        };
        let prose = workspace::SPECS.map(prose_name);
        let prose = prose.iter().map(String::as_str);
        let prose = prose.filter(|name| root.join(name).exists());
        let specs = workspace::SPECS.into_iter().chain(prose);
        let specs = specs.filter_map(|name| read(&root.join(name), name));
        (specs.collect(), overlay)
    } else {
        let prose = input.specs.iter().filter_map(|path| prose_of(path));
        let specs = input.specs.iter().cloned().chain(prose);
        let specs: Vec<_> = specs.filter_map(|path| named(&path)).collect();
        (specs, input.overlay.as_ref().and_then(named))
    };
    let files = Files { specs, overlay };
    if unreadable.has_errors() {
        format.show(&unreadable, &files, Warnings::Allowed)?;
    }
    Ok(files)
}

/// What our sentences were written for; nothing is known without the file.
pub(crate) fn lock() -> Result<Lock, Failure> {
    let path = workspace::root().join(workspace::LOCK);
    let text = if path.exists() {
        std::fs::read_to_string(&path).map_err(|error| error.to_string())
    } else {
        Ok(String::new())
    };
    let lock = text.and_then(|text| {
        Lock::read(&text)
            .map_err(|line| format!("line {line} is not one of a lock: restore it with git"))
    });
    lock.map_err(|error| Failure::Failed(format!("error: {}: {error}", workspace::LOCK)))
}

/// The file with our sentences beside a document, if there is one.
pub(crate) fn prose_of(document: &Path) -> Option<PathBuf> {
    let path = PathBuf::from(prose_name(document.to_str()?));
    (path != document && path.exists()).then_some(path)
}

/// Reads a file that diagnostics call by its path.
pub(crate) fn read_file(path: &Path) -> Result<Source, Failure> {
    let name = path.display().to_string();
    read_as(path, &name).map_err(|message| Failure::Failed(format!("error: {name}: {message}")))
}

/// Reads a file that diagnostics call by a name.
fn read_as(path: &Path, name: &str) -> Result<Source, String> {
    let failed = |error| format!("the file cannot be read: {error}");
    let length = std::fs::metadata(path).map_err(failed)?.len();
    if length > LARGEST {
        return Err(format!(
            "the file has {length} bytes, expected at most {LARGEST}"
        ));
    }
    Ok(Source {
        name: name.to_owned(),
        text: std::fs::read(path).map_err(failed)?,
    })
}
