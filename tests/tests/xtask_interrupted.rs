//! `cargo xtask codegen` that is interrupted: the next run finishes or discards what it left, and nothing else is lost.

#[path = "support/bench.rs"]
mod bench;
#[path = "support/workspace.rs"]
mod workspace;
#[path = "support/xtask.rs"]
mod xtask;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use bench::{Bench, PETS};
use workspace::in_workspace;
use xtask::{Run, command};

/// Files by their names, which begin at the folder of the crate.
type Contents = BTreeMap<PathBuf, Vec<u8>>;

/// A document with another path and another field than `PETS` has.
fn other_pets() -> String {
    PETS.replace("/v1/Toys:", "/v1/Games:")
        .replace("name: { type: string }", "nick: { type: string }")
}

fn succeeds(run: &Run) {
    assert_eq!(run.code, Some(0), "{}\n{}", run.output, run.complaint);
}

#[test]
fn files_that_were_only_prepared_are_discarded() {
    let bench = Bench::with_crate("prepared");
    let before = bench.tree();
    bench.write("pets/.codegen/files/src/lib.rs", "half a file");
    bench.write("pets/.codegen/files/src/v1/gone.rs", "never complete");
    bench.write("pets/.codegen/commit.draft", "src/v1/pets.rs");
    succeeds(&bench.codegen(&[]));
    assert!(bench.tree() == before, "{:?}", bench.tree().keys());
    assert_eq!(bench.names(), ["pets", "pets.yaml"]);
}

/// The crates of two documents.
fn old_and_new(bench: &Bench) -> (Contents, Contents) {
    let old = bench.contents();
    bench.write("pets.yaml", other_pets());
    succeeds(&bench.codegen(&[]));
    let new = bench.contents();
    assert!(old != new && old.len() == new.len());
    (old, new)
}

/// Makes the folder as a run leaves it that had `done` of its steps behind it: files to put in place, then files to remove.
fn interrupt(bench: &Bench, old: &Contents, new: &Contents, done: usize) -> usize {
    let _ = fs::remove_dir_all(bench.path("pets"));
    let in_crate = |name: &Path| format!("pets/{}", name.display());
    for (name, text) in old {
        bench.write(&in_crate(name), text);
    }
    let changed: Vec<_> = new
        .iter()
        .filter(|(name, text)| old.get(*name) != Some(*text))
        .collect();
    let removed: Vec<_> = old.keys().filter(|name| !new.contains_key(*name)).collect();
    for (step, (name, text)) in changed.iter().enumerate() {
        let name = name.display();
        let folder = if step < done {
            "pets"
        } else {
            "pets/.codegen/files"
        };
        bench.write(&format!("{folder}/{name}"), text);
    }
    for name in removed.iter().take(done.saturating_sub(changed.len())) {
        fs::remove_file(bench.path(&in_crate(name))).expect("a file");
    }
    let names: Vec<String> = removed
        .iter()
        .map(|name| format!("{}\n", name.display()))
        .collect();
    bench.write("pets/.codegen/commit", names.concat());
    changed.len() + removed.len()
}

#[test]
fn a_run_that_was_interrupted_at_any_step_is_completed() {
    let bench = Bench::with_crate("any_step");
    let (old, new) = old_and_new(&bench);
    let mut step = 0;
    loop {
        // The next run makes the same crate, or another one.
        for (document, whole) in [(other_pets(), &new), (PETS.to_owned(), &old)] {
            let steps = interrupt(&bench, &old, &new, step);
            bench.write("pets.yaml", document);
            let check = bench.codegen(&["--check"]);
            assert_eq!(check.code, Some(1), "{}", check.output);
            assert!(
                check.complaint.contains("was interrupted"),
                "{}",
                check.complaint
            );
            succeeds(&bench.codegen(&[]));
            assert!(
                bench.contents() == *whole,
                "{step}: {:?}",
                bench.contents().keys()
            );
            assert!(step <= steps);
        }
        if step == interrupt(&bench, &old, &new, step) {
            break;
        }
        step += 1;
    }
    assert!(step > 3, "only {step} steps");
}

#[test]
fn an_interrupted_run_cannot_be_made_to_remove_anything_else() {
    let bench = Bench::with_crate("hostile_journal");
    bench.write("pets/notes.rs", "// mine");
    bench.write("other.rs", bench::MARK);
    bench.write(
        "pets/.codegen/commit",
        "notes.rs\n../other.rs\n\nsrc\n/etc/hostname\n",
    );
    succeeds(&bench.codegen(&[]));
    assert!(bench.path("pets/notes.rs").exists() && bench.path("other.rs").exists());
    assert!(!bench.path("pets/.codegen").exists());
}

/// How many runs are killed, each a little later than the one before.
const ROUNDS: u32 = 24;

#[test]
fn a_run_that_is_killed_leaves_the_old_crate_or_the_new_one() {
    let bench = Bench::empty("killed");
    let documents = ["v1", "v2"].map(|version| {
        in_workspace(&format!("spec/flex_{version}.yaml"))
            .display()
            .to_string()
    });
    let out = bench.text("pets");
    let start = |document: &str| command(["codegen", "--spec", document, "--out", &out]);
    let mut whole = Vec::new();
    let mut longest = Duration::ZERO;
    for document in &documents {
        let begin = Instant::now();
        let output = start(document).output().expect("xtask starts");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        longest = longest.max(begin.elapsed());
        whole.push(bench.contents());
    }
    assert!(whole[0] != whole[1]);

    let mut killed = 0;
    for (round, document) in (0..ROUNDS).zip(documents.iter().cycle()) {
        let mut child = start(document)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("xtask starts");
        std::thread::sleep(longest * round / ROUNDS);
        let _ = child.kill();
        killed += usize::from(!child.wait().expect("xtask ends").success());
        let is_committed = bench.path("pets/.codegen/commit").exists();
        let mut left = bench.contents();
        left.retain(|name, _| !name.starts_with(".codegen"));
        assert!(
            is_committed || whole.contains(&left),
            "round {round} left something else: {:?}",
            left.keys()
        );
        // Every third time the next run finds it; otherwise a run that may be killed as well.
        if round % 3 == 0 {
            let output = start(document).output().expect("xtask starts");
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            let index = documents.iter().position(|one| one == document);
            assert!(Some(&bench.contents()) == index.and_then(|index| whole.get(index)));
        }
    }
    assert!(killed > 0, "no run was interrupted");
    assert!(
        start(&documents[0])
            .output()
            .expect("xtask starts")
            .status
            .success()
    );
    assert!(bench.contents() == whole[0]);
    assert_eq!(bench.names(), ["pets", "pets.yaml"]);
}
