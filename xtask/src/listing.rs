//! `cargo xtask listing`: documents in, the IR as text out, or what is wrong with them.

use crate::{
    Failure,
    arguments::Listing,
    input, print,
    report::{OutputFormat, Warnings},
};

/// Prints what the documents offer; for a program, what is wrong with them.
pub(crate) fn run(arguments: &Listing) -> Result<(), Failure> {
    let files = input::read(&arguments.input, arguments.format)?;
    let lowered = codegen::lower_sources(&files.specs, files.overlay.as_ref());
    arguments
        .format
        .show(&lowered.diagnostics, &files, Warnings::Allowed)?;
    if arguments.format == OutputFormat::Text {
        print(&codegen::ir::listing::api(&lowered.api));
    }
    Ok(())
}
