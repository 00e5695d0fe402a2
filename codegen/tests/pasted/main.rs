//! Every action that diagnostics suggest, pasted as it is printed: the overlay is accepted, what it is suggested for is gone, and nothing
//! else is.
//!
//! `PUBLISHED` names folders, separated by colons, with further documents that are checked in the same way.

#[path = "../generator_fuzz/edits.rs"]
mod edits;
mod facts;
mod paste;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use codegen::document::Source;
use fastrand::Rng;
use paste::{Pasted, paste};
use serde_json::Value;

/// How many damaged copies there are of each case.
const COPIES: u64 = 3;

/// How many small mistakes a damaged copy has at most.
const MOST_EDITS: u64 = 3;

#[test]
fn the_actions_of_every_case_and_of_damaged_ones_lead_on() {
    let cases = documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases"));
    let mut all = Vec::new();
    for (index, case) in cases.into_iter().enumerate() {
        all.extend(damaged(&case, index as u64));
        all.push(case);
    }
    let pasted = check(&all);
    let actions: usize = pasted.iter().map(|(_, pasted)| pasted.actions).sum();
    assert!(actions > 400, "{actions} actions were pasted");
}

#[test]
fn the_actions_of_published_documents_lead_on() {
    let folders = std::env::var_os("PUBLISHED").unwrap_or_default();
    // A folder that is not there is passed over: the documents are not part of the project.
    let all: Vec<Source> = std::env::split_paths(&folders)
        .filter(|folder| folder.is_dir())
        .flat_map(|folder| documents(&folder))
        .collect();
    let mut table = String::new();
    for (
        name,
        Pasted {
            actions,
            rounds,
            errors: (first, left),
        },
    ) in check(&all)
    {
        let _ = writeln!(
            table,
            "{name}: {actions} actions in {rounds} prints, {first} errors, {left} left"
        );
    }
    println!("{table}");
}

/// What became of each document; all that is wrong fails the test together.
fn check(all: &[Source]) -> Vec<(String, Pasted)> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let faults = Mutex::new(Vec::new());
    let work = || {
        while let Some(source) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            let name = source.name.clone();
            match paste(std::slice::from_ref(source)) {
                Ok(pasted) => done.lock().expect("done").push((name, pasted)),
                Err(fault) => faults
                    .lock()
                    .expect("faults")
                    .push(format!("{name}: {fault}")),
            }
        }
    };
    let threads = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            thread::Builder::new()
                .stack_size(8 << 20)
                .spawn_scoped(scope, work)
                .expect("a thread");
        }
    });
    let mut faults = faults.into_inner().expect("faults");
    faults.sort();
    assert!(
        faults.is_empty(),
        "{} of {} documents:\n{}",
        faults.len(),
        all.len(),
        faults.join("\n\n==========\n")
    );
    let mut done = done.into_inner().expect("done");
    done.sort_by(|one, other| one.0.cmp(&other.0));
    done
}

/// The documents below a folder.
fn documents(folder: &Path) -> Vec<Source> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let is_document = path
            .extension()
            .is_some_and(|ending| ["yaml", "yml", "json"].iter().any(|known| ending == *known));
        if path.is_dir() {
            found.extend(documents(&path));
        } else if is_document {
            let text = std::fs::read(&path).expect("a document");
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            found.push(Source {
                name: name.into_owned(),
                text,
            });
        }
    }
    found
}

/// Copies of a document with a few mistakes in each.
fn damaged(case: &Source, seed: u64) -> Vec<Source> {
    let text = String::from_utf8_lossy(&case.text);
    let Ok(tree) = serde_yaml::from_str::<Value>(&text) else {
        return Vec::new();
    };
    let copies = (0..COPIES).map(|copy| {
        let mut random = Rng::with_seed(seed * COPIES + copy);
        let mut tree = tree.clone();
        for _ in 0..random.u64(1..=MOST_EDITS) {
            edits::edit(&mut random, &mut tree);
        }
        Source {
            name: format!("{} (damaged, {copy})", case.name),
            text: tree.to_string().into_bytes(),
        }
    });
    copies.collect()
}
