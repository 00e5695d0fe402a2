//! `cargo xtask codegen`: documents in, a client crate on disk out.

use std::time::Instant;

use crate::arguments::Codegen;
use crate::output::{self, Output, Written};
use crate::product::Product;
use crate::state::State;
use crate::{Failure, diff, differences, input, summary, workspace};

/// Generates the product, and writes it or compares it with what is on disk.
pub(crate) fn run(arguments: &Codegen) -> Result<(), Failure> {
    let start = Instant::now();
    let format = arguments.format;
    let product = Product::of(arguments)?;
    let files = input::read(&product.input, format)?;
    let mut generated = product.generate(&files);
    format.show(&generated.diagnostics, &files, product.warnings)?;
    let outputs = product.outputs(&mut generated)?;
    let result = if arguments.check {
        check(&outputs, &product.command)
    } else {
        output::write(&outputs).map_err(|error| Failure::Failed(error.to_string()))
    };
    let is_changed = result.as_ref().map_or(arguments.check, |written| {
        written.changed + written.removed.len() > 0
    });
    if let (true, Some(sources)) = (is_changed, &product.history) {
        let items = State::of_disk().items;
        diff::since_last_crate(&generated.api, &items, sources, format);
    }
    format.say(&summary::text(&generated.api, &result?, start.elapsed()));
    Ok(())
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
