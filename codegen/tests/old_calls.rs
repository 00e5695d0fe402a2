//! Calls that were written for a crate, compiled with the crate of a changed document: a change is marked `!` exactly where the old call
//! still compiles, and then sends something else or fails.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::diff::{Report, Verdict, diff};
use codegen::document::Source;
use codegen::ir::Api;
use codegen::lower_sources;
use codegen::targets::{Manifest, Options};
use serde_json::Value;

const BASE: &str = include_str!("diff/base.yaml");

const CREATE: &str = r#"client.v1().pets().create("Rex", "dog").color("red").trace("t").send()"#;
const DELETE: &str = r#"client.v1().pet("PE0123456789abcdef0123456789abcdef").delete().send()"#;
const LIST: &str = "client.v1().pets().list().send()";
const SHOPS: &str = "client.v1().shops().list().send()";
const OWNER: &str =
    r#"client.v1().owners().create(pets::v1::NewOwner { a: "a", b: 1, c: "c", d: "d" }).send()"#;

/// A name, what is written in place of what, and a call of the crate before.
type Step = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

const STEPS: &[Step] = &[
    (
        "sid_of_an_accessor",
        &[(
            "'^PE[0-9a-fA-F]{32}$' } }\n    delete",
            "'^PT[0-9a-fA-F]{32}$' } }\n    delete",
        )],
        DELETE,
    ),
    (
        "sid_of_an_accessor_becomes_text",
        &[(
            ", pattern: '^PE[0-9a-fA-F]{32}$' } }\n    delete",
            " } }\n    delete",
        )],
        DELETE,
    ),
    (
        "number_for_an_accessor",
        &[(
            "type: string, pattern: '^PE[0-9a-fA-F]{32}$' } }\n    delete",
            "type: integer } }\n    delete",
        )],
        DELETE,
    ),
    (
        "accessor_renamed",
        &[("  /v1/Pets/{Sid}:\n", "  /v1/Animals/{Sid}:\n")],
        DELETE,
    ),
    (
        "method",
        &[(
            "    delete:\n      operationId: DeletePet",
            "    patch:\n      operationId: DeletePet",
        )],
        DELETE,
    ),
    (
        "method_renamed_too",
        &[(
            "    delete:\n      operationId: DeletePet",
            "    patch:\n      operationId: UpdatePet",
        )],
        DELETE,
    ),
    (
        "path_of_the_same_chain",
        &[("/v1/Shops", "/v1/shops")],
        SHOPS,
    ),
    (
        "path_of_another_chain",
        &[("/v1/Shops", "/v1/Stores")],
        SHOPS,
    ),
    (
        "path_below_another",
        &[("/v1/Shops:", "/v1/Pets/Shops:")],
        SHOPS,
    ),
    (
        "server",
        &[("https://pets.example.com", "https://animals.example.com")],
        SHOPS,
    ),
    (
        "text_becomes_a_sid",
        &[(
            "Name: { type: string }",
            "Name: { type: string, pattern: '^CO[0-9a-fA-F]{32}$' }",
        )],
        CREATE,
    ),
    (
        "optional_text_becomes_a_sid",
        &[(
            "Color: { type: string }",
            "Color: { type: string, pattern: '^CO[0-9a-fA-F]{32}$' }",
        )],
        CREATE,
    ),
    (
        "text_becomes_a_number",
        &[("Name: { type: string }", "Name: { type: integer }")],
        CREATE,
    ),
    (
        "text_becomes_a_list",
        &[(
            "Color: { type: string }",
            "Color: { type: array, items: { type: string } }",
        )],
        CREATE,
    ),
    (
        "wire_name_of_a_setter",
        &[("Color: { type: string }", "color: { type: string }")],
        CREATE,
    ),
    (
        "setter_renamed",
        &[("Color: { type: string }", "Colour: { type: string }")],
        CREATE,
    ),
    (
        "wire_name_of_an_argument",
        &[
            ("required: [Name, Kind]", "required: [Naming, Kind]"),
            ("Name: { type: string }", "Naming: { type: string }"),
            ("{ Name: Rex", "{ Naming: Rex"),
        ],
        CREATE,
    ),
    (
        "argument_added",
        &[("required: [Name, Kind]", "required: [Name, Kind, Color]")],
        CREATE,
    ),
    (
        "arguments_exchanged",
        &[(
            "                Name: { type: string }\n                Kind: { $ref: '#/components/schemas/kind' }\n",
            "                Kind: { $ref: '#/components/schemas/kind' }\n                Name: { type: string }\n",
        )],
        CREATE,
    ),
    (
        "arguments_of_other_types_exchanged",
        &[(
            "                Name: { type: string }\n                Kind: { $ref: '#/components/schemas/kind' }\n",
            "                Kind: { type: integer }\n                Name: { type: string }\n",
        )],
        CREATE,
    ),
    (
        "setter_in_the_query",
        &[("name: Trace, in: header", "name: Trace, in: query")],
        CREATE,
    ),
    (
        "body_of_another_encoding",
        &[(
            "application/x-www-form-urlencoded:\n            examples",
            "application/json:\n            examples",
        )],
        CREATE,
    ),
    (
        "records_key",
        &[("pets: { type: array", "animals: { type: array")],
        LIST,
    ),
    (
        "field_of_a_struct_becomes_a_sid",
        &[(
            "C: { type: string }",
            "C: { type: string, pattern: '^CO[0-9a-fA-F]{32}$' }",
        )],
        OWNER,
    ),
    (
        "wire_name_of_a_field_of_a_struct",
        &[
            ("required: [A, B, C, D]", "required: [a, B, C, D]"),
            ("A: { type: string }", "a: { type: string }"),
        ],
        OWNER,
    ),
    (
        "field_of_a_struct_added",
        &[("required: [A, B, C, D]", "required: [A, B, C, D, E]")],
        OWNER,
    ),
];

/// The old call compiles, and does what it did: what no longer compiles are calls with a typed SID.
const HARMLESS: &str = "sid_of_an_accessor_becomes_text";

fn sources(text: &str) -> Vec<Source> {
    vec![Source {
        name: "pets.yaml".to_owned(),
        text: text.as_bytes().to_vec(),
    }]
}

fn api(text: &str) -> Api {
    let lowered = lower_sources(&sources(text), None);
    assert!(!lowered.diagnostics.has_errors(), "{}", lowered.diagnostics);
    lowered.api
}

fn changed(replacements: &[(&str, &str)]) -> String {
    let mut text = BASE.to_owned();
    for (old, new) in replacements {
        assert!(text.contains(old), "{old:?} is not in the document");
        text = text.replace(old, new);
    }
    text
}

/// Writes a file, unless it is there as it should be: Cargo builds anew what has another time.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// Writes the crate of a document as a member of the workspace, with a call as its example.
fn add_member(workspace: &Path, name: &str, text: &str, call: &str) {
    let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime").to_owned();
    let options = Options {
        crate_name: name.to_owned(),
        manifest: Manifest::Standalone { runtime },
    };
    let generated = codegen::generate(&sources(text), None, &options);
    assert!(
        !generated.diagnostics.has_errors(),
        "{}",
        generated.diagnostics
    );
    let folder = workspace.join(name);
    for file in &generated.files {
        // The members share the workspace.
        let contents = file.contents.replace("[workspace]\n", "");
        write(&folder.join(&file.path), &contents);
    }
    let program = format!(
        "#![allow(unused)]\nuse {name} as pets;\nfn call(client: &pets::Client) {{\n    let _ = {call};\n}}\nfn main() {{}}\n"
    );
    write(&folder.join("examples/call.rs"), &program);
}

/// The members whose examples do not compile.
fn failing(workspace: &Path) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "check",
            "--offline",
            "--workspace",
            "--examples",
            "--keep-going",
        ])
        .args(["--no-default-features", "--message-format=json", "--quiet"])
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", workspace.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut failing = Vec::new();
    for message in text
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
    {
        if message["message"]["level"] != "error" {
            continue;
        }
        // What is wrong with a crate itself would pass for a call that does not compile.
        assert_eq!(message["target"]["kind"][0], "example", "{message:#}");
        let path = PathBuf::from(message["manifest_path"].as_str().unwrap_or_default());
        let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
        failing.push(folder.to_string_lossy().into_owned());
    }
    assert!(
        output.status.success() || !failing.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    failing
}

fn is_marked(report: &Report) -> bool {
    let mut major = report.of(Verdict::Major);
    major.any(|change| change.behaviour)
}

#[test]
fn a_change_is_marked_exactly_where_an_old_call_compiles() {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("old_calls");
    let mut members = vec!["before".to_owned()];
    let calls = [CREATE, DELETE, LIST, SHOPS, OWNER].join(";\n    let _ = ");
    add_member(&workspace, "before", BASE, &calls);
    for (name, replacements, call) in STEPS {
        add_member(&workspace, name, &changed(replacements), call);
        members.push((*name).to_owned());
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    write(&workspace.join("Cargo.toml"), &manifest);
    // The versions of this workspace, which are already downloaded.
    let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock");
    fs::copy(lock, workspace.join("Cargo.lock")).expect("the lock file");
    let failing = failing(&workspace);
    assert!(
        !failing.contains(&"before".to_owned()),
        "the old calls do not compile"
    );
    let old = api(BASE);
    let mut problems = Vec::new();
    for (name, replacements, _) in STEPS {
        let report = diff(&old, &api(&changed(replacements)));
        let compiles = !failing.iter().any(|member| member == name);
        let is_changed = compiles && *name != HARMLESS;
        if is_changed != is_marked(&report) {
            let word = if compiles {
                "compiles"
            } else {
                "does not compile"
            };
            problems.push(format!(
                "{name}: the old call {word}:\n{}",
                report.to_text()
            ));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
