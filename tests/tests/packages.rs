//! What is in the packages that users download.

use std::process::Command;

/// What a reader of a package looks for, and what its build needs.
const WANTED: [&str; 5] = [
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "src/lib.rs",
];

#[test]
fn both_packages_hold_their_readme_and_their_licences() {
    for package in ["twilio-runtime", "twilio-flex"] {
        let files = files(package);
        for wanted in WANTED {
            assert!(
                files.iter().any(|file| file == wanted),
                "{package} lacks {wanted}: {files:?}"
            );
        }
    }
}

/// A symbolic link may have been checked out as the text of its target.
#[test]
fn the_licences_of_the_packages_are_those_of_the_project() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let read = |folder: &str| {
            std::fs::read_to_string(format!("{root}/{folder}/{licence}")).expect("a licence")
        };
        for folder in ["runtime", "generated"] {
            assert_eq!(read(folder), read("."), "{folder}/{licence}");
        }
    }
}

/// Returns the names of the files in a package.
fn files(package: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["package", "--list", "--allow-dirty", "--package", package])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let output = output.expect("cargo package runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(|line| line.replace('\\', "/")).collect()
}
