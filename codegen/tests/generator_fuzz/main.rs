//! Thousands of small mistakes in the documents, through the whole generator: each gives a whole crate, or errors at their places; never a
//! panic, a hang or a part of a crate.

mod corpus;
mod edits;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use codegen::Generated;
use codegen::diff::diff;
use codegen::ir::{Api, listing};
use codegen::public_api::public_api;
use codegen::targets::{Manifest, Options};
use corpus::{Piece, lower, pieces, sources};
use fastrand::Rng;

/// How many edited documents are generated.
const ROUNDS: usize = 2_000;

/// No round takes a hundredth of this.
const LONGEST: Duration = Duration::from_secs(60);

/// What a round may make of one byte that it was given: an example in the documentation repeats what it is about a few times.
const MOST_BYTES: usize = 20;

/// What a crate has without any operation.
const LEAST_BYTES: usize = 40_000;

/// The end of a round, or what went wrong in it.
type Outcome = Result<Ending, String>;

/// How a round may end.
enum Ending {
    /// A crate that offers the same.
    Same,
    /// A crate that offers something else.
    Changed,
    /// Errors.
    Refused,
}

#[test]
fn a_damaged_document_is_a_crate_or_errors() {
    let pieces = Arc::new(pieces());
    let next = Arc::new(AtomicUsize::new(0));
    let (sender, outcomes) = channel();
    for _ in 0..2 {
        let (pieces, next, sender) = (Arc::clone(&pieces), Arc::clone(&next), sender.clone());
        // Not scoped, so that a round that hangs does not keep this test from saying so.
        thread::spawn(move || work(&pieces, &next, &sender));
    }
    let mut counts = [0; 3];
    for ended in 0..ROUNDS {
        let outcome = outcomes.recv_timeout(LONGEST).unwrap_or_else(|error| {
            let begun = next.load(Ordering::Relaxed);
            panic!("{ended} of {begun} rounds have ended, one of the last two has not: {error}")
        });
        match outcome {
            Ok(ending) => counts[ending as usize] += 1,
            Err(problem) => panic!("{problem}"),
        }
    }
    let [same, changed, refused] = counts;
    println!(
        "{ROUNDS} rounds: {same} without a change of the API, {changed} with one, {refused} refused"
    );
    // Each has to occur often, or nothing is tested.
    assert!(
        counts.iter().all(|count| *count > ROUNDS / 10),
        "{counts:?}"
    );
}

/// Takes the next round until there is none. Each has its own seed, so that one can be run alone and threads change nothing.
fn work(pieces: &[Piece], next: &AtomicUsize, sender: &Sender<Outcome>) {
    loop {
        let round = next.fetch_add(1, Ordering::Relaxed);
        if round >= ROUNDS || sender.send(run(pieces, round)).is_err() {
            return;
        }
    }
}

fn run(pieces: &[Piece], round: usize) -> Outcome {
    let mut random = Rng::with_seed(round as u64);
    let mut whole = pieces[random.usize(..pieces.len())].clone();
    if random.u8(..4) == 0 {
        let other = &pieces[random.usize(..pieces.len())];
        whole.beside = Some(other.document.clone());
        whole.api = lower(&whole).api;
    }
    let mut damaged = whole.clone();
    for _ in 0..[1, 1, 2, 3][random.usize(..4)] {
        match &mut damaged.overlay {
            Some(overlay) if random.u8(..5) == 0 => edits::edit(&mut random, overlay),
            _ => edits::edit(&mut random, &mut damaged.document),
        }
    }
    let checked = catch_unwind(AssertUnwindSafe(|| check(&whole, &damaged)));
    let checked = checked.unwrap_or_else(|_| Err("it panicked".to_owned()));
    checked.map_err(|problem| {
        let Piece {
            name,
            document,
            overlay,
            ..
        } = damaged;
        let overlay = overlay.unwrap_or_default();
        format!("round {round}, {name}: {problem}\n{document:#}\n{overlay:#}")
    })
}

fn check(whole: &Piece, damaged: &Piece) -> Outcome {
    let (sources, overlay) = sources(damaged);
    let generated = codegen::generate(&sources, overlay.as_ref(), &options());
    let shown = generated
        .diagnostics
        .render(&sources, overlay.as_ref(), false);
    let all = sources.iter().chain(&overlay);
    let given: usize = all.map(|source| source.text.len()).sum();
    let made: usize = generated.files.iter().map(|file| file.contents.len()).sum();
    if made + shown.len() > LEAST_BYTES + MOST_BYTES * given {
        let shown = shown.len();
        return Err(format!(
            "{given} bytes became {made}, with {shown} of diagnostics"
        ));
    }
    if generated.diagnostics.has_errors() {
        return refused(&generated, &shown).map(|()| Ending::Refused);
    }
    accepted(&generated)?;
    // The report and the listing have to cope with whatever the generator takes.
    let report = diff(&whole.api, &generated.api);
    let is_same = lines(&whole.api) == lines(&generated.api);
    if report.changes.is_empty() && !is_same {
        return Err("the listing tells of a change, the report does not".to_owned());
    }
    Ok(if is_same {
        Ending::Same
    } else {
        Ending::Changed
    })
}

/// The listing without its order: where two paths change places, no user can tell.
fn lines(api: &Api) -> Vec<String> {
    let listing = listing::api(api);
    let mut lines: Vec<String> = listing.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

/// Errors come without a file, each with its place.
fn refused(generated: &Generated, shown: &str) -> Result<(), String> {
    if !generated.files.is_empty() {
        return Err("there are errors and files".to_owned());
    }
    let is_own_mistake = shown.contains("mistake of the generator");
    let lost = generated
        .diagnostics
        .sorted()
        .into_iter()
        .map(|diagnostic| &diagnostic.location)
        // What is wrong with the whole document has no place in it.
        .any(|place| place.position.is_none() && !place.pointer.is_empty());
    if is_own_mistake || lost {
        return Err(format!(
            "an error without a place, or of the generator's own:\n{shown}"
        ));
    }
    Ok(())
}

/// The files are Rust, each has a path of its own, and no two items have one name.
fn accepted(generated: &Generated) -> Result<(), String> {
    let mut paths = BTreeSet::new();
    for file in &generated.files {
        // Some file systems take upper and lower case for one.
        if !paths.insert(file.path.to_lowercase()) {
            return Err(format!("two files {}", file.path));
        }
    }
    let api = public_api(&generated.files);
    let mut names = BTreeSet::new();
    for line in api.lines() {
        // What can not be read as Rust, a file or a macro in it, is named with the reason.
        if line.starts_with("src/") || line.starts_with(": ") || line.contains(":::") {
            return Err(line.to_owned());
        }
        let name = line.split(['(', ' ']).next().unwrap_or_default();
        let is_item = name != "use" && !line.contains(": From<");
        if is_item && !names.insert(name.trim_end_matches(':')) {
            return Err(format!("two items {name}:\n{api}"));
        }
    }
    codegen::generate_test_support(&generated.api, &options())
        .map(drop)
        .map_err(|error| error.to_string())
}

fn options() -> Options {
    Options {
        crate_name: "damaged".to_owned(),
        manifest: Manifest::Standalone {
            runtime: "../runtime".to_owned(),
        },
    }
}
