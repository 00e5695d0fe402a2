//! The operations in, `requests.rs` out: the typed builder of each, called with arguments named as on the wire.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::{Accessor, Input, Location, Module, Operation, Type, TypeName};
use crate::targets::context::RenderCtx;
use crate::targets::file::{Contents, Item};
use crate::targets::path_parameters::path_parameters;
use crate::targets::rust_type;
use crate::targets::setter::{self, Kind};

/// Renders `requests.rs`.
pub(super) fn requests(cx: &RenderCtx<'_>) -> Contents {
    let root = rust_type::root(cx);
    let arms = cx.api.operations().map(|(module, operation)| {
        let (version, id) = (&module.rust, &operation.name.wire);
        let function = function(module, operation);
        quote! { (#version, #id) => #function(client, args), }
    });
    let mut items = vec![
        Item::Plain(quote! {
            #![allow(non_snake_case, reason = "each function has the name of its operation")]
            #![allow(deprecated, reason = "deprecated operations are tested too")]
        }),
        Item::Plain(quote! {
            use ::twilio_runtime as runtime;
            use #root::Client;
            use crate::arguments::{ArgumentError, Arguments};
        }),
        Item::Plain(quote! {
            /// Makes the request of an operation from arguments named as on the wire; a JSON body is `$body`.
            ///
            /// # Errors
            ///
            /// An unknown operation or argument, a missing one, or one of the wrong type.
            pub fn request(client: &Client, version: &str, operation: &str, args: &Arguments) -> Result<runtime::Request, ArgumentError> {
                match (version, operation) {
                    #(#arms)*
                    _ => Err(ArgumentError::unknown_operation(version, operation)),
                }
            }
        }),
    ];
    items.extend(
        cx.api
            .operations()
            .map(|(module, operation)| Item::Plain(request(cx, module, operation))),
    );
    let docs = vec!["Arguments in, the request of an operation out.".to_owned()];
    Contents::Rust { docs, items }
}

fn request(cx: &RenderCtx<'_>, module: &Module, operation: &Operation) -> TokenStream {
    let function = function(module, operation);
    let names = argument_names(operation);
    let mut parameters = path_parameters(&operation.path);
    let steps = operation
        .handle
        .iter()
        .map(|step| accessor(cx, step, &mut parameters));
    let verb = rust_type::ident(&operation.verb);
    let required = required(cx, module, operation);
    let setters = operation
        .optional_inputs()
        .map(|input| setter(cx, operation, input));
    quote! {
        fn #function(client: &Client, args: &Arguments) -> Result<runtime::Request, ArgumentError> {
            args.only(&[#(#names),*])?;
            let request = client #(#steps)* .#verb(#required);
            #(#setters)*
            Ok(request.into_request())
        }
    }
}

/// The wire names that an operation knows, the body's being `$body`.
fn argument_names(operation: &Operation) -> Vec<&str> {
    path_parameters(&operation.path)
        .chain(operation.inputs.iter().map(wire))
        .collect()
}

fn wire(input: &Input) -> &str {
    match input.location {
        Location::Body => "$body",
        Location::Form | Location::Part | Location::Query | Location::Header => &input.name.wire,
    }
}

fn accessor<'a>(
    cx: &RenderCtx<'_>,
    accessor: &'a Accessor,
    parameters: &mut impl Iterator<Item = &'a str>,
) -> TokenStream {
    let name = rust_type::ident(&accessor.name.rust);
    let values = accessor.bindings.iter().map(|binding| {
        let wire = parameters.next().unwrap_or(&binding.name.wire);
        match &binding.ty {
            Type::List(item) => {
                let ty = got_type(cx, setter::kind(item), item);
                quote! { args.list::<#ty>(#wire)? }
            }
            one => {
                let ty = got_type(cx, setter::kind(one), one);
                quote! { args.get::<#ty>(#wire)? }
            }
        }
    });
    quote! { .#name(#(#values),*) }
}

fn required(cx: &RenderCtx<'_>, module: &Module, operation: &Operation) -> TokenStream {
    let Some(rust) = &operation.required_struct else {
        let values = operation
            .required_inputs()
            .map(|input| argument(cx, operation, input));
        return quote! { #(#values),* };
    };
    let name = rust_type::path(
        cx,
        &TypeName {
            module: module.rust.clone(),
            rust: rust.clone(),
        },
    );
    let fields = operation.required_inputs().map(|input| {
        let field = rust_type::ident(&input.name.rust);
        let value = argument(cx, operation, input);
        quote! { #field: #value }
    });
    quote! { #name { #(#fields),* } }
}

fn setter(cx: &RenderCtx<'_>, operation: &Operation, input: &Input) -> TokenStream {
    let (name, wire, value) = (
        rust_type::ident(&input.name.rust),
        wire(input),
        argument(cx, operation, input),
    );
    quote! {
        let request = if args.has(#wire) { request.#name(#value) } else { request };
    }
}

/// The expression that reads an input from the arguments. Bytes are given as text.
fn argument(cx: &RenderCtx<'_>, operation: &Operation, input: &Input) -> TokenStream {
    let shape = setter::shape(operation.body.encoding, input);
    let ty = match shape.kind {
        Kind::Value => setter::input_value(cx, &shape),
        kind => got_type(cx, kind, shape.item),
    };
    let wire = wire(input);
    match (shape.kind, shape.repeated) {
        (Kind::Bytes | Kind::Part, false) => quote! { args.get::<#ty>(#wire)?.into_bytes() },
        (Kind::Bytes | Kind::Part, true) => {
            quote! { args.list::<#ty>(#wire)?.into_iter().map(String::into_bytes) }
        }
        (_, false) => quote! { args.get::<#ty>(#wire)? },
        (_, true) => quote! { args.list::<#ty>(#wire)? },
    }
}

/// What is read for a value: text for everything that text converts into.
fn got_type(cx: &RenderCtx<'_>, kind: Kind, ty: &Type) -> TokenStream {
    match kind {
        Kind::Text | Kind::Into | Kind::Bytes | Kind::Part => quote! { String },
        Kind::Sid | Kind::Value => rust_type::value(cx, ty),
        Kind::Json => quote! { runtime::Json },
    }
}

fn function(module: &Module, operation: &Operation) -> proc_macro2::Ident {
    format_ident!("{}_{}", module.rust, operation.name.rust)
}

#[cfg(test)]
mod tests {
    use crate::emit::emit;
    use crate::targets::{render_test_support, sample};

    #[test]
    fn an_operation_is_called_with_arguments_named_as_on_the_wire() {
        let files: Vec<_> = render_test_support(&sample::api(), "twilio-flex")
            .into_iter()
            .map(|file| emit(file).expect("Rust"))
            .collect();
        let requests = &files[1].contents;
        let start = requests.find("fn v1_UpdateFlexFlow").unwrap_or_default();
        insta::assert_snapshot!(&requests[start..], @r#"
        fn v1_UpdateFlexFlow(
            client: &Client,
            args: &Arguments,
        ) -> Result<runtime::Request, ArgumentError> {
            args.only(&["Sid", "FlowSid", "Identity", "Kind", "Ids"])?;
            let request = client
                .v1()
                .flex_flow(args.get::<twilio_flex::sid::FlexFlowSid>("Sid")?)
                .update(twilio_flex::v1::FlexFlowUpdate {
                    flow_sid: args.get::<twilio_flex::sid::FlexFlowSid>("FlowSid")?,
                    identity: args.get::<String>("Identity")?,
                    kind: args.get::<String>("Kind")?,
                    ids: args.list::<twilio_flex::sid::FlexFlowSid>("Ids")?,
                });
            Ok(request.into_request())
        }
        "#);
    }
}
