//! Parts of a schema in, its normal form out, one level deep: what is below is parts again.

use serde_json::Value;

use super::fault::Fault;
use super::flatten::{Flat, expanded};
use super::keywords::{self, Use};
use super::merge::{Merged, merge};
use super::node::Node;
use super::normal::{JsonType, Kind, Member, Parts, Schema, Union};
use super::union::{self, Lists, Scalar};
use super::{resolve, values};

/// Where schemas are read: the document, and how many unions lead to them.
#[derive(Clone, Copy)]
pub(super) struct Context<'d> {
    pub(super) root: &'d Value,
    depth: usize,
}

/// How many levels of nested unions are read to find out whether their members are plain scalars.
const DEEPEST_UNION: usize = 3;

/// The normal form of schemas that hold at once.
pub(crate) fn normalize<'d>(root: &'d Value, parts: &Parts<'d>) -> Result<Schema<'d>, Fault<'d>> {
    Context { root, depth: 0 }.normalize(parts)
}

impl<'d> Context<'d> {
    pub(super) fn normalize(self, parts: &Parts<'d>) -> Result<Schema<'d>, Fault<'d>> {
        let flat = Flat::written(parts);
        if let (Some(reference), None, []) = (flat.alone(), parts.only, parts.base.as_slice()) {
            let text = reference.text("$ref").unwrap_or_default();
            flat.parts.iter().for_each(Node::enter);
            return Ok(Schema {
                kind: Kind::Reference(resolve::schema(self.root, text, reference)?),
                nullable: flat.parts.iter().any(|part| part.is_true("nullable")),
                warnings: flat.parts.iter().flat_map(unsupported).collect(),
                descriptions: flat.parts.into_iter().rev().collect(),
            });
        }
        let flat = if flat.references.is_empty() {
            flat.parts
        } else {
            expanded(self.root, parts)?
        };
        let mut merged = merge(&flat, parts.base.len())?;
        if let Some(only) = parts.only {
            merged.restrict(only);
        }
        let mut schema = Schema {
            kind: Kind::Any,
            nullable: merged.nullable,
            warnings: flat.iter().flat_map(unsupported).collect(),
            descriptions: Vec::new(),
        };
        schema.kind = self.kind(parts, &flat, merged, &mut schema)?;
        schema.descriptions = flat.into_iter().rev().collect();
        Ok(schema)
    }

    fn kind(
        self,
        parts: &Parts<'d>,
        flat: &[Node<'d>],
        mut merged: Merged<'d>,
        schema: &mut Schema<'d>,
    ) -> Result<Kind<'d>, Fault<'d>> {
        if !merged.unions.is_empty() {
            let lists = std::mem::take(&mut merged.unions);
            match union::members(self.root, flat, lists, schema)? {
                Lists::Nothing => {}
                Lists::Any => return Ok(Kind::Any),
                Lists::Members(members) => {
                    return self.union(members, merged.discriminator, schema);
                }
            }
        }
        let named = merged.types.is_some();
        let types = merged.types.iter().flatten().copied();
        let types: Vec<JsonType> = types.filter(|ty| *ty != JsonType::Null).collect();
        if types.is_empty() && named {
            // Nothing but `null`.
            schema.nullable = true;
            return Ok(Kind::Any);
        }
        if !merged.values.is_empty()
            && let Some(kind) = values::kind(&merged, &types, schema)
        {
            return Ok(kind);
        }
        Ok(of_types(&types, parts, merged))
    }

    /// A union, or something simpler: the only member, or the scalar that includes all of them.
    fn union(
        self,
        members: Vec<Member<'d>>,
        discriminator: Option<Node<'d>>,
        schema: &mut Schema<'d>,
    ) -> Result<Kind<'d>, Fault<'d>> {
        let mut kinds = Vec::with_capacity(members.len());
        for member in &members {
            let (kind, is_nullable) = self.peek(&member.parts)?;
            schema.nullable |= is_nullable;
            kinds.push(kind);
        }
        let scalar = match (members.len(), &discriminator) {
            (1, _) => Some(Scalar::Member(0)),
            (_, None) => union::scalar(&members, &kinds),
            (_, Some(_)) => None,
        };
        match scalar {
            Some(Scalar::Kind(kind)) => Ok(kind),
            Some(Scalar::Member(index)) => {
                let only = self.normalize(&members[index].parts)?;
                schema.nullable |= only.nullable;
                schema.warnings.extend(only.warnings);
                Ok(only.kind)
            }
            None => Ok(Kind::Union(Union {
                members,
                discriminator,
            })),
        }
    }

    /// The kind of a schema behind its references, and whether it may be null; `None` for what is too deep to be a scalar.
    pub(super) fn peek(self, parts: &Parts<'d>) -> Result<(Option<Kind<'d>>, bool), Fault<'d>> {
        if self.depth >= DEEPEST_UNION {
            return Ok((None, false));
        }
        let context = Self {
            depth: self.depth + 1,
            ..self
        };
        let mut schema = context.normalize(parts)?;
        let mut nullable = schema.nullable;
        for _ in 0..LONGEST_CHAIN {
            let Kind::Reference(target) = schema.kind else {
                break;
            };
            schema = context.normalize(&Parts::from(target))?;
            nullable |= schema.nullable;
        }
        Ok((Some(schema.kind), nullable))
    }
}

/// The number of JSON types without `null`; a schema that allows all of them allows anything.
const ALL_TYPES: usize = 5;

/// How many references may follow each other.
const LONGEST_CHAIN: usize = 64;

/// The kind of a schema that may have any of these types, and any type at all if there are none.
fn of_types<'d>(types: &[JsonType], parts: &Parts<'d>, merged: Merged<'d>) -> Kind<'d> {
    match types {
        [ty] => of_type(*ty, merged),
        [] if merged.looks_like_object() => Kind::Object(merged.into_object()),
        [] if !merged.items.is_empty() => list(merged),
        [] => Kind::Any,
        types if types.len() >= ALL_TYPES => Kind::Any,
        types => Kind::Union(Union {
            members: types.iter().map(|ty| restricted(parts, *ty)).collect(),
            discriminator: None,
        }),
    }
}

fn of_type(ty: JsonType, merged: Merged<'_>) -> Kind<'_> {
    match ty {
        JsonType::String => Kind::Text {
            format: merged.format,
            pattern: merged.pattern,
        },
        JsonType::Integer => Kind::Integer,
        JsonType::Number => Kind::Number,
        JsonType::Boolean => Kind::Boolean,
        JsonType::Array => list(merged),
        JsonType::Object => Kind::Object(merged.into_object()),
        JsonType::Null => Kind::Any,
    }
}

fn list(merged: Merged<'_>) -> Kind<'_> {
    let items = Some(merged.items).filter(|items| !items.is_empty());
    Kind::List(items.map(Parts::all))
}

/// The member for one of the types of a schema.
fn restricted<'d>(parts: &Parts<'d>, ty: JsonType) -> Member<'d> {
    Member {
        parts: Parts {
            only: Some(ty),
            ..parts.clone()
        },
        component: None,
        title: None,
    }
}

/// The keywords of a part that have no effect.
fn unsupported<'d>(part: &Node<'d>) -> impl Iterator<Item = Fault<'d>> + use<'d> {
    let members: Vec<_> = part
        .members()
        .filter_map(|(key, node)| match keywords::usage(key) {
            Some(Use::Unsupported(reason)) => Some((key, node, reason)),
            _ if key == "enum" && node.value.as_array().is_some_and(Vec::is_empty) => {
                Some((key, node, "it lists no value"))
            }
            _ => None,
        })
        .collect();
    members.into_iter().map(|(key, node, reason)| {
        Fault::new(
            node.place,
            format!("`{key}` has no effect: {reason}"),
            "nothing has to be done; an overlay action can describe the type in another way",
        )
    })
}
