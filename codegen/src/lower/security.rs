//! The security requirements of an operation in, the ways to authenticate out.

use openapiv3::{APIKeyLocation, SecurityScheme};
use serde::Deserialize as _;

use super::context::LowerCtx;
use crate::ir::{Scheme, Security};
use crate::schema::{Node, follow};

/// The ways to authenticate that the operation names, otherwise those of the document. A note reports one that the client does not
/// use by itself.
pub(super) fn lower<'d>(cx: &mut LowerCtx<'d, '_>, operation: &Node<'d>) -> Vec<Security> {
    let document = cx.document();
    let requirements = operation
        .get("security")
        .or_else(|| document.get("security"));
    let mut found: Vec<Security> = Vec::new();
    for requirement in requirements.iter().flat_map(Node::items) {
        for (name, _) in requirement.members() {
            if found.iter().any(|known| known.name == name) {
                continue;
            }
            let Some(node) = scheme(cx, name) else {
                continue;
            };
            let scheme = kind(&node);
            note(cx, &node, name, &scheme);
            found.push(Security {
                name: name.to_owned(),
                scheme,
            });
        }
    }
    found
}

fn scheme<'d>(cx: &LowerCtx<'d, '_>, name: &str) -> Option<Node<'d>> {
    let components = cx.document().get("components")?;
    let node = components.get("securitySchemes")?.get(name)?;
    follow(cx.root, node).ok()
}

fn kind(node: &Node<'_>) -> Scheme {
    match SecurityScheme::deserialize(node.read()) {
        Ok(SecurityScheme::APIKey { location, name, .. }) => Scheme::ApiKey {
            location: match location {
                APIKeyLocation::Query => "query",
                APIKeyLocation::Header => "header",
                APIKeyLocation::Cookie => "cookie",
            }
            .to_owned(),
            name,
        },
        Ok(SecurityScheme::HTTP { scheme, .. }) => match scheme.to_ascii_lowercase().as_str() {
            "basic" => Scheme::Basic,
            "bearer" => Scheme::Bearer,
            _ => Scheme::Other(scheme),
        },
        Ok(SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. }) => Scheme::Bearer,
        Err(_) => Scheme::Other(node.text("type").unwrap_or("unknown").to_owned()),
    }
}

/// Notes once per document what a caller has to do for a scheme that credentials do not cover.
fn note(cx: &mut LowerCtx<'_, '_>, node: &Node<'_>, name: &str, scheme: &Scheme) {
    let message = match scheme {
        Scheme::Basic | Scheme::Bearer => return,
        Scheme::ApiKey {
            location,
            name: key,
        } if location == "header" => {
            format!(
                "the API key `{name}` is a header that the caller adds: `with_header({key:?}, …)`"
            )
        }
        Scheme::ApiKey {
            location,
            name: key,
        } => {
            format!(
                "the API key `{name}` goes into the {location} as `{key}`, which the client does not send by itself"
            )
        }
        Scheme::Other(kind) => {
            format!(
                "the security scheme `{name}` ({kind}) is not supported: the client sends its own credentials"
            )
        }
    };
    if cx
        .shared
        .noted
        .insert(format!("{}: {}", cx.file, node.place))
    {
        cx.note(
            &node.place,
            message,
            "nothing has to be done in the document",
        );
    }
}
