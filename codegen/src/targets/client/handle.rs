//! A handle in, its struct and methods out.

use proc_macro2::TokenStream;
use quote::quote;

use super::{operation_docs, required};
use crate::ir::{Accessor, Binding, Handle, Operation, Type};
use crate::targets::context::RenderCtx;
use crate::targets::docs::{self, Page};
use crate::targets::file::Item;
use crate::targets::rust_type;
use crate::targets::setter::{self, Kind};

/// Renders a handle: the struct, then its methods. Its operations are indices into `operations`.
pub(super) fn handle(cx: &RenderCtx<'_>, handle: &Handle, operations: &[Operation]) -> [Item; 2] {
    let docs = operation_docs::handle(handle).attribute();
    let markers = docs::markers(&handle.docs, &handle.rust, None);
    let name = rust_type::ident(&handle.rust);
    let accessors = handle
        .accessors
        .iter()
        .map(|step| accessor(cx, step, &rust_type::ident(&step.handle)));
    let methods = handle
        .operations
        .iter()
        .filter_map(|&index| operations.get(index))
        .map(|operation| method(cx, operation));
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
pub(super) fn accessor(
    cx: &RenderCtx<'_>,
    accessor: &Accessor,
    target: &TokenStream,
) -> TokenStream {
    let docs = Page::at_column(4)
        .prose(
            &accessor.docs,
            &format!("Leads to {}.", docs::code(&accessor.name.rust)),
        )
        .attribute();
    let markers = docs::markers(&accessor.docs, &accessor.name.rust, None);
    let name = rust_type::ident(&accessor.name.rust);
    let arguments = accessor.bindings.iter().map(|binding| {
        let name = rust_type::ident(&binding.name.rust);
        let ty = setter::binding(cx, &binding.ty);
        quote! { #name: #ty }
    });
    let scope = if accessor.bindings.is_empty() {
        quote! { .clone() }
    } else {
        accessor.bindings.iter().map(|one| bind(cx, one)).collect()
    };
    quote! {
        #docs
        #markers
        pub fn #name(&self, #(#arguments),*) -> #target {
            #target::new(self.scope #scope)
        }
    }
}

/// The call that adds a value of the path to a scope.
fn bind(cx: &RenderCtx<'_>, binding: &Binding) -> TokenStream {
    let wire = &binding.name.wire;
    let argument = rust_type::ident(&binding.name.rust);
    if let Type::List(item) = &binding.ty {
        return bind_list(cx, wire, &argument, item);
    }
    match setter::kind(&binding.ty) {
        Kind::Text => quote! { .bind_text(#wire, #argument.as_text()) },
        Kind::Sid => quote! { .bind_sid(#wire, #argument.into_sid()) },
        Kind::Value => quote! { .bind_text(#wire, &#argument.to_string()) },
        Kind::Into => quote! { .bind_text(#wire, #argument.into_value().as_str()) },
        // The lowering binds no other kind; should it ever, the generated file does not compile.
        Kind::Json | Kind::Bytes | Kind::Part => {
            quote! { .bind_text(#wire, compile_error!("a path parameter is text")) }
        }
    }
}

/// The call that adds a list of values to a scope.
fn bind_list(cx: &RenderCtx<'_>, wire: &str, argument: &TokenStream, item: &Type) -> TokenStream {
    match setter::kind(item) {
        Kind::Text => {
            quote! { .bind_list(#wire, #argument.into_iter().map(runtime::IntoText::into_text)) }
        }
        Kind::Sid => {
            let ty = rust_type::value(cx, item);
            quote! { .bind_sids(#wire, #argument.into_iter().map(runtime::IntoSid::<#ty>::into_sid)) }
        }
        Kind::Value => {
            quote! { .bind_list(#wire, #argument.into_iter().map(|item| item.to_string())) }
        }
        Kind::Into => {
            let ty = rust_type::value(cx, item);
            quote! {
                .bind_list(#wire, #argument.into_iter().map(|item| runtime::IntoValue::<#ty>::into_value(item).as_str().to_owned()))
            }
        }
        Kind::Json | Kind::Bytes | Kind::Part => {
            quote! { .bind_list(#wire, compile_error!("a path parameter is text")) }
        }
    }
}

fn method(cx: &RenderCtx<'_>, operation: &Operation) -> TokenStream {
    let docs = operation_docs::method(cx, operation).attribute();
    let markers = docs::markers(&operation.docs, &operation.verb, None);
    let name = rust_type::ident(&operation.verb);
    let builder = rust_type::ident(&operation.name.rust);
    let arguments = arguments(cx, operation);
    let setters = operation.required_inputs().map(|input| {
        let input = rust_type::ident(&input.name.rust);
        let value = operation
            .required_struct
            .as_ref()
            .map_or_else(|| quote! { #input }, |_| quote! { inputs.#input });
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

fn arguments(cx: &RenderCtx<'_>, operation: &Operation) -> TokenStream {
    if let Some(name) = &operation.required_struct {
        let inputs = required::argument(cx, operation, name);
        return quote! { inputs: #inputs };
    }
    let arguments = operation.required_inputs().map(|input| {
        let name = rust_type::ident(&input.name.rust);
        let ty = setter::of_input(cx, operation.body.encoding, input).argument;
        quote! { #name: #ty }
    });
    quote! { #(#arguments),* }
}

#[cfg(test)]
mod tests {
    use crate::emit::item_text;
    use crate::ir::{Accessor, Binding, Docs, Handle, Type};
    use crate::targets::sample::{self, options};

    fn text(handle: &Handle) -> String {
        let (api, options) = (sample::api(), options());
        let operations = [sample::create(), sample::update()];
        let [definition, implementation] =
            super::handle(&sample::cx(&api, &options), handle, &operations);
        format!("{}\n{}", item_text(definition), item_text(implementation))
    }

    #[test]
    fn a_handle_leads_on_and_makes_requests() {
        let handle = Handle {
            accessors: vec![sample::item_step()],
            ..sample::collection()
        };
        insta::assert_snapshot!(text(&handle), @r#"
        /// Makes the requests of one path and leads to the paths below it.
        #[derive(Clone, Debug)]
        pub struct FlexFlowsHandle {
            scope: runtime::Scope,
        }

        impl FlexFlowsHandle {
            pub(crate) fn new(scope: runtime::Scope) -> Self {
                Self { scope }
            }

            /// Leads to `flex_flow`.
            pub fn flex_flow(&self, sid: impl runtime::IntoSid<FlexFlowSid>) -> FlexFlowHandle {
                FlexFlowHandle::new(self.scope.bind_sid("Sid", sid.into_sid()))
            }

            /// Creates a Flex Flow.
            ///
            /// - `friendly_name`: Form field `FriendlyName`.
            /// - `channel_type`: Form field `ChannelType`.
            ///
            /// The optional inputs are methods of [`CreateFlexFlow`], which shows the route and an example.
            pub fn create(
                &self,
                friendly_name: impl runtime::IntoText,
                channel_type: impl runtime::IntoValue<FlexFlowChannelType>,
            ) -> CreateFlexFlow {
                CreateFlexFlow::new(&self.scope)
                    .friendly_name(friendly_name)
                    .channel_type(channel_type)
            }

            /// Makes the operation `UpdateFlexFlow`.
            ///
            /// [`UpdateFlexFlow`] shows the route and an example.
            pub fn update(
                &self,
                inputs: FlexFlowUpdate<
                    impl runtime::IntoSid<FlexFlowSid>,
                    impl runtime::IntoText,
                    impl runtime::IntoValue<FlexFlowChannelType>,
                    impl IntoIterator<Item: runtime::IntoSid<FlexFlowSid>>,
                >,
            ) -> UpdateFlexFlow {
                UpdateFlexFlow::new(&self.scope)
                    .flow_sid(inputs.flow_sid)
                    .identity(inputs.identity)
                    .kind(inputs.kind)
                    .ids(inputs.ids)
            }
        }
        "#);
    }

    #[test]
    fn an_accessor_binds_every_parameter_of_its_segment_and_lists() {
        let handle = Handle {
            accessors: vec![sample::crossing()],
            operations: Vec::new(),
            ..sample::collection()
        };
        let text = text(&handle);
        let start = text.find("    pub fn crossing").unwrap_or_default();
        insta::assert_snapshot!(&text[start..], @r#"
            pub fn crossing(
                &self,
                a: impl runtime::IntoText,
                sid: impl runtime::IntoSid<FlexFlowSid>,
                ids: impl IntoIterator<Item = i64>,
                sids: impl IntoIterator<Item: runtime::IntoSid<FlexFlowSid>>,
                words: impl IntoIterator<Item: runtime::IntoText>,
                days: impl IntoIterator<Item: runtime::IntoValue<runtime::Date>>,
            ) -> FlexFlowsHandle {
                FlexFlowsHandle::new(
                    self
                        .scope
                        .bind_text("A", a.as_text())
                        .bind_sid("Sid", sid.into_sid())
                        .bind_list("Ids", ids.into_iter().map(|item| item.to_string()))
                        .bind_sids(
                            "Sids",
                            sids.into_iter().map(runtime::IntoSid::<FlexFlowSid>::into_sid),
                        )
                        .bind_list("Words", words.into_iter().map(runtime::IntoText::into_text))
                        .bind_list(
                            "Days",
                            days
                                .into_iter()
                                .map(|item| {
                                    runtime::IntoValue::<runtime::Date>::into_value(item)
                                        .as_str()
                                        .to_owned()
                                }),
                        ),
                )
            }
        }
        "#);
    }

    #[test]
    fn every_kind_of_path_parameter_can_be_bound() {
        let types = [
            Type::String,
            Type::Integer,
            Type::Boolean,
            Type::Date,
            Type::Enum(sample::type_name("FlexFlowChannelType")),
        ];
        let steps = types.map(|ty| Accessor {
            bindings: vec![Binding {
                name: sample::name("Id", "id"),
                ty,
                docs: Docs::default(),
                example: None,
            }],
            ..sample::step("{Id}", "item", "ItemHandle")
        });
        let handle = Handle {
            accessors: steps.to_vec(),
            operations: Vec::new(),
            ..sample::collection()
        };
        let text = text(&handle);
        let bodies: Vec<&str> = text
            .lines()
            .filter(|line| line.contains("fn item") || line.contains("bind_"))
            .map(str::trim)
            .collect();
        insta::assert_snapshot!(bodies.join("\n"), @r#"
        pub fn item(&self, id: impl runtime::IntoText) -> ItemHandle {
        ItemHandle::new(self.scope.bind_text("Id", id.as_text()))
        pub fn item(&self, id: i64) -> ItemHandle {
        ItemHandle::new(self.scope.bind_text("Id", &id.to_string()))
        pub fn item(&self, id: bool) -> ItemHandle {
        ItemHandle::new(self.scope.bind_text("Id", &id.to_string()))
        pub fn item(&self, id: impl runtime::IntoValue<runtime::Date>) -> ItemHandle {
        ItemHandle::new(self.scope.bind_text("Id", id.into_value().as_str()))
        pub fn item(&self, id: impl runtime::IntoValue<FlexFlowChannelType>) -> ItemHandle {
        ItemHandle::new(self.scope.bind_text("Id", id.into_value().as_str()))
        "#);
    }
}
