//! `oneOf` and `anyOf` in, their members out, and the scalar that includes all of them if there is one.

use serde_json::Value;

use super::fault::Fault;
use super::keywords::is_shape;
use super::node::Node;
use super::normal::{EnumValue, Kind, Member, Parts, Schema};
use super::resolve;

/// The result of reading the lists of members.
pub(super) enum Lists<'d> {
    /// They do not change what the other keywords specify.
    Nothing,
    /// The value is any JSON.
    Any,
    /// The value is one of these.
    Members(Vec<Member<'d>>),
}

/// The members of the unions that hold for a schema, without `null`.
pub(super) fn members<'d>(
    root: &'d Value,
    flat: &[Node<'d>],
    lists: Vec<Node<'d>>,
    schema: &mut Schema<'d>,
) -> Result<Lists<'d>, Fault<'d>> {
    let base = base(flat);
    let mut found = Vec::new();
    for list in lists {
        let mut members = named(root, flat, &list)?;
        let before = members.len();
        members.retain(|member| !is_null(member));
        schema.nullable |= members.len() < before;
        if members.is_empty() && before > 0 && base.is_empty() {
            return Ok(Lists::Any);
        }
        if members.iter().any(|(node, _)| says_something(node)) {
            found.push(members);
        }
    }
    let Some(members) = found.pop() else {
        return Ok(Lists::Nothing);
    };
    if let Some((node, _)) = members.first().filter(|_| !found.is_empty()) {
        let message = "several `oneOf` and `anyOf` hold at once: the value is any JSON";
        let help = "describe it by one of them with an overlay action";
        let fault = Fault::new(node.place.clone(), message, help);
        schema.warnings.push(fault);
        return Ok(Lists::Any);
    }
    let members = members
        .into_iter()
        .map(|(node, component)| member(&base, node, component));
    Ok(Lists::Members(distinct(members.collect())))
}

/// The parts that apply to every member as well, if one of them describes more than that the value is an object.
fn base<'d>(flat: &[Node<'d>]) -> Vec<Node<'d>> {
    let describes = |part: &Node<'d>| {
        part.members().any(|(key, node)| match key {
            "properties" => node.value.as_object().is_some_and(|map| !map.is_empty()),
            "additionalProperties" => node.value.is_object(),
            "items" | "patternProperties" => true,
            _ => false,
        })
    };
    if flat.iter().any(describes) {
        flat.to_vec()
    } else {
        Vec::new()
    }
}

/// The members with the names of the components that they are; none if one of them is the schema itself: a base schema lists
/// its extensions in this way, which is not specific to any of them.
fn named<'d>(
    root: &'d Value,
    flat: &[Node<'d>],
    list: &Node<'d>,
) -> Result<Vec<(Node<'d>, Option<&'d str>)>, Fault<'d>> {
    let mut members = Vec::new();
    for node in list.items() {
        let Some(reference) = node.text("$ref") else {
            members.push((node, None));
            continue;
        };
        let target = resolve::step(root, reference, &node)?;
        let is_itself = flat
            .iter()
            .any(|part| std::ptr::eq(part.value, target.value));
        if is_itself {
            return Ok(Vec::new());
        }
        members.push((node.clone(), reference.rsplit('/').next()));
    }
    Ok(members)
}

fn is_null((node, _): &(Node<'_>, Option<&str>)) -> bool {
    let only_null = |value: &Value| match value {
        Value::Array(items) => !items.is_empty() && items.iter().all(Value::is_null),
        value => value.is_null(),
    };
    match (
        node.get("type").map(|ty| ty.read()),
        node.get("enum").map(|values| values.read()),
        node.member("const"),
    ) {
        (Some(Value::String(word)), ..) => word == "null",
        (Some(Value::Array(words)), ..) => {
            !words.is_empty() && words.iter().all(|word| word == "null")
        }
        (_, Some(values), _) => only_null(values),
        (_, _, Some(constant)) => constant.read().is_null(),
        // `{ nullable: true }` beside a reference is how OpenAPI 3.0 is made to allow null.
        _ => node.is_true("nullable") && !says_something(node),
    }
}

/// Whether a member specifies more than which properties are present: a list of those changes no type.
fn says_something(node: &Node<'_>) -> bool {
    node.members().any(|(key, node)| match key {
        "required" | "nullable" => false,
        "properties" => node
            .members()
            .any(|(_, property)| property.members().any(|(key, _)| is_shape(key))),
        _ => is_shape(key),
    })
}

/// A member, to which the base applies as well.
fn member<'d>(base: &[Node<'d>], node: Node<'d>, component: Option<&'d str>) -> Member<'d> {
    Member {
        component,
        title: node.text("title"),
        parts: Parts {
            base: base.to_vec(),
            ..Parts::from(node)
        },
    }
}

fn distinct(members: Vec<Member<'_>>) -> Vec<Member<'_>> {
    let mut distinct: Vec<Member<'_>> = Vec::new();
    for member in members {
        let is_known = distinct
            .iter()
            .any(|known| schema_of(known) == schema_of(&member));
        if !is_known {
            distinct.push(member);
        }
    }
    distinct
}

/// The schema of a member itself.
fn schema_of<'d>(member: &Member<'d>) -> Option<&'d Value> {
    member.parts.nodes.last().map(|node| node.value)
}

/// What members that are all scalars have in common.
pub(super) enum Scalar<'d> {
    /// A kind that includes all of them.
    Kind(Kind<'d>),
    /// The member at this index includes the others.
    Member(usize),
}

/// The scalar that includes all members, given the kinds of those that could be read.
pub(super) fn scalar<'d>(members: &[Member<'d>], kinds: &[Option<Kind<'d>>]) -> Option<Scalar<'d>> {
    let all = |is: fn(&Kind<'_>) -> bool| kinds.iter().all(|kind| kind.as_ref().is_some_and(is));
    if kinds.iter().flatten().any(|kind| matches!(kind, Kind::Any)) {
        return Some(Scalar::Kind(Kind::Any));
    }
    if all(|kind| matches!(kind, Kind::Boolean)) {
        return Some(Scalar::Kind(Kind::Boolean));
    }
    if all(|kind| matches!(kind, Kind::Integer)) {
        return Some(Scalar::Kind(Kind::Integer));
    }
    if all(|kind| matches!(kind, Kind::Integer | Kind::Number)) {
        return Some(Scalar::Kind(Kind::Number));
    }
    if all(|kind| matches!(kind, Kind::Text { .. } | Kind::Enum(_))) {
        return Some(text(members, kinds));
    }
    None
}

/// Texts of several schemas: an enum if one of them lists values, since an enum accepts any other text too.
fn text<'d>(members: &[Member<'d>], kinds: &[Option<Kind<'d>>]) -> Scalar<'d> {
    let mut all: Vec<EnumValue<'d>> = Vec::new();
    let mut enums = Vec::new();
    for (index, (member, kind)) in members.iter().zip(kinds).enumerate() {
        let Some(Kind::Enum(values)) = kind else {
            continue;
        };
        enums.push(index);
        for value in described(member, values) {
            if !all.iter().any(|known| known.text == value.text) {
                all.push(value);
            }
        }
    }
    match enums.as_slice() {
        [] => Scalar::Kind(common_text(kinds)),
        [only] => Scalar::Member(*only),
        _ => Scalar::Kind(Kind::Enum(all)),
    }
}

/// The values of a member; the schema of a single value describes it.
fn described<'d>(member: &Member<'d>, values: &[EnumValue<'d>]) -> Vec<EnumValue<'d>> {
    let mut values = values.to_vec();
    if let ([value], Some(node)) = (values.as_mut_slice(), member.parts.nodes.last()) {
        value.description = node.text("description").or(member.title);
    }
    values
}

/// The text that all members are, with the format and the pattern that all of them have.
fn common_text<'d>(kinds: &[Option<Kind<'d>>]) -> Kind<'d> {
    let mut texts = kinds.iter().filter_map(|kind| match kind {
        Some(Kind::Text { format, pattern }) => Some((*format, pattern.clone())),
        _ => None,
    });
    let (mut format, mut pattern) = texts.next().unwrap_or_default();
    for (other_format, other_pattern) in texts {
        format = format.filter(|format| other_format == Some(*format));
        let other = other_pattern.map(|node| node.value);
        pattern = pattern.filter(|node| Some(node.value) == other);
    }
    Kind::Text { format, pattern }
}
