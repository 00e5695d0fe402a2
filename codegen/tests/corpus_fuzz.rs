//! Random edits of the small documents, through the whole generator: each gives a crate or errors, never a panic, a hang or tokens
//! that are not Rust. `CORPUS_FUZZ_ROUNDS` asks for more rounds than the usual ones.

#[path = "generator_fuzz/edits.rs"]
mod edits;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use codegen::document::Source;
use codegen::targets::{Manifest, Options};
use fastrand::Rng;
use serde_json::Value;

const ROUNDS: usize = 600;

/// No round takes a tenth of this.
const LONGEST: Duration = Duration::from_secs(20);

#[test]
fn a_damaged_case_is_a_crate_or_errors() {
    let rounds = std::env::var("CORPUS_FUZZ_ROUNDS")
        .map_or(ROUNDS, |rounds| rounds.parse().expect("a number of rounds"));
    let cases = cases();
    let next = AtomicUsize::new(0);
    let refused = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let round = next.fetch_add(1, Ordering::Relaxed);
                    if round >= rounds {
                        return;
                    }
                    refused.fetch_add(usize::from(run(&cases, round)), Ordering::Relaxed);
                }
            });
        }
    });
    let refused = refused.into_inner();
    println!("{rounds} rounds, {refused} refused");
    // Both have to occur often, or nothing is tested.
    assert!(
        refused > rounds / 20 && refused < rounds * 19 / 20,
        "{refused}"
    );
}

/// The documents that can be read, with their names.
fn cases() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut cases: Vec<(String, Value)> = std::fs::read_dir(folder)
        .expect("the cases")
        .filter_map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name()?.to_str()?.to_owned();
            let text = std::fs::read_to_string(&path).ok()?;
            let tree: Value = serde_yaml::from_str(&text).ok()?;
            tree.is_object().then_some((name, tree))
        })
        .collect();
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(cases.len() > 100, "{}", cases.len());
    cases
}

/// One round; returns whether the document is refused.
fn run(cases: &[(String, Value)], round: usize) -> bool {
    let mut random = Rng::with_seed(round as u64);
    let (name, case) = &cases[random.usize(..cases.len())];
    let mut document = case.clone();
    for _ in 0..random.usize(1..=4) {
        edits::edit(&mut random, &mut document);
    }
    let text = document.to_string();
    let source = Source {
        name: "document.json".to_owned(),
        text: text.clone().into_bytes(),
    };
    let options = Options {
        crate_name: "damaged".to_owned(),
        manifest: Manifest::Standalone {
            runtime: "../runtime".to_owned(),
        },
    };
    let begun = Instant::now();
    let generated = catch_unwind(AssertUnwindSafe(|| {
        codegen::generate(std::slice::from_ref(&source), None, &options)
    }));
    let context = || format!("round {round}, {name}:\n{text}");
    let Ok(generated) = generated else {
        panic!("it panicked in {}", context());
    };
    assert!(begun.elapsed() < LONGEST, "slow: {}", context());
    let sources = std::slice::from_ref(&source);
    let shown = generated.diagnostics.render(sources, None, false);
    assert!(
        !shown.contains("mistake of the generator"),
        "{shown}\n{}",
        context()
    );
    generated.diagnostics.has_errors()
}
