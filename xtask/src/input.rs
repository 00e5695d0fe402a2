//! The files that the command line names in, their bytes out.

use std::path::Path;

use codegen::document::Source;

use crate::{Failure, arguments::Input, workspace};

/// The bytes of the documents and of the overlay.
pub(crate) struct Files {
    /// The documents.
    pub(crate) specs: Vec<Source>,
    /// The overlay, if there is one.
    pub(crate) overlay: Option<Source>,
}

/// The largest file that is read; the largest document that Twilio publishes has a hundredth of it.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Reads the files. Without documents on the command line, those of the Flex client and their overlay.
pub(crate) fn read(input: &Input) -> Result<Files, Failure> {
    if input.specs.is_empty() {
        let root = workspace::root();
        let specs: Result<_, _> = workspace::SPECS
            .iter()
            .map(|name| read_as(&root.join(name), name))
            .collect();
        let overlay = match &input.overlay {
            Some(path) => read_file(path)?,
            None => read_as(&root.join(workspace::OVERLAY), workspace::OVERLAY)?,
        };
        return Ok(Files {
            specs: specs?,
            overlay: Some(overlay),
        });
    }
    let specs: Result<_, _> = input.specs.iter().map(|path| read_file(path)).collect();
    let overlay = input.overlay.as_deref().map(read_file).transpose()?;
    Ok(Files {
        specs: specs?,
        overlay,
    })
}

/// Reads a file that diagnostics call by its path.
pub(crate) fn read_file(path: &Path) -> Result<Source, Failure> {
    read_as(path, &path.display().to_string())
}

/// Reads a file that diagnostics call by a name.
fn read_as(path: &Path, name: &str) -> Result<Source, Failure> {
    let failed = |error| Failure::Failed(format!("error: cannot read {name}: {error}"));
    let length = std::fs::metadata(path).map_err(failed)?.len();
    if length > LARGEST {
        return Err(Failure::Failed(format!(
            "error: {name} has {length} bytes; the limit is {LARGEST}"
        )));
    }
    Ok(Source {
        name: name.to_owned(),
        text: std::fs::read(path).map_err(failed)?,
    })
}
