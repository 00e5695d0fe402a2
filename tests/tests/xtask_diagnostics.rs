//! What an editor, a script or a terminal gets to see of what is wrong with a document.

#[path = "support/bench.rs"]
mod bench;
#[path = "support/xtask.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod xtask;

use bench::Bench;
use serde_json::{Value, json};
use xtask::{Run, xtask};

/// The diagnostics on the standard output, which holds nothing else.
fn diagnostics(run: &Run) -> Vec<Value> {
    let array: Value = serde_json::from_str(&run.output)
        .unwrap_or_else(|error| panic!("{error} in {:?}", run.output));
    array.as_array().expect("an array").clone()
}

#[test]
fn an_editor_finds_the_place_and_can_apply_the_action() {
    let bench = Bench::with_crate("json");
    bench.edit("count: { type: integer", "count: { type: integr");
    let before = bench.tree();
    let run = bench.codegen(&["--format", "json"]);
    assert_eq!(run.code, Some(1), "{}", run.complaint);
    assert!(bench.tree() == before);
    let found = diagnostics(&run);
    let action = json!({
        "target": "$.components.schemas.Toys.properties.count",
        "description": "say why",
        "update": { "type": "integer" },
    });
    let place = &found[0];
    assert_eq!(found.len(), 1, "{}", run.output);
    assert_eq!(place["severity"], "error");
    assert_eq!(place["file"], bench.text("pets.yaml"));
    assert_eq!(
        place["pointer"],
        "/components/schemas/Toys/properties/count/type"
    );
    assert_eq!(place["action"], action);
    let text = std::fs::read_to_string(bench.path("pets.yaml")).expect("the document");
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    let line = text
        .lines()
        .nth(number(&place["line"]) - 1)
        .expect("a line");
    let columns = number(&place["column"]) - 1..number(&place["end"]["column"]) - 1;
    assert_eq!(&line[columns], "integr");
    assert_eq!(place["end"]["line"], place["line"]);

    let overlay = json!({
        "overlay": "1.0.0", "info": { "title": "t", "version": "1" }, "actions": [action],
    });
    bench.write("overlay.yaml", overlay.to_string());
    let overlay = bench.text("overlay.yaml");
    let run = bench.codegen(&["--format", "json", "--overlay", &overlay]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    assert_eq!(diagnostics(&run), [] as [Value; 0]);
    assert!(run.complaint.contains("files written"), "{}", run.complaint);
}

#[test]
fn each_command_that_reads_documents_can_speak_to_a_program() {
    let bench = Bench::empty("json_commands");
    bench.write("broken.yaml", "openapi: 3.0.3\npaths: [\n");
    bench.edit("operationId: FetchPet", "operationID: FetchPet");
    let (broken, missing) = (bench.text("broken.yaml"), bench.text("missing.yaml"));
    for (name, arguments) in [
        (&broken, &["listing", "--spec", &broken][..]),
        (&broken, &["update", &broken]),
        (&missing, &["listing", "--spec", &missing]),
        (&missing, &["update", &missing]),
    ] {
        let run = xtask(arguments.iter().chain(&["--format", "json"]));
        assert_eq!(run.code, Some(1), "{arguments:?}: {}", run.complaint);
        let found = diagnostics(&run);
        assert_eq!(found.len(), 1, "{arguments:?}: {}", run.output);
        assert_eq!(found[0]["file"], **name);
    }
    // A warning is no failure, and takes the place of the listing.
    let run = xtask([
        "listing",
        "--format=json",
        "--spec",
        &bench.text("pets.yaml"),
    ]);
    assert_eq!(run.code, Some(0), "{}", run.complaint);
    let severities: Vec<_> = diagnostics(&run)
        .into_iter()
        .map(|each| each["severity"].clone())
        .collect();
    assert_eq!(severities, ["warning"]);
}

#[test]
fn errors_come_before_warnings_and_all_are_counted() {
    let bench = Bench::empty("sorted");
    bench.edit("operationId: FetchPet", "operationID: FetchPet");
    let text = std::fs::read_to_string(bench.path("pets.yaml")).expect("the document");
    bench.write(
        "pets.yaml",
        text.replace("schemas/Toys'", "schemas/Games'")
            .replace("version: '1'", "version: 1"),
    );
    let run = bench.codegen(&[]);
    let at = |said: &str| {
        run.complaint
            .find(said)
            .unwrap_or_else(|| panic!("{said} in {}", run.complaint))
    };
    assert!(at("error: the reference") < at("warning: an operation"));
    assert!(at("warning: an operation") < at("1 error, 2 warnings"));
    assert!(
        !run.complaint.contains('\u{1b}'),
        "colours without a terminal"
    );
}

#[test]
fn a_side_of_a_comparison_has_its_own_overlay_unless_one_is_given() {
    let bench = Bench::empty("diff_overlays");
    let pets = std::fs::read_to_string(bench.path("pets.yaml")).expect("the document");
    let overlay = |target: &str, name: &str| {
        format!(
            "overlay: 1.0.0\ninfo: {{ title: t, version: '1' }}\nactions:\n- target: {target}\n  description: d\n  update: {{ x-rust-name: {name} }}\n"
        )
    };
    let field = "$.components.schemas.Toys.properties";
    bench.write("old/pets.yaml", &pets);
    bench.write(
        "old/overlay.yaml",
        overlay(&format!("{field}.count"), "total"),
    );
    bench.write("new/pets.yaml", pets.replace("count: {", "size: {"));
    bench.write(
        "new/overlay.yaml",
        overlay(&format!("{field}.size"), "total"),
    );
    let (old, new) = (bench.text("old"), bench.text("new"));
    let own = xtask(["diff", &old, &new]);
    assert_eq!(own.code, Some(0), "{}", own.complaint);
    assert!(own.output.contains("Toys.total"), "{}", own.output);
    // The overlay of the old side finds nothing to do in the new one.
    let given = xtask([
        "diff",
        &old,
        &new,
        "--overlay",
        &bench.text("old/overlay.yaml"),
    ]);
    assert_eq!(given.code, Some(0), "{}", given.complaint);
    for said in ["Toys.total", "Toys.size"] {
        assert!(given.output.contains(said), "{}", given.output);
    }
    // A document alone has none.
    let alone = xtask([
        "diff",
        &bench.text("old/pets.yaml"),
        &bench.text("new/pets.yaml"),
    ]);
    assert!(alone.output.contains("Toys.count"), "{}", alone.output);
}
