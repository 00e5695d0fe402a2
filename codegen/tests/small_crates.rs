//! The code of small documents whose names meet: what would compile into something else, or not at all.

use codegen::diff::{Side, compare};
use codegen::document::Source;
use codegen::public_api::public_api;
use codegen::targets::{Manifest, Options};
use codegen::{Generated, generate};

/// The crate of a document, or what is wrong with it.
fn crate_of(document: &str) -> Generated {
    let sources = [Source {
        name: "pets.yaml".to_owned(),
        text: document.as_bytes().to_vec(),
    }];
    let options = Options {
        crate_name: "pets".to_owned(),
        manifest: Manifest::Standalone {
            runtime: "../runtime".to_owned(),
        },
    };
    generate(&sources, None, &options)
}

/// The lines of its public API that hold one of these texts.
fn lines(document: &str, texts: &[&str]) -> String {
    let generated = crate_of(document);
    assert!(
        generated.diagnostics.is_empty(),
        "{}",
        generated.diagnostics
    );
    let api = public_api(&generated.files);
    let lines: Vec<&str> = api
        .lines()
        .filter(|line| texts.iter().any(|text| line.contains(text)))
        .collect();
    lines.join("\n")
}

const HEAD: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example.com }]
";

#[test]
fn the_client_leads_to_the_handle_without_a_version_and_not_to_its_namesake() {
    let document = format!(
        "{HEAD}paths:
  /v1/Pets: {{ get: {{ operationId: ListPets, responses: {{ '204': {{ description: none }} }} }} }}
  /Pets: {{ get: {{ operationId: ListOldPets, responses: {{ '204': {{ description: none }} }} }} }}
"
    );
    insta::assert_snapshot!(lines(&document, &["Client::v1", "Client::pets", "Handle at"]), @r"
    Client::v1() -> crate::v1::V1Handle
    Client::pets() -> crate::resources::PetsHandle
    v1::PetsHandle at /v1/Pets
    resources::PetsHandle at /Pets
    ");
}

/// Listings of two versions, one of which lists the records of the other, and one of anything.
fn listings(more: &str) -> String {
    let page = |id: &str, items: &str| {
        format!(
            "get: {{ operationId: {id}, responses: {{ '200': {{ description: ok, content: {{ application/json: {{ schema: {{ type: object, properties: {{ pets: {{ type: array, items: {items} }}, meta: {{ $ref: '#/components/schemas/meta' }} }} }} }} }} }} }} }}"
        )
    };
    format!(
        "{HEAD}paths:
  /v1/Pets: {{ {} }}
  /v2/Pets: {{ {} }}
  /v2/Toys: {{ {} }}
components:
  schemas:
    pet: {{ type: object, properties: {{ name: {{ type: string }} }} }}
    meta: {{ type: object, properties: {{ key: {{ type: string }}, next_page_url: {{ type: string, nullable: true }} }} }}
{more}",
        page("ListPet", "{ $ref: '#/components/schemas/pet' }"),
        page("ListPet", "{ $ref: '#/components/schemas/pet' }"),
        page("ListToy", "{}"),
    )
}

#[test]
fn records_without_a_name_in_their_module_get_one() {
    insta::assert_snapshot!(lines(&listings(""), &["List", "Record"]), @r"
    v1::PetsHandle::list() -> ListPet
    v1::ListPet: GET -> [Pet]
    v2::PetsHandle::list() -> ListPet
    v2::ListPet: GET -> [ListPetRecord]
    v2::ListPetRecord = crate::v1::Pet
    v2::ToysHandle::list() -> ListToy
    v2::ListToy: GET -> [ListToyRecord]
    v2::ListToyRecord = Json
    ");
}

#[test]
fn a_sid_type_has_a_name_that_can_be_written_and_that_nothing_else_has() {
    let sid =
        "{ type: object, properties: { sid: { type: string, pattern: '^TY[0-9a-fA-F]{32}$' } } }";
    let complaint = |names: &str| {
        let document = listings(&format!("    toy: {sid}\nx-rust-sids: {names}\n")).replace(
            "items: {} }",
            "items: { $ref: '#/components/schemas/toy' } }",
        );
        let generated = crate_of(&document);
        let complaint = generated.diagnostics.to_string();
        let text = complaint.lines().take(2).map(str::trim);
        text.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(complaint("{ TY: { name: ToySid } }"), "");
    insta::assert_snapshot!(complaint("{ TY: { name: '~' } }"), @"
    error: `~` contains no characters that form a Rust identifier
    --> pets.yaml:13:28 at /x-rust-sids/TY/name
    ");
    insta::assert_snapshot!(complaint("{ TY: { name: Pet } }"), @"");
    insta::assert_snapshot!(complaint("{ TY: { name: String } }"), @r"
    error: the SID type of `TY` would be called `String`, a name that generated code uses itself
    --> pets.yaml:13:28 at /x-rust-sids/TY/name
    ");
}

/// Two inputs and two fields with a kind: the component that names it, or whatever else stands there.
fn kinds(input: &str, first: &str, second: &str) -> String {
    format!(
        "{HEAD}paths:
  /v1/Pets:
    post:
      operationId: CreatePet
      requestBody: {{ content: {{ application/x-www-form-urlencoded: {{ schema: {{ type: object, properties: {{ Kind: {input} }} }} }} }} }}
      responses: {{ '200': {{ description: ok, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/pet' }} }} }} }} }}
  /v1/Toys:
    get:
      operationId: FetchToy
      responses: {{ '200': {{ description: ok, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/toy' }} }} }} }} }}
components:
  schemas:
    pet: {{ type: object, properties: {{ kind: {first} }} }}
    toy: {{ type: object, properties: {{ pet_kind: {second} }} }}
    pet_enum_kind: {{ type: string, description: Which animal it is., enum: [cat, dog], x-rust-variants: {{ cat: Feline }} }}
"
    )
}

const KIND: &str = "{ $ref: '#/components/schemas/pet_enum_kind' }";

#[test]
fn an_enum_that_is_written_out_in_place_is_still_the_one_enum() {
    let copy = |description: &str| {
        format!("{{ type: string, description: {description}, enum: [cat, dog] }}")
    };
    let report = |old: &str, new: &str| {
        let side = |text: &str| {
            let source = Source {
                name: "pets.yaml".to_owned(),
                text: text.as_bytes().to_vec(),
            };
            Side::read(&[source], None).unwrap_or_else(|diagnostics| panic!("{diagnostics}"))
        };
        compare(&side(old), &side(new))
    };
    let named = kinds(KIND, KIND, KIND);
    let copied = kinds(KIND, &copy("Which animal it is."), KIND);
    insta::assert_snapshot!(lines(&named, &["Kind"]), @r#"
    v1::CreatePet::kind(impl IntoValue<PetKind>)
    v1::Pet.kind: Option<PetKind>
    v1::PetKind
    v1::PetKind::Feline = "cat"
    v1::PetKind::Dog = "dog"
    v1::Toy.pet_kind: Option<PetKind>
    "#);
    assert_eq!(lines(&copied, &["Kind"]), lines(&named, &["Kind"]));
    assert_eq!(report(&named, &copied).verdict(), None);

    // Where the document comes to the copy first, the component still names and describes the enum.
    let named = kinds("{ type: string }", KIND, KIND);
    let copied = kinds("{ type: string }", &copy("Its kind."), KIND);
    insta::assert_snapshot!(report(&named, &copied).to_text(), @r##"
    API changes: patch (1 patch)

    patch
       v1::Pet.kind: documentation reworded
          only the documentation changes

    no difference to the crate: 3 facts of the documents
       pets.yaml#/components/schemas/pet/properties/kind/$ref: "#/components/schemas/pet_enum_kind", gone
       pets.yaml#/components/schemas/pet/properties/kind/type: "string", new
       pets.yaml#/components/schemas/pet/properties/kind/enum: ["cat","dog"], new
    "##);
}

#[test]
fn enums_of_one_name_with_other_values_are_two() {
    for values in ["[cat]", "[dog, cat]", "[cat, dog, bird]"] {
        let in_place = format!("{{ type: string, enum: {values} }}");
        let generated = crate_of(&kinds(KIND, &in_place, KIND));
        let complaint = generated.diagnostics.to_string();
        assert!(
            complaint.contains(
                "enum `Pet kind` and enum `pet_enum_kind` would both be called `PetKind`"
            ),
            "{values}: {complaint}"
        );
    }
}

/// The names that the calls of a crate have in errors, traces and tests.
fn call_names(document: &str) -> Vec<String> {
    let generated = crate_of(document);
    let texts = generated.files.iter().map(|file| file.contents.as_str());
    let lines = texts.flat_map(str::lines).map(str::trim);
    let heads = lines.filter(|line| line.starts_with('"') && line.contains("\": Get \""));
    let mut names: Vec<String> = heads
        .filter_map(|line| Some(line.split('"').nth(1)?.to_owned()))
        .collect();
    names.sort();
    names
}

#[test]
fn calls_of_one_operation_id_are_told_apart() {
    let operation = |path: &str, id: &str| {
        format!(
            "  {path}: {{ get: {{ operationId: {id}, responses: {{ '204': {{ description: none }} }} }} }}\n"
        )
    };
    let document = format!(
        "{HEAD}paths:\n{}{}{}{}{}",
        operation("/v1/Pets", "FetchPets"),
        operation("/v2/Pets", "FetchPets"),
        operation("/v2/Toys", "FetchToys"),
        operation("/v3/Cats", "list"),
        operation("/v3/Dogs", "list"),
    );
    assert_eq!(
        call_names(&document),
        [
            "FetchToys",
            "v1::FetchPets",
            "v2::FetchPets",
            "v3::List",
            "v3::ListV3Dogs"
        ]
    );
}

#[test]
fn examples_of_path_parameters_are_shown_and_the_first_example_is_the_one_asked_for() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../tests/cases/examples-of-path-parameters.yaml"
    );
    let generated = crate_of(&std::fs::read_to_string(path).expect("the case"));
    let shown = |path: &str, part: &str| {
        let file = generated.files.iter().find(|file| file.path == path);
        let lines = file.map_or("", |file| &file.contents).lines();
        let mut calls = lines.filter(|line| line.trim_start().starts_with("//"));
        let line = calls.find(|line| line.contains(part)).unwrap_or_default();
        let call = line.trim_start_matches(['/', '!', ' ']);
        call.to_owned()
    };
    let first = shown("src/lib.rs", ".fetch()");
    assert_eq!(first, r#"client.pet("rex\"7\\").fetch().send().await?;"#);
    let toy = shown("src/resources/pet_toys.rs", ".fetch()");
    assert_eq!(
        toy,
        r#"client.pet("rex\"7\\").toy(12).fetch().send().await?;"#
    );
    // The example of the number is not one.
    let any = shown("src/resources/toys.rs", ".fetch()");
    assert_eq!(
        any,
        r#"client.toy(1).names(["ball"]).fetch().send().await?;"#
    );
}
