//! `cargo xtask listing`: documents in, the IR as text out.

use crate::{Failure, arguments::Input, codegen::report, input, print};

/// Prints what the documents offer.
pub(crate) fn run(arguments: &Input) -> Result<(), Failure> {
    let files = input::read(arguments)?;
    let lowered = codegen::lower_sources(&files.specs, files.overlay.as_ref());
    report(&lowered.diagnostics, &files)?;
    print(&codegen::ir::listing::api(&lowered.api));
    Ok(())
}
