//! An input of a request in, the signature of its setter out.

use syn::Field;

use super::{signature, syntax};

/// The public setter of an input: `name(argument)`.
pub(super) fn signature(field: &Field) -> Option<String> {
    let words = syntax::words(&field.attrs, "input");
    let [location, kind, ..] = &words[..] else {
        return None;
    };
    let ty = signature::text(&field.ty);
    let argument = argument(location, kind, &ty);
    Some(format!("{}({argument})", field.ident.as_ref()?))
}

/// What the setter takes, by the kind of the input.
fn argument(location: &str, kind: &str, ty: &str) -> String {
    match (kind, location) {
        ("bytes", "part") => return "impl Into<Part>".to_owned(),
        ("bytes", _) => return "impl Into<Vec<u8>>".to_owned(),
        ("parts", _) => return "impl IntoIterator<Item: Into<Part>>".to_owned(),
        _ => {}
    }
    let (single, is_list) = match kind.strip_suffix('s') {
        Some(single) => (single, true),
        None => (kind, false),
    };
    let bound = match single {
        "text" => "IntoText".to_owned(),
        "sid" => format!("IntoSid<{ty}>"),
        "into" => format!("IntoValue<{ty}>"),
        "json" | "object" => "IntoJson".to_owned(),
        _ if is_list => return format!("impl IntoIterator<Item = {ty}>"),
        _ => return ty.to_owned(),
    };
    if is_list {
        format!("impl IntoIterator<Item: {bound}>")
    } else {
        format!("impl {bound}")
    }
}
