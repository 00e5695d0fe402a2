//! The operations in, `responses.rs` out: the body of a response, decoded as the type of its operation and encoded again.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Response;
use crate::targets::context::RenderCtx;
use crate::targets::file::{Contents, Item};
use crate::targets::rust_type;

/// Renders `responses.rs`.
pub(super) fn responses(cx: &RenderCtx<'_>) -> Contents {
    let operations = || cx.api.operations();
    let names = operations().map(|(module, operation)| {
        let (version, id) = (&module.rust, &operation.name.wire);
        quote! { (#version, #id) }
    });
    let names: Vec<TokenStream> = names.collect();
    let decoded = operations().map(|(_, operation)| decoded(cx, &operation.response));
    let items = vec![
        Item::Plain(quote! {
            #![allow(unused_imports, reason = "not every API has a response that is any JSON")]
        }),
        Item::Plain(quote! {
            use ::twilio_runtime as runtime;
            use crate::reencode::{self, ReencodeError};
        }),
        Item::Plain(quote! {
            /// Every operation, by version and `operationId`.
            pub const OPERATIONS: &[(&str, &str)] = &[#(#names),*];
        }),
        Item::Plain(quote! {
            /// Decodes a response body as an operation's type and encodes it again.
            ///
            /// # Errors
            ///
            /// An unknown operation, or a body that its type cannot hold.
            pub fn reencode(version: &str, operation: &str, json: &str) -> Result<String, ReencodeError> {
                match (version, operation) {
                    #(#names => #decoded,)*
                    _ => Err(ReencodeError::unknown_operation(version, operation)),
                }
            }
        }),
    ];
    let docs = "A response body in, the same body out, through an operation's type.".to_owned();
    Contents::Rust {
        docs: vec![docs],
        items,
    }
}

/// The expression that decodes a body and encodes it again.
fn decoded(cx: &RenderCtx<'_>, response: &Response) -> TokenStream {
    match response {
        Response::Empty
        | Response::Text
        | Response::Bytes
        | Response::Location
        | Response::ByStatus(_) => quote! { reencode::empty(json) },
        Response::One(ty) | Response::Optional(ty) => {
            let ty = rust_type::value(cx, ty);
            quote! { reencode::one::<#ty>(json) }
        }
        Response::Page { item, key } => {
            let ty = rust_type::value(cx, item);
            quote! { reencode::page::<#ty>(#key, json) }
        }
    }
}
