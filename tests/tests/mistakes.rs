//! Typical mistakes of a user: programs that do not compile in, the errors that the compiler reports out.
//!
//! Each file in `mistakes/programs` is one of them. A comment below the line contains the words that explain the mistake;
//! the compiler's further notes differ between versions.

use ui_test::{
    Config, color_eyre::Result, custom_flags::rustfix::RustfixMode,
    dependencies::DependencyBuilder, diagnostics::Level, ignore_output_conflict, run_tests,
    spanned::Spanned,
};

fn main() -> Result<()> {
    let mut config = Config::rustc("mistakes/programs");
    config.output_conflict_handling = ignore_output_conflict;
    config.out_dir = concat!(env!("CARGO_TARGET_TMPDIR"), "/mistakes").into();
    let client = DependencyBuilder {
        crate_manifest_path: "mistakes/Cargo.toml".into(),
        ..DependencyBuilder::default()
    };
    let defaults = config.comment_defaults.base();
    // The notes of the compiler itself need no comment.
    defaults.require_annotations_for_level = Spanned::dummy(Level::Error).into();
    defaults.set_custom("dependencies", client);
    defaults.set_custom("rustfix", RustfixMode::Disabled);
    run_tests(config)
}
