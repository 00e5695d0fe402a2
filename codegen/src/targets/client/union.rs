//! A union in, its enum inside `union!` out.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Member, Rule, Type, Union};
use crate::targets::context::RenderCtx;
use crate::targets::docs::{self, Page};
use crate::targets::file::Item;
use crate::targets::rust_type;

/// Renders an enum of several types.
pub(super) fn union(cx: &RenderCtx<'_>, union: &Union) -> Item {
    let docs = Page::at_column(4)
        .prose(
            &union.docs,
            &format!("One of the types of {}.", docs::code(&union.name.wire)),
        )
        .attribute();
    let markers = docs::markers(&union.docs, &union.name.rust, None);
    let name = rust_type::ident(&union.name.rust);
    let conversions = conversions(cx, union);
    let members = union.members.iter().map(|one| {
        let converts = conversions.get(&inner(cx, &one.ty)) == Some(&1);
        member(cx, one, converts)
    });
    let item = quote! {
        #docs
        #markers
        pub enum #name {
            #(#members,)*
        }
    };
    let head = match &union.tag {
        Some(tag) => format!("by {};", Literal::string(tag)),
        None => "untagged;".to_owned(),
    };
    Item::Wrapped {
        name: "union",
        head: Some(head),
        item,
    }
}

/// How many members have each type: a type converts into the union where it is the type of one member alone, and not the union itself.
fn conversions(cx: &RenderCtx<'_>, union: &Union) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::from([(rust_type::ident(&union.name.rust).to_string(), 1)]);
    for member in &union.members {
        *counts.entry(inner(cx, &member.ty)).or_default() += 1;
    }
    counts
}

/// What the variant of a member holds, without a box.
fn inner(cx: &RenderCtx<'_>, ty: &Type) -> String {
    rust_type::value(cx, ty).to_string()
}

fn member(cx: &RenderCtx<'_>, member: &Member, converts: bool) -> TokenStream {
    let page = Page::at_column(8).prose(
        &member.docs,
        &format!("The type {}.", docs::code(&member.name.wire)),
    );
    let docs = page.attribute();
    let markers = docs::markers(
        &member.docs,
        &member.name.rust,
        Some(member.name.wire.as_str()).filter(|wire| !wire.is_empty()),
    );
    let name = rust_type::ident(&member.name.rust);
    let rule = rule(cx, member);
    let from = converts.then(|| quote! { , from });
    let ty = rust_type::value(cx, &member.ty);
    let ty = if is_boxed(&member.ty) {
        quote! { Box<#ty> }
    } else {
        ty
    };
    quote! {
        #docs
        #markers
        #[member(#rule #from)]
        #name(#ty)
    }
}

/// Whether a variant holds its type in a box: one that may be large, or contain the union.
pub(super) fn is_boxed(ty: &Type) -> bool {
    matches!(ty, Type::Model(_) | Type::Union(_))
}

fn rule(cx: &RenderCtx<'_>, member: &Member) -> TokenStream {
    match &member.rule {
        Rule::Tag(texts) => quote! { tag(#(#texts),*) },
        Rule::Object {
            required,
            constants,
        } => {
            let constants = constants.iter().map(|(property, values)| {
                let values = values.iter().map(serde_json::Value::to_string);
                quote! { , constant(#property #(, #values)*) }
            });
            quote! { object(required(#(#required),*) #(#constants)*) }
        }
        Rule::JsonType => {
            let word = rust_type::ident(json_type(cx, &member.ty));
            quote! { json_type(#word) }
        }
    }
}

/// The word for the JSON type of a value.
fn json_type(cx: &RenderCtx<'_>, ty: &Type) -> &'static str {
    match ty {
        Type::String | Type::DateTime | Type::Date | Type::Sid(_) | Type::Enum(_) | Type::Bytes => {
            "text"
        }
        Type::Boolean => "boolean",
        Type::Integer32 | Type::Integer => "integer",
        Type::Number => "number",
        Type::List(_) => "list",
        Type::Map(_) | Type::Model(_) => "object",
        Type::Newtype(name) => match cx.newtype(name).map(|newtype| &newtype.ty) {
            Some(Type::List(_)) => "list",
            Some(_) => "object",
            None => "any",
        },
        Type::Nullable(inner) => json_type(cx, inner),
        Type::Json | Type::TypedJson(_) | Type::Union(_) => "any",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::emit::item_text;
    use crate::ir::{Member, Rule, Type, Union};
    use crate::targets::sample::{self, options};

    fn text(union: &Union) -> String {
        let (api, options) = (sample::everything(), options());
        item_text(super::union(&sample::cx(&api, &options), union))
    }

    #[test]
    fn a_tag_decides_between_models() {
        insta::assert_snapshot!(text(&sample::pet()), @r#"
        runtime::union! {
            by "petType";
            /// A pet.
            pub enum Pet {
                /// It purrs.
                #[member(tag("flow", "Flow"), from)]
                Flow(Box<FlexFlow>),
                /// The type `tree`.
                #[member(tag("tree"), from)]
                Tree(Tree),
            }
        }
        "#);
    }

    #[test]
    fn without_a_tag_the_shape_decides_and_a_type_of_two_members_does_not_convert() {
        let member = |name: &str, ty, rule| Member {
            rule,
            ..sample::member(name, ty)
        };
        let object = |required: &[&str], constants| Rule::Object {
            required: required.iter().map(|name| (*name).to_owned()).collect(),
            constants,
        };
        let flow = || Type::Model(sample::type_name("FlexFlow"));
        let list = |item| Type::List(Box::new(item));
        let constants = vec![("k\"".to_owned(), vec![json!("x"), json!(1)])];
        let union = Union {
            tag: None,
            members: vec![
                member("A", flow(), object(&["a", "b"], Vec::new())),
                member("B", flow(), object(&[], constants)),
                member("C", Type::String, Rule::JsonType),
                member("D", list(Type::Integer), Rule::JsonType),
                member(
                    "E",
                    Type::Newtype(sample::type_name("Tree")),
                    Rule::JsonType,
                ),
                member("F", Type::Union(sample::type_name("Pet")), Rule::JsonType),
                member("G", Type::Json, Rule::JsonType),
            ],
            ..sample::pet()
        };
        insta::assert_snapshot!(text(&union), @r#"
        runtime::union! {
            untagged;
            /// A pet.
            pub enum Pet {
                /// The type `a`.
                #[member(object(required("a", "b")))]
                A(Box<FlexFlow>),
                /// The type `b`.
                #[member(object(required(), constant("k\"", "\"x\"", "1")))]
                B(Box<FlexFlow>),
                /// The type `c`.
                #[member(json_type(text), from)]
                C(String),
                /// The type `d`.
                #[member(json_type(list), from)]
                D(Vec<i64>),
                /// The type `e`.
                #[member(json_type(list), from)]
                E(Tree),
                /// The type `f`.
                #[member(json_type(any))]
                F(Box<Pet>),
                /// The type `g`.
                #[member(json_type(any), from)]
                G(runtime::Json),
            }
        }
        "#);
    }
}
