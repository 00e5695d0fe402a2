//! The public API as it was reviewed against what the compiler sees of the crate: the snapshot, which is read from the notation of
//! the macros, and the pages that rustdoc writes.
//!
//! Every item, field, variant and method of one is in the other. Traits are only compared one way: most of them are derived.

mod pages;
mod runtime;
mod snapshot;
mod spelling;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn the_reviewed_api_is_the_one_that_the_compiler_sees() {
    let folder = documented();
    let reviewed = fs::read_to_string(in_workspace("codegen/tests/public_api.snap"));
    let reviewed = snapshot::read(&reviewed.expect("the snapshot"));
    let shared = runtime::read(&in_workspace("runtime/src"));
    let compiled = pages::read(&folder, &shared);

    let unknown = reviewed.items.difference(&compiled.items);
    let unseen = reviewed.traits.difference(&compiled.traits);
    let unlisted = compiled.items.difference(&reviewed.items);
    let is_shared = |item: &&String| shared.exports.contains(*item);
    let mut problems: Vec<String> = unknown
        .chain(unseen)
        .map(|line| format!("reviewed, but the compiler does not see it: {line}"))
        .collect();
    problems.extend(
        unlisted
            .filter(|item| !is_shared(item))
            .map(|line| format!("the compiler sees it, but it was not reviewed: {line}")),
    );
    let exports: BTreeSet<_> = shared.exports.difference(&compiled.items).collect();
    problems.extend(exports.iter().map(|item| format!("not exported: {item}")));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Every feature that adds items. `aws-lc-rs` adds none, and compiles C for a minute.
const FEATURES: &str = "http-client,ring,gzip,native-roots,blocking,reqwest,tokio,tower,tracing,access-token,webhooks,webhooks-tower,chrono,jiff,time";

/// Documents the crate with these features, and returns the folder with its pages.
fn documented() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled_api");
    let output = Command::new(env!("CARGO"))
        .args(["doc", "--locked", "--quiet", "--color=never", "--no-deps"])
        .args(["--package", "twilio-flex", "--no-default-features"])
        .args(["--features", FEATURES])
        .current_dir(in_workspace(""))
        .env("CARGO_TARGET_DIR", &target)
        .env_remove("RUSTFLAGS")
        .env_remove("RUSTDOCFLAGS")
        .output()
        .expect("cargo");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    target.join("doc/twilio_flex")
}

fn in_workspace(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
