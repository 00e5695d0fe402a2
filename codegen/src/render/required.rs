//! The required inputs of one operation in, their struct inside `required!` out.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{self, Page};
use super::{Cx, Item, request, rust_type};
use crate::ir::{Input, Operation};

/// Renders the struct that carries the required inputs, for an operation that has one.
pub(super) fn required(cx: &Cx<'_>, operation: &Operation) -> Option<Item> {
    let name = rust_type::ident(operation.required_struct.as_ref()?);
    let builder = &operation.name.rust;
    let docs = Page::at_column(4).own(&format!("The required inputs of [`{builder}`].")).attributes();
    let fields = operation.required_inputs().map(|input| field(cx, input));
    let item = quote! {
        #docs
        pub struct #name {
            #(#fields,)*
        }
    };
    Some(Item::Wrapped { name: "required", head: None, item })
}

fn field(cx: &Cx<'_>, input: &Input) -> TokenStream {
    let docs = request::input_docs(input).attributes();
    let markers = docs::markers(&input.docs, &input.name.rust, Some(&input.name.wire));
    let name = rust_type::ident(&input.name.rust);
    let ty = rust_type::value(cx, &input.ty);
    quote! {
        #docs
        #markers
        pub #name: #ty
    }
}
