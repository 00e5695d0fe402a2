//! Documents of everything that makes generators stumble: their crate, its documentation and its examples compile.

#[path = "support/workspace.rs"]
mod workspace;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::document::Source;
use codegen::targets::{Manifest, Options};
use workspace::in_workspace;

#[test]
fn the_crate_its_documentation_and_its_examples_compile_without_a_warning() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cursed");
    let examples = write_crate(&folder);
    cargo(&folder, &["check"]);
    cargo(&folder, &["doc", "--no-deps"]);
    let tested = cargo(&folder, &["test", "--doc"]);
    assert!(
        tested.contains(&format!("test result: ok. {examples} passed")),
        "{examples} examples should have been compiled:\n{tested}"
    );
}

/// Writes the crate, and returns how many examples are in it.
fn write_crate(folder: &Path) -> usize {
    let documents = ["cursed.yaml", "names.yaml"].map(|name| {
        let path = in_workspace("tests/documents").join(name);
        Source {
            name: name.to_owned(),
            text: fs::read(path).expect("the document"),
        }
    });
    let runtime = in_workspace("runtime").display().to_string();
    let options = Options {
        crate_name: "cursed".to_owned(),
        manifest: Manifest::Standalone { runtime },
    };
    let generated = codegen::generate(&documents, None, &options);
    assert!(
        !generated.diagnostics.has_errors(),
        "{}",
        generated.diagnostics
    );

    let _ = fs::remove_dir_all(folder.join("src"));
    for file in &generated.files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, &file.contents).expect("a file");
    }
    // With the versions of the workspace nothing has to be fetched.
    fs::copy(in_workspace("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
    let examples: usize = generated
        .files
        .iter()
        .map(|file| examples(&file.contents))
        .sum();
    assert!(examples > 20, "hardly any examples");
    examples
}

/// Returns how many blocks of Rust the documentation holds.
fn examples(contents: &str) -> usize {
    let fences = contents.lines().filter_map(|line| {
        let line = line.trim_start();
        let text = line.strip_prefix("//!").or(line.strip_prefix("///"))?;
        text.trim_start().strip_prefix("```")
    });
    // Every other one ends a block.
    fences.step_by(2).filter(|mark| *mark != "text").count()
}

/// Runs Cargo in the folder, without the HTTP stack, which no generated code touches.
fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let target: PathBuf = folder.join("target");
    let mut command = Command::new(env!("CARGO"));
    command
        .args(arguments)
        .args([
            "--offline",
            "--no-default-features",
            "--color",
            "never",
            "--target-dir",
        ])
        .arg(target)
        .current_dir(folder);
    command
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("RUSTFLAGS", "--deny warnings")
        .env("RUSTDOCFLAGS", "--deny warnings");
    let output = command.output().expect("cargo starts");
    let (stdout, stderr) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(
        output.status.success(),
        "cargo {arguments:?}: {}\n{stdout}\n{stderr}",
        output.status
    );
    stdout.into_owned()
}
