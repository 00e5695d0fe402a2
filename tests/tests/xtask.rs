//! `cargo xtask codegen` as a maintainer runs it: what it says when something is wrong, and what it never does to a folder.

#[path = "support/bench.rs"]
mod bench;
#[path = "support/xtask.rs"]
mod xtask;

use std::fs;
use std::time::{Duration, Instant};

use bench::{Bench, MARK, PETS};
use xtask::{Run, xtask};

#[test]
fn a_document_that_is_none_is_named_and_changes_nothing() {
    let bench = Bench::with_crate("no_document");
    let deep = format!(
        "openapi: 3.0.3\npaths: {}{}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let bomb = (1..40).fold("a0: &a0 [x, x]\n".to_owned(), |text, at| {
        text + &format!("a{at}: &a{at} [*a{0}, *a{0}]\n", at - 1)
    }) + "openapi: *a39\n";
    let huge = format!(
        "openapi: 3.0.3\ninfo: {{ title: '{}' }}\npaths: 5\n",
        "x".repeat(8 * 1024 * 1024)
    );
    let long = format!(
        "openapi: 3.0.3\npaths:\n{}",
        "  /v1/A: { get: { operationId: A } }\n".repeat(50_000)
    );
    let cases: &[(&str, &[u8])] = &[
        ("empty.yaml", b""),
        ("spaces.yaml", b"  \n\n"),
        ("malformed.yaml", b"openapi: 3.0.3\npaths: [\n  {a: b\n"),
        ("tabs.yaml", b"openapi: 3.0.3\npaths:\n\t/v1/A: {}\n"),
        ("truncated.yaml", &PETS.as_bytes()[..PETS.len() / 2]),
        (
            "truncated.json",
            b"{\"openapi\": \"3.0.3\", \"paths\": {\"/v1",
        ),
        ("list.yaml", b"- openapi\n- 3.0.3\n"),
        ("text.txt", b"Dear Sir or Madam"),
        ("other.yaml", b"apiVersion: v1\nkind: Pod\n"),
        (
            "swagger.yaml",
            b"swagger: '2.0'\ninfo: { title: a, version: '1' }\npaths: {}\n",
        ),
        (
            "newer.yaml",
            b"openapi: 3.2.0\ninfo: { title: a, version: '1' }\npaths: {}\n",
        ),
        ("binary.yaml", b"\x7fELF\x02\x01\x00\xff\xfe"),
        (
            "latin1.yaml",
            b"openapi: 3.0.3\ninfo: { title: Caf\xe9, version: '1' }\npaths: {}\n",
        ),
        ("deep.yaml", deep.as_bytes()),
        ("bomb.yaml", bomb.as_bytes()),
        ("huge.yaml", huge.as_bytes()),
        ("long.yaml", long.as_bytes()),
    ];
    let before = bench.tree();
    for (name, contents) in cases {
        bench.write(name, contents);
        let start = Instant::now();
        let run = bench.codegen_from(name, &[]);
        refused(name, &run, name);
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "{name} took {:?}",
            start.elapsed()
        );
        assert!(
            run.complaint.len() < 64 * 1024,
            "{name}: a complaint of {} bytes",
            run.complaint.len()
        );
        assert!(bench.tree() == before, "{name} changed the crate");
    }
}

#[test]
fn what_can_not_be_read_is_named() {
    let bench = Bench::with_crate("unreadable");
    fs::create_dir(bench.path("folder.yaml")).expect("a folder");
    let before = bench.tree();
    for name in ["missing.yaml", "folder.yaml"] {
        refused(name, &bench.codegen_from(name, &[]), name);
        refused(
            name,
            &bench.codegen(&["--overlay", &bench.text(name)]),
            name,
        );
    }
    assert!(bench.tree() == before);
}

#[test]
fn an_overlay_that_matches_nothing_is_refused() {
    let bench = Bench::with_crate("overlay");
    let action = |target: &str| {
        format!(
            "overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nactions:\n  - target: {target}\n    description: because\n    update: {{ description: d }}\n"
        )
    };
    let before = bench.tree();
    for (name, text) in [
        ("nothing.yaml", action("$.components.schemas.Dog")),
        ("no_path.yaml", action("'$['")),
        ("no_overlay.yaml", "actions: 7\n".to_owned()),
        ("broken.yaml", "overlay: [\n".to_owned()),
    ] {
        bench.write(name, text);
        refused(
            name,
            &bench.codegen(&["--overlay", &bench.text(name)]),
            name,
        );
        assert!(bench.tree() == before, "{name} changed the crate");
    }
    bench.write("good.yaml", action("$.components.schemas.Pet"));
    let run = bench.codegen(&["--overlay", &bench.text("good.yaml")]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    assert!(bench.tree() != before);
}

#[test]
fn a_mistake_of_a_document_is_shown_at_its_line() {
    let bench = Bench::with_crate("mistake");
    bench.edit("schemas/Pet'", "schemas/Dog'");
    let before = bench.tree();
    let run = bench.codegen(&[]);
    refused("a reference to nowhere", &run, "pets.yaml:9");
    assert!(run.complaint.contains("schemas/Dog"), "{}", run.complaint);
    assert!(bench.tree() == before);
}

#[test]
fn a_check_writes_nothing_and_names_the_command() {
    let bench = Bench::with_crate("check");
    let run = bench.codegen(&["--check"]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);

    bench.edit(
        "count: { type: integer }",
        "count: { type: integer }, size: { type: number }",
    );
    bench.write("pets/src/v1/old.rs", MARK);
    fs::remove_file(bench.path("pets/src/sid.rs")).expect("a file");
    let before = bench.tree();
    let run = bench.codegen(&["--check"]);
    let command = format!(
        "cargo xtask codegen --spec {} --out {}",
        bench.text("pets.yaml"),
        bench.text("pets")
    );
    refused("the check", &run, &command);
    for said in [
        "toys.rs is out of date",
        "+        #[field(\"size\")]",
        "old.rs should not be there",
        "sid.rs is missing",
        "4 files",
    ] {
        assert!(
            run.complaint.contains(said),
            "{said:?} is not in:\n{}",
            run.complaint
        );
    }
    assert!(bench.tree() == before, "the check wrote something");
    assert_eq!(bench.names(), ["pets", "pets.yaml"]);

    // The command that it names mends it.
    assert_eq!(bench.codegen(&[]).code, Some(0));
    assert_eq!(bench.codegen(&["--check"]).code, Some(0));
    assert!(!bench.path("pets/src/v1/old.rs").exists());
}

#[test]
fn a_check_of_a_crate_that_is_not_there_makes_none() {
    let bench = Bench::empty("check_nothing");
    let run = bench.codegen(&["--check"]);
    refused("the check", &run, "is missing");
    assert_eq!(bench.names(), ["pets.yaml"]);
}

#[test]
fn a_file_that_stays_the_same_is_not_touched() {
    let bench = Bench::with_crate("untouched");
    let before = bench.tree();
    assert_eq!(bench.codegen(&[]).code, Some(0));
    assert!(
        bench.tree() == before,
        "a run without a change wrote something"
    );

    bench.edit("count: { type: integer }", "size: { type: number }");
    assert_eq!(bench.codegen(&[]).code, Some(0));
    let changed: Vec<_> = bench
        .tree()
        .into_iter()
        .filter(|(path, file)| before.get(path) != Some(file))
        .map(|(path, _)| path)
        .collect();
    let expected = ["pets/description.json", "pets/src/v1/toys.rs"];
    assert_eq!(changed, expected.map(|path| bench.path(path)));

    bench.edit("/v1/Toys:", "/v1/Games:");
    assert_eq!(bench.codegen(&[]).code, Some(0));
    assert!(
        !bench.path("pets/src/v1/toys.rs").exists() && bench.path("pets/src/v1/games.rs").exists()
    );
}

#[test]
fn what_is_not_generated_stays_where_it_is() {
    let bench = Bench::with_crate("kept");
    let own = [
        "pets/Cargo.lock",
        "pets/README.md",
        "pets/target/debug/x",
        "pets/examples/first.rs",
        "pets/.gitignore",
    ];
    for name in own {
        bench.write(name, name);
    }
    bench.edit("count: { type: integer }", "size: { type: number }");
    assert_eq!(bench.codegen(&[]).code, Some(0));
    for name in own {
        assert_eq!(
            fs::read(bench.path(name)).ok().as_deref(),
            Some(name.as_bytes()),
            "{name}"
        );
    }
    assert_eq!(bench.names(), ["pets", "pets.yaml"]);
}

#[test]
fn a_folder_that_holds_something_else_is_refused() {
    let bench = Bench::empty("foreign");
    bench.write("pets/Cargo.toml", "[package]\nname = \"mine\"\n");
    bench.write("pets/src/lib.rs", "// mine");
    let before = bench.tree();
    refused("another crate", &bench.codegen(&[]), "not generated");
    assert!(bench.tree() == before);

    fs::remove_file(bench.path("pets/Cargo.toml")).expect("a file");
    let before = bench.tree();
    refused("no crate", &bench.codegen(&[]), "not generated");
    assert!(bench.tree() == before);

    fs::remove_dir_all(bench.path("pets")).expect("a folder");
    fs::create_dir(bench.path("pets")).expect("a folder");
    assert_eq!(
        bench.codegen(&[]).code,
        Some(0),
        "an empty folder is as good as none"
    );

    fs::remove_dir_all(bench.path("pets")).expect("a folder");
    bench.write("pets", "a file");
    refused("a file", &bench.codegen(&[]), "pets");
    assert_eq!(
        fs::read(bench.path("pets")).ok().as_deref(),
        Some(&b"a file"[..])
    );
}

#[test]
fn the_new_crate_finds_the_runtime() {
    let bench = Bench::with_crate("runtime");
    let manifest = fs::read_to_string(bench.path("pets/Cargo.toml")).expect("a manifest");
    let path = manifest
        .split("twilio-runtime = { path = \"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("the path of the runtime");
    assert!(
        bench.path("pets").join(path).join("src/lib.rs").exists(),
        "{path}"
    );
    assert!(manifest.contains("name = \"pets\""), "{manifest}");
}

#[test]
fn a_command_line_that_makes_no_sense_is_explained() {
    for arguments in [
        &["generate"][..],
        &["codegen", "--chekc"],
        &["codegen", "--spec", "x.yaml"],
        &["codegen", "--name", "Not A Name"],
        &["codegen", "--out"],
    ] {
        let run = xtask(arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.complaint);
        assert!(
            run.complaint.contains("usage:") && run.output.is_empty(),
            "{}",
            run.complaint
        );
    }
    let run = xtask(["--help"]);
    assert!(
        run.code == Some(0) && run.output.contains("usage:"),
        "{}",
        run.output
    );
}

#[test]
fn the_listing_shows_what_a_document_offers_and_writes_nothing() {
    let bench = Bench::empty("listing");
    let run = xtask(["listing", "--spec", &bench.text("pets.yaml")]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    for line in [
        "handle PetHandle  https://pets.example.com/v1/Pets/{id}",
        "fetch FetchPet  GET no-body -> v1::Pet",
        "model Toys",
    ] {
        assert!(
            run.output.contains(line),
            "{line:?} is not in:\n{}",
            run.output
        );
    }
    assert_eq!(bench.names(), ["pets.yaml"]);
}

/// Checks that a run failed as it should: with code 1 and a complaint that says this.
fn refused(what: &str, run: &Run, said: &str) {
    assert_eq!(
        run.code,
        Some(1),
        "{what}: {}\n{}",
        run.output,
        run.complaint
    );
    assert!(
        run.complaint.contains(said),
        "{what}: {said:?} is not in:\n{}",
        run.complaint
    );
    assert!(
        !run.complaint.contains("panicked"),
        "{what}: {}",
        run.complaint
    );
}
