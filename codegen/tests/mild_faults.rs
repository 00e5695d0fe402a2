//! Faults that a client can live with: each is a warning, and `codegen`, `listing` and `diff` go on.

mod support;

use codegen::diagnostic::Diagnostics;
use codegen::diff::Side;
use codegen::document::Source;
use codegen::generate;
use codegen::lower_sources;
use codegen::targets::{Manifest, Options};
use support::document;

/// What is wrong, the documents of one client, and what is said of it.
fn cases() -> Vec<(&'static str, Vec<String>, &'static str)> {
    let pets = || document("Pets", "Pets");
    let property = |schema: &str| document("name: { type: string }", schema);
    let parameter = "      - { name: id, in: path, required: true, schema: { type: string } }\n";
    let cookie =
        format!("{parameter}      - {{ name: a, in: cookie, schema: {{ type: string }} }}\n");
    let without = "openapi: 3.0.3\ninfo: { title: None, version: '1' }\npaths: {}\n";
    vec![
        (
            "cookie",
            vec![document(parameter, &cookie)],
            "the cookie `a` is not sent",
        ),
        (
            "example of another type",
            vec![property("name: { type: integer, example: many }")],
            "the example is not an integer",
        ),
        (
            "default of another type",
            vec![property("name: { type: boolean, default: 'yes' }")],
            "the default is not a boolean",
        ),
        (
            "default that is not one of the values",
            vec![document(
                "enum: [cat, dog] }",
                "enum: [cat, dog], default: cow }",
            )],
            "the default is not one of the values",
        ),
        (
            "example of a parameter",
            vec![document(
                "true, schema: { type: string }",
                "true, schema: { type: string, example: 1 }",
            )],
            "the example is not a text",
        ),
        (
            "empty file",
            vec![pets(), "# nothing yet\n".to_owned()],
            "the file is empty",
        ),
        (
            "no operation here",
            vec![pets(), without.to_owned()],
            "the document has no operation",
        ),
        (
            "no operation at all",
            vec![without.to_owned()],
            "no document has an operation",
        ),
    ]
}

fn sources(texts: &[String]) -> Vec<Source> {
    let source = |(index, text): (usize, &String)| Source {
        name: format!("document_{index}.yaml"),
        text: text.as_bytes().to_vec(),
    };
    texts.iter().enumerate().map(source).collect()
}

fn only_warns(name: &str, diagnostics: &Diagnostics, said: &str) {
    let sorted = diagnostics.sorted();
    assert!(!diagnostics.has_errors(), "{name}: {diagnostics}");
    assert_eq!(sorted.len(), 1, "{name}: {diagnostics}");
    assert!(sorted[0].message.contains(said), "{name}: {diagnostics}");
    assert!(
        sorted[0].location.position.is_some(),
        "{name}: {diagnostics}"
    );
}

#[test]
fn each_is_a_warning_to_every_command() {
    let options = Options {
        crate_name: "pets".to_owned(),
        manifest: Manifest::Standalone {
            runtime: "../runtime".to_owned(),
        },
    };
    for (name, texts, said) in cases() {
        let sources = sources(&texts);
        only_warns(name, &lower_sources(&sources, None).diagnostics, said);
        let generated = generate(&sources, None, &options);
        only_warns(name, &generated.diagnostics, said);
        assert!(!generated.files.is_empty(), "{name} makes no crate");
        assert!(
            Side::read(&sources, None).is_ok(),
            "{name} cannot be compared"
        );
    }
}

#[test]
fn values_that_fit_are_not_warned_about() {
    for schema in [
        "name: { type: number, default: 1, example: 1.5 }",
        "name: { type: integer, default: 1.0 }",
        "name: { type: string, nullable: true, default: null }",
        "name: { type: string, enum: [yes, 1], default: 1, example: 'yes' }",
        "name: { type: string, format: date, example: 2020-01-01 }",
        "name: { example: 1 }",
    ] {
        let text = document("name: { type: string }", schema);
        let diagnostics = lower_sources(&sources(&[text]), None).diagnostics;
        assert!(diagnostics.is_empty(), "{schema}: {diagnostics}");
    }
}

#[test]
fn faults_of_structure_references_names_and_servers_are_reported_in_one_run() {
    let text = document("https://pets.example.com", "/v1")
        .replacen("responses:", "respones: {}\n      responses:", 1)
        .replacen("schemas/Pet'", "schemas/Dog'", 1)
        .replacen("components:\n", "  /pets:\n    get:\n      operationId: ListPets\n      responses:\n        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }\ncomponents:\n", 1)
        .replacen("enum: [cat, dog]", "enum: [cat, Cat]", 1);
    let diagnostics = lower_sources(&sources(&[text]), None).diagnostics;
    let shown = diagnostics.to_string();
    for said in ["respones", "Dog", "`Cat`", "not an absolute"] {
        assert!(shown.contains(said), "{said}:\n{shown}");
    }
}

#[test]
fn equal_warnings_are_shown_once_with_the_places_of_the_others() {
    let operation = |id: &str| {
        format!(
            "  /{id}:\n    get: {{ operationId: {id}, parameters: [{{ name: q, in: query, schema: {{ type: string, pattern: a, not: {{}} }} }}], responses: {{ '204': {{ description: none }} }} }}\n"
        )
    };
    let text = format!(
        "openapi: 3.0.3\ninfo: {{ title: Pets, version: '1' }}\nservers: [{{ url: https://pets.example.com }}]\npaths:\n{}{}{}",
        operation("a"),
        operation("b"),
        operation("c")
    );
    let sources = [Source {
        name: "pets.yaml".to_owned(),
        text: text.into_bytes(),
    }];
    let rendered = lower_sources(&sources, None)
        .diagnostics
        .render(&sources, None, false);
    assert_eq!(
        rendered.matches("`not` has no effect").count(),
        1,
        "{rendered}"
    );
    assert!(
        rendered.contains("2 more like it: pets.yaml:8, pets.yaml:10"),
        "{rendered}"
    );
    assert!(rendered.contains("3 warnings"), "{rendered}");
}
