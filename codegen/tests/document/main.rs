//! What is said about documents and overlays that are wrong, and what becomes of those that are right.

mod limits;
mod overlays;
mod reading;

use codegen::diagnostic::Diagnostics;
use codegen::document::{Document, Source, load, locate};

fn source(name: &str, text: impl Into<Vec<u8>>) -> Source {
    Source {
        name: name.to_owned(),
        text: text.into(),
    }
}

fn loaded(text: &str, overlay: Option<&str>) -> (Vec<Document>, Diagnostics, String) {
    let sources = [source("api.yaml", text)];
    let overlay = overlay.map(|overlay| source("overlay.yaml", overlay));
    let (documents, mut diagnostics) = load(&sources, overlay.as_ref());
    locate(&mut diagnostics, &sources, overlay.as_ref());
    let shown = diagnostics.render(&sources, overlay.as_ref(), false);
    (documents, diagnostics, shown)
}

/// What a person reads about a document.
fn report(text: impl Into<Vec<u8>>) -> String {
    let sources = [source("api.yaml", text)];
    let (_, mut diagnostics) = load(&sources, None);
    locate(&mut diagnostics, &sources, None);
    diagnostics.render(&sources, None, false)
}

/// What a person reads about [`THINGS`] with these actions.
fn overlaid(actions: &str) -> String {
    loaded(THINGS, Some(&overlay(actions))).2
}

fn overlay(actions: &str) -> String {
    format!("overlay: 1.0.0\ninfo: {{title: Tests, version: '1'}}\nactions:\n{actions}")
}

/// The document after these actions, of which nothing is said.
fn changed(actions: &str) -> serde_json::Value {
    let (mut documents, diagnostics, shown) = loaded(THINGS, Some(&overlay(actions)));
    assert!(diagnostics.is_empty(), "{shown}");
    documents.remove(0).tree
}

const THINGS: &str = "\
openapi: 3.0.1
info:
  title: Things
  version: '1'
tags:
- name: a
- name: b
- name: c
paths:
  /v1/Things/{Sid}:
    get:
      operationId: FetchThing
      responses:
        200:
          description: A thing
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/thing'
components:
  schemas:
    thing:
      type: object
      properties:
        sid: {type: string, minLength: 34}
        size: {type: integer}
";
