//! Path templates: their parameters, whether they are the declared ones, and the template that is sent.

use std::fmt::Write as _;

use super::context::LowerCtx;
use super::parameters::Parameter;
use super::path_words::names;
use crate::document::pointer;
use crate::ir::{Binding, Docs, Name, Type};
use crate::names::{Role, candidates, identifier};
use crate::schema::Place;

/// Every `{name}` of the path needs a path parameter, and every path parameter its `{name}`.
pub(super) fn check(
    cx: &mut LowerCtx<'_, '_>,
    path: &str,
    parameters: &[Parameter<'_>],
    place: &Place<'_>,
) {
    let in_path = names(path);
    let declared = |name: &str| {
        parameters
            .iter()
            .any(|parameter| parameter.location == "path" && parameter.name == name)
    };
    for name in in_path.iter().filter(|name| !declared(name)) {
        warn_about_undeclared(cx, path, name, place);
    }
    let unused = parameters
        .iter()
        .filter(|parameter| parameter.location == "path" && !in_path.contains(&parameter.name));
    for parameter in unused {
        warn_about_unused(cx, path, parameter);
    }
}

fn warn_about_undeclared(cx: &mut LowerCtx<'_, '_>, path: &str, name: &str, place: &Place<'_>) {
    let parameter = format!(
        "parameters: [{{ name: {}, in: path, required: true, schema: {{ type: string }} }}]",
        serde_json::Value::from(name)
    );
    let help = cx.update(
        "declare it, in the document or with an overlay action",
        place,
        parameter,
    );
    let message = format!(
        "the path `{path}` has {{{name}}}, but no path parameter of that name: it is taken as text"
    );
    cx.warning(place, message, help);
}

fn warn_about_unused(cx: &mut LowerCtx<'_, '_>, path: &str, parameter: &Parameter<'_>) {
    let sentence = format!(
        "write {{{}}} in the path, or remove the parameter with an overlay action",
        parameter.name
    );
    // Another path may share the item, and need the parameter.
    let mut own = String::from("/paths");
    pointer::push(&mut own, path);
    let is_own = parameter.listed.place.to_string().starts_with(&own);
    let help = if is_own {
        cx.removal(sentence, &parameter.listed.place)
    } else {
        sentence.into()
    };
    let message = format!(
        "the path parameter `{}` does not occur in the path `{path}`: it is left out",
        parameter.name
    );
    cx.warning(&parameter.node.place, message, help);
}

/// A binding for each parameter of the path, in the order in which the path needs them.
pub(super) fn in_order(path: &str, bindings: &[Binding]) -> Vec<Binding> {
    names(path)
        .into_iter()
        .map(|name| {
            let bound = bindings.iter().find(|binding| binding.name.wire == name);
            bound.cloned().unwrap_or_else(|| undeclared(name))
        })
        .collect()
}

/// A parameter that the document does not declare is text.
fn undeclared(name: &str) -> Binding {
    Binding {
        name: Name {
            wire: name.to_owned(),
            rust: identifier(Role::Field, name)
                .unwrap_or_else(|| candidates(Role::Field, name).swap_remove(0)),
        },
        ty: Type::String,
        docs: Docs::default(),
        example: None,
    }
}

/// The template that is sent: it contains what the styles `label` and `matrix` put before a value, text that cannot be in a URL is
/// escaped, and a fragment is left out.
pub(super) fn sent(path: &str, parameters: &[Parameter<'_>]) -> String {
    let mut sent = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, (name, after))) = rest
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        push_fixed(&mut sent, before);
        if sent.contains('#') {
            break;
        }
        let declared = parameters
            .iter()
            .find(|parameter| parameter.location == "path" && parameter.name == name);
        match declared.and_then(|parameter| parameter.node.text("style")) {
            Some("label") => sent.push('.'),
            Some("matrix") => {
                sent.push(';');
                push_fixed(&mut sent, name);
                sent.push('=');
            }
            _ => {}
        }
        sent.extend(["{", &name.replace(['{', '}'], ""), "}"]);
        rest = after;
    }
    push_fixed(&mut sent, rest);
    match sent.split_once('#') {
        Some((path, _)) => path.to_owned(),
        None => sent,
    }
}

fn push_fixed(sent: &mut String, text: &str) {
    for character in text.chars() {
        let is_allowed = character.is_ascii_graphic() && !"\"<>\\^`{|}".contains(character);
        if is_allowed {
            sent.push(character);
            continue;
        }
        for byte in character.encode_utf8(&mut [0; 4]).bytes() {
            // Writing to a `String` does not fail.
            let _ = write!(sent, "%{byte:02X}");
        }
    }
}
