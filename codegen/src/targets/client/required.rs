//! The required inputs of one operation in, their struct inside `required!` out.

use proc_macro2::TokenStream;
use quote::quote;

use super::request;
use crate::ir::{Encoding, Input, Operation};
use crate::targets::context::RenderCtx;
use crate::targets::docs::Page;
use crate::targets::file::Item;
use crate::targets::{rust_type, setter};

/// Renders the struct that carries the required inputs, for an operation that has one.
pub(super) fn required(cx: &RenderCtx<'_>, operation: &Operation) -> Option<Item> {
    let name = rust_type::ident(operation.required_struct.as_ref()?);
    let builder = &operation.name.rust;
    let docs = Page::at_column(4)
        .own(&format!(
            "The required inputs of [`{builder}`], as a struct literal."
        ))
        .attribute();
    let fields = operation
        .required_inputs()
        .map(|input| field(cx, operation.body.encoding, input));
    let item = quote! {
        #docs
        pub struct #name {
            #(#fields,)*
        }
    };
    Some(Item::Wrapped {
        name: "required",
        head: None,
        item,
    })
}

fn field(cx: &RenderCtx<'_>, encoding: Encoding, input: &Input) -> TokenStream {
    let docs = request::input_docs(cx, encoding, input).attribute();
    let markers = request::input_markers(input);
    let name = rust_type::ident(&input.name.rust);
    let shape = setter::shape(encoding, input);
    let ty = setter::input_value(cx, &shape);
    let ty = if shape.repeated {
        quote! { Vec<#ty> }
    } else {
        ty
    };
    quote! {
        #docs
        #markers
        pub #name: #ty
    }
}

#[cfg(test)]
mod tests {
    use crate::emit::item_text;
    use crate::targets::sample::{self, options};

    #[test]
    fn the_inputs_are_fields_of_their_own_types() {
        let (api, options) = (sample::api(), options());
        let cx = sample::cx(&api, &options);
        let text = super::required(&cx, &sample::update()).map(item_text);
        insta::assert_snapshot!(text.unwrap_or_default(), @r"
        runtime::required! {
            /// The required inputs of [`UpdateFlexFlow`], as a struct literal.
            pub struct FlexFlowUpdate {
                /// Form field `FlowSid`.
                pub flow_sid: FlexFlowSid,
                /// Form field `Identity`.
                pub identity: String,
                /// Form field `Kind`.
                pub kind: FlexFlowChannelType,
                /// Form field `Ids`.
                pub ids: Vec<FlexFlowSid>,
            }
        }
        ");
        assert!(super::required(&cx, &sample::create()).is_none());
    }
}
