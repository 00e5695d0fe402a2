//! Path templates: their parameters, and whether they are the declared ones.

use openapiv3::Parameter;

use super::context::{Cx, target};
use super::parameters::PlacedParameter;
use super::pointer::Pointer;
use super::tree::is_version;
use crate::diagnostic::Help;
use crate::ir::Binding;
use crate::names::{Role, identifier, singular};

/// Every `{name}` of the path needs a path parameter, and every path parameter its `{name}`.
pub(super) fn check(
    cx: &mut Cx<'_, '_>,
    path: &str,
    parameters: &[PlacedParameter<'_>],
    at: &Pointer<'_>,
) {
    let in_path = names(path);
    let declared: Vec<(&str, &PlacedParameter<'_>)> = parameters
        .iter()
        .filter(|placed| matches!(placed.parameter, Parameter::Path { .. }))
        .map(|placed| (placed.parameter.parameter_data_ref().name.as_str(), placed))
        .collect();
    for name in &in_path {
        if !declared.iter().any(|(declared, _)| declared == name) {
            let parameter = format!(
                "parameters: [{{ name: {name}, in: path, required: true, schema: {{ type: string }} }}]"
            );
            let help = Help::new("declare it, in the document or with an overlay action")
                .update(target(at), parameter);
            cx.error::<()>(
                at,
                format!("the path `{path}` has {{{name}}}, but no path parameter of that name"),
                help,
            );
        }
    }
    for (name, placed) in declared {
        if !in_path.contains(&name) {
            let help = Help::new(format!(
                "write {{{name}}} in the path, or remove the parameter with an overlay action"
            ))
            .remove(target(&Pointer::At(&placed.listed)));
            cx.error::<()>(
                &Pointer::At(&placed.pointer),
                format!("the path parameter `{name}` does not occur in the path `{path}`"),
                help,
            );
        }
    }
}

/// The names between braces, in order.
pub(super) fn names(path: &str) -> Vec<&str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// What one thing at a path is called, for a type that belongs to the path: `Interaction Channel` for `/v1/Interactions/{Sid}/Channels`.
pub(super) fn item_words(path: &str) -> String {
    let fixed = path
        .split('/')
        .filter(|segment| !segment.is_empty() && !is_version(segment) && names(segment).is_empty());
    let words: Vec<String> = fixed
        .map(|segment| segment.strip_suffix(".json").unwrap_or(segment))
        .filter_map(|segment| identifier(Role::Method, segment))
        .map(|segment| singular(&segment))
        .collect();
    words.join(" ")
}

/// The bindings in the order in which the path needs them.
pub(super) fn in_order(path: &str, mut bindings: Vec<Binding>) -> Vec<Binding> {
    let order = names(path);
    bindings.sort_by_key(|binding| order.iter().position(|name| *name == binding.name.wire));
    bindings
}
