//! The IR in, `description.json` out: what the API offers as one JSON document, for programs that are not Rust or not compiled with
//! the crate, such as a command line or a mock server.
//!
//! # The format
//!
//! `format` is its version, [`FORMAT`]. Within one version only members and words are added: a reader passes over what it does
//! not know. **A member that is missing is `false`, empty or not set.** Everything is in the order of the documents, names on the wire
//! are as the documents spell them, and names of Rust are those of the crate beside it.
//!
//! | Member | Holds |
//! |---|---|
//! | `notice` | that the file is generated, and from which documents |
//! | `format` | the version of the format |
//! | `crate`, `title` | the name of the package, and the title that the documents have in common |
//! | `modules` | `name` of each module, its `document` and `title` |
//! | `operations` | the calls, [below](#operations) |
//! | `types` | the models, enums, unions, newtypes and outcomes, [below](#types) |
//! | `sids` | the SID types: `name`, `prefixes` (none: any two letters), docs |
//!
//! **Docs** are the members `summary`, `description` (Markdown), `aliases` and `deprecated` of whatever they are about.
//!
//! ## Operations
//!
//! | Member | Holds |
//! |---|---|
//! | `id`, `module` | the `operationId`, or the method and the path if it is missing; the module of the operation |
//! | `call_name` | the name of the call in errors, traces, expectations and recordings, unique in the API: the `id`, or `module::id` if another operation has the same |
//! | `builder`, `verb`, `required_struct` | what the operation is called in Rust: the type of the request, the method that makes it, the struct of its required inputs |
//! | `accessors` | the methods that lead there from the client: `segment`, `method`, and the number of `parameters` that each takes |
//! | `http_method`, `server`, `path` | where the call goes: `POST`, `https://…` without a slash at its end, `/v1/Things/{Sid}` |
//! | `parameters` | the parameters of the path in its order: `name` in the template, `argument` in Rust, `type`, docs, `example` if the document has one. A list is joined by commas |
//! | `inputs` | the other inputs, [below](#inputs) |
//! | `body` | `encoding` (`form`, `multipart`, `json`, `text`, `bytes`) and `media_type`; missing without a body |
//! | `accept` | the media type that the call asks for |
//! | `response`, `status` | [below](#responses); the status of a success, the first one if the document has several |
//! | `security` | the schemes, one of which is enough: `name`, `kind` (`basic`, `bearer`, `api_key`, `other`), for a key its `location` and `parameter`, for another scheme the document's `word` |
//! | `request_examples`, `response_examples` | `name` and `value`: for a form or parts an object of them, else the body |
//!
//! ### Inputs
//!
//! `name` (on the wire), `rust`, `location` (`query`, `header`, `form`, `part`, `body`), `style`, `type`, `required`, `personal`, docs and
//! limits. The `style` says how a list or an object is written: `comma`, `space`, `pipe` (joined), `deep` (`name[key]=value`), `properties`
//! (`key=value`), `json` (JSON, texts in quotes), `collapsible` (`name.key.key=value`); without it a list repeats its name, and an object
//! is its JSON.
//!
//! **Limits** are the members `format`, `pattern`, `minimum`, `maximum`, `exclusive_minimum`, `exclusive_maximum`, `multiple_of`,
//! `min_length`, `max_length`, `min_items`, `max_items`, `unique_items`, `default` and `example`, as OpenAPI 3.0 defines them.
//!
//! ### Responses
//!
//! `kind` is `empty`, `one` or `optional` (with a `type`), `page` (with the `type` of a record and the `key` of the array that holds
//! them), `text`, `bytes`, `location` (a redirect), or `by_status` (with the `type` of the outcomes).
//!
//! ## Types
//!
//! A type is a word, or an object with one member:
//!
//! - `"string"`, `"boolean"`, `"integer32"`, `"integer"`, `"number"`, `"date_time"`, `"date"`, `"bytes"`, `"json"`;
//! - `{"sid": NAME}`, a type of `sids`;
//! - `{"enum": ID}`, `{"model": ID}`, `{"union": ID}`, `{"newtype": ID}`, `{"outcomes": ID}`, an item of `types`;
//! - `{"typed_json": ID}`, any JSON that usually is this model;
//! - `{"list": TYPE}`, `{"map": TYPE}` (an object of any keys), `{"nullable": TYPE}`.
//!
//! Each item of `types` has an `id` (`v1::FlexFlow`, its path in the crate), the `name` that the document has for it, docs, and by its
//! `kind`:
//!
//! - `model`: `is_input` (it occurs in requests) and `fields`: `name`, `rust`, `type`, `optional` (may be missing or null), `nullable` (may be null), `personal`, `direction`
//!   (`from_service`, `from_caller`; missing for both), docs, limits;
//! - `enum`: `values`, which are not all there may be: `value`, `rust`, docs;
//! - `union`: `is_input`, the `tag` (a property whose text decides) and `members`: `name`, `rust`, `type`, docs, and `rule`, an object of
//!   one member: `{"tag": [TEXT]}`, `{"object": {"required": [NAME], "constants": [{"name", "values"}]}}`, or the word `"json_type"`;
//! - `newtype`: the `type` that it is, a list or map that contains itself;
//! - `outcomes`: `outcomes`, exact statuses before ranges: `name` (`200`, `2XX`), `rust`, `first_status`, `last_status`, `content` (`kind`
//!   as of a response: `empty`, `json` with a `type`, `text`, `bytes`, `location`), docs.

mod docs;
mod input;
mod limits;
mod named_type;
mod operation;
mod response;
mod security;
mod type_reference;
mod union;

use serde::Serialize;

use self::docs::Docs;
use self::named_type::NamedType;
use self::operation::Operation;
use super::context::RenderCtx;
use super::file::{self, Contents};
use crate::ir;
use crate::text;

/// The version of the format. It grows when a reader of the former one would misunderstand the file.
pub const FORMAT: u32 = 1;

/// The whole document.
#[derive(Serialize)]
struct Description<'a> {
    notice: String,
    format: u32,
    #[serde(rename = "crate")]
    package: &'a str,
    title: String,
    modules: Vec<Module<'a>>,
    operations: Vec<Operation<'a>>,
    types: Vec<NamedType<'a>>,
    sids: Vec<Sid<'a>>,
}

/// A part of the API that comes from one document.
#[derive(Serialize)]
struct Module<'a> {
    name: &'a str,
    document: &'a str,
    title: &'a str,
}

/// A SID type.
#[derive(Serialize)]
struct Sid<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    prefixes: &'a [String],
    #[serde(flatten)]
    docs: Docs<'a>,
}

/// Describes the API.
pub(super) fn description(cx: &RenderCtx<'_>) -> Contents {
    let modules = cx.api.modules.iter().map(|module| Module {
        name: &module.rust,
        document: &module.document,
        title: &module.title,
    });
    let description = Description {
        notice: file::notice(&cx.documents()),
        format: FORMAT,
        package: &cx.options.crate_name,
        title: cx.title(),
        modules: modules.collect(),
        operations: cx
            .api
            .operations()
            .map(|(module, operation)| Operation::new(module, operation))
            .collect(),
        types: cx.api.modules.iter().flat_map(named_type::all).collect(),
        sids: cx.api.sids.iter().map(sid).collect(),
    };
    // Nothing in it fails to become JSON: its keys are texts, and its numbers are finite.
    let json = serde_json::to_string_pretty(&description).unwrap_or_default();
    Contents::Whole(text::json_escaped(&json))
}

fn sid(sid: &ir::SidType) -> Sid<'_> {
    let ir::SidType {
        rust,
        prefixes,
        docs,
    } = sid;
    Sid {
        name: rust,
        prefixes,
        docs: Docs::new(docs),
    }
}

#[cfg(test)]
mod tests;
