//! The documents of the Flex client, and small documents made for one test.
#![allow(dead_code, reason = "each test uses its part")]

use codegen::document::Source;
use codegen::{Lowered, lower_sources};

/// The documents of the Flex client as `cargo xtask codegen` reads them.
pub(crate) fn flex_sources() -> (Vec<Source>, Source) {
    let read = |name: &str| {
        let path = format!("{}/../{name}", env!("CARGO_MANIFEST_DIR"));
        Source {
            name: name.to_owned(),
            text: std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}")),
        }
    };
    let names = ["spec/flex_v1.yaml", "spec/flex_v2.yaml"];
    let prose = names.map(codegen::document::prose_name);
    let names = names.into_iter().chain(prose.iter().map(String::as_str));
    (names.map(read).collect(), read("spec/overlay.yaml"))
}

/// The IR of the Flex client.
pub(crate) fn flex() -> Lowered {
    let (specs, overlay) = flex_sources();
    let lowered = lower_sources(&specs, Some(&overlay));
    assert!(lowered.diagnostics.is_empty(), "{}", lowered.diagnostics);
    lowered
}

/// A document with one operation, `GET /pets/{id}`, in which one thing stands differently.
pub(crate) fn document(replace: &str, with: &str) -> String {
    let text = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example.com }]
paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get:
      operationId: FetchPet
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Pet' }
components:
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string }
        kind: { type: string, enum: [cat, dog] }
";
    assert!(text.contains(replace), "{replace:?} is not in the document");
    text.replacen(replace, with, 1)
}

/// What a person sees of the diagnostics of a document.
pub(crate) fn complaint(text: &str) -> String {
    let sources = [Source {
        name: "pets.yaml".to_owned(),
        text: text.as_bytes().to_vec(),
    }];
    let lowered = lower_sources(&sources, None);
    lowered.diagnostics.render(&sources, None, false)
}
