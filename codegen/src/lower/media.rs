//! A media type in, how the generator reads and writes it out.

use serde_json::Value;

use crate::schema::{Kind as SchemaKind, Node, Parts, follow, normalize};

/// How a body of a media type is read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Json,
    Form,
    Multipart,
    Text,
    Bytes,
    /// `*/*` and the like.
    Any,
}

impl Kind {
    /// The kind of a media type, whatever parameters it has.
    pub(super) fn of(media_type: &str) -> Self {
        let essence = essence(media_type).to_ascii_lowercase();
        match essence.as_str() {
            "application/json" | "text/json" => Self::Json,
            "application/x-www-form-urlencoded" => Self::Form,
            "multipart/form-data" | "multipart/mixed" | "multipart/related" => Self::Multipart,
            "application/xml" => Self::Text,
            _ if essence.ends_with("+json") => Self::Json,
            _ if essence.ends_with("+xml") || essence.starts_with("text/") => Self::Text,
            _ if essence.ends_with("/*") => Self::Any,
            _ => Self::Bytes,
        }
    }
}

/// A media type without its parameters.
pub(super) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or(media_type).trim()
}

/// Whether the schema of a media type describes more than a text.
pub(super) fn is_structured<'d>(root: &'d Value, media: &Node<'d>) -> bool {
    let schema = media.get("schema").map(|schema| follow(root, schema));
    let Some(Ok(schema)) = schema else {
        return false;
    };
    normalize(root, &Parts::from(schema))
        .is_ok_and(|schema| !matches!(schema.kind, SchemaKind::Text { .. } | SchemaKind::Any))
}

/// Whether a media type can be sent as a header value as it is.
pub(super) fn is_sendable(media_type: &str) -> bool {
    !media_type.is_empty()
        && media_type.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        && media_type.trim() == media_type
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn the_kind_does_not_depend_on_parameters() {
        let cases = [
            ("application/json; charset=utf-8", Kind::Json),
            ("application/merge-patch+json", Kind::Json),
            ("application/x-www-form-urlencoded", Kind::Form),
            ("text/csv", Kind::Text),
            ("image/png", Kind::Bytes),
            ("*/*", Kind::Any),
        ];
        for (media_type, kind) in cases {
            assert_eq!(Kind::of(media_type), kind, "{media_type}");
        }
    }
}
