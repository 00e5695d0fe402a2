//! A handle in, its struct and methods out.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{self, Page};
use super::rust_type::{self, Kind};
use super::{Cx, Item, operation_docs};
use crate::ir::{Accessor, Binding, Handle, Operation};

/// Renders a handle: the struct, then its methods. Its operations are indices into `operations`.
pub(super) fn handle(cx: &Cx<'_>, handle: &Handle, operations: &[Operation]) -> [Item; 2] {
    let docs = operation_docs::handle(handle).attributes();
    let markers = docs::markers(&handle.docs, &handle.rust, None);
    let name = rust_type::ident(&handle.rust);
    let accessors = handle.accessors.iter().map(|step| accessor(cx, step, &rust_type::ident(&step.handle)));
    let methods = handle.operations.iter().filter_map(|&index| operations.get(index)).map(|operation| method(cx, operation));
    let definition = quote! {
        #docs
        #markers
        #[derive(Clone, Debug)]
        pub struct #name {
            scope: runtime::Scope,
        }
    };
    let implementation = quote! {
        impl #name {
            pub(crate) fn new(scope: runtime::Scope) -> Self {
                Self { scope }
            }
            #(#accessors)*
            #(#methods)*
        }
    };
    [Item::Plain(definition), Item::Plain(implementation)]
}

/// Renders a method that leads to another handle, whose type is `target`.
pub(super) fn accessor(cx: &Cx<'_>, accessor: &Accessor, target: &TokenStream) -> TokenStream {
    let docs = Page::at_column(4)
        .prose(&accessor.docs, &format!("Leads to {}.", docs::code(&accessor.name.wire)))
        .attributes();
    let markers = docs::markers(&accessor.docs, &accessor.name.rust, None);
    let name = rust_type::ident(&accessor.name.rust);
    match &accessor.binding {
        None => quote! {
            #docs
            #markers
            pub fn #name(&self) -> #target {
                #target::new(self.scope.clone())
            }
        },
        Some(binding) => {
            let argument = rust_type::ident(&binding.name.rust);
            let argument_type = rust_type::single_argument(cx, rust_type::kind(&binding.ty), &binding.ty);
            let scope = bound_scope(cx, binding);
            quote! {
                #docs
                #markers
                pub fn #name(&self, #argument: #argument_type) -> #target {
                    #target::new(#scope)
                }
            }
        }
    }
}

/// The scope with one more value of the path.
fn bound_scope(cx: &Cx<'_>, binding: &Binding) -> TokenStream {
    let wire = &binding.name.wire;
    let argument = rust_type::ident(&binding.name.rust);
    let ty = rust_type::value(cx, &binding.ty);
    match rust_type::kind(&binding.ty) {
        Kind::Text => quote! { self.scope.bind_text(#wire, #argument.as_ref()) },
        Kind::Sid => quote! { self.scope.bind_sid(#wire, #argument.try_into()) },
        Kind::Value => quote! { self.scope.bind_text(#wire, &#argument.to_string()) },
        Kind::Into => quote! { self.scope.bind_text(#wire, Into::<#ty>::into(#argument).as_str()) },
        // The lowering binds no other kind; should it ever, the generated file does not parse and says so.
        Kind::Json => rust_type::ident("a path parameter is one value"),
    }
}

fn method(cx: &Cx<'_>, operation: &Operation) -> TokenStream {
    let docs = operation_docs::method(operation).attributes();
    let markers = docs::markers(&operation.docs, &operation.verb, None);
    let name = rust_type::ident(&operation.verb);
    let builder = rust_type::ident(&operation.name.rust);
    let arguments = arguments(cx, operation);
    let setters = operation.required_inputs().map(|input| {
        let input = rust_type::ident(&input.name.rust);
        let value = operation.required_struct.as_ref().map_or_else(|| quote! { #input }, |_| quote! { inputs.#input });
        quote! { .#input(#value) }
    });
    quote! {
        #docs
        #markers
        pub fn #name(&self, #arguments) -> #builder {
            #builder::new(&self.scope) #(#setters)*
        }
    }
}

fn arguments(cx: &Cx<'_>, operation: &Operation) -> TokenStream {
    if let Some(name) = &operation.required_struct {
        let name = rust_type::ident(name);
        return quote! { inputs: #name };
    }
    let arguments = operation.required_inputs().map(|input| {
        let name = rust_type::ident(&input.name.rust);
        let ty = rust_type::argument(cx, input);
        quote! { #name: #ty }
    });
    quote! { #(#arguments),* }
}
