//! A model in, its struct inside `model!` out.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Field, Model};
use crate::targets::context::RenderCtx;
use crate::targets::docs::{self, Page};
use crate::targets::file::Item;
use crate::targets::rust_type;

/// Renders the struct of a model.
pub(super) fn model(cx: &RenderCtx<'_>, model: &Model) -> Item {
    let docs = Page::at_column(4)
        .prose(
            &model.docs,
            &format!("The {} object.", docs::code(&model.name.wire)),
        )
        .attribute();
    let markers = docs::markers(&model.docs, &model.name.rust, None);
    let name = rust_type::ident(&model.name.rust);
    let fields = model
        .fields
        .iter()
        .map(|field| render_field(cx, field, model.is_input));
    let item = quote! {
        #docs
        #markers
        pub struct #name {
            #(#fields,)*
        }
    };
    Item::Wrapped {
        name: if model.is_input {
            "input_model"
        } else {
            "model"
        },
        head: None,
        item,
    }
}

fn render_field(cx: &RenderCtx<'_>, field: &Field, has_setter: bool) -> TokenStream {
    let page = Page::at_column(8).prose(
        &field.docs,
        &format!("The field {}.", docs::code(&field.name.wire)),
    );
    let docs = if docs::is_silent(&field.docs) || field.name.wire == field.name.rust {
        page.attribute()
    } else {
        page.own(&format!("JSON key: {}.", docs::code(&field.name.wire)))
            .attribute()
    };
    let markers = docs::markers(&field.docs, &field.name.rust, Some(&field.name.wire));
    let name = rust_type::ident(&field.name.rust);
    let ty = rust_type::field(cx, field);
    let wire = &field.name.wire;
    let kind = rust_type::field_kind(field).filter(|_| has_setter);
    let kind = kind.map(|kind| {
        let kind = rust_type::ident(kind);
        quote! { #kind, }
    });
    let pii = field.pii.then(|| quote! { , pii });
    quote! {
        #docs
        #markers
        #[field(#kind #wire #pii)]
        pub #name: #ty
    }
}

#[cfg(test)]
mod tests {
    use crate::emit::item_text;
    use crate::targets::sample::{self, options};

    #[test]
    fn a_field_is_one_attribute_and_one_line_with_its_personal_mark_and_its_box() {
        let (api, options) = (sample::api(), options());
        let text = item_text(super::model(&sample::cx(&api, &options), &sample::model()));
        insta::assert_snapshot!(text, @r#"
        runtime::model! {
            /// A Flex Flow.
            pub struct FlexFlow {
                /// The field `sid`.
                #[field("sid")]
                pub sid: Option<FlexFlowSid>,
                /// Who chats.
                ///
                /// JSON key: `contactIdentity`.
                #[field("contactIdentity", pii)]
                pub contact_identity: Option<String>,
                /// The field `questions`.
                #[field("questions")]
                pub questions: Vec<runtime::Json>,
                /// The field `type`.
                #[field("type")]
                pub type_: Option<Box<FlexFlow>>,
            }
        }
        "#);
    }
}
