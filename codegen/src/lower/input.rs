//! Parameters in, inputs and path bindings out.

use super::context::{Known, LowerCtx, reader_of_path};
use super::facts::Facts;
use super::naming::{given_or, pin, rank, ranked, settled};
use super::parameters::{self, Parameter};
use super::style;
use super::{docs, examples, extensions};
use crate::ir::{Binding, Docs, Input, Location, Name, Type};
use crate::names::{Claim, Role, escaped, is_reserved_method};

/// The inputs and path bindings of one operation, in the document's order. The inputs get their names at the end.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) list: Vec<Input>,
    pub(super) bindings: Vec<Binding>,
    claims: Vec<Claim>,
}

impl Inputs {
    /// Adds an input.
    pub(super) fn push(&mut self, input: Input, claim: Claim) {
        self.list.push(input);
        self.claims.push(claim);
    }

    /// Gives each input a name that no other input and no method of the request has.
    pub(super) fn settle(&mut self, cx: &mut LowerCtx<'_, '_>) {
        let names = settled(cx, &self.claims, is_reserved_method);
        for (input, rust) in self.list.iter_mut().zip(names) {
            input.name.rust = rust;
        }
    }
}

/// Adds one parameter. `hint` names a type that it defines in place, `path` one that a parameter of the path defines.
pub(super) fn add_parameter<'d>(
    cx: &mut LowerCtx<'d, '_>,
    inputs: &mut Inputs,
    parameter: &Parameter<'d>,
    hint: &str,
    path: &str,
) -> Option<()> {
    parameter.node.enter();
    let location = match parameter.location {
        "query" => Location::Query,
        "header" if is_sendable(parameter.name) => Location::Header,
        "path" => {
            let reader = reader_of_path(up_to(path, parameter.name));
            return cx.read_for(reader, |cx| add_binding(cx, inputs, parameter, hint, path));
        }
        _ => return left_out(cx, parameter),
    };
    let known = parameters::lower_type(cx, parameter, hint, path).ok()?;
    let content = parameter.schema().1;
    // The pairs of a collapsible map have a name of their own.
    let prefix = known.as_ref().and_then(style::collapsible_prefix);
    let style = style::of_parameter(&parameter.node, known.as_ref(), location, content);
    let (ty, facts) = known.map_or_else(
        || (Type::String, Facts::default()),
        |Known { ty, facts, .. }| (ty, facts),
    );
    let input = Input {
        name: Name::unsettled(prefix.unwrap_or(parameter.name)),
        location,
        style,
        ty,
        required: parameter.node.is_true("required"),
        pii: extensions::is_pii(&parameter.node) || facts.is_pii(),
        docs: parameter_docs(parameter),
        constraints: Box::new(facts.constraints()),
    };
    inputs.push(input, claim(cx, parameter));
    Some(())
}

fn claim(cx: &LowerCtx<'_, '_>, parameter: &Parameter<'_>) -> Claim {
    let given = extensions::rust_name(&parameter.node);
    Claim {
        what: "parameter",
        wire: parameter.name.to_owned(),
        file: cx.file.to_owned(),
        pointer: parameter.node.place.to_string(),
        candidates: given_or(Role::Field, given, parameter.name),
        rank: ranked(rank::PLAIN, given),
        pin: Some(pin(&parameter.node.place, "x-rust-name")),
    }
}

/// A path up to the end of the segment with a parameter.
fn up_to<'p>(path: &'p str, parameter: &str) -> &'p str {
    let found = path.find(&format!("{{{parameter}}}"));
    let end = found.and_then(|start| Some(start + path[start..].find('/')?));
    &path[..end.unwrap_or(path.len())]
}

fn parameter_docs(parameter: &Parameter<'_>) -> Docs {
    docs::from_text(
        parameter.node.text("description"),
        parameter.node.is_true("deprecated"),
    )
}

/// Whether a header can be set by a caller: its name is one, and the transport does not set it itself.
fn is_sendable(name: &str) -> bool {
    const OF_THE_TRANSPORT: [&str; 7] = [
        "connection",
        "content-length",
        "host",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ];
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty()
        && name.bytes().all(is_token)
        && !OF_THE_TRANSPORT.contains(&name.to_ascii_lowercase().as_str())
}

/// A parameter that cannot be sent: an error if it is required, since the call does not work without it.
fn left_out(cx: &mut LowerCtx<'_, '_>, parameter: &Parameter<'_>) -> Option<()> {
    let place = &parameter.node.place;
    let what = match parameter.location {
        "cookie" => format!("the cookie `{}` is not sent", parameter.name),
        _ => format!("the header `{}` cannot be set by a caller", parameter.name),
    };
    let target = removal_target(cx, parameter);
    let help = |sentence: &str| match target {
        Some(target) => crate::diagnostic::Help::new(sentence).remove(target),
        None => sentence.into(),
    };
    if parameter.node.is_true("required") {
        let help =
            help("remove the parameter with an overlay action, or let another header carry it");
        return cx.error(place, format!("{what}, and the call requires it"), help);
    }
    let help = help("remove the parameter with an overlay action to silence this");
    cx.warning(place, format!("{what}: the parameter is left out"), help);
    Some(())
}

/// The JSONPath of a parameter to remove: for a component, that of every reference to it, which would lead nowhere otherwise.
fn removal_target(cx: &LowerCtx<'_, '_>, parameter: &Parameter<'_>) -> Option<String> {
    match parameter.listed.text("$ref") {
        Some(reference) => {
            let reference = reference.replace('\\', "\\\\").replace('\'', "\\'");
            Some(format!("$..parameters[?@['$ref'] == '{reference}']"))
        }
        None => cx.target(&parameter.node.place),
    }
}

fn add_binding<'d>(
    cx: &mut LowerCtx<'d, '_>,
    inputs: &mut Inputs,
    parameter: &Parameter<'d>,
    hint: &str,
    path: &str,
) -> Option<()> {
    let known = parameters::lower_type(cx, parameter, hint, path).ok()?;
    let ty = known.map_or(Some(Type::String), |known| in_path(cx, parameter, known.ty))?;
    let given = extensions::rust_name(&parameter.node);
    let rust = escaped(given_or(Role::Field, given, parameter.name).swap_remove(0));
    inputs.bindings.push(Binding {
        name: Name {
            wire: parameter.name.to_owned(),
            rust,
        },
        ty,
        docs: parameter_docs(parameter),
        example: examples::of_parameter(cx, &parameter.node),
    });
    Some(())
}

/// The type that a parameter of the path is given as: one text, or several.
fn in_path(cx: &mut LowerCtx<'_, '_>, parameter: &Parameter<'_>, ty: Type) -> Option<Type> {
    match ty {
        Type::List(item) if is_one_text(&item) => {
            check_joined(cx, parameter)?;
            Some(Type::List(item))
        }
        ty if is_one_text(&ty) => Some(ty),
        // Values of several scalar types are sent as text; any JSON is given as its text.
        Type::Union(_) | Type::Json | Type::Nullable(_) | Type::Bytes => Some(Type::String),
        _ => {
            let place = &parameter.node.place;
            let message = format!(
                "the path parameter `{}` is an object: it is given as the text that is sent",
                parameter.name
            );
            let help = "describe the text with an overlay action";
            let help = cx.update(help, place, "schema: { type: string }");
            cx.warning(place, message, help);
            Some(Type::String)
        }
    }
}

/// The items of a list are joined by commas, which no list is that repeats its prefix, as `;a=1;a=2` and `.1.2` do.
fn check_joined(cx: &mut LowerCtx<'_, '_>, parameter: &Parameter<'_>) -> Option<()> {
    let style = parameter.node.text("style").unwrap_or("simple");
    if !matches!(style, "label" | "matrix") || !parameter.node.is_true("explode") {
        return Some(());
    }
    let place = &parameter.node.place;
    let message = format!(
        "the path parameter `{}` is a list with `style: {style}` and `explode: true`, which is not supported",
        parameter.name
    );
    let help = cx.update(
        "have the items joined by commas with an overlay action",
        place,
        "explode: false",
    );
    cx.error(place, message, help)
}

/// Whether each value of a type is one text.
fn is_one_text(ty: &Type) -> bool {
    match ty {
        Type::String
        | Type::Boolean
        | Type::Integer32
        | Type::Integer
        | Type::Number
        | Type::DateTime
        | Type::Date
        | Type::Sid(_)
        | Type::Enum(_) => true,
        Type::Model(_)
        | Type::Union(_)
        | Type::Newtype(_)
        | Type::Bytes
        | Type::Json
        | Type::TypedJson(_)
        | Type::List(_)
        | Type::Map(_)
        | Type::Nullable(_) => false,
    }
}
