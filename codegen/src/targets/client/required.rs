//! The required inputs of one operation in, their struct inside `required!` out, and its type as an argument.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use super::{input_docs, request};
use crate::ir::{Encoding, Input, Operation};
use crate::targets::context::RenderCtx;
use crate::targets::docs::Page;
use crate::targets::file::Item;
use crate::targets::rust_type;
use crate::targets::setter::{self, Shape};

/// Renders the struct that carries the required inputs, for an operation that has one.
pub(super) fn required(cx: &RenderCtx<'_>, operation: &Operation) -> Option<Item> {
    let name = rust_type::ident(operation.required_struct.as_ref()?);
    let builder = &operation.name.rust;
    let docs = Page::at_column(4)
        .own(&format!(
            "The required inputs of [`{builder}`], as a struct literal. A field takes what a setter takes."
        ))
        .attribute();
    let encoding = operation.body.encoding;
    let types: Vec<TokenStream> = shapes(operation).map(|shape| held(cx, &shape)).collect();
    let mut names = parameter_names(&types);
    let (mut parameters, mut fields) = (Vec::new(), Vec::new());
    for ((input, shape), ty) in operation
        .required_inputs()
        .zip(shapes(operation))
        .zip(&types)
    {
        // Like the setter: one type, or any that has its bounds.
        let parameter = setter::bounds(cx, &shape).and_then(|_| names.next());
        if let Some(parameter) = &parameter {
            parameters.push(quote! { #parameter = #ty });
        }
        let ty = parameter.map_or_else(|| ty.clone(), |parameter| quote! { #parameter });
        fields.push(field(cx, encoding, input, &ty));
    }
    let parameters = (!parameters.is_empty()).then(|| quote! { <#(#parameters),*> });
    let item = quote! {
        #docs
        pub struct #name #parameters {
            #(#fields,)*
        }
    };
    Some(Item::Wrapped {
        name: "required",
        head: None,
        item,
    })
}

/// The type of the argument with the required inputs, for the struct of this name.
pub(super) fn argument(cx: &RenderCtx<'_>, operation: &Operation, name: &str) -> TokenStream {
    let name = rust_type::ident(name);
    let bounds: Vec<TokenStream> = shapes(operation)
        .filter_map(|shape| setter::bounds(cx, &shape))
        .collect();
    if bounds.is_empty() {
        quote! { #name }
    } else {
        quote! { #name<#(impl #bounds),*> }
    }
}

fn shapes(operation: &Operation) -> impl Iterator<Item = Shape<'_>> {
    let encoding = operation.body.encoding;
    operation
        .required_inputs()
        .map(move |input| setter::shape(encoding, input))
}

/// The type of an input where it is kept.
fn held(cx: &RenderCtx<'_>, shape: &Shape<'_>) -> TokenStream {
    let ty = setter::input_value(cx, shape);
    if shape.repeated {
        quote! { Vec<#ty> }
    } else {
        ty
    }
}

/// Names for type parameters: `A`, `B` and so on, without those that mean something in one of the types.
fn parameter_names(types: &[TokenStream]) -> impl Iterator<Item = Ident> {
    let names = ('A'..='Z').map(String::from);
    let names = names.chain((1..).map(|number| format!("T{number}")));
    names
        .filter(|name| !types.iter().any(|ty| mentions(ty, name)))
        .map(|name| Ident::new(&name, Span::call_site()))
}

fn mentions(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn field(cx: &RenderCtx<'_>, encoding: Encoding, input: &Input, ty: &TokenStream) -> TokenStream {
    let docs = input_docs::page(cx, encoding, input).attribute();
    let markers = request::input_markers(input);
    let name = rust_type::ident(&input.name.rust);
    quote! {
        #docs
        #markers
        pub #name: #ty
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::emit::item_text;
    use crate::targets::sample::{self, options};

    #[test]
    fn a_field_takes_what_the_setter_takes() {
        let (api, options) = (sample::api(), options());
        let cx = sample::cx(&api, &options);
        let text = super::required(&cx, &sample::update()).map(item_text);
        insta::assert_snapshot!(text.unwrap_or_default(), @r"
        runtime::required! {
            /// The required inputs of [`UpdateFlexFlow`], as a struct literal. A field takes what a setter
            /// takes.
            pub struct FlexFlowUpdate<
                A = FlexFlowSid,
                B = String,
                C = FlexFlowChannelType,
                D = Vec<FlexFlowSid>,
            > {
                /// Form field `FlowSid`.
                pub flow_sid: A,
                /// Form field `Identity`.
                pub identity: B,
                /// Form field `Kind`.
                pub kind: C,
                /// Form field `Ids`.
                pub ids: D,
            }
        }
        ");
        assert!(super::required(&cx, &sample::create()).is_none());
    }

    #[test]
    fn no_type_parameter_hides_a_type_of_the_document() {
        let types = [quote! { A }, quote! { Vec<crate::C> }, quote! { (D,) }];
        let names: Vec<String> = super::parameter_names(&types)
            .take(24)
            .map(|name| name.to_string())
            .collect();
        assert_eq!(names[..3], ["B", "E", "F"]);
        assert_eq!(names[22..], ["Z", "T1"].map(str::to_owned)[..]);
    }
}
