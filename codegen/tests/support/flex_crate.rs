//! The Flex client as `cargo xtask codegen` makes it.

use codegen::Generated;
use codegen::targets::{Manifest, Options};

use crate::support;

/// Returns the crate in `generated/`.
pub(crate) fn generate() -> Generated {
    let (specs, overlay) = support::flex_sources();
    let generated = codegen::generate(&specs, Some(&overlay), &options());
    assert!(
        !generated.diagnostics.has_errors(),
        "{}",
        generated.diagnostics
    );
    generated
}

/// Returns how the crate is called and where it stands.
pub(crate) fn options() -> Options {
    Options {
        crate_name: "twilio-flex".to_owned(),
        manifest: Manifest::Workspace,
    }
}
