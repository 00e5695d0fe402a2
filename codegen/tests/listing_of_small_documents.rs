//! What small documents mean to the generator: where an address stands, which types are shared, which names cannot be.

mod support;

use codegen::document::Source;
use codegen::ir::listing;
use codegen::lower_sources;
use support::complaint;

/// A document with these paths.
fn document(paths: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: Pets, version: '1' }}\nservers: [{{ url: https://pets.example.com }}]\npaths:\n{paths}"
    )
}

/// The listing of a document with these paths.
fn listing(paths: &str) -> String {
    let sources = [Source {
        name: "pets.yaml".to_owned(),
        text: document(paths).into_bytes(),
    }];
    let lowered = lower_sources(&sources, None);
    assert!(lowered.diagnostics.is_empty(), "{}", lowered.diagnostics);
    listing::api(&lowered.api)
}

/// One operation on one line.
fn operation(method: &str, id: &str) -> String {
    format!(
        "    {method}: {{ operationId: {id}, responses: {{ '204': {{ description: none }} }} }}\n"
    )
}

#[test]
fn an_operation_tells_its_address_where_its_handle_has_another() {
    let delete = operation("delete", "DeletePets").replace(
        "responses:",
        "servers: [{ url: https://archive.example.com }], responses:",
    );
    let paths = [
        "  /v1/Pets:\n",
        &operation("get", "ListPets"),
        &delete,
        "  /v1/Pets.json:\n",
        &operation("post", "CreatePets"),
    ];
    insta::assert_snapshot!(listing(&paths.concat()), @r#"
    SIDs

    client v1() -> V1Handle

      handle V1Handle  /v1
        pets() -> PetsHandle

    v1 pets
      handle PetsHandle  https://pets.example.com/v1/Pets.json
        list ListPets  GET https://pets.example.com/v1/Pets no-body -> ()
        delete DeletePets  DELETE https://archive.example.com/v1/Pets no-body -> ()
        create CreatePets  POST form -> ()
    "#);
}

#[test]
fn the_operations_of_a_path_share_the_types_of_its_parameters() {
    let paths = [
        "  /v1/Pets/{Kind}/Toys.json:\n    parameters:\n",
        "    - { name: Kind, in: path, required: true, schema: { type: string, enum: [cat, dog] } }\n",
        "    - { name: Size, in: query, schema: { type: string, enum: [small] } }\n",
        &operation("get", "FetchToys"),
        &operation("delete", "DeleteToys").replace(
            "responses:",
            "parameters: [{ name: Size, in: query, schema: { type: string, enum: [all] } }], responses:",
        ),
        &operation("post", "UpdateToys"),
    ];
    insta::assert_snapshot!(listing(&paths.concat()), @r#"
    SIDs

    client v1() -> V1Handle

      handle V1Handle  /v1
        pet(kind: enum v1::PetToyKind) -> PetHandle

    v1 pets
      handle PetHandle  /v1/Pets/{Kind}
        toys() -> PetToysHandle

    v1 pet_toys
      handle PetToysHandle  https://pets.example.com/v1/Pets/{Kind}/Toys.json
        fetch FetchToys  GET no-body -> ()
          opt  query   Size                        size                        enum v1::PetToySize
        update UpdateToys  POST form -> ()
          opt  query   Size                        size                        enum v1::PetToySize
        delete DeleteToys  DELETE no-body -> ()
          opt  query   Size                        size                        enum v1::DeleteToysSize
      enum PetToyKind
        "cat"                             Cat
        "dog"                             Dog
      enum PetToySize
        "small"                           Small
      enum DeleteToysSize
        "all"                             All
    "#);
}

#[test]
fn a_handle_has_a_name_of_its_own() {
    let first = |paths: &[&str]| {
        let complaint = complaint(&document(&paths.concat()));
        complaint.lines().next().unwrap_or_default().to_owned()
    };
    let get = operation("get", "FetchPet");
    let delete = operation("delete", "DeletePet");
    insta::assert_snapshot!(first(&["  /v1/v1:\n", &get]), @"warning: the handle of `/v1/v1` and the handle of `/v1` would both be called `V1Handle` in Rust: the first is called `V1V1Handle`");
    insta::assert_snapshot!(first(&["  /v1/Pet/Toys:\n", &get, "  /v1/pet_toys:\n", &delete]), @"warning: the handle of `/v1/pet_toys` and the handle of `/v1/Pet/Toys` would both be called `PetToysHandle` in Rust: the first is called `V1PetToysHandle`");
    insta::assert_snapshot!(first(&["  /v1/Pets:\n", &get.replace("FetchPet", "PetsHandle")]), @"warning: the handle of `/v1/Pets` and operationId `PetsHandle` would both be called `PetsHandle` in Rust: the first is called `V1PetsHandle`");
}
