//! What an application that depends on the client has to build.

use std::collections::BTreeSet;
use std::process::Command;

/// What only the generator needs, what is slow to build, and what belongs to a feature that is off.
const UNWANTED: [&str; 31] = [
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
    // A second HTTP stack, or more of this one than HTTP/1.1 needs.
    "reqwest",
    "tower",
    "tower-service",
    "h2",
    "futures-util",
    "futures-channel",
    "url",
    "idna",
    // A second TLS, and the certificates of the operating system.
    "native-tls",
    "openssl",
    "aws-lc-rs",
    "rustls-native-certs",
    "rustls-platform-verifier",
    // Who listens, and which dates.
    "tracing",
    "tracing-core",
    "chrono",
    "jiff",
    "time",
    // Who makes tokens, and who receives webhooks.
    "hmac",
    "sha2",
    "tower-layer",
];

/// All that is left without the HTTP client. None of it knows of sockets, threads, clocks or random numbers, so it
/// builds for `wasm32-unknown-unknown` too. A crate that is to be added here must do so as well.
const PORTABLE: [&str; 13] = [
    "bytes",
    "futures-core",
    "http",
    "httpdate",
    "itoa",
    "memchr",
    "serde",
    "serde_core",
    "serde_json",
    "twilio-flex",
    "twilio-runtime",
    "zeroize",
    "zmij",
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
fn without_the_http_client_almost_nothing_is_left_on_any_platform() {
    for target in [
        "wasm32-unknown-unknown",
        "x86_64-pc-windows-msvc",
        "x86_64-unknown-linux-gnu",
    ] {
        let crates = crates(&[
            "--package",
            "twilio-flex",
            // Build scripts run elsewhere, but what they link is rarely portable.
            "--edges",
            "normal,build",
            "--no-default-features",
            "--target",
            target,
        ]);
        let names: Vec<_> = crates.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, PORTABLE, "{target}");
    }
}

#[test]
fn a_feature_brings_what_is_not_there_without_it() {
    for (feature, brought) in [
        ("tracing", "tracing"),
        ("tower", "tower-service"),
        ("webhooks", "hmac"),
        ("webhooks-tower", "tower-layer"),
        ("reqwest", "reqwest"),
        ("blocking", "hyper"),
        ("access-token", "hmac"),
        ("chrono", "chrono"),
        ("jiff", "jiff"),
        ("time", "time"),
        ("native-roots", "rustls-native-certs"),
        ("http-client,ring", "ring"),
        ("blocking,aws-lc-rs", "aws-lc-rs"),
    ] {
        let crates = crates(&[
            "--package",
            "twilio-flex",
            "--edges",
            "normal",
            "--no-default-features",
            "--features",
            feature,
        ]);
        assert!(
            crates.iter().any(|(name, _)| name == brought),
            "{feature} is there for {brought}, or this test sees nothing: {crates:?}"
        );
    }
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
