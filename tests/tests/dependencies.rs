//! What an application that depends on the client has to build.

use std::collections::BTreeSet;
use std::process::Command;

/// What only the generator needs, and what is slow to build.
const UNWANTED: [&str; 11] = [
    "codegen",
    "openapiv3",
    "serde_yaml",
    "syn",
    "quote",
    "proc-macro2",
    "prettyplease",
    "serde_derive",
    "indexmap",
    "insta",
    "reqwest",
];

#[test]
fn the_client_needs_few_crates_and_none_of_the_generator() {
    let crates = crates(&["--package", "twilio-flex", "--edges", "normal"]);
    for wanted in ["twilio-flex", "twilio-runtime", "serde", "hyper", "rustls"] {
        assert!(
            crates.iter().any(|(name, _)| name == wanted),
            "{wanted} is missing, so this test sees nothing: {crates:?}"
        );
    }
    for unwanted in UNWANTED {
        assert!(
            !crates.iter().any(|(name, _)| name == unwanted),
            "{unwanted} would be built by every user"
        );
    }
    let macros: Vec<_> = crates
        .iter()
        .filter(|(_, line)| line.contains("(proc-macro)"))
        .collect();
    assert!(macros.is_empty(), "procedural macros: {macros:?}");
    assert!(crates.len() <= 60, "{} crates: {crates:?}", crates.len());
}

#[test]
fn without_the_http_client_almost_nothing_is_left() {
    let crates = crates(&[
        "--package",
        "twilio-flex",
        "--edges",
        "normal",
        "--no-default-features",
    ]);
    assert!(
        crates.iter().any(|(name, _)| name == "twilio-runtime"),
        "{crates:?}"
    );
    assert!(
        !crates
            .iter()
            .any(|(name, _)| ["hyper", "tokio", "rustls", "ring"].contains(&name.as_str())),
        "{crates:?}"
    );
    assert!(crates.len() <= 15, "{} crates: {crates:?}", crates.len());
}

/// Returns the names of the crates in a tree, each with its line.
fn crates(arguments: &[&str]) -> BTreeSet<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--prefix", "none", "--format", "{p}"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let output = output.expect("cargo tree runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8_lossy(&output.stdout).replace(" (*)", "");
    text.lines()
        .filter_map(|line| Some((line.split(' ').next()?.to_owned(), line.to_owned())))
        .filter(|(name, _)| !name.is_empty())
        .collect()
}
