//! `cargo xtask codegen`: documents in, a client crate on disk out.

use std::time::Instant;

use ::codegen::diagnostic::Diagnostics;
use ::codegen::{Generated, import};

use crate::arguments::Codegen;
use crate::files::Files;
use crate::output::{self, Output, Written};
use crate::product::Product;
use crate::report::OutputFormat;
use crate::state::State;
use crate::{Failure, diff, differences, input, summary, workspace};

/// Generates the product, and writes it or compares it with what is on disk.
pub(crate) fn run(arguments: &Codegen) -> Result<(), Failure> {
    let start = Instant::now();
    let format = arguments.format;
    let product = Product::of(arguments)?;
    let files = input::read(&product.input, format)?;
    let mut generated = generated(&product, &files)?;
    format.show(&generated.diagnostics, &files, product.warnings)?;
    let outputs = product.outputs(&mut generated)?;
    let result = if arguments.check {
        check(&outputs, &product.command)
    } else {
        output::write(&outputs).map_err(|error| Failure::Failed(error.to_string()))
    };
    report(&product, &generated, &result, arguments.check, format);
    format.say(&summary::text(&generated.api, &result?, start.elapsed()));
    Ok(())
}

/// Writes the product in spite of warnings; what is wrong or left to do, and the closing lines if it was written.
pub(crate) fn write(
    product: &Product,
    files: &Files,
    format: OutputFormat,
) -> Result<(Diagnostics, Option<String>), Failure> {
    let start = Instant::now();
    let mut generated = generated(product, files)?;
    let diagnostics = std::mem::take(&mut generated.diagnostics);
    if diagnostics.has_errors() {
        return Ok((diagnostics, None));
    }
    let outputs = product.outputs(&mut generated)?;
    let written = output::write(&outputs).map_err(|error| Failure::Failed(error.to_string()));
    report(product, &generated, &written, false, format);
    let summary = summary::text(&generated.api, &written?, start.elapsed());
    Ok((diagnostics, Some(summary)))
}

/// The crate, with what people have to do about the sentences of our own documents.
fn generated(product: &Product, files: &Files) -> Result<Generated, Failure> {
    let mut generated = product.generate(files);
    if product.history.is_some() {
        let lock = input::lock()?;
        let left = import::to_do(&files.specs, files.overlay.as_ref(), &lock);
        generated.diagnostics.append(left);
    }
    Ok(generated)
}

/// Reports what the documents change for users since the crate was last committed, if anything is written.
fn report(
    product: &Product,
    generated: &Generated,
    result: &Result<Written, Failure>,
    is_check: bool,
    format: OutputFormat,
) {
    let is_changed = result.as_ref().map_or(is_check, |written| {
        written.changed + written.removed.len() > 0
    });
    if let (true, Some(sources)) = (is_changed, &product.history) {
        let items = State::of_disk().items;
        diff::since_last_crate(&generated.api, &items, sources, format);
    }
}

fn check(outputs: &[Output], command: &str) -> Result<Written, Failure> {
    let mut found = Vec::new();
    let mut unchanged = 0;
    for Output { folder, files } in outputs {
        if output::is_interrupted(folder) {
            let folder = folder.path().display();
            return Err(Failure::Failed(format!(
                "error: a run that wrote {folder} was interrupted, or is at work\nhelp: run `{command}`, which completes it"
            )));
        }
        let failed = |error: output::OutputError| Failure::Failed(error.to_string());
        let differences =
            differences::find(files, folder.path(), &folder.stale(files).map_err(failed)?);
        unchanged += files.len().saturating_sub(differences.len());
        found.extend(differences);
    }
    if found.is_empty() {
        return Ok(Written {
            unchanged,
            ..Written::default()
        });
    }
    Err(Failure::Failed(differences::text(
        &found,
        &workspace::root(),
        command,
    )))
}
