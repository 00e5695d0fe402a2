//! A model in, its struct inside `model!` out, or with its setters inside `input_model!`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Field, Model};
use crate::targets::context::RenderCtx;
use crate::targets::docs::{self, Page};
use crate::targets::file::Item;
use crate::targets::{limits, rust_type, setter};

/// Renders the struct of a model.
pub(super) fn model(cx: &RenderCtx<'_>, model: &Model) -> Item {
    let page = Page::at_column(4).prose(
        &model.docs,
        &format!("The {} object.", docs::code(&model.name.wire)),
    );
    let docs = if model.is_input {
        page.own("Begins empty, with `default`; each field has a setter.")
            .attribute()
    } else {
        page.attribute()
    };
    let markers = docs::markers(&model.docs, &model.name.rust, None);
    let name = rust_type::ident(&model.name.rust);
    let fields = model.fields.iter().map(|field| render_field(cx, field));
    let item = quote! {
        #docs
        #markers
        pub struct #name {
            #(#fields,)*
        }
    };
    if model.is_input {
        let setters = model.fields.iter().map(|field| render_setter(cx, field));
        return Item::Interleaved {
            name: "input_model",
            item,
            setters: quote! { impl #name { #(#setters)* } },
        };
    }
    Item::Wrapped {
        name: "model",
        head: None,
        item,
    }
}

fn render_field(cx: &RenderCtx<'_>, field: &Field) -> TokenStream {
    let page = Page::at_column(8).prose(
        &field.docs,
        &format!("The field {}.", docs::code(&field.name.wire)),
    );
    let has_key = !docs::is_silent(&field.docs) && field.name.wire != field.name.rust;
    let key = has_key.then(|| format!("JSON key: {}.", docs::code(&field.name.wire)));
    let limits = limits::sentence(&field.constraints, &field.ty);
    let own: Vec<String> = key.into_iter().chain(limits).collect();
    let docs = page.own(&own.join(" ")).attribute();
    let markers = docs::markers(&field.docs, &field.name.rust, Some(&field.name.wire));
    let name = rust_type::ident(&field.name.rust);
    let ty = rust_type::field(cx, field);
    let wire = &field.name.wire;
    let pii = field.pii.then(|| quote! { , pii });
    quote! {
        #docs
        #markers
        #[field(#wire #pii)]
        pub #name: #ty
    }
}

fn render_setter(cx: &RenderCtx<'_>, field: &Field) -> TokenStream {
    let setter = setter::of_field(cx, field);
    let name = rust_type::ident(&field.name.rust);
    let (kind, argument) = (rust_type::ident(setter.kind), setter.argument);
    quote! {
        #[setter(#kind)]
        pub fn #name(self, #name: #argument) -> Self;
    }
}

#[cfg(test)]
mod tests {
    use crate::emit::item_text;
    use crate::ir::{Field, Type};
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

    #[test]
    fn a_field_that_callers_set_is_followed_by_its_setter() {
        let (api, options) = (sample::api(), options());
        let mut model = sample::model();
        model.is_input = true;
        let field = |name: &str, ty: Type| Field {
            name: sample::name(name, name),
            ty,
            optional: false,
            ..model.fields[0].clone()
        };
        let list = |item| Type::List(Box::new(item));
        let kind = || Type::Enum(sample::type_name("FlexFlowChannelType"));
        model.fields.extend([
            field("kinds_of_this_channel", list(kind())),
            field("numbers", list(Type::Integer)),
            field("flows", list(Type::Model(sample::type_name("FlexFlow")))),
        ]);
        let text = item_text(super::model(&sample::cx(&api, &options), &model));
        insta::assert_snapshot!(text, @r#"
        runtime::input_model! {
            /// A Flex Flow.
            ///
            /// Begins empty, with `default`; each field has a setter.
            pub struct FlexFlow {
                /// The field `sid`.
                #[field("sid")]
                pub sid: Option<FlexFlowSid>,
                #[setter(sid)]
                pub fn sid(self, sid: impl runtime::IntoSid<FlexFlowSid>) -> Self;
                /// Who chats.
                ///
                /// JSON key: `contactIdentity`.
                #[field("contactIdentity", pii)]
                pub contact_identity: Option<String>,
                #[setter(text)]
                pub fn contact_identity(self, contact_identity: impl runtime::IntoText) -> Self;
                /// The field `questions`.
                #[field("questions")]
                pub questions: Vec<runtime::Json>,
                #[setter(jsons)]
                pub fn questions(
                    self,
                    questions: impl IntoIterator<Item: runtime::IntoJson>,
                ) -> Self;
                /// The field `type`.
                #[field("type")]
                pub type_: Option<Box<FlexFlow>>,
                #[setter(from)]
                pub fn type_(self, type_: impl Into<Box<FlexFlow>>) -> Self;
                /// The field `kinds_of_this_channel`.
                #[field("kinds_of_this_channel")]
                pub kinds_of_this_channel: Vec<FlexFlowChannelType>,
                #[setter(intos)]
                pub fn kinds_of_this_channel(
                    self,
                    kinds_of_this_channel: impl IntoIterator<
                        Item: runtime::IntoValue<FlexFlowChannelType>,
                    >,
                ) -> Self;
                /// The field `numbers`.
                #[field("numbers")]
                pub numbers: Vec<i64>,
                #[setter(values)]
                pub fn numbers(self, numbers: impl IntoIterator<Item = i64>) -> Self;
                /// The field `flows`.
                #[field("flows")]
                pub flows: Vec<FlexFlow>,
                #[setter(from)]
                pub fn flows(self, flows: impl Into<Vec<FlexFlow>>) -> Self;
            }
        }
        "#);
    }
}
