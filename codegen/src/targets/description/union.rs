//! The members of a union.

use serde::Serialize;
use serde_json::Value;

use super::docs::Docs;
use super::type_reference::TypeReference;
use crate::ir;

/// One of the types of a union.
#[derive(Serialize)]
pub(super) struct Member<'a> {
    name: &'a str,
    rust: &'a str,
    #[serde(rename = "type")]
    ty: TypeReference<'a>,
    rule: Rule<'a>,
    #[serde(flatten)]
    docs: Docs<'a>,
}

/// Which values belong to a member.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Rule<'a> {
    Tag(&'a [String]),
    Object {
        required: &'a [String],
        constants: Vec<Constant<'a>>,
    },
    JsonType,
}

/// A property with a fixed value.
#[derive(Serialize)]
struct Constant<'a> {
    name: &'a str,
    values: &'a [Value],
}

impl<'a> Member<'a> {
    pub(super) fn new(member: &'a ir::Member) -> Self {
        let ir::Member {
            name,
            docs,
            ty,
            rule,
        } = member;
        let constant = |(name, values): &'a (String, Vec<Value>)| Constant { name, values };
        Self {
            name: &name.wire,
            rust: &name.rust,
            ty: TypeReference::new(ty),
            rule: match rule {
                ir::Rule::Tag(texts) => Rule::Tag(texts),
                ir::Rule::Object {
                    required,
                    constants,
                } => Rule::Object {
                    required,
                    constants: constants.iter().map(constant).collect(),
                },
                ir::Rule::JsonType => Rule::JsonType,
            },
            docs: Docs::new(docs),
        }
    }
}
