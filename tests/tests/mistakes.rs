//! Typical mistakes of a user: calls that do not compile in, what the compiler says about them out.
//!
//! All of them are one crate, which is checked once; each is a file of its own, so that an error names the mistake it is about.

use std::{fs, path::Path, process::Command};

/// What is written, and how the compiler's answer begins, without names that differ between compilers.
const MISTAKES: [(&str, &str, &[&str]); 10] = [
    (
        "an optional SID of a response",
        "let flow = v1::FlexFlow::default(); client.v1().flex_flow(flow.sid);",
        &[
            "an input takes a value, but this `Option<",
            "may be `None`",
            "unwrap it first: with `?`",
        ],
    ),
    (
        "a reference to an optional SID",
        "let flow = v1::FlexFlow::default(); client.v1().flex_flow(&flow.sid);",
        &[
            "an input takes a value, but this `Option<",
            "may be `None`",
            "unwrap it first: with `?`",
        ],
    ),
    (
        "a SID of another type",
        "let flow = sid::FlexFlowSid::new_unchecked(\"\"); client.v1().interaction(flow);",
        &[
            "an input of type `Sid<",
            "InteractionSid",
            "can't be made from `Sid<",
            "FlexFlowSid",
            "the right resource",
        ],
    ),
    (
        "a SID where any text is taken",
        "let plugin = sid::PluginSid::new_unchecked(\"\"); client.v1().plugin_service().release(plugin);",
        &["an input of text can't be made from `Sid<", "`.as_str()`"],
    ),
    (
        "an optional text",
        "let name: Option<String> = None; client.v1().plugin_service().configurations().create(name);",
        &["an input takes a value, but this `Option<", "may be `None`"],
    ),
    (
        "a model where text is asked for",
        "client.v1().plugin_service().configurations().create(v1::FlexFlow::default());",
        &["an input of text can't be made from `", "FlexFlow`"],
    ),
    (
        "a number where text is asked for",
        "client.v1().plugin_service().configurations().create(1);",
        &[
            "an input of text can't be made from `{integer}`",
            "`.to_string()`",
        ],
    ),
    (
        "an optional enum in a model",
        "let kind: Option<v1::InteractionTransferType> = None; v1::InteractionTransferStart::default().type_(kind);",
        &["an input takes a value, but this `Option<", "may be `None`"],
    ),
    (
        "another enum in a model",
        "v1::InteractionTransferStart::default().type_(v1::InteractionTransferStatus::Active);",
        &[
            "an input of type `",
            "InteractionTransferType` can't be made from `",
            "InteractionTransferStatus`",
        ],
    ),
    (
        "a SID of another type in a model",
        "v1::InteractionTransferStart::default().from(sid::FlexFlowSid::new_unchecked(\"\"));",
        &[
            "an input of type `Sid<",
            "InteractionChannelParticipantSid",
            "can't be made from `Sid<",
        ],
    ),
];

#[test]
fn a_mistake_is_explained_by_the_compiler() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mistakes");
    write(&folder);
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet", "--color=never"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo");
    let errors = String::from_utf8_lossy(&output.stderr);
    for (index, (mistake, _, expected)) in MISTAKES.iter().enumerate() {
        let place = format!("src/mistake_{index}.rs:");
        let mut blocks = errors
            .split("\nerror")
            .filter(|block| block.contains(&place));
        let is_explained = blocks.any(|block| expected.iter().all(|text| block.contains(text)));
        assert!(
            is_explained,
            "{mistake}: expected {expected:?} at {place} in\n{errors}"
        );
    }
}

/// Writes the crate that holds all mistakes.
fn write(folder: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file");
    write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"mistakes\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\ntwilio-flex = {{ path = \"{}\", default-features = false }}\n\n[workspace]\n",
            root.join("generated").display()
        ),
    );
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
    for (index, (_, code, _)) in MISTAKES.iter().enumerate() {
        write(
            &format!("src/mistake_{index}.rs"),
            &format!(
                "#![allow(unused)]\nuse twilio_flex::{{sid, v1, Client}};\nfn mistake(client: &Client) {{ {code} }}\n"
            ),
        );
    }
    let modules: Vec<String> = (0..MISTAKES.len())
        .map(|index| format!("mod mistake_{index};"))
        .collect();
    write("src/lib.rs", &modules.join("\n"));
}
