//! A git repository of a test's own, laid out as this one: documents in `spec/`, the crate in `generated/`.

#![allow(dead_code, reason = "each test uses its part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::xtask::{self, Run};

/// The first of the two documents; the second has the same under `/v2`.
const DOCUMENT: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example.com }]
paths:
  /v1/Pets/{Id}:
    get:
      operationId: FetchPet
      parameters: [{ name: Id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/pet' } } } } }
components:
  schemas:
    pet:
      type: object
      properties:
        name: { type: string, description: What it is called. }
        age: { type: integer }
";

const OVERLAY: &str = "\
overlay: 1.0.0
info: { title: Pets, version: '1' }
actions:
  - target: $.components.schemas.pet.properties.name
    description: A name is personal.
    update: { x-twilio: { pii: { handling: standard } } }
";

/// The repository.
pub(crate) struct Repository {
    folder: PathBuf,
}

impl Repository {
    /// Makes a repository with one commit of documents and the crate that is made from them.
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("xtask_diff")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        let repository = Self { folder };
        repository.write("xtask/Cargo.toml", "");
        repository.write("spec/flex_v1.yaml", DOCUMENT);
        repository.write("spec/flex_v2.yaml", &DOCUMENT.replace("/v1/", "/v2/"));
        repository.write("spec/overlay.yaml", OVERLAY);
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        let run = repository.xtask(&["codegen"]);
        assert_eq!(run.code, Some(0), "{}", run.complaint);
        repository.commit("the crate");
        repository
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Changes version 1 of the document.
    pub(crate) fn edit(&self, old: &str, new: &str) {
        let text = fs::read_to_string(self.path("spec/flex_v1.yaml")).expect("a document");
        assert!(text.contains(old), "{old:?} is not in the document");
        self.write("spec/flex_v1.yaml", &text.replace(old, new));
    }

    /// Commits all that stands there.
    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    /// Runs git, and returns what it prints.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        command
            .arg("-C")
            .arg(&self.folder)
            .args(["-c", "user.name=Test", "-c", "user.email=test@example.com"])
            .args(["-c", "commit.gpgsign=false", "-c", "core.hooksPath="])
            .args(arguments);
        let output = own(&mut command).output().expect("git starts");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {complaint}");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// The command `cargo xtask` in this repository, not yet started.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = xtask::command(arguments);
        command
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", self.path("xtask"));
        own(&mut command);
        command
    }

    /// Runs `cargo xtask` in this repository.
    pub(crate) fn xtask(&self, arguments: &[&str]) -> Run {
        run(&mut self.command(arguments))
    }
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().expect("the command starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Run {
        code: output.status.code(),
        output: text(&output.stdout),
        complaint: text(&output.stderr),
    }
}

/// A command that knows nothing of the repository or the workflow that the tests run in.
fn own(command: &mut Command) -> &mut Command {
    for name in [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GITHUB_STEP_SUMMARY",
    ] {
        command.env_remove(name);
    }
    command
}

/// An overlay with one action, on a field of the pet.
pub(crate) fn overlay(field: &str) -> String {
    format!(
        "overlay: 1.0.0\ninfo: {{ title: Pets, version: '1' }}\nactions:\n  - target: $.components.schemas.pet.properties.{field}\n    description: It is personal.\n    update: {{ x-twilio: {{ pii: {{ handling: standard }} }} }}\n"
    )
}
