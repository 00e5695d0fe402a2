//! The keywords of schemas: what each of them means to a client.

/// What the generator does with a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// It decides about the type.
    Shape,
    /// It becomes documentation, or marks the item.
    Annotation,
    /// It restricts values; a client leaves the check to the service.
    Limit,
    /// It has no meaning for a client.
    None,
    /// It would affect the type, and has no effect; a warning reports it.
    Unsupported(&'static str),
}

/// What the generator does with a keyword of OpenAPI 3.0 or 3.1; `None` for any other key.
pub(crate) fn usage(keyword: &str) -> Option<Use> {
    Some(match keyword {
        "$ref"
        | "type"
        | "enum"
        | "const"
        | "properties"
        | "required"
        | "items"
        | "additionalProperties"
        | "allOf"
        | "oneOf"
        | "anyOf"
        | "format"
        | "pattern"
        | "patternProperties"
        | "nullable" => Use::Shape,
        "description" | "title" | "default" | "example" | "examples" | "deprecated"
        | "readOnly" | "writeOnly" | "discriminator" | "contentMediaType" | "contentEncoding" => {
            Use::Annotation
        }
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf"
        | "minLength" | "maxLength" | "minItems" | "maxItems" | "uniqueItems" | "minProperties"
        | "maxProperties" => Use::Limit,
        "externalDocs" | "xml" | "$comment" | "$schema" | "$defs" | "definitions"
        | "$vocabulary" => Use::None,
        "not"
        | "contains"
        | "minContains"
        | "maxContains"
        | "propertyNames"
        | "dependentRequired"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "if"
        | "then"
        | "else"
        | "dependentSchemas"
        | "contentSchema" => Use::Unsupported("the client does not check it"),
        "prefixItems" => Use::Unsupported("each item of the list is any JSON"),
        "$id" | "$anchor" | "$dynamicRef" | "$dynamicAnchor" => {
            Use::Unsupported("references are JSON pointers")
        }
        _ => return None,
    })
}

/// Whether a keyword alone decides about the type, beside a reference.
pub(super) fn is_shape(keyword: &str) -> bool {
    usage(keyword) == Some(Use::Shape)
}

#[cfg(test)]
mod tests {
    use super::usage;
    use crate::document::schema_keywords;

    #[test]
    fn every_keyword_of_both_versions_is_read_or_reported() {
        for keyword in schema_keywords() {
            assert!(usage(keyword).is_some(), "`{keyword}` is neither");
        }
    }
}
