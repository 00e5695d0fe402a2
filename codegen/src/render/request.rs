//! An operation in, its request builder inside `request!` out.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::{self, Page};
use super::rust_type::{self, Shape};
use super::{Cx, Item, operation_docs};
use crate::ir::{Body, HttpMethod, Input, Location, Operation, Response};

/// Renders the builder of an operation.
pub(super) fn request(cx: &Cx<'_>, operation: &Operation) -> Item {
    let docs = operation_docs::builder(cx, operation).attributes();
    let markers = docs::markers(&operation.docs, &operation.name.rust, Some(&operation.name.wire));
    let name = rust_type::ident(&operation.name.rust);
    let inputs = operation.inputs.iter().map(|input| render_input(cx, input));
    let item = quote! {
        #docs
        #markers
        pub struct #name {
            #(#inputs,)*
        }
    };
    Item::Wrapped { name: "request", head: Some(head(cx, operation)), item }
}

/// The first line of `request!`: the call without its inputs.
fn head(cx: &Cx<'_>, operation: &Operation) -> String {
    let id = Literal::string(&operation.name.wire);
    let method = method(operation.http_method);
    let server = Literal::string(&operation.server);
    let path = Literal::string(&operation.path);
    let body = match operation.body {
        Body::None => "none",
        Body::Form => "form",
        Body::Json => "json",
    };
    format!("{id}: {method} {server} {path} {body} -> {};", response(cx, &operation.response))
}

fn response(cx: &Cx<'_>, response: &Response) -> String {
    match response {
        Response::Empty => "()".to_owned(),
        Response::One(ty) => rust_type::text(&rust_type::value(cx, ty)),
        Response::Page { item, key } => {
            format!("[{} in {}]", rust_type::text(&rust_type::value(cx, item)), Literal::string(key))
        }
    }
}

fn method(method: HttpMethod) -> &'static str {
    match method {
        HttpMethod::Get => "Get",
        HttpMethod::Post => "Post",
        HttpMethod::Put => "Put",
        HttpMethod::Patch => "Patch",
        HttpMethod::Delete => "Delete",
        HttpMethod::Head => "Head",
        HttpMethod::Options => "Options",
        HttpMethod::Trace => "Trace",
    }
}

fn render_input(cx: &Cx<'_>, input: &Input) -> TokenStream {
    let Shape { kind, item, repeated } = rust_type::shape(input);
    let docs = input_docs(input).attributes();
    let markers = docs::markers(&input.docs, &input.name.rust, Some(&input.name.wire));
    let visibility = (!input.required).then(|| quote! { pub });
    let name = rust_type::ident(&input.name.rust);
    let location = rust_type::ident(location(input.location));
    let wire = &input.name.wire;
    let kind = rust_type::ident(kind.word(repeated));
    let pii = input.pii.then(|| quote! { , pii });
    let ty = rust_type::value(cx, item);
    quote! {
        #docs
        #markers
        #[input(#location, #wire, #kind #pii)]
        #visibility #name: #ty
    }
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Query => "query",
        Location::Header => "header",
        Location::Form => "form",
        Location::Body => "body",
    }
}

/// What an input means and what it is called on the wire.
pub(super) fn input_docs(input: &Input) -> Page {
    let wire = docs::code(&input.name.wire);
    let place = match input.location {
        Location::Query => format!("Query parameter {wire}."),
        Location::Header => format!("Header {wire}."),
        Location::Form => format!("Form field {wire}."),
        Location::Body => "The JSON body.".to_owned(),
    };
    let page = Page::at_column(8);
    if docs::is_silent(&input.docs) {
        page.own(&place)
    } else {
        page.prose(&input.docs, "").own(&place)
    }
}
