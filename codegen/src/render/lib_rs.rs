//! The whole API in, `lib.rs` with the crate's documentation out.

use quote::quote;

use super::docs::Page;
use super::example_value::Scribe;
use super::{Contents, Cx, Item, RenderedFile, client, example, rust_type};
use crate::ir::{Operation, Response};

/// Renders the root of the crate.
pub(super) fn lib_rs(cx: &Cx<'_>) -> RenderedFile {
    RenderedFile {
        path: "src/lib.rs".to_owned(),
        source: cx.documents(),
        contents: Contents::Rust {
            docs: crate_docs(cx),
            items: vec![lints(), modules(cx)],
        },
    }
}

fn lints() -> Item {
    Item::Plain(quote! {
        #![forbid(unsafe_code)]
        #![deny(missing_docs)]
        #![allow(deprecated, reason = "what the document marks as deprecated is still part of the client")]
        #![allow(unused_imports, reason = "a module imports the SID types whether or not it has one")]
        #![allow(
            clippy::pedantic,
            clippy::style,
            clippy::complexity,
            reason = "the document settles names, numbers of arguments and prose"
        )]
    })
}

fn modules(cx: &Cx<'_>) -> Item {
    let modules = cx
        .api
        .modules
        .iter()
        .map(|module| rust_type::ident(&module.rust));
    Item::Plain(quote! {
        mod client;
        pub mod sid;
        #(pub mod #modules;)*
        pub use self::client::Client;
        pub use ::twilio_runtime::public::*;
        #[doc(no_inline)]
        pub use ::twilio_runtime::serde_json::json;
    })
}

fn crate_docs(cx: &Cx<'_>) -> Vec<String> {
    let krate = cx.options.crate_ident();
    let page = Page::at_column(0).foreign(&format!(
        "An asynchronous client of the {}.",
        client::title(cx)
    ));
    let page = match first_call(cx) {
        Some(operation) => page
            .section("First call")
            .fenced(&first_call_lines(cx, &krate, operation)),
        None => page,
    };
    let page = page
        .own(HANDLES)
        .section("Authentication")
        .own(AUTHENTICATION);
    page.section("Pages")
        .own(PAGES)
        .section("Errors")
        .own(ERRORS)
        .into_lines()
}

/// The listing that needs the least, else the first operation.
fn first_call<'a>(cx: &Cx<'a>) -> Option<&'a Operation> {
    let is_simple = |operation: &&Operation| {
        let bound = operation
            .handle
            .iter()
            .any(|accessor| accessor.binding.is_some());
        matches!(operation.response, Response::Page { .. })
            && !bound
            && operation.required_inputs().next().is_none()
    };
    let operations = || cx.api.operations().map(|(_, operation)| operation);
    operations().find(is_simple).or_else(|| operations().next())
}

fn first_call_lines(cx: &Cx<'_>, krate: &str, operation: &Operation) -> Vec<String> {
    let mut scribe = Scribe::new(cx);
    let statements = example::statements(&mut scribe, operation);
    let mut lines = scribe.imports();
    lines.push("# async fn example() -> Result<(), Box<dyn std::error::Error>> {".to_owned());
    lines.push(format!("let client = {krate}::Client::from_env()?;"));
    lines.extend(statements);
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned()]);
    lines
}

const HANDLES: &str = "\
    Methods follow the path of a call: each segment is a method, and what the path leaves open is its argument. The last method \
    makes a request. What the call cannot do without is an argument there; everything else is a method of the request. Nothing is \
    sent before `send`, or before the first record or page of a listing is asked for.";

const AUTHENTICATION: &str = "\
    [`Client::from_env`] reads `TWILIO_ACCOUNT_SID` with `TWILIO_AUTH_TOKEN`, or with `TWILIO_API_KEY` and `TWILIO_API_SECRET`. \
    [`Client::new`] takes [`Credentials`], and [`Client::builder`] the other settings too. Credentials go to the configured host \
    alone, and appear in no log, no error and no `Debug` output.";

const PAGES: &str = "\
    A listing gives its records one by one with `stream`, its pages with `pages`, or one page with `send`. `with_limit` ends it \
    after so many records.";

const ERRORS: &str = "\
    Every call fails with an [`Error`]. Its predicates say what happened, and `api_error` gives the answer of the service where \
    there was one. Values that the service adds later are no error: enums are open, SIDs are never refused when they arrive, and \
    fields that are not known yet are kept.";
