//! The parameters of a path and of its operations in, those that an operation takes and their types out.

use super::context::{Known, LowerCtx, Reported};
use super::{path_words, schema};
use crate::schema::{Node, Parts, follow};

/// A parameter with the place that lists it.
pub(super) struct Parameter<'d> {
    /// The parameter, behind its reference.
    pub(super) node: Node<'d>,
    pub(super) name: &'d str,
    pub(super) location: &'d str,
    /// Where it is listed, which is elsewhere for a component.
    pub(super) listed: Node<'d>,
    /// Whether the path item lists it.
    is_of_path: bool,
}

/// The parameters of the path and of the operation; the operation's own replace those of the path.
pub(super) fn of_operation<'d>(
    cx: &mut LowerCtx<'d, '_>,
    item: &Node<'d>,
    operation: &Node<'d>,
) -> Vec<Parameter<'d>> {
    let mut found: Vec<Parameter<'d>> = Vec::new();
    for (owner, is_of_path) in [(item, true), (operation, false)] {
        let parameters = owner.get("parameters");
        for listed in parameters.iter().flat_map(Node::items) {
            let Some(node) = cx.sound(follow(cx.root, listed.clone())) else {
                continue;
            };
            let (Some(name), Some(location)) = (node.text("name"), node.text("in")) else {
                continue;
            };
            let new = Parameter {
                node,
                name,
                location,
                listed,
                is_of_path,
            };
            let same =
                |other: &&mut Parameter<'_>| other.name == name && other.location == location;
            match found.iter_mut().find(same) {
                Some(other) => *other = new,
                None => found.push(new),
            }
        }
    }
    found
}

impl<'d> Parameter<'d> {
    /// The schema of the parameter, and the media type of the `content` that it is in.
    pub(super) fn schema(&self) -> (Option<Node<'d>>, Option<&'d str>) {
        if let Some(schema) = self.node.get("schema") {
            return (Some(schema), None);
        }
        let content = self.node.get("content");
        let media = content.and_then(|content| content.members().next());
        match media {
            Some((media_type, media)) => (media.get("schema"), Some(media_type)),
            None => (None, None),
        }
    }
}

/// The type of a parameter. `hint` names one that an operation's parameter defines in place, `path` one that a parameter
/// of the path defines. `None` without a schema.
pub(super) fn lower_type<'d>(
    cx: &mut LowerCtx<'d, '_>,
    parameter: &Parameter<'d>,
    hint: &str,
    path: &str,
) -> Result<Option<Known<'d>>, Reported> {
    let (Some(schema), _) = parameter.schema() else {
        return Ok(None);
    };
    if !parameter.is_of_path {
        let hint = format!("{hint} {}", parameter.name);
        let known = schema::lower(cx, &Parts::from(schema), &hint);
        return known.map(Some).ok_or(Reported);
    }
    // The operations of a path share its parameters. They are lowered for the first of them.
    let key = parameter.listed.place.to_string();
    if let Some(known) = cx.path_parameters.get(&key) {
        return known.clone().map(Some).ok_or(Reported);
    }
    let hint = format!("{} {}", path_words::item_words(path), parameter.name);
    let known = schema::lower(cx, &Parts::from(schema), &hint);
    cx.path_parameters.insert(key, known.clone());
    known.map(Some).ok_or(Reported)
}
